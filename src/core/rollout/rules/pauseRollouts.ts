import { allowedOf } from '../../fleet/rollout.ts'
import type { Entry, PauseCause } from '../../journal/entry.ts'
import { nodeState } from '../../journal/foldNode.ts'
import type { Attempt, Rollout, State } from '../../journal/state.ts'
import { openAttempts, openRollouts } from '../openAttempts.ts'
import { untouchedOnPath } from '../samePath.ts'
import { isTriedAgain } from '../triedAgain.ts'

/** A cause outside is given so long before the node is tried again. */
const externalPauseMs = 60_000

/** Rollouts pause by themselves where too many nodes are away, and go on by themselves when the reason is gone. */
export function pauseRollouts(state: State, at: number): Entry[] {
  return openRollouts(state).flatMap((rollout): Entry[] => {
    if (rollout.failure || rollout.aborted) return []
    if (rollout.paused) return resumes(state, rollout, at)
    return isTooManyAway(rollout) ? [pauseFor(rollout, 'unreachable', awayWords(rollout), at)] : []
  })
}

/** A pause nobody asked for at this moment: it says why, and what it waits for. */
export function pauseFor(rollout: Rollout, cause: PauseCause, why: string, at: number): Entry {
  return { at, type: 'rollout-paused', rollout: rollout.id, cause, who: 'holdfast', why }
}

/**
 * Whether more nodes are deferred than `maxUnreachablePercentage` allows. It pauses the rollout and does not fail it:
 * nodes that were never touched speak of the network, and taking the others back would help nobody.
 */
export function isTooManyAway(rollout: Rollout): boolean {
  if (rollout.kind !== 'deploy' || rollout.waived?.includes('unreachable')) return false
  return deferredIn(rollout).length > allowedOf(rollout.parameters.maxUnreachablePercentage, rollout.order.length)
}

/** Those a person cordoned are not out of reach. */
function deferredIn(rollout: Rollout): string[] {
  return rollout.order.filter((name) => {
    const node = rollout.nodes[name]
    return node?.status === 'deferred' && !node.detail.startsWith('cordoned')
  })
}

function awayWords(rollout: Rollout): string {
  const away = deferredIn(rollout)
  const { maxUnreachablePercentage: percent } = rollout.parameters
  const allowed = allowedOf(percent, rollout.order.length)
  const total = rollout.order.length
  return `${away.length} of ${total} nodes are out of reach (${away.join(', ')}); maxUnreachablePercentage allows ${allowed}`
}

function resumes(state: State, rollout: Rollout, at: number): Entry[] {
  const why = reasonIsGone(state, rollout, at)
  return why === undefined
    ? []
    : [{ at, type: 'rollout-resumed', rollout: rollout.id, automatic: true, who: 'holdfast', why }]
}

function reasonIsGone(state: State, rollout: Rollout, now: number): string | undefined {
  const { paused } = rollout
  if (paused?.cause === 'unreachable') return isTooManyAway(rollout) ? undefined : 'enough nodes answer again'
  if (paused?.cause !== 'external' || now - paused.at < externalPauseMs) return undefined
  const { node } = paused
  if (node === undefined) return 'what was lacking is asked for again'
  const last = state.attempts[rollout.nodes[node]?.attempt ?? '']
  const others = last ? untouchedOnPath(state, last) : []
  const isBack = (name: string) => (nodeState(state, name).heardAt ?? 0) >= paused.at && !nodeState(state, name).lost
  if (!isBack(node) || (others.length > 0 && !others.some(isBack))) return undefined
  return `${node} answers again${others.length > 0 ? ', and so do others on the same way' : ''}`
}

/** While a failure is left to a person, what is not healthy stays as it is: its switch must not take it back. */
export function keepNodes(state: State, at: number): Entry[] {
  return openAttempts(state).flatMap((attempt): Entry[] => {
    const { paused, failure, aborted } = state.rollouts[attempt.rollout] ?? {}
    if (paused?.cause !== 'failure' || failure || aborted || attempt.empty || !isBad(state, attempt)) return []
    return [{ at, type: 'keep-intended', attempt: attempt.id, why: paused.why }]
  })
}

function isBad(state: State, attempt: Attempt): boolean {
  if (attempt.phase !== 'verifying' || attempt.lostSince !== undefined || isTriedAgain(state, attempt)) return false
  return attempt.steps === 'failed' || attempt.verdict === 'unhealthy'
}
