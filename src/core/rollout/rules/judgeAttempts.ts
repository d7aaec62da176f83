import { judge } from '../../health/verdict.ts'
import type { Entry } from '../../journal/entry.ts'
import type { State } from '../../journal/state.ts'
import { openAttempts } from '../openAttempts.ts'

/** A node that only ran hooks was well before, and nothing of it was changed. */
const hooksAreDone = { verdict: 'healthy' as const, evidence: [] }

/** Applied attempts get their verdict as soon as the samples allow one. Failed steps need none. */
export function judgeAttempts(state: State, at: number): Entry[] {
  return openAttempts(state).flatMap((attempt): Entry[] => {
    if (attempt.phase !== 'verifying' || attempt.verdict || attempt.steps === 'failed') return []
    const rollout = state.rollouts[attempt.rollout]
    if (!rollout || rollout.failure) return []
    const found = attempt.part ? attempt.steps && hooksAreDone : judge(attempt, rollout.parameters, at)
    return found ? [{ at, type: 'verdict', attempt: attempt.id, ...found }] : []
  })
}
