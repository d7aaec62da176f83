import { nodeState } from '../journal/foldNode.ts'
import type { Attempt, State } from '../journal/state.ts'

/** Attempts per (digest, node) before a node is given up. */
export const maxTries = 3

/**
 * Whether an attempt that failed by the node's fault (its steps were killed, it restarted, its disk was full) is made
 * again: a few times it is, because that says nothing of the commit. A heal is not: the next look finds what is left.
 */
export function isTriedAgain(state: State, attempt: Attempt): boolean {
  const rollout = state.rollouts[attempt.rollout]
  if (!attempt.nodeCaused || rollout?.kind !== 'deploy' || rollout.failure) return false
  return (nodeState(state, attempt.node).tries[`${attempt.slot} ${attempt.digest}`] ?? 0) < maxTries
}
