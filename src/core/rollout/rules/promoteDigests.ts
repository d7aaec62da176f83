import type { Entry } from '../../journal/entry.ts'
import type { State } from '../../journal/state.ts'
import { acceptedDesired } from '../effective.ts'
import { gateOf } from '../gate.ts'

/** A digest comes to an environment when the one before it has proven what the same commit asks of it. */
export function promoteDigests(state: State, at: number): Entry[] {
  const desired = acceptedDesired(state)
  if (!desired) return []
  return Object.values(state.slots).flatMap((slot): Entry[] => {
    const { wanted } = slot
    if (!wanted || slot.promoted?.digest === wanted.digest || gateOf(state, desired, slot, at)) return []
    return [{ at, type: 'digest-promoted', slot: slot.key, digest: wanted.digest, commit: wanted.commit }]
  })
}
