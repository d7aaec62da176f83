import type { Entry } from '../journal/entry.ts'
import { lastGoodOf, type Slot, type State } from '../journal/state.ts'
import { acceptedDesired } from '../rollout/effective.ts'
import { proposalFor } from '../rollout/proposal.ts'
import type { Effect } from '../rollout/effect.ts'
import { heldIn } from './heldIn.ts'

/** A remote that does not answer is asked more and more seldom, at last once a minute. */
function restMs(times: number): number {
  return Math.min(60_000, 1_000 * 2 ** Math.min(times - 1, 6))
}

/** How long the restore of touched nodes may keep the revert waiting, so that its message can name them. */
const restoreGraceMs = 8_000

/**
 * A revert is due exactly while the accepted head carries a held digest and no proposal addresses it: level-triggered, so
 * it needs no memory and a restart, a race or a lost reply changes nothing.
 */
export function revertDue(state: State, now: number): Effect[] {
  if (state.fenced || state.refused) return []
  const candidate = candidates(state).find((slot) => !obstacle(state, slot) && !proposalFor(state, slot))
  const head = state.accepted?.commit
  if (!candidate?.wanted || !head) return []
  const hold = candidate.holds[candidate.wanted.digest]
  const { revertMissed } = state
  if (!hold || (revertMissed?.head === head && now - revertMissed.at < restMs(revertMissed.times))) return []
  const rollout = state.rollouts[hold.rollout]
  if (rollout && rollout.endedAt === undefined && now - hold.at < restoreGraceMs) return []
  const { digest } = hold
  const mode = acceptedDesired(state)?.rollback.mode === 'propose' ? 'propose' : 'push'
  return [{ effect: 'revert', key: 'revert', head, slot: candidate.key, digest, rollout: hold.rollout, mode }]
}

/** Says once why a head that carries a held digest is not reverted. */
export function blockReverts(state: State, at: number): Entry[] {
  const head = state.accepted?.commit
  if (!head) return []
  return candidates(state).flatMap((slot): Entry[] => {
    const digest = slot.wanted?.digest ?? ''
    const why = obstacle(state, slot)
    if (!why || proposalFor(state, slot) || state.revertsBlocked[`${head} ${slot.key} ${digest}`]) return []
    return [{ at, type: 'revert-blocked', head, slot: slot.key, digest, why }]
  })
}

function candidates(state: State): Slot[] {
  const desired = acceptedDesired(state)
  return desired
    ? heldIn(state, desired).filter((slot) => slot.wanted?.digest === desired.services[slot.key]?.digest)
    : []
}

function obstacle(state: State, slot: Slot): string | undefined {
  const digest = slot.wanted?.digest ?? ''
  const blocked = state.revertsBlocked[`${state.accepted?.commit} ${slot.key} ${digest}`]
  if (blocked) return blocked.why
  if (slot.good.length === 0) return 'nothing was ever proven healthy here, so there is nothing to go back to'
  if (!lastGoodOf(slot)) return 'every version that was ever proven here has failed since'
  if (acceptedDesired(state)?.rollback.mode === 'hold')
    return 'rollback.mode is hold: the commit stays until a person reverts it'
  return undefined
}
