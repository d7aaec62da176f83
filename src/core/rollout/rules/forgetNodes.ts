import type { Entry } from '../../journal/entry.ts'
import type { State } from '../../journal/state.ts'
import { acceptedDesired } from '../effective.ts'

/** A node that left the manifests is forgotten: nothing more is asked of it, and its attempts wait for nothing. */
export function forgetNodes(state: State, at: number): Entry[] {
  const desired = acceptedDesired(state)
  if (!desired) return []
  const gone = (node: string) => !desired.nodes[node]
  const voided = Object.values(state.attempts)
    .filter((attempt) => attempt.phase !== 'ended' && gone(attempt.node))
    .map((a): Entry => ({ at, type: 'attempt-void', attempt: a.id, why: 'the node left the fleet' }))
  const settled = Object.values(state.rollouts).flatMap((rollout) =>
    rollout.endedAt !== undefined
      ? []
      : Object.entries(rollout.nodes)
          .filter(([node, progress]) => progress.status === 'pending' && gone(node))
          .map(([node]): Entry => ({
            at,
            type: 'node-settled',
            rollout: rollout.id,
            node,
            end: 'ignored',
            detail: 'the node left the fleet',
          })),
  )
  return [...voided, ...settled]
}
