import { slotKey, type DesiredService, type DesiredState } from '../fleet/desired.ts'
import { lastGoodOf, type Slot, type State, type Version } from '../journal/state.ts'
import { openRollouts } from './openAttempts.ts'

/** What a slot should run now: its newest promoted digest that is not held, else the newest good one. */
export function effectiveOf(slot: Slot): Version | undefined {
  const { promoted } = slot
  if (promoted && !slot.holds[promoted.digest]) return promoted
  if (!promoted) return undefined
  return lastGoodOf(slot)
}

/** The desired state of a slot at a version, from whichever loaded commit has that very digest. */
export function desiredAt(state: State, key: string, version: Version): DesiredService | undefined {
  for (const commit of [state.accepted?.commit, version.commit]) {
    const service = commit ? state.desired[commit]?.services[key] : undefined
    if (service?.digest === version.digest) return service
  }
  return undefined
}

/** The desired state of the accepted commit, once it is loaded. */
export function acceptedDesired(state: State): DesiredState | undefined {
  return state.accepted && state.desired[state.accepted.commit]
}

/** Names of the nodes of a service that Holdfast changes, those included that are cordoned for the time being. */
export function activeNodes(desired: DesiredState, service: DesiredService): string[] {
  return Object.keys(service.nodes).filter((name) => {
    const mode = desired.nodes[name]?.mode
    return mode === 'active' || mode === 'cordoned'
  })
}

/** Whether a digest may enter an environment: the one before it is healthy at what the same commit asks of it. */
export function mayPromote(state: State, desired: DesiredState, slot: Slot): boolean {
  if (!slot.wanted) return false
  if (slot.good.some((version) => version.digest === slot.wanted?.digest)) return true
  const before = slotBefore(state, desired, slot)
  if (!before?.wanted) return true
  return before.good[0]?.digest === before.wanted.digest && !before.holds[before.wanted.digest]
}

/** The same service in the environment that comes first, if nodes that may be changed run it there: only they prove anything. */
export function slotBefore(state: State, desired: DesiredState, slot: Slot): Slot | undefined {
  const after = desired.environments.find((e) => e.name === slot.environment)?.after
  if (!after) return undefined
  const key = slotKey(after, slot.service)
  return runsSomewhere(desired, key) ? state.slots[key] : undefined
}

/** Whether a service has nodes that Holdfast may change. */
export function runsSomewhere(desired: DesiredState, key: string): boolean {
  const service = desired.services[key]
  return service !== undefined && activeNodes(desired, service).length > 0
}

/** The rollout in progress in a slot, if any. */
export function activeRollout(state: State, key: string) {
  return openRollouts(state).find((r) => r.slot === key)
}
