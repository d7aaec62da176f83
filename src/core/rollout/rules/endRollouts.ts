import type { Entry, NodeEnd, RolloutResult } from '../../journal/entry.ts'
import type { Rollout, State } from '../../journal/state.ts'
import { mustEndBy } from '../deadline.ts'
import { isAfterDue, isAfterOpen } from '../hooksDue.ts'
import { openRollouts } from '../openAttempts.ts'
import { isOutgrown, isOvertaken } from '../overtaken.ts'
import { isTooManyAway } from './pauseRollouts.ts'
import { isTerminal } from './settleNodes.ts'

/** A rollout whose nodes have all ended has ended; one that was overtaken ends at the next node boundary. */
export function endRollouts(state: State, at: number): Entry[] {
  return openRollouts(state).flatMap((rollout): Entry[] => {
    const result = resultOf(state, rollout, at)
    if (!result) return []
    const counts: Partial<Record<NodeEnd, number>> = {}
    const left: Entry[] = []
    for (const [node, progress] of Object.entries(rollout.nodes)) {
      const end = isTerminal(progress) ? (progress.status as NodeEnd) : 'ignored'
      counts[end] = (counts[end] ?? 0) + 1
      if (!isTerminal(progress)) {
        left.push({ at, type: 'node-settled', rollout: rollout.id, node, end, detail: `untouched: ${result}` })
      }
    }
    const ended: Entry = { at, type: 'rollout-ended', rollout: rollout.id, result, counts }
    const proven = rollout.kind === 'deploy' && (result === 'succeeded' || result === 'succeeded-with-deferred')
    const { slot, digest, commit } = rollout
    const window = rollout.parameters.rollbackWindow
    const good: Entry[] = proven ? [{ at, type: 'digest-good', slot, digest, commit, window }] : []
    return [...left, ...good, ended]
  })
}

function resultOf(state: State, rollout: Rollout, at: number): RolloutResult | undefined {
  const nodes = Object.values(rollout.nodes)
  const ends = nodes.map((n) => n.status)
  if (rollout.failure) return resultOfFailed(state, rollout, at)
  const isOver = nodes.every(isTerminal)
  if (isOver && (isAfterDue(state, rollout) || isAfterOpen(state, rollout))) return undefined
  // What paused by itself waits for a word or for nodes, also when nothing else is left to do.
  if (isOver && rollout.paused?.cause === undefined && !isTooManyAway(rollout)) {
    // What was proven everywhere is proven, though something newer waits: it may be the way back from that.
    if (ends.every((end) => end === 'healthy' || end === 'ignored')) return 'succeeded'
    // Where every node was out of reach nothing was proven: the first that answers again takes its turn.
    if (ends.includes('healthy')) return 'succeeded-with-deferred'
    // A heal proves nothing anyway, and must not keep other nodes from theirs: whoever returns is healed anew.
    if (rollout.kind === 'heal') return 'succeeded-with-deferred'
  }
  const isBetween = nodes.every((n) => n.status === 'pending' || isTerminal(n))
  return isBetween && (isOvertaken(state, rollout) || isOutgrown(state, rollout, at)) ? 'superseded' : undefined
}

function resultOfFailed(state: State, rollout: Rollout, at: number): RolloutResult | undefined {
  const nodes = Object.entries(rollout.nodes)
  if (!nodes.every(([, n]) => isTerminal(n))) return undefined
  if (isAfterOpen(state, rollout) && at <= mustEndBy(state, rollout)) return undefined
  // Deployed and healthy nodes still have to go back, unless there is nothing of theirs to take back.
  const goesBack = nodes.some(([, n]) => {
    const attempt = n.attempt ? state.attempts[n.attempt] : undefined
    const isChanged = n.status === 'healthy' || attempt?.outcome === 'kept'
    return isChanged && attempt && !attempt.empty && attempt.outcome !== 'restore-failed'
  })
  if (goesBack && rollout.kind === 'deploy') return undefined
  if (rollout.aborted) return 'aborted'
  const touched = nodes.filter(([, n]) => n.attempt && state.attempts[n.attempt]?.steps !== 'void')
  if (touched.some(([, n]) => state.attempts[n.attempt ?? '']?.outcome === 'restore-failed' || n.status === 'failed')) {
    return touched.some(([, n]) => !state.attempts[n.attempt ?? '']?.empty) ? 'restore-failed' : 'failed'
  }
  return touched.some(([, n]) => n.status === 'restored') ? 'restored' : 'failed'
}
