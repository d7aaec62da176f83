import type { DurableEntry, NodeEnd } from '../../src/core/journal/entry.ts'

export type Of<T extends DurableEntry['type']> = Extract<DurableEntry, { type: T }>

/** An attempt as the record tells of it. */
export interface AttemptTrack {
  intended: Of<'attempt-intended'>
  isReceived: boolean
  steps?: Of<'steps-ended'>
  verdict?: Of<'verdict'>
  outcome?: Of<'outcome'>
  isVoid: boolean
  isRestoreIntended: boolean
  isKeepIntended: boolean
}

/** A rollout as the record tells of it. */
export interface RolloutTrack {
  started: Of<'rollout-started'>
  waves: string[][]
  /** The one end of each node so far; a node that returned has none. */
  ends: Map<string, NodeEnd>
  failed?: Of<'rollout-failed'>
  ended?: Of<'rollout-ended'>
  isPaused: boolean
  /** When anything was last said of it. */
  movedAt: number
}

/** What one controller has made durable, in the order in which it did. */
export interface Ledger {
  controller: string
  entries: DurableEntry[]
  attempts: Map<string, AttemptTrack>
  rollouts: Map<string, RolloutTrack>
  accepted: string[]
  /** By `slot digest`. */
  held: Map<string, Of<'digest-held'>>
  good: Set<string>
  released: Map<string, number>
  orphans: Set<string>
  /** Nodes and slots that a person took out of the loop. */
  restrained: Set<string>
}

/** A journal without records. */
export function emptyLedger(controller: string): Ledger {
  return {
    controller,
    entries: [],
    attempts: new Map(),
    rollouts: new Map(),
    accepted: [],
    held: new Map(),
    good: new Set(),
    released: new Map(),
    orphans: new Set(),
    restrained: new Set(),
  }
}

/** Whether an attempt may still do something on its node, as far as the record tells. */
export function isOpen(attempt: AttemptTrack): boolean {
  if (attempt.isVoid || attempt.outcome || attempt.steps?.steps === 'stale') return false
  return !(attempt.intended.empty && attempt.verdict)
}

/** Puts a record into the ledger, in place. */
export function addToLedger(ledger: Ledger, entry: DurableEntry): void {
  ledger.entries.push(entry)
  if (entry.type === 'node-cordoned') ledger.restrained.add(entry.node)
  if (entry.type === 'node-uncordoned' || entry.type === 'node-forgotten') ledger.restrained.delete(entry.node)
  if (entry.type === 'service-suspended') ledger.restrained.add(entry.slot)
  if (entry.type === 'suspension-ended') ledger.restrained.delete(entry.slot)
  if (entry.type === 'attempt-intended') {
    ledger.attempts.set(entry.attempt, {
      intended: entry,
      isReceived: false,
      isVoid: false,
      isRestoreIntended: false,
      isKeepIntended: false,
    })
  } else if ('attempt' in entry) addToAttempt(ledger, entry)
  if (entry.type === 'rollout-started') {
    ledger.rollouts.set(entry.rollout, {
      started: entry,
      waves: [],
      ends: new Map(),
      isPaused: false,
      movedAt: entry.at,
    })
  } else addToRollout(ledger, entry)
  if (!('slot' in entry) || !('digest' in entry)) {
    if (entry.type === 'commit-accepted') ledger.accepted.push(entry.commit)
    return
  }
  const key = `${entry.slot} ${entry.digest}`
  if (entry.type === 'digest-held') ledger.held.set(key, entry)
  if (entry.type === 'digest-good') ledger.good.add(key)
  if (entry.type === 'hold-released') {
    ledger.held.delete(key)
    ledger.released.set(key, entry.at)
  }
}

function addToAttempt(ledger: Ledger, entry: Extract<DurableEntry, { attempt: string }>): void {
  if (entry.type === 'orphan-found') ledger.orphans.add(entry.attempt)
  const attempt = ledger.attempts.get(entry.attempt)
  if (!attempt) return
  switch (entry.type) {
    case 'attempt-received':
      attempt.isReceived = true
      break
    case 'attempt-void':
      attempt.isVoid = true
      break
    case 'steps-ended':
      attempt.steps = entry
      break
    case 'verdict':
      attempt.verdict = entry
      break
    case 'keep-intended':
      attempt.isKeepIntended = true
      break
    case 'restore-intended':
      attempt.isRestoreIntended = true
      break
    case 'outcome':
      attempt.outcome = entry
      break
  }
}

function addToRollout(ledger: Ledger, entry: DurableEntry): void {
  const id = 'rollout' in entry ? entry.rollout : 'attempt' in entry ? rolloutOf(ledger, entry.attempt) : undefined
  const rollout = id === undefined ? undefined : ledger.rollouts.get(id)
  if (!rollout) return
  rollout.movedAt = entry.at
  switch (entry.type) {
    case 'wave-started':
      rollout.waves.push(entry.nodes)
      break
    case 'node-settled':
      rollout.ends.set(entry.node, entry.end)
      break
    case 'node-returned':
      rollout.ends.delete(entry.node)
      break
    case 'rollout-failed':
      rollout.failed = entry
      break
    case 'rollout-ended':
      rollout.ended = entry
      break
    case 'rollout-paused':
      rollout.isPaused = true
      break
    case 'rollout-resumed':
    case 'rollout-aborted':
      rollout.isPaused = false
      break
  }
}

function rolloutOf(ledger: Ledger, attempt: string): string | undefined {
  return ledger.attempts.get(attempt)?.intended.rollout
}
