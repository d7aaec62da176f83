import type { Entry, SlotLook } from '../journal/entry.ts'
import { nodeState } from '../journal/foldNode.ts'
import type { Attempt, State } from '../journal/state.ts'
import type { DesiredState } from '../fleet/desired.ts'
import { askedOf, acceptedDesired, activeRollout, desiredAt, effectiveOf } from './effective.ts'
import { removedDigest } from './rules/healNodes.ts'
import { hookNews } from './hookNews.ts'
import { leaseNews } from './leaseNews.ts'
import type { AttemptNews, Event, NoAnswer } from './event.ts'
import { restrain } from './restraints.ts'
import { told } from './told.ts'

/** What an event says itself, before any rule is applied. */
export function react(state: State, event: Event, at: number): Entry[] {
  switch (event.event) {
    case 'commit-accepted':
      return accepted(state, event.desired, event, at)
    case 'head-refused':
      return state.refused?.commit === event.commit && state.refused.reason === event.reason
        ? []
        : [{ at, type: 'head-refused', commit: event.commit, reason: event.reason, problems: event.problems }]
    case 'desired-loaded':
      return [{ at, type: 'desired-loaded', desired: event.desired }]
    case 'desired-missing':
      return [{ at, type: 'desired-missing', commit: event.commit, why: event.why }]
    case 'looked':
      return looked(state, event, at)
    case 'attempt-answered':
      return attemptAnswered(state, event, at)
    case 'plan-forgotten':
      return forgotten(state, event.attempt, at)
    case 'supply-failed':
      return supplyFailed(state, event, at)
    case 'sampled':
      return sampled(state, event, at)
    case 'orphan-answered':
      return orphanAnswered(state, event, at)
    case 'revert-ended':
      return reverted(event, at)
    case 'lease':
      return leaseNews(state, event.news, at)
    case 'operator':
      return told(state, event, at)
    case 'restraint':
      return restrain(state, event, at)
    case 'tick':
      return []
  }
}

function accepted(
  state: State,
  desired: DesiredState,
  event: { subject: string; author: string },
  at: number,
): Entry[] {
  const slots: Record<string, string | null> = {}
  for (const [key, service] of Object.entries(desired.services)) {
    if (state.slots[key]?.wanted?.digest !== service.digest) slots[key] = service.digest
  }
  for (const slot of Object.values(state.slots)) {
    // What is offered and not promoted leaves a slot as it is: nobody said that it should go.
    if (slot.wanted && !askedOf(desired, slot.key)) slots[slot.key] = null
  }
  const { commit } = desired
  return [
    { at, type: 'desired-loaded', desired },
    { at, type: 'commit-accepted', commit, subject: event.subject, author: event.author, slots },
  ]
}

function looked(state: State, event: Extract<Event, { event: 'looked' }>, at: number): Entry[] {
  const desired = acceptedDesired(state)
  // It left the fleet while it was asked: what is forgotten stays so.
  if (desired && !desired.nodes[event.node]) return []
  const node = nodeState(state, event.node)
  const { answer } = event
  // What was seen before an attempt, or beside it, says nothing of what is there now.
  if (answer.answer === 'ok' && node.touchedAt !== undefined && event.askedAt < node.touchedAt) return []
  if (answer.answer === 'ok' && isOutrun(state, event, answer.value.slots)) return []
  if (answer.answer !== 'ok') {
    if (answer.answer === 'refused' && answer.code === 'epoch') return [fence(event.node, answer.message, at)]
    const entries: Entry[] = [{ at, type: 'node-unanswered', node: event.node, look: event.look }]
    const phase = answer.answer === 'lost' ? answer.phase : answer.code
    // One missed answer may be a hiccup; a refused key or login will not get better by itself.
    const sure = node.misses >= 1 || ['hostKey', 'login', 'become', 'program', 'system'].includes(phase)
    if (sure && (!node.lost || node.lost.phase !== phase)) {
      entries.push({ at, type: 'node-lost', node: event.node, phase, message: answer.message })
    }
    return entries
  }
  const { value } = answer
  const entries: Entry[] = []
  if (node.lost) entries.push({ at, type: 'node-back', node: event.node })
  const mine = value.armed ?? value.busy
  const known = mine ? state.attempts[mine] : undefined
  if (mine && node.orphan !== mine && isOrphan(known)) {
    entries.push({ at, type: 'orphan-found', node: event.node, attempt: mine })
  }
  if (value.busy) entries.push({ at, type: 'node-unanswered', node: event.node, look: event.look })
  else {
    entries.push({
      at,
      type: 'node-looked',
      node: event.node,
      look: event.look,
      armed: value.armed,
      slots: value.slots,
    })
    entries.push(...driftNews(state, event.node, value.slots, at))
  }
  return entries
}

/** A version was let in while the node was asked: compared with the one before, it is not yet known for the new one. */
function isOutrun(state: State, asked: { node: string; askedAt: number }, slots: Record<string, SlotLook>): boolean {
  return Object.values(state.slots).some((slot) => {
    const version = effectiveOf(slot)
    if (!version || version.at < asked.askedAt || slots[slot.key]?.digest === version.digest) return false
    return desiredAt(state, slot.key, version)?.nodes[asked.node] !== undefined
  })
}

/**
 * An attempt nobody waits for: of another life of this controller, or given up as never received. One whose outcome is
 * known is none: the answer is older than the outcome, and a restore would take back what was proven.
 */
function isOrphan(known: Attempt | undefined): boolean {
  return !known || (known.phase === 'ended' && known.steps === 'void')
}

/** Drift is what differs where nothing is being rolled out. It is said when it begins and when it ends. */
function driftNews(state: State, name: string, slots: Record<string, SlotLook>, at: number): Entry[] {
  const node = nodeState(state, name)
  const entries: Entry[] = []
  for (const [slot, look] of Object.entries(slots)) {
    const known = node.drift[slot]
    // Also while others are still healed: this one may not be looked at again before long.
    if (known && look.sync === 'none') entries.push({ at, type: 'drift-ended', node: name, slot })
    const differs = look.sync === 'plan' || look.sync === 'blocked'
    if (!differs || !isSettledHere(state, slot, look.digest)) continue
    if (known && known.changes.join('\n') === look.changes.join('\n')) continue
    entries.push({ at, type: 'drift-found', node: name, slot, changes: look.changes })
  }
  for (const slot of Object.keys(node.drift)) {
    if (!slots[slot]) entries.push({ at, type: 'drift-ended', node: name, slot })
  }
  return entries
}

/** Whether nothing is under way in a slot, so that a difference is not a deployment's. */
function isSettledHere(state: State, key: string, digest: string): boolean {
  const slot = state.slots[key]
  if (!slot || activeRollout(state, key)) return false
  const target = effectiveOf(slot)?.digest
  return !slot.wanted || (target !== undefined && slot.current === target && [target, removedDigest].includes(digest))
}

function attemptAnswered(state: State, event: Extract<Event, { event: 'attempt-answered' }>, at: number): Entry[] {
  const attempt = state.attempts[event.attempt]
  if (!attempt || attempt.phase === 'ended') return []
  if (event.answer.answer !== 'ok') return declined(attempt, event.question, event.answer, at)
  return news(state, attempt, event.question, event.answer.value, at)
}

function declined(attempt: Attempt, question: string, answer: NoAnswer, at: number): Entry[] {
  const { id } = attempt
  if (answer.answer === 'refused') {
    if (answer.code === 'epoch') return [fence(attempt.node, answer.message, at)]
    if (answer.code === 'unknown-attempt' || question === 'send')
      return [{ at, type: 'attempt-void', attempt: id, why: answer.message }]
    // Another attempt has the node, or it cannot start anything just now (it shuts down): it is asked again.
    if (question === 'restore' && answer.code === 'superseded') {
      return [{ at, type: 'outcome', attempt: id, outcome: 'restore-failed', by: 'controller', detail: answer.message }]
    }
  }
  return [{ at, type: 'attempt-unanswered', attempt: id, why: answer.message }]
}

/** The node's word on its steps and on the outcome; each is recorded once. */
function news(state: State, attempt: Attempt, question: string, record: AttemptNews, at: number): Entry[] {
  const { id } = attempt
  const entries: Entry[] = []
  if (record.steps === 'none') {
    const why = 'the node never received it'
    return question === 'send'
      ? [{ at, type: 'attempt-unanswered', attempt: id, why }]
      : [{ at, type: 'attempt-void', attempt: id, why }]
  }
  if (attempt.phase === 'intended') entries.push({ at, type: 'attempt-received', attempt: id })
  entries.push(...hookNews(attempt, record.hooks, at))
  if (attempt.steps === undefined && record.steps !== 'running') {
    const { steps, detail } = record
    entries.push({
      at,
      type: 'steps-ended',
      attempt: id,
      steps,
      detail,
      validatorRefused: record.validatorRefused ?? false,
      nodeCaused: record.nodeCaused ?? false,
    })
  }
  const { outcome } = record
  if (outcome === 'restored' || outcome === 'restore-failed' || outcome === 'healthy' || outcome === 'kept') {
    // Confirmed before, and now on its way back: the node has not begun yet.
    const over = state.rollouts[attempt.rollout]?.endedAt !== undefined
    const waitsForRestore = attempt.phase === 'restoring' && !over && (outcome === 'healthy' || outcome === 'kept')
    if (!waitsForRestore) {
      const by = record.by ?? 'controller'
      const nodeCaused = outcome === 'restored' && record.nodeCaused === true ? { nodeCaused: true } : {}
      entries.push({ at, type: 'outcome', attempt: id, outcome, by, ...nodeCaused, detail: record.detail })
    }
  }
  // Failed before anything was armed: nothing was changed, nothing has to be taken back.
  if (record.steps === 'failed' && outcome === 'none') {
    entries.push({
      at,
      type: 'outcome',
      attempt: id,
      outcome: 'restored',
      by: 'node',
      unarmed: true,
      detail: record.detail,
    })
  }
  const isAwaited = attempt.lostSince !== undefined || attempt.phase === 'verifying'
  if (entries.length === 0 && isAwaited) entries.push({ at, type: 'attempt-heard', attempt: id })
  // The node's own switch fired: nothing is left to confirm, only to wait for.
  if (outcome === 'restoring' && attempt.phase !== 'restoring') {
    entries.push({ at, type: 'restore-intended', attempt: id, why: 'the node is restoring itself' })
  }
  return entries
}

/** After a restart nobody knows the plan: if the node never got it, the attempt is void. */
function forgotten(state: State, id: string, at: number): Entry[] {
  const attempt = state.attempts[id]
  return attempt?.phase === 'intended'
    ? [{ at, type: 'attempt-unanswered', attempt: id, why: 'the controller started anew' }]
    : []
}

/** Nobody's fault here: the rollout pauses and asks again later. The node is asked what it got, which is nothing. */
function supplyFailed(state: State, event: Extract<Event, { event: 'supply-failed' }>, at: number): Entry[] {
  const attempt = state.attempts[event.attempt]
  if (attempt?.phase !== 'intended') return []
  const rollout = state.rollouts[attempt.rollout]
  const why = `${attempt.node} needs something that cannot be had: ${event.why}; this says nothing of the commit`
  const entries: Entry[] = [{ at, type: 'attempt-unanswered', attempt: attempt.id, why }]
  if (rollout && !rollout.paused && !rollout.failure && rollout.endedAt === undefined) {
    entries.push({ at, type: 'rollout-paused', rollout: rollout.id, cause: 'external', who: 'holdfast', why })
  }
  return entries
}

function sampled(state: State, event: Extract<Event, { event: 'sampled' }>, at: number): Entry[] {
  const attempt = state.attempts[event.attempt]
  if (!attempt || attempt.phase !== 'verifying') return []
  if (event.answer.answer !== 'ok')
    return [{ at, type: 'attempt-unanswered', attempt: attempt.id, why: event.answer.message }]
  const { readBack, results, detail } = event.answer.value
  const { askedAt } = event
  return [{ at, type: 'attempt-sampled', attempt: attempt.id, askedAt, readBack, results, detail }]
}

function orphanAnswered(state: State, event: Extract<Event, { event: 'orphan-answered' }>, at: number): Entry[] {
  if (nodeState(state, event.node).orphan !== event.attempt) return []
  const { answer } = event
  if (answer.answer === 'refused' && answer.code === 'epoch') return [fence(event.node, answer.message, at)]
  if (answer.answer === 'refused') {
    return [{ at, type: 'orphan-ended', node: event.node, attempt: event.attempt, outcome: answer.message }]
  }
  if (answer.answer !== 'ok') return [{ at, type: 'node-unanswered', node: event.node, look: 0 }]
  const { outcome, steps } = answer.value
  const over = outcome === 'restored' || outcome === 'restore-failed' || (outcome === 'none' && steps !== 'running')
  return over ? [{ at, type: 'orphan-ended', node: event.node, attempt: event.attempt, outcome }] : []
}

function reverted(event: Extract<Event, { event: 'revert-ended' }>, at: number): Entry[] {
  const { head, slot, digest, result } = event
  if (result.result === 'again') return [{ at, type: 'revert-unanswered', head, why: result.why }]
  if (result.result === 'blocked') return [{ at, type: 'revert-blocked', head, slot, digest, why: result.why }]
  if (result.result === 'proposed') {
    const { result: _proposed, ...proposal } = result
    return [{ at, type: 'revert-proposed', head, slot, digest, ...proposal }]
  }
  return [{ at, type: 'revert-made', commit: result.commit, head, slot, digest, reverts: result.reverts }]
}

function fence(node: string, message: string, at: number): Entry {
  return { at, type: 'controller-fenced', node, message }
}
