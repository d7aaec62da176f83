import { amountOf, parallelOf } from '../../fleet/rollout.ts'
import type { Entry } from '../../journal/entry.ts'
import type { Attempt, Rollout, State } from '../../journal/state.ts'
import { openRollouts } from '../openAttempts.ts'
import { hookThat } from '../hookNews.ts'
import { isTriedAgain } from '../triedAgain.ts'

/**
 * After a failure every touched node goes back by its own undo: what is not proven healthy at once, what was healthy in
 * waves within `maxParallel` and `maxUnavailable`. Nothing is started on untouched nodes.
 */
export function restoreNodes(state: State, at: number): Entry[] {
  return openRollouts(state).flatMap((rollout): Entry[] => {
    const [empty, attempts] = attemptsOf(state, rollout)
    if (!rollout.failure) {
      return [...takeBackForAnotherTry(state, attempts, at), ...takeBackAside(rollout, attempts, at)]
    }
    // Nothing was changed there, and nobody waits for the verdict any more.
    const entries: Entry[] = empty
      .filter((a) => a.phase !== 'ended')
      .map((a) => ({ at, type: 'attempt-void', attempt: a.id, why: 'the rollout failed elsewhere' }))
    const inFlight = attempts
      .filter((a) => isInFlight(a) || (a.outcome === 'kept' && a.phase === 'ended'))
      .map((a): Entry => ({ at, type: 'restore-intended', attempt: a.id, why: rollout.failure?.why ?? '' }))
    entries.push(...inFlight)
    if (rollout.kind === 'heal') return entries
    const busy = inFlight.length + attempts.filter((a) => a.phase === 'restoring').length
    const width = Math.min(
      parallelOf(rollout.parameters.maxParallel, rollout.order.length),
      amountOf(rollout.parameters.maxUnavailable, rollout.order.length),
    )
    const healthy = attempts.filter((a) => isProven(rollout, a)).slice(0, Math.max(0, width - busy))
    return [
      ...entries,
      ...healthy.map((a): Entry => ({
        at,
        type: 'restore-intended',
        attempt: a.id,
        why: 'it is healthy, but the rollout goes back as a whole',
      })),
    ]
  })
}

/** Steps that failed by the node's fault are taken back, so that the next try begins where this one began. */
function takeBackForAnotherTry(state: State, attempts: Attempt[], at: number): Entry[] {
  return attempts
    .filter((a) => a.phase === 'verifying' && a.steps === 'failed' && isTriedAgain(state, a))
    .map((a) => ({ at, type: 'restore-intended', attempt: a.id, why: whyAgain(a) }))
}

function whyAgain(attempt: Attempt): string {
  if (hookThat(attempt, 'unknown')) return `until a person has looked: ${attempt.detail}`
  return `by the node's fault, tried again: ${attempt.detail}`
}

/** What failed after the canary goes back alone. One that is silent is left to its own switch: never a late restore. */
function takeBackAside(rollout: Rollout, attempts: Attempt[], at: number): Entry[] {
  return attempts.flatMap((a): Entry[] => {
    const { aside } = rollout.nodes[a.node] ?? {}
    if (!aside || !isInFlight(a) || a.lostSince !== undefined) return []
    return [{ at, type: 'restore-intended', attempt: a.id, why: aside.why }]
  })
}

function isInFlight(attempt: Attempt): boolean {
  return ['running', 'verifying', 'finishing', 'confirming'].includes(attempt.phase)
}

function isProven(rollout: Rollout, attempt: Attempt): boolean {
  return (
    attempt.phase === 'ended' &&
    attempt.outcome === 'healthy' &&
    !attempt.part &&
    rollout.nodes[attempt.node]?.status === 'healthy'
  )
}

/** Attempts of a rollout: those that only looked, and those that changed something. */
function attemptsOf(state: State, rollout: Rollout): [Attempt[], Attempt[]] {
  const all = Object.values(rollout.nodes).flatMap((progress) => {
    const attempt = progress.attempt ? state.attempts[progress.attempt] : undefined
    return attempt ? [attempt] : []
  })
  all.push(...(rollout.after ?? []).flatMap((id) => state.attempts[id] ?? []))
  return [all.filter((a) => a.empty), all.filter((a) => !a.empty)]
}
