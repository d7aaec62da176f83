import { slotKey, type DesiredOnNode } from '../fleet/desired.ts'
import type { FleetNode } from '../fleet/node.ts'
import type { State } from '../journal/state.ts'
import { acceptedDesired, activeRollout, askedOf, desiredAt, effectiveOf } from './effective.ts'
import { removedDigest } from './rules/healNodes.ts'

/** What one service should be on one node. */
export interface SlotTarget {
  key: string
  service: string
  digest: string
  /** Undefined: gone from this node, for sure. */
  desired: DesiredOnNode | undefined
}

/**
 * Every service of a node at the digest it should have now: that of the rollout in progress, else the effective one.
 * `managed` are the services the node's own record names. A service is gone only where a loaded commit says so: one that
 * was never proven and is held, or whose commit is not loaded, is left out, and so left alone.
 */
export function targetsOn(state: State, node: FleetNode, managed: string[]): SlotTarget[] {
  const accepted = acceptedDesired(state)
  if (!accepted) return []
  if (node.mode === 'retired') return managed.map((service) => goneFrom(node, service))
  const services = new Set([...managed, ...slotsOf(state, node.environment)])
  return [...services].flatMap((service): SlotTarget[] => {
    const key = slotKey(node.environment, service)
    const slot = state.slots[key]
    const gone = goneFrom(node, service)
    const rollout = activeRollout(state, key)
    if (!slot?.wanted && !askedOf(accepted, key)) return managed.includes(service) ? [gone] : []
    const version = rollout && !rollout.failure ? { ...rollout, at: 0 } : slot && effectiveOf(slot)
    const desired = version && desiredAt(state, key, version)
    if (!desired) return []
    const onNode = desired.nodes[node.name]
    if (onNode) return [{ key, service, digest: desired.digest, desired: onNode }]
    return managed.includes(service) ? [gone] : []
  })
}

function goneFrom(node: FleetNode, service: string): SlotTarget {
  return { key: slotKey(node.environment, service), service, digest: removedDigest, desired: undefined }
}

function slotsOf(state: State, environment: string): string[] {
  return Object.values(state.slots).flatMap((slot) => (slot.environment === environment ? [slot.service] : []))
}
