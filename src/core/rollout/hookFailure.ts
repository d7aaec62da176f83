import type { Blame } from '../journal/entry.ts'
import type { Attempt, Rollout, State } from '../journal/state.ts'
import { hookThat, hookWords } from './hookNews.ts'
import { isAfterDue, isAfterOpen, maxAfter } from './hooksDue.ts'

/** Why a rollout has failed, where, and whose fault it is. */
export interface Failure {
  node: string
  blame: Blame
  why: string
  evidence: string[]
  overBudget?: boolean
}

/** A hook that ran and said no speaks of the commit; one that nobody asks about any more says nothing of it. */
export function hookFailure(attempt: Attempt): Failure | undefined {
  const { node, detail } = attempt
  const evidence = detail ? [detail] : []
  const failed = hookThat(attempt, 'failed')
  if (failed) {
    const why = attempt.steps === 'failed' ? detail : `${hookWords(failed)} failed: ${detail || 'it printed nothing'}`
    return { node, blame: 'commit', why, evidence }
  }
  const unknown = attempt.steps === 'failed' ? hookThat(attempt, 'unknown') : undefined
  if (!unknown || attempt.part) return undefined
  return { node, blame: 'node', why: `what ${hookWords(unknown)} did is not known: ${detail}`, evidence }
}

/** The hooks that end a rollout failed, or could never be begun. */
export function afterFailure(state: State, rollout: Rollout): Failure | undefined {
  const attempts = (rollout.after ?? []).flatMap((id) => state.attempts[id] ?? [])
  const failed = attempts.flatMap((attempt) => hookFailure(attempt) ?? [])[0]
  if (failed) return failed
  const last = attempts.at(-1)
  if (!last) return undefined
  const { node, detail } = last
  if (isAfterOpen(state, rollout) || attempts.length < maxAfter || !isAfterDue(state, rollout) || rollout.paused)
    return undefined
  const why = `the hooks that end the rollout could not be run in ${maxAfter} attempts: ${detail}`
  return { node, blame: 'node', why, evidence: detail ? [detail] : [] }
}
