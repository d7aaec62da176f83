import { allowedOf } from '../../fleet/rollout.ts'
import type { Blame, Entry } from '../../journal/entry.ts'
import type { Rollout, State } from '../../journal/state.ts'
import { bakeFailure, late, nodeFailure } from '../failures.ts'
import { afterFailure, type Failure } from '../hookFailure.ts'
import { irreversibleDone } from '../irreversible.ts'
import { isCanary } from '../isCanary.ts'
import { openRollouts } from '../openAttempts.ts'
import { isTerminal } from './settleNodes.ts'

/**
 * A failed canary ends a deployment, and so do more failed nodes than `maxFailPercentage`: that is recorded with its
 * evidence, and the digest is held. Fewer are set aside one by one, and `onFailure: pause` leaves it to a person.
 */
export function failRollout(state: State, at: number): Entry[] {
  return openRollouts(state).flatMap((rollout): Entry[] => {
    if (rollout.failure) return []
    const abort = aborted(rollout)
    if (abort) return fails(rollout, abort, at)
    // What a person was left to judge is not judged again until there is a word.
    if (rollout.paused?.cause === 'failure') return []
    const found = firstFailure(state, rollout, at)
    if (!found) return []
    const { failure, isFatal } = found
    if (!isFatal && mayBeSetAside(rollout, failure.node)) {
      const { node, blame, why } = failure
      return [{ at, type: 'node-set-aside', rollout: rollout.id, node, blame, why }]
    }
    const whole = isFatal ? failure : withBudget(rollout, failure)
    const done = irreversibleDone(state, rollout)
    return pauses(rollout, done) ? [pause(rollout, whole, done, at)] : fails(rollout, whole, at)
  })
}

function firstFailure(state: State, rollout: Rollout, now: number): { failure: Failure; isFatal: boolean } | undefined {
  for (const [node, progress] of Object.entries(rollout.nodes)) {
    const failure = nodeFailure(state, rollout, node, progress)
    if (failure) return { failure, isFatal: false }
  }
  const bake = afterFailure(state, rollout) ?? bakeFailure(state, rollout, now)
  if (bake) return { failure: bake, isFatal: true }
  const silent = late(state, rollout, now)
  return silent && { failure: silent, isFatal: false }
}

function fails(rollout: Rollout, failure: Failure, at: number): Entry[] {
  const { node, blame, why, evidence, overBudget } = failure
  const failed: Entry = { at, type: 'rollout-failed', rollout: rollout.id, node, blame, why, evidence }
  if (rollout.kind === 'heal') return [failed]
  const { slot, digest, commit } = rollout
  const beyond = overBudget ? { overBudget } : {}
  return [failed, { at, type: 'digest-held', slot, digest, commit, rollout: rollout.id, blame, why, ...beyond }]
}

function aborted(rollout: Rollout): Failure | undefined {
  if (!rollout.aborted) return undefined
  const why = `aborted by ${rollout.aborted.who}: ${rollout.aborted.why}`
  return { node: '', blame: 'commit', why, evidence: [] }
}

/** After the canary, while the budget lasts and there is a node left that may show the version to be good. */
function mayBeSetAside(rollout: Rollout, node: string): boolean {
  if (rollout.kind !== 'deploy' || isCanary(rollout, node)) return false
  if (asideIn(rollout).length >= budgetOf(rollout)) return false
  return Object.entries(rollout.nodes).some(
    ([other, progress]) =>
      other !== node && !progress.aside && (progress.status === 'healthy' || !isTerminal(progress)),
  )
}

function asideIn(rollout: Rollout): { node: string; blame: Blame; why: string }[] {
  return Object.entries(rollout.nodes).flatMap(([node, { aside }]) => (aside ? [{ node, ...aside }] : []))
}

function budgetOf(rollout: Rollout): number {
  return allowedOf(rollout.parameters.maxFailPercentage, rollout.order.length)
}

/** The node that was one too many, with those before it: together they say whose fault it is. */
function withBudget(rollout: Rollout, failure: Failure): Failure {
  const before = asideIn(rollout)
  if (before.length === 0) return failure
  const blame = before.some((aside) => aside.blame === 'commit') ? 'commit' : failure.blame
  const others = before.map(({ node }) => node).join(', ')
  const allowed = budgetOf(rollout)
  const limit = `maxFailPercentage allows ${allowed} of ${rollout.order.length}`
  return {
    ...failure,
    blame,
    why: `${failure.why}; ${before.length + 1} nodes failed (also ${others}), ${limit}`,
    evidence: [...failure.evidence, ...before.map(({ node, why }) => `${node}: ${why}`)],
  }
}

/** It is left to a person where that is asked for, and where what was done cannot be taken back. */
function pauses(rollout: Rollout, done: string[]): boolean {
  if (rollout.kind !== 'deploy') return false
  return rollout.parameters.onFailure === 'pause' || done.length > 0
}

function pause(rollout: Rollout, { node, why }: Failure, done: string[], at: number): Entry {
  const what = node === '' ? why : `${node}: ${why}`
  const stays = done.length === 0 ? '' : `; ${done.join(', ')} cannot be taken back`
  const left = done.length === 0 ? {} : { irreversible: done }
  const pausing = { at, type: 'rollout-paused', rollout: rollout.id, cause: 'failure', node, ...left } as const
  return { ...pausing, who: 'holdfast', why: `${what}${stays}` }
}
