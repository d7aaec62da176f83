import type { DesiredState } from '../fleet/desired.ts'
import type { Slot, State } from '../journal/state.ts'

/** Slots for which a desired state asks for a digest that failed by a commit's fault. */
export function heldIn(state: State, desired: DesiredState): Slot[] {
  return Object.values(state.slots).filter((slot) => {
    const digest = desired.services[slot.key]?.digest
    return digest !== undefined && slot.holds[digest]?.blame === 'commit'
  })
}
