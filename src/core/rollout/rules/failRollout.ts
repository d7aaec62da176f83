import type { Blame, Entry } from '../../journal/entry.ts'
import { nodeState } from '../../journal/foldNode.ts'
import type { Attempt, Rollout, State } from '../../journal/state.ts'
import { mustEndBy } from '../deadline.ts'
import { afterFailure, type Failure, hookFailure } from '../hookFailure.ts'
import { openRollouts } from '../openAttempts.ts'
import { isTriedAgain, maxTries } from '../triedAgain.ts'
import { isTerminal } from './settleNodes.ts'

/** The first failed node ends a deployment: it is recorded with its evidence, and the digest is held. */
export function failRollout(state: State, at: number): Entry[] {
  return openRollouts(state).flatMap((rollout): Entry[] => {
    if (rollout.failure) return []
    const failure =
      aborted(rollout) ??
      firstFailure(state, rollout) ??
      afterFailure(state, rollout) ??
      bakeFailure(state, rollout, at) ??
      late(state, rollout, at)
    if (!failure) return []
    const { node, evidence } = failure
    const said = { node, blame: failure.blame, why: failure.why, evidence }
    const failed: Entry = { at, type: 'rollout-failed', rollout: rollout.id, ...said }
    if (rollout.kind === 'heal') return [failed]
    const { slot, digest, commit } = rollout
    const { blame, why, overBudget } = failure
    const beyond = overBudget ? { overBudget } : {}
    return [failed, { at, type: 'digest-held', slot, digest, commit, rollout: rollout.id, blame, why, ...beyond }]
  })
}

function aborted(rollout: Rollout): Failure | undefined {
  if (!rollout.aborted) return undefined
  const why = `aborted by ${rollout.aborted.who}: ${rollout.aborted.why}`
  return { node: '', blame: 'commit', why, evidence: [] }
}

function firstFailure(state: State, rollout: Rollout): Failure | undefined {
  for (const [node, progress] of Object.entries(rollout.nodes)) {
    const attempt = progress.attempt ? state.attempts[progress.attempt] : undefined
    const failure = attempt && attemptFailure(state, attempt)
    if (failure) return failure
    // Restored, and no rule above says why: it came and went too often to be tried again.
    if (progress.status === 'failed' || progress.status === 'restored')
      return { node, blame: 'node', why: progress.detail, evidence: [] }
  }
  const blocked = rollout.waves
    .flat()
    .find((node) => rollout.nodes[node]?.status === 'pending' && isBlocked(state, rollout, node))
  if (!blocked) return undefined
  const look = lookOf(state, rollout, blocked)
  const blame = look?.cause ?? 'node'
  const { changes = [], overBudget } = look ?? {}
  return { node: blocked, blame, why: `cannot be changed: ${changes.join('; ')}`, evidence: changes, overBudget }
}

function isBlocked(state: State, rollout: Rollout, node: string): boolean {
  const look = lookOf(state, rollout, node)
  const { lookedAt } = nodeState(state, node)
  const isSince = lookedAt !== undefined && lookedAt >= rollout.startedAt
  return isSince && look?.sync === 'blocked' && look.digest === rollout.digest
}

function lookOf(state: State, rollout: Rollout, node: string) {
  return nodeState(state, node).slots[rollout.slot]
}

function attemptFailure(state: State, attempt: Attempt): Failure | undefined {
  const { node, detail } = attempt
  if (isTriedAgain(state, attempt)) return undefined
  const hook = hookFailure(attempt)
  if (hook) return hook
  if (attempt.steps === 'failed') {
    // Staging and validation fail before activation: only a validator that ran and refused speaks of the commit.
    const blame: Blame = attempt.nodeCaused ? 'node' : 'commit'
    const why = attempt.validatorRefused
      ? `a validator refused the staged files: ${detail}`
      : `a step failed: ${detail}`
    return { node, blame, why, evidence: [detail] }
  }
  if (attempt.verdict === 'unhealthy') {
    const blame = attempt.unhealthyBefore ? 'node' : 'commit'
    const before = attempt.unhealthyBefore ? ', as it was before' : ''
    return { node, blame, why: `unhealthy${before}: ${detail}`, evidence: [detail] }
  }
  if (attempt.by === 'node' && attempt.outcome !== undefined) return selfRestored(state, attempt)
  if (attempt.verdict === 'unknown' && attempt.lostSince === undefined) {
    return { node, blame: 'node', why: `health could not be told: ${detail}`, evidence: [detail] }
  }
  return undefined
}

/**
 * A node that undid a change by itself condemns the digest when this controller was there all along and could not reach
 * it; if the controller had been away, the node did what it must and the attempt is made again.
 */
function selfRestored(state: State, attempt: Attempt): Failure | undefined {
  const present = attempt.epoch === state.controller?.epoch
  const tries = nodeState(state, attempt.node).tries[`${attempt.slot} ${attempt.digest}`] ?? 0
  if (!present && tries < maxTries) return undefined
  const why = present
    ? 'could not be reached again after the change; the node restored itself'
    : 'the node restored itself three times'
  const blame = present && othersAnswer(state, attempt) ? 'commit' : 'node'
  return { node: attempt.node, blame, why, evidence: [attempt.detail] }
}

/** A network that failed for everyone says nothing of the change; a lone node that came back says it was the change. */
function othersAnswer(state: State, attempt: Attempt): boolean {
  const rollout = state.rollouts[attempt.rollout]
  const untouched = Object.entries(rollout?.nodes ?? {}).filter(([node, p]) => node !== attempt.node && !p.attempt)
  return untouched.length === 0 || untouched.some(([node]) => !nodeState(state, node).lost)
}

/** A canary that sickens while it bakes condemns what it carries. */
function bakeFailure(state: State, rollout: Rollout, now: number): Failure | undefined {
  if (rollout.bake?.wave !== rollout.waves.length) return undefined
  const canaries = (rollout.waves.at(-1) ?? []).filter((node) => rollout.nodes[node]?.status === 'healthy')
  for (const node of canaries) {
    const look = lookOf(state, rollout, node)
    const known = nodeState(state, node)
    const bad = known.lookedAt !== undefined && look?.health.filter((result) => result.status === 'fail')
    if (bad && bad.length > 0) {
      const evidence = bad.map((result) => result.detail)
      return { node, blame: 'commit', why: `the canary became unhealthy: ${evidence.join('; ')}`, evidence }
    }
  }
  const [first] = canaries
  const isGone = canaries.every((node) => nodeState(state, node).lost)
  if (!first || !isGone || now <= rollout.bake.until + rollout.parameters.progressDeadlineMs) return undefined
  return { node: first, blame: 'node', why: 'the canary could not be reached again while it baked', evidence: [] }
}

/** The watchdog: a rollout that makes no progress while nodes are in flight has failed, whatever is silent. */
function late(state: State, rollout: Rollout, now: number): Failure | undefined {
  const inFlight = Object.entries(rollout.nodes).find(([, p]) => p.status !== 'pending' && !isTerminal(p))
  if (!inFlight || now <= mustEndBy(state, rollout)) return undefined
  const minutes = Math.round(rollout.parameters.progressDeadlineMs / 60_000)
  return {
    node: inFlight[0],
    blame: 'node',
    why: `no progress for ${minutes} min: ${inFlight[0]} is ${inFlight[1].status}`,
    evidence: [],
  }
}
