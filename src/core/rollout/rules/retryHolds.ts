import type { Entry } from '../../journal/entry.ts'
import type { Hold, Slot, State } from '../../journal/state.ts'
import { acceptedDesired } from '../effective.ts'

/** A rollout that failed by a node's fault (disk, lock, network) is tried again after, and so often. */
export const nodeRetryMs = 300_000
const maxRetries = 3

/** Whether a hold lifts itself: what a node was to blame for condemns no digest, but is not tried for ever. */
export function liftsItself(slot: Slot, hold: Hold): boolean {
  return hold.blame === 'node' && (slot.retries[hold.digest] ?? 0) < maxRetries
}

/** Lifts the holds that nodes were to blame for when their time has come, and those for a removal that is acknowledged since. */
export function retryHolds(state: State, at: number): Entry[] {
  return Object.values(state.slots).flatMap((slot): Entry[] => {
    const meant = acknowledged(state, slot)
    if (meant) {
      const why = `the removal is acknowledged by ${state.accepted?.commit.slice(0, 7)}`
      const release = { at, type: 'hold-released', slot: slot.key, digest: meant.digest, automatic: true } as const
      return [{ ...release, who: 'holdfast', why }]
    }
    const hold = slot.promoted && slot.holds[slot.promoted.digest]
    if (!hold || !liftsItself(slot, hold) || at - hold.at < nodeRetryMs) return []
    if (state.rollouts[hold.rollout] && state.rollouts[hold.rollout]?.endedAt === undefined) return []
    const why = `a node was to blame, not the commit: ${hold.why}`
    const { digest } = hold
    return [{ at, type: 'hold-released', slot: slot.key, digest, automatic: true, who: 'holdfast', why }]
  })
}

/** The hold of what is wanted, when it was for a removal beyond the budget and the accepted commit says that it is meant. */
function acknowledged(state: State, slot: Slot): Hold | undefined {
  const hold = slot.wanted && slot.holds[slot.wanted.digest]
  if (!hold?.overBudget || state.rollouts[hold.rollout]?.endedAt === undefined) return undefined
  const words = acceptedDesired(state)?.removal.acknowledged?.[slot.key] ?? []
  return words.some((word) => hold.digest.startsWith(word)) ? hold : undefined
}
