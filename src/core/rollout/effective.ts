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
    const desired = commit ? state.desired[commit] : undefined
    const found = [desired?.services[key], desired?.offered?.[key]].find((s) => s?.digest === version.digest)
    if (found) return found
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

/** The same service in the environment that comes first, if nodes that may be changed run it there: only they prove anything. */
export function slotBefore(state: State, desired: DesiredState, slot: Slot): Slot | undefined {
  const after = desired.environments.find((e) => e.name === slot.environment)?.after
  if (!after) return undefined
  const key = slotKey(after, slot.service)
  return runsSomewhere(desired, key) ? state.slots[key] : undefined
}

/** What the manifests of a commit ask of a slot, promoted or not. */
export function askedOf(desired: DesiredState, key: string): DesiredService | undefined {
  return desired.offered?.[key] ?? desired.services[key]
}

/** Whether a service has nodes that Holdfast may change. */
export function runsSomewhere(desired: DesiredState, key: string): boolean {
  const service = askedOf(desired, key)
  return service !== undefined && activeNodes(desired, service).length > 0
}

/** The rollout in progress in a slot, if any. */
export function activeRollout(state: State, key: string) {
  return openRollouts(state).find((r) => r.slot === key)
}
