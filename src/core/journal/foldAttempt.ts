import type { CheckResult } from '../fleet/health.ts'
import type { Entry } from './entry.ts'
import { hasHooksAfter } from './foldHooks.ts'
import { withNode } from './foldRollout.ts'
import type { Attempt, State } from './state.ts'

/** The lives of attempts, entry by entry. */
export function foldAttempt(state: State, entry: Entry): State {
  switch (entry.type) {
    case 'attempt-intended':
      return intend(state, entry)
    case 'attempt-received':
      return withAttempt(state, entry.attempt, (a) => ({ ...a, phase: 'running', ...answered }))
    case 'attempt-void':
      return end(state, entry, (a) => ({ ...a, steps: 'void', detail: entry.why }), 'pending')
    case 'steps-ended': {
      const { steps, detail, validatorRefused, nodeCaused, at } = entry
      const change = (a: Attempt): Attempt => ({
        ...a,
        ...answered,
        steps,
        detail,
        validatorRefused,
        nodeCaused,
        appliedAt: at,
      })
      if (steps === 'stale') return end(state, entry, change, 'pending')
      return withAttempt(state, entry.attempt, (a) => ({ ...change(a), phase: 'verifying' }), 'verifying')
    }
    case 'verdict': {
      const status = entry.verdict === 'healthy' ? 'confirming' : undefined
      return withAttempt(state, entry.attempt, (a) => judged(a, entry), status)
    }
    case 'restore-intended':
      return withAttempt(
        state,
        entry.attempt,
        (a) => ({ ...a, phase: 'restoring', restoringAt: entry.at, askAt: undefined }),
        'restoring',
      )
    case 'keep-intended':
      return withAttempt(state, entry.attempt, (a) => ({ ...a, phase: 'confirming', kept: true, askAt: undefined }))
    case 'outcome':
      return end(state, entry, (a) => ({
        ...a,
        outcome: entry.outcome,
        by: entry.by,
        nodeCaused: a.nodeCaused || entry.nodeCaused === true,
        detail: entry.detail || a.detail,
      }))
    default:
      return foldAnswer(state, entry)
  }
}

/** What is asked again after a restart. */
function foldAnswer(state: State, entry: Entry): State {
  switch (entry.type) {
    case 'attempt-unanswered':
      return withAttempt(state, entry.attempt, (a) => ({
        ...a,
        silentFrom: a.lostSince === undefined ? entry.at : a.silentFrom,
        lostSince: a.lostSince ?? entry.at,
        lostWhy: entry.why,
        askAt: entry.at + 1000,
        healthySince: undefined,
      }))
    case 'attempt-heard':
      return withAttempt(state, entry.attempt, (a) => ({
        ...a,
        ...answered,
        heardAt: entry.at,
        askAt: entry.at + 1000,
      }))
    case 'attempt-sampled':
      return withAttempt(state, entry.attempt, (a) => sampled(a, entry))
    default:
      return state
  }
}

function judged(attempt: Attempt, entry: Extract<Entry, { type: 'verdict' }>): Attempt {
  const { verdict } = entry
  const detail = entry.evidence.join('; ') || attempt.detail
  const good = hasHooksAfter(attempt) ? 'finishing' : 'confirming'
  const phase = attempt.empty ? 'ended' : verdict === 'healthy' ? good : attempt.phase
  return { ...attempt, verdict, detail, phase, askAt: undefined }
}

const answered = { lostSince: undefined, askAt: undefined }

function intend(state: State, entry: Extract<Entry, { type: 'attempt-intended' }>): State {
  const attempt: Attempt = {
    id: entry.attempt,
    rollout: entry.rollout,
    node: entry.node,
    slot: entry.slot,
    digest: entry.digest,
    epoch: entry.epoch,
    look: entry.look,
    empty: entry.empty,
    unhealthyBefore: entry.unhealthyBefore,
    newcomer: entry.newcomer,
    irreversible: entry.irreversible,
    interrupts: entry.interrupts,
    dragged: entry.dragged,
    hooks: entry.hooks,
    part: entry.part,
    phase: entry.empty ? 'verifying' : 'intended',
    appliedAt: entry.empty ? entry.at : undefined,
    intendedAt: entry.at,
    deadlineSeconds: entry.deadlineSeconds,
    confirmSeconds: entry.confirmSeconds,
    detail: '',
    validatorRefused: false,
    nodeCaused: false,
    samples: 0,
    failedSamples: 0,
  }
  return {
    ...state,
    attempts: { ...state.attempts, [attempt.id]: attempt },
    counters: { ...state.counters, attempts: state.counters.attempts + 1 },
  }
}

function withAttempt(
  state: State,
  id: string,
  change: (attempt: Attempt) => Attempt,
  status?: Parameters<typeof withNode>[3],
): State {
  const attempt = state.attempts[id]
  if (!attempt) return state
  const next = { ...state, attempts: { ...state.attempts, [id]: change(attempt) } }
  return status && !attempt.part ? withNode(next, attempt.rollout, attempt.node, status) : next
}

/** After the end of an attempt the node is looked at anew before anything else is done there. */
function end(
  state: State,
  { attempt: id, at }: { attempt: string; at: number },
  change: (attempt: Attempt) => Attempt,
  status?: Parameters<typeof withNode>[3],
): State {
  const attempt = state.attempts[id]
  if (!attempt) return state
  const next = withAttempt(state, id, (a) => ({ ...change(a), ...answered, phase: 'ended' }), status)
  const node = next.nodes[attempt.node]
  return node
    ? { ...next, nodes: { ...next.nodes, [node.name]: { ...node, lookedAt: undefined, touchedAt: at } } }
    : next
}

function sampled(attempt: Attempt, entry: Extract<Entry, { type: 'attempt-sampled' }>): Attempt {
  const restarts = countRestarts(entry.results)
  const first = attempt.restartsAtFirst ?? restarts
  const isRestarted = restarts > first
  const green = entry.readBack === 'equal' && entry.results.every((r) => r.status === 'pass') && !isRestarted
  return {
    ...attempt,
    lostSince: undefined,
    askAt: entry.at + 1000,
    sample: {
      at: entry.at,
      askedAt: entry.askedAt,
      readBack: entry.readBack,
      results: entry.results,
      detail: entry.detail,
    },
    samples: attempt.samples + 1,
    failedSamples: attempt.failedSamples + (isRestarted || entry.results.some((r) => r.status === 'fail') ? 1 : 0),
    healthySince: green ? (attempt.healthySince ?? entry.at) : undefined,
    // A restart is seen once and breaks the run of health once; a unit that then stays up may still become healthy.
    restartsAtFirst: restarts,
  }
}

/** Restarts that systemd counted over all units asked for. */
export function countRestarts(results: CheckResult[]): number {
  return results.reduce((sum, result) => sum + (result.restarts ?? 0), 0)
}
