import { nodeState } from '../journal/foldNode.ts'
import type { Attempt, State } from '../journal/state.ts'
import { hookThat } from './hookNews.ts'

/** Attempts per (digest, node) before a node is given up. */
export const maxTries = 3

/**
 * Whether an attempt that failed by the node's fault (its steps were killed, it restarted, its disk was full) is made
 * again: a few times it is, because that says nothing of the commit. A heal is not: the next look finds what is left.
 */
export function isTriedAgain(state: State, attempt: Attempt): boolean {
  const rollout = state.rollouts[attempt.rollout]
  // What a hook did that was cut short nobody knows: a person is asked, and then the node takes its turn anew.
  const isCutShort = attempt.steps === 'failed' && hookThat(attempt, 'unknown') !== undefined
  if (!rollout || rollout.failure) return false
  if (!isCutShort && (!attempt.nodeCaused || rollout.kind !== 'deploy')) return false
  return (nodeState(state, attempt.node).tries[`${attempt.slot} ${attempt.digest}`] ?? 0) < maxTries
}
