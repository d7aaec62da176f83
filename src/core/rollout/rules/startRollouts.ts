import { slotKey, type DesiredService, type DesiredState } from '../../fleet/desired.ts'
import type { Entry, Word } from '../../journal/entry.ts'
import { emptySlot } from '../../journal/fold.ts'
import { nodeState } from '../../journal/foldNode.ts'
import type { NodeState, Slot, State, Version } from '../../journal/state.ts'
import {
  acceptedDesired,
  activeNodes,
  activeRollout,
  desiredAt,
  effectiveOf,
  runsSomewhere,
  slotBefore,
} from '../effective.ts'
import { durationBoundMs } from '../../impact/durationBound.ts'
import { previewWaves } from '../../impact/previewWaves.ts'
import { cordonOf } from '../restraints.ts'
import { firstBack, goesBack } from '../wayBack.ts'
import { healNodes, removedDigest } from './healNodes.ts'
import { retireNodes } from './retireNodes.ts'

/** A slot whose effective digest is not the one it carries gets a deployment; one that carries it is healed where it differs. */
export function startRollouts(state: State, at: number): Entry[] {
  const desired = acceptedDesired(state)
  if (!desired || !state.controller) return []
  const entries: Entry[] = []
  let count = state.counters.rollouts
  for (const slot of [...Object.values(state.slots), ...leftovers(state)]) {
    if (activeRollout(state, slot.key) || slot.suspended) continue
    const start = deployment(state, slot, at) ?? healNodes(state, slot, at) ?? retireNodes(state, slot, at)
    if (!start) continue
    count += 1
    entries.push({ ...start, boundMs: boundOf(state, start), rollout: `${state.controller.controller}-${count}` })
  }
  return entries
}

/** Services that only the records of nodes still name, when the journal that knew them was lost: they are taken away too. */
function leftovers(state: State): Slot[] {
  const keys = new Set<string>()
  for (const { slots } of Object.values(state.nodes)) {
    for (const key of removedIn(slots)) if (!state.slots[key]) keys.add(key)
  }
  return [...keys].map(emptySlot)
}

/** By what a look found: asked for every node at every step. */
const removed = new WeakMap<NodeState['slots'], string[]>()

function removedIn(slots: NodeState['slots']): string[] {
  let keys = removed.get(slots)
  if (!keys) {
    keys = Object.entries(slots).flatMap(([key, { digest }]) => (digest === removedDigest ? [key] : []))
    removed.set(slots, keys)
  }
  return keys
}

type Start = Omit<Extract<Entry, { type: 'rollout-started' }>, 'rollout'>

/** Known before the first node is touched, and kept: `watch` says it, and windows are measured by it. */
function boundOf(state: State, start: Start): number {
  const { nodes, parameters, kind, proven, slot, commit, digest } = start
  const look = (name: string) => nodeState(state, name).slots[slot]
  const unhealthy = nodes.filter((name) => look(name)?.health.some((result) => result.status === 'fail'))
  const { failureDomain } = parameters
  const preview = previewWaves({
    parameters,
    kind,
    proven,
    nodes: nodes.toSorted((a, b) => Number(isAway(state, a)) - Number(isAway(state, b))),
    unhealthy: new Set(unhealthy),
    domainOf: (name) => (failureDomain ? acceptedDesired(state)?.nodes[name]?.labels[failureDomain] : undefined),
  })
  const hooks = kind === 'deploy' ? desiredAt(state, slot, { digest, commit, at: 0 })?.hooks : undefined
  return durationBoundMs({ preview, parameters, stepSeconds: (name) => look(name)?.stepSeconds ?? 0, hooks })
}

function isAway(state: State, name: string): boolean {
  return nodeState(state, name).lost !== undefined
}

function deployment(state: State, slot: Slot, at: number): Start | undefined {
  const version = effectiveOf(slot)
  // Also back to the last good one, when what overtook a rollout on its way turned out to be held.
  if (!version || slot.current === version.digest) return undefined
  const service = desiredAt(state, slot.key, version)
  const desired = acceptedDesired(state)
  const proven = slot.good.some((good) => good.digest === version.digest)
  if (!service || !desired || isBehind(state, desired, slot, service)) return undefined
  // Its nodes before it were only observed when it was promoted; now that they are active, they come first.
  if (slotBefore(state, desired, slot)?.good.length === 0) return undefined
  const nodes = activeNodes(desired, service)
  if (nodes.length === 0 || !nodes.every((name) => isKnown(state, name, version))) return undefined
  // With nobody to answer there is no evidence to be had: wait for the first node to come back.
  if (nodes.every((name) => nodeState(state, name).lost || cordonOf(state, desired, name))) return undefined
  const { digest, commit } = version
  const { rollout: parameters } = service
  const urgent = proven ? urgencyOf(slot, digest, at) : undefined
  return {
    at,
    type: 'rollout-started',
    slot: slot.key,
    digest,
    commit,
    kind: 'deploy',
    proven,
    ...(urgent ? { urgent } : {}),
    nodes,
    parameters,
  }
}

/** Forth in the order of `dependsOn`, and back in the other: who depends on a service leaves first. */
function isBehind(state: State, desired: DesiredState, slot: Slot, service: DesiredService): boolean {
  return firstBack(state, desired, slot) !== undefined || !dependenciesAreThere(state, desired, service)
}

/** How long a word of urgency counts for a way back that has not begun. */
const urgencyMs = 3_600_000

function urgencyOf({ urgent }: Slot, digest: string, at: number): Word | undefined {
  if (urgent?.digest !== digest || at - urgent.at > urgencyMs) return undefined
  return { who: urgent.who, why: urgent.why }
}

/** Services start in the order of `dependsOn`; one whose dependency is held waits for what takes it back. */
export function dependenciesAreThere(state: State, desired: DesiredState, service: DesiredService): boolean {
  const own = state.slots[slotKey(service.environment, service.service)]
  return service.dependsOn.every((name) => {
    const key = slotKey(service.environment, name)
    const slot = state.slots[key]
    if (!slot?.promoted || !runsSomewhere(desired, key)) return true
    if (own && goesBack(own) && goesBack(slot)) return true
    return slot.current === slot.promoted.digest && !slot.holds[slot.promoted.digest] && !activeRollout(state, slot.key)
  })
}

/** Looked at since the digest may come here, or known to be out of reach. */
function isKnown(state: State, name: string, version: Version): boolean {
  const node = nodeState(state, name)
  return (
    node.lost !== undefined || (node.lookedAt !== undefined && node.lookedAt >= version.at && node.orphan === undefined)
  )
}
