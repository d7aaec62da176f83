import { nodeState } from '../journal/foldNode.ts'
import type { Attempt, Rollout, Slot, State } from '../journal/state.ts'
import { armedUntil } from '../rollout/deadline.ts'
import { acceptedDesired } from '../rollout/effective.ts'
import { gateOf } from '../rollout/gate.ts'
import { isSuspended } from '../rollout/restraints.ts'

/** A rollout that waits for unhealthy nodes it has not touched ends only when somebody mends those. */
const idleMs = 15_000
/** So often a remote that does not answer is asked before it is left to the next run. */
const revertTries = 5

/**
 * What still moves by itself, in words; undefined when nothing does: every node was looked at since `since` or does not
 * answer, and no rollout or attempt is under way that would end without a person.
 */
export function movingStill(state: State, since: number, now: number): string | undefined {
  if (state.fenced || !state.accepted) return undefined
  const desired = acceptedDesired(state)
  if (!desired) return state.missing[state.accepted.commit] ? undefined : 'the accepted commit is being read'
  const rollout = Object.values(state.rollouts).find((r) => r.endedAt === undefined && !isStuck(state, r, now))
  if (rollout) return `${rollout.slot} is under way`
  const attempt = Object.values(state.attempts).find((a) => a.phase !== 'ended' && !isGivenUp(state, a, now))
  if (attempt) return `an attempt on ${attempt.node} has not ended`
  const orphan = Object.values(state.nodes).find((one) => one.orphan !== undefined && one.lost === undefined)
  if (orphan) return `an attempt of another controller on ${orphan.name} is being taken back`
  const soaking = Object.values(state.slots).find((slot) => soaks(state, slot, now))
  if (soaking) return `${soaking.key} waits until it has soaked`
  const { revertMissed } = state
  if (revertMissed?.head === state.accepted.commit && revertMissed.times <= revertTries)
    return 'a revert is being pushed'
  const node = Object.keys(desired.nodes).find((name) => !isSeen(state, name, since))
  return node === undefined ? undefined : `${node} is being looked at`
}

/** What has only to stay healthy for a while comes on by itself. */
function soaks(state: State, slot: Slot, now: number): boolean {
  const desired = acceptedDesired(state)
  if (!desired || !slot.wanted || slot.promoted?.digest === slot.wanted.digest || slot.suspended) return false
  return gateOf(state, desired, slot, now)?.until !== undefined
}

function isSeen(state: State, name: string, since: number): boolean {
  const node = nodeState(state, name)
  // Who is not asked while an attempt of his is open is told of by the attempt.
  const open = Object.values(state.attempts).some((a) => a.node === name && a.phase !== 'ended')
  return open || node.lost !== undefined || (node.lookedAt !== undefined && node.lookedAt >= since)
}

function isStuck(state: State, rollout: Rollout, now: number): boolean {
  const open = Object.values(state.attempts).some(
    (a) => a.rollout === rollout.id && a.phase !== 'ended' && !isGivenUp(state, a, now),
  )
  if (open) return false
  // A cause outside is waited for: the rollout goes on by itself.
  if ((rollout.paused && rollout.paused.cause !== 'external') || isSuspended(state, rollout.slot)) return true
  const wave = rollout.waves.at(-1) ?? []
  const isBetweenWaves = wave.every((n) =>
    ['healthy', 'deferred', 'restored', 'failed'].includes(rollout.nodes[n]?.status ?? ''),
  )
  const bakes = rollout.bake?.wave === rollout.waves.length && now < rollout.bake.until + idleMs
  if (rollout.paused) return false
  return isBetweenWaves && !bakes && !rollout.failure && now - rollout.progressAt > idleMs
}

/** Out of reach, and its own switch has fired for sure: only the node's return will tell more. */
function isGivenUp(state: State, attempt: Attempt, now: number): boolean {
  const over = state.rollouts[attempt.rollout]?.endedAt !== undefined
  return over && attempt.lostSince !== undefined && now > armedUntil(attempt)
}
