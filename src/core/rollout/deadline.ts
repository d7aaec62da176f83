import type { Attempt, Rollout, State } from '../journal/state.ts'
import { openAttempts } from './openAttempts.ts'

/** Grace after a node's own switch must have fired before its silence is final. */
const switchGraceMs = 60_000

/** When an attempt's dead-man's switch has fired for sure, unless confirmed. */
export function armedUntil(attempt: Attempt): number {
  const latest = attempt.intendedAt + attempt.deadlineSeconds * 1000
  const afterSteps = attempt.appliedAt === undefined ? latest : attempt.appliedAt + attempt.confirmSeconds * 1000
  return Math.min(latest, afterSteps) + switchGraceMs
}

/**
 * The time a rollout cannot outlive: the progress deadline, or the latest armed deadline in flight if that is later. The
 * progress deadline runs only while something is in flight: a wave may have waited for its nodes before.
 */
export function mustEndBy(state: State, rollout: Rollout): number {
  const inFlight = openAttempts(state).filter((a) => a.rollout === rollout.id)
  // Those that go back in waves begin when it is their turn.
  const begun = inFlight.length > 0 ? Math.min(...inFlight.map((a) => a.restoringAt ?? a.intendedAt)) : 0
  const from = Math.max(rollout.failure?.at ?? 0, rollout.progressAt, begun)
  const armed = inFlight.filter((a) => !a.empty)
  return Math.max(from + rollout.parameters.progressDeadlineMs, ...armed.map(armedUntil))
}
