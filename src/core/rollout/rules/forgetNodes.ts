import type { DesiredState } from '../../fleet/desired.ts'
import type { Entry } from '../../journal/entry.ts'
import { nodeState } from '../../journal/foldNode.ts'
import type { Rollout, State } from '../../journal/state.ts'
import { acceptedDesired, desiredAt } from '../effective.ts'
import { hasOpenAttempt, openAttempts, openRollouts } from '../openAttempts.ts'
import { removedDigest } from './healNodes.ts'

/**
 * A node that left the manifests is forgotten: nothing more is asked of it, and its attempts wait for nothing. One that
 * left the service, or that may only be observed from now on, loses the turn it has not had yet.
 */
export function forgetNodes(state: State, at: number): Entry[] {
  const desired = acceptedDesired(state)
  if (!desired) return []
  const voided = openAttempts(state)
    .filter((attempt) => !desired.nodes[attempt.node])
    .map((a): Entry => ({ at, type: 'attempt-void', attempt: a.id, why: 'the node left the fleet' }))
  const settled = openRollouts(state).flatMap((rollout) =>
    Object.entries(rollout.nodes).flatMap(([node, progress]): Entry[] => {
      const detail = progress.status === 'pending' ? whyLeft(state, desired, rollout, node) : undefined
      return detail ? [{ at, type: 'node-settled', rollout: rollout.id, node, end: 'ignored', detail }] : []
    }),
  )
  const forgotten = Object.keys(state.nodes)
    .filter((name) => !desired.nodes[name] && !hasOpenAttempt(state, name))
    .map((node): Entry => ({ at, type: 'node-forgotten', node }))
  return [...voided, ...settled, ...forgotten]
}

function whyLeft(state: State, desired: DesiredState, rollout: Rollout, name: string): string | undefined {
  const mode = desired.nodes[name]?.mode
  if (!mode) return 'the node left the fleet'
  if (mode === 'observe') return 'the node is only observed now'
  if (mode === 'retired' && rollout.digest !== removedDigest) return 'the node is retired now'
  const service = desiredAt(state, rollout.slot, { ...rollout, at: 0 })
  if (!service || service.nodes[name]) return undefined
  // What is left of the service there is a heal's to take away, as long as a look still finds any of it.
  const node = nodeState(state, name)
  const isLeft = rollout.kind === 'heal' && (node.lookedAt === undefined || node.slots[rollout.slot] !== undefined)
  return isLeft ? undefined : 'the service left the node'
}
