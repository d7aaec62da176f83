import type { DesiredState } from '../../fleet/desired.ts'
import type { Entry } from '../../journal/entry.ts'
import { defaultRollout } from '../../fleet/rollout.ts'
import type { NodeState, Slot, State } from '../../journal/state.ts'
import { acceptedDesired } from '../effective.ts'
import { hasOpenAttempt } from '../openAttempts.ts'
import { cordonOf } from '../restraints.ts'
import { maxRelapses, removedDigest } from './healNodes.ts'

type Start = Omit<Extract<Entry, { type: 'rollout-started' }>, 'rollout'>

/**
 * Retired nodes lose what Holdfast created there, service by service, those that depend on others first. It waits for no
 * version of the service: what the others run, whether it is held, and `drift: report` say nothing of a node that leaves.
 */
export function retireNodes(state: State, slot: Slot, at: number): Start | undefined {
  const desired = acceptedDesired(state)
  if (!desired) return undefined
  const nodes = retiredIn(desired)
    .flatMap((name) => state.nodes[name] ?? [])
    .filter((node) => isRetiring(desired, node, slot.key) && !cordonOf(state, desired, node.name))
    .filter((node) => !node.lost && !node.orphan && node.lookedAt !== undefined && !hasOpenAttempt(state, node.name))
    .filter((node) => (node.heals[slot.key] ?? []).filter((t) => t > at - 3_600_000).length < maxRelapses)
    .filter((node) => !hasDependents(desired, node, slot))
    .map((node) => node.name)
  if (nodes.length === 0) return undefined
  const parameters = desired.services[slot.key]?.rollout ?? defaultRollout
  return {
    at,
    type: 'rollout-started',
    slot: slot.key,
    digest: removedDigest,
    commit: desired.commit,
    kind: 'heal',
    proven: false,
    nodes,
    parameters,
  }
}

/** Found once a commit: it is asked for every service at every step. */
const retired = new WeakMap<DesiredState, string[]>()

function retiredIn(desired: DesiredState): string[] {
  let names = retired.get(desired)
  if (!names) {
    names = Object.values(desired.nodes).flatMap(({ name, mode }) => (mode === 'retired' ? [name] : []))
    retired.set(desired, names)
  }
  return names
}

function isRetiring(desired: DesiredState, node: NodeState, key: string): boolean {
  const look = node.slots[key]
  const isAsked = desired.nodes[node.name]?.mode === 'retired' && look?.digest === removedDigest
  return isAsked && look.sync === 'plan' && !node.healStopped[key]
}

function hasDependents(desired: DesiredState, node: NodeState, slot: Slot): boolean {
  return Object.keys(node.slots).some((key) => {
    return isRetiring(desired, node, key) && desired.services[key]?.dependsOn.includes(slot.service)
  })
}
