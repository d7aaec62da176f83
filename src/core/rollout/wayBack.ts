import type { DesiredState } from '../fleet/desired.ts'
import { nodeState } from '../journal/foldNode.ts'
import type { Slot, State } from '../journal/state.ts'
import { activeNodes, activeRollout, effectiveOf } from './effective.ts'
import { cordonOf } from './restraints.ts'

/** Whether a slot is on its way, or about to go, to something that was healthy there before. */
export function goesBack(slot: Slot): boolean {
  const version = effectiveOf(slot)
  return (
    version !== undefined &&
    slot.current !== version.digest &&
    slot.good.some(({ digest }) => digest === version.digest)
  )
}

/** The service that has to go back before this one does, because it depends on it; one that cannot move blocks nobody. */
export function firstBack(state: State, desired: DesiredState, slot: Slot): Slot | undefined {
  if (!goesBack(slot)) return undefined
  return Object.values(state.slots).find((other) => {
    const service = desired.services[other.key]
    if (other.environment !== slot.environment || !service?.dependsOn.includes(slot.service)) return false
    const rollout = activeRollout(state, other.key)
    if (rollout) return rollout.kind === 'deploy' && rollout.proven
    if (!goesBack(other) || other.suspended) return false
    return activeNodes(desired, service).some((name) => !nodeState(state, name).lost && !cordonOf(state, desired, name))
  })
}
