import type { Blame } from '../journal/entry.ts'
import { nodeState } from '../journal/foldNode.ts'
import type { Attempt, Rollout, RolloutNode, State } from '../journal/state.ts'
import { cutOff } from './cutOff.ts'
import { mustEndBy } from './deadline.ts'
import { type Failure, hookFailure } from './hookFailure.ts'
import { isTerminal } from './rules/settleNodes.ts'
import { isTriedAgain } from './triedAgain.ts'

/** What went wrong on one node of a rollout, if anything that counts did. */
export function nodeFailure(state: State, rollout: Rollout, node: string, progress: RolloutNode): Failure | undefined {
  if (progress.aside) return undefined
  if (progress.status === 'pending') return blockedFailure(state, rollout, node)
  const attempt = progress.attempt ? state.attempts[progress.attempt] : undefined
  const failure = attempt && attemptFailure(state, attempt)
  if (failure) return failure
  // Restored, and no rule above says why: it came and went too often to be tried again.
  if (progress.status === 'failed' || progress.status === 'restored')
    return { node, blame: 'node', why: progress.detail, evidence: [] }
  return undefined
}

function blockedFailure(state: State, rollout: Rollout, node: string): Failure | undefined {
  const look = lookOf(state, rollout, node)
  const isNext = rollout.waves.some((wave) => wave.includes(node))
  if (!isNext || look?.sync !== 'blocked' || look.digest !== rollout.digest) return undefined
  const { lookedAt } = nodeState(state, node)
  if (lookedAt === undefined || lookedAt < rollout.startedAt) return undefined
  const { cause: blame = 'node', changes, overBudget } = look
  return { node, blame, why: `cannot be changed: ${changes.join('; ')}`, evidence: changes, overBudget }
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
    const [blame, remark] = excuseOf(attempt)
    return { node, blame, why: `unhealthy${remark}: ${detail}`, evidence: [detail] }
  }
  if (attempt.by === 'node' && attempt.outcome !== undefined) return selfRestored(state, attempt)
  if (attempt.verdict === 'unknown' && attempt.lostSince === undefined) {
    return { node, blame: 'node', why: `health could not be told: ${detail}`, evidence: [detail] }
  }
  return undefined
}

/** Ill health speaks of the commit only where the service was well, and the node there, before. */
function excuseOf(attempt: Attempt): [Blame, string] {
  if (attempt.unhealthyBefore) return ['node', ', as it was before']
  if (attempt.newcomer === 'new') return ['node', ', on a node that never ran it before']
  if (attempt.newcomer === 'returned') return ['node', ', on a node that had just come back']
  return ['commit', '']
}

/** A node that undid a change by itself condemns the digest only when it alone was out of reach; see `cutOff`. */
function selfRestored(state: State, attempt: Attempt): Failure | undefined {
  const found = cutOff(state, attempt)
  const { node, detail } = attempt
  const evidence = [detail]
  if (found === 'change') {
    const why = 'could not be reached again after the change; the node restored itself'
    return { node, blame: 'commit', why, evidence }
  }
  if (found !== 'often') return undefined
  if (attempt.outcome === 'restore-failed') {
    return { node, blame: 'node', why: `the node could not restore itself: ${detail}`, evidence }
  }
  return { node, blame: 'node', why: 'the node restored itself three times', evidence }
}

/** A canary that sickens while it bakes, or while a person is waited for, condemns what it carries. */
export function bakeFailure(state: State, rollout: Rollout, now: number): Failure | undefined {
  const isBaking = rollout.bake?.wave === rollout.waves.length
  if (!isBaking && rollout.paused?.cause !== 'canary') return undefined
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
  if (!first || !isGone || !isBaking || rollout.paused) return undefined
  if (now <= (rollout.bake?.until ?? now) + rollout.parameters.progressDeadlineMs) return undefined
  return { node: first, blame: 'node', why: 'the canary could not be reached again while it baked', evidence: [] }
}

/** The watchdog: a rollout that makes no progress while nodes are in flight has failed, whatever is silent. */
export function late(state: State, rollout: Rollout, now: number): Failure | undefined {
  const inFlight = Object.entries(rollout.nodes).find(
    ([, progress]) => progress.status !== 'pending' && !isTerminal(progress) && !progress.aside,
  )
  if (!inFlight || now <= mustEndBy(state, rollout)) return undefined
  const minutes = Math.round(rollout.parameters.progressDeadlineMs / 60_000)
  return {
    node: inFlight[0],
    blame: 'node',
    why: `no progress for ${minutes} min: ${inFlight[0]} is ${inFlight[1].status}`,
    evidence: [],
  }
}
