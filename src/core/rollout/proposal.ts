import type { Slot, State } from '../journal/state.ts'

/** The proposal that waits for people to take out what a slot is asked and is held there. */
export function proposalFor(state: State, slot: Slot): State['proposals'][string] | undefined {
  return slot.wanted && state.proposals[`${slot.key} ${slot.wanted.digest}`]
}
