import type { Entry } from '../../journal/entry.ts'
import { nodeState } from '../../journal/foldNode.ts'
import { defaultRollout } from '../../fleet/rollout.ts'
import type { Attempt, NodeState, Slot, State } from '../../journal/state.ts'
import { acceptedDesired, desiredAt, effectiveOf } from '../effective.ts'
import { hasOpenAttempt } from '../openAttempts.ts'
import { cordonOf } from '../restraints.ts'
import { nodeRetryMs } from './retryHolds.ts'

/** Heals of one service on one node within an hour before it is left alone. */
export const maxRelapses = 3

/** The digest that stands for "this service is gone from here". */
export const removedDigest = '0'.repeat(64)

/** Nodes that differ from what they should run get it, whether they drifted, returned, are new, or lost the service. */
export function healNodes(
  state: State,
  slot: Slot,
  at: number,
): Omit<Extract<Entry, { type: 'rollout-started' }>, 'rollout'> | undefined {
  const desired = acceptedDesired(state)
  if (!desired) return undefined
  const version = effectiveOf(slot)
  const gone = !slot.promoted && !slot.wanted
  if (!gone && (!version || slot.current !== version.digest || slot.good.length === 0)) return undefined
  const service = version && desiredAt(state, slot.key, version)
  if (!gone && (!service || service.drift === 'report')) return undefined
  const nodes = Object.values(state.nodes)
    .filter((node) => desired.nodes[node.name]?.mode === 'active' && !node.lost && node.lookedAt !== undefined)
    .filter((node) => !cordonOf(state, desired, node.name))
    .filter((node) => desired.nodes[node.name]?.environment === slot.environment)
    .filter((node) => node.slots[slot.key]?.sync === 'plan' && !node.healStopped[slot.key] && !node.orphan)
    .filter((node) => !isAside(node, slot.key, version?.digest, at))
    .filter((node) => (node.heals[slot.key] ?? []).filter((t) => t > at - 3_600_000).length < maxRelapses)
    .filter((node) => [version?.digest, removedDigest].includes(node.slots[slot.key]?.digest))
    .filter((node) => !hasOpenAttempt(state, node.name))
    .map((node) => node.name)
  if (nodes.length === 0) return undefined
  return {
    at,
    type: 'rollout-started',
    slot: slot.key,
    digest: version?.digest ?? removedDigest,
    commit: version?.commit ?? desired.commit,
    kind: 'heal',
    proven: false,
    nodes,
    parameters: service?.rollout ?? defaultRollout,
  }
}

/** It failed there though others run it well: it is let be for a while, then healed like any other that differs. */
function isAside(node: NodeState, slot: string, digest: string | undefined, now: number): boolean {
  const aside = node.aside[slot]
  return aside !== undefined && aside.digest === digest && now - aside.at < nodeRetryMs
}

/** Relapses are named once, so that a person looks for what keeps changing the node. */
export function stopHealing(state: State, at: number): Entry[] {
  return Object.values(state.slots).flatMap((slot) =>
    Object.keys(state.nodes).flatMap((name): Entry[] => {
      const node = nodeState(state, name)
      const heals = (node.heals[slot.key] ?? []).filter((t) => t > at - 3_600_000)
      if (heals.length < maxRelapses || node.healStopped[slot.key] || node.slots[slot.key]?.sync !== 'plan') return []
      // The last heal may still help: only a look after it tells.
      if (node.lookedAt === undefined || hasOpenAttempt(state, name)) return []
      const last = lastHeal(state, name, slot.key)
      // A full disk or a lock is waited for, within the same bounds: it speaks neither of the version nor of a rival.
      if (last?.nodeCaused) return []
      const again = node.slots[slot.key]?.changes.join('; ')
      const why =
        last?.outcome === 'healthy'
          ? `healed ${heals.length} times within an hour and differs again: ${again}`
          : `tried ${heals.length} times within an hour and failed each time (${last?.detail || 'no reason is known'}): ${again}`
      return [{ at, type: 'heal-stopped', node: name, slot: slot.key, why }]
    }),
  )
}

function lastHeal(state: State, node: string, slot: string): Attempt | undefined {
  return Object.values(state.attempts).findLast(
    (attempt) => attempt.node === node && attempt.slot === slot && state.rollouts[attempt.rollout]?.kind === 'heal',
  )
}
