import type { Entry } from '../../journal/entry.ts'
import type { Hold, Slot, State } from '../../journal/state.ts'

/** A rollout that failed by a node's fault (disk, lock, network) is tried again after, and so often. */
export const nodeRetryMs = 300_000
const maxRetries = 3

/** Whether a hold lifts itself: what a node was to blame for condemns no digest, but is not tried for ever. */
export function liftsItself(slot: Slot, hold: Hold): boolean {
  return hold.blame === 'node' && (slot.retries[hold.digest] ?? 0) < maxRetries
}

/** Lifts the holds that nodes were to blame for when their time has come. */
export function retryHolds(state: State, at: number): Entry[] {
  return Object.values(state.slots).flatMap((slot): Entry[] => {
    const hold = slot.promoted && slot.holds[slot.promoted.digest]
    if (!hold || !liftsItself(slot, hold) || at - hold.at < nodeRetryMs) return []
    if (state.rollouts[hold.rollout] && state.rollouts[hold.rollout]?.endedAt === undefined) return []
    const why = `a node was to blame, not the commit: ${hold.why}`
    const { digest } = hold
    return [{ at, type: 'hold-released', slot: slot.key, digest, automatic: true, who: 'holdfast', why }]
  })
}
