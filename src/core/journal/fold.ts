import type { Entry } from './entry.ts'
import { defaultRollout } from '../fleet/rollout.ts'
import { foldAttempt } from './foldAttempt.ts'
import { foldController } from './foldController.ts'
import { foldHooks } from './foldHooks.ts'
import { foldNode, forgetDenials } from './foldNode.ts'
import { foldRevert } from './foldRevert.ts'
import { foldRollout } from './foldRollout.ts'
import type { Slot, State, Version } from './state.ts'

/** What is known after some entries; the same entries give the same state, whoever asks. */
export function fold(state: State, entries: readonly Entry[]): State {
  return entries.reduce(foldOne, state)
}

function foldOne(state: State, entry: Entry): State {
  switch (entry.type) {
    case 'commit-accepted':
      return foldRevert(accept(state, entry), entry)
    case 'head-refused':
      return {
        ...state,
        refused: { commit: entry.commit, reason: entry.reason, problems: entry.problems, at: entry.at },
      }
    case 'desired-loaded':
      return {
        ...state,
        desired: pruneDesired(state, { ...state.desired, [entry.desired.commit]: entry.desired }),
        missing: Object.fromEntries(Object.entries(state.missing).filter(([c]) => c !== entry.desired.commit)),
      }
    case 'desired-missing':
      return { ...state, missing: { ...state.missing, [entry.commit]: { why: entry.why, at: entry.at } } }
    case 'digest-promoted':
      return withSlot(state, entry.slot, (slot) => ({ ...slot, promoted: versionOf(entry) }))
    case 'urgency-declared': {
      const { digest, who, why, at } = entry
      return withSlot(state, entry.slot, (slot) => ({ ...slot, urgent: { digest, who, why, at } }))
    }
    case 'health-lost': {
      const { node, why, at } = entry
      return withSlot(state, entry.slot, (slot) => ({ ...slot, unwell: { node, why, at } }))
    }
    case 'health-back':
      return withSlot(state, entry.slot, (slot) => ({ ...slot, unwell: undefined, wellSince: entry.at }))
    case 'digest-good':
      return withSlot(state, entry.slot, (slot) => ({ ...slot, unwell: undefined, good: goodAfter(slot, entry) }))
    case 'digest-held':
      return withSlot(state, entry.slot, (slot) => ({
        ...slot,
        holds: {
          ...slot.holds,
          [entry.digest]: {
            ...versionOf(entry),
            rollout: entry.rollout,
            blame: entry.blame,
            why: entry.why,
            ...(entry.overBudget ? { overBudget: true } : {}),
          },
        },
      }))
    case 'hold-released':
      return foldHooks(releaseHold(state, entry), entry, state)
    case 'service-suspended': {
      const { who, why, at, until } = entry
      return withSlot(state, entry.slot, (slot) => ({ ...slot, suspended: { who, why, at, until } }))
    }
    case 'suspension-ended':
      return foldRollout(
        withSlot(state, entry.slot, (slot) => ({ ...slot, suspended: undefined })),
        entry,
      )
    default:
      return foldRevert(
        foldHooks(foldController(foldNode(foldAttempt(foldRollout(state, entry), entry), entry), entry), entry, state),
        entry,
      )
  }
}

/** The newest first, and no more than count as a way back. */
function goodAfter(slot: Slot, entry: Extract<Entry, { type: 'digest-good' }>): Version[] {
  const older = slot.good.filter((version) => version.digest !== entry.digest)
  return [versionOf(entry), ...older].slice(0, entry.window ?? defaultRollout.rollbackWindow)
}

function versionOf(entry: { digest: string; commit: string; at: number }): Version {
  return { digest: entry.digest, commit: entry.commit, at: entry.at }
}

function withSlot(state: State, key: string, change: (slot: Slot) => Slot): State {
  const slot = state.slots[key] ?? emptySlot(key)
  return { ...state, slots: { ...state.slots, [key]: change(slot) } }
}

/** A slot of which nothing is known yet. */
export function emptySlot(key: string): Slot {
  const cut = key.indexOf('/')
  return { key, environment: key.slice(0, cut), service: key.slice(cut + 1), good: [], holds: {}, retries: {} }
}

function accept(state: State, entry: Extract<Entry, { type: 'commit-accepted' }>): State {
  const slots = { ...state.slots }
  // Sorted, as they come back from disk: a restart must walk them in the same order.
  for (const [key, digest] of Object.entries(entry.slots).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const slot = slots[key] ?? emptySlot(key)
    slots[key] =
      digest === null
        ? { ...slot, wanted: undefined, promoted: undefined, current: undefined }
        : { ...slot, wanted: { digest, commit: entry.commit, at: entry.at } }
  }
  const { commit, subject, author, at } = entry
  return { ...state, slots, accepted: { commit, subject, author, at }, refused: undefined }
}

/** A retry forgets the hold, and the tries and heals that led to it; that of one node only what the node was denied. */
function releaseHold(state: State, entry: Extract<Entry, { type: 'hold-released' }>): State {
  const { slot: key, digest } = entry
  const held =
    entry.node !== undefined
      ? state
      : withSlot(state, key, (slot) => ({
          ...slot,
          retries: { ...slot.retries, [digest]: entry.automatic ? (slot.retries[digest] ?? 0) + 1 : 0 },
          holds: Object.fromEntries(Object.entries(slot.holds).filter(([d]) => d !== digest)),
        }))
  const nodes = Object.entries(held.nodes).map(([name, node]) => [
    name,
    entry.node === undefined || entry.node === name ? forgetDenials(node, key, digest) : node,
  ])
  const { [`${key} ${digest}`]: _answered, ...others } = held.proposals
  const proposals = entry.node === undefined ? others : held.proposals
  return { ...held, nodes: Object.fromEntries(nodes), proposals }
}

/** Keeps only the desired states that something still speaks of: memory is bounded by slots, not by commits. */
function pruneDesired(state: State, desired: State['desired']): State['desired'] {
  const used = new Set<string | undefined>([state.accepted?.commit])
  for (const slot of Object.values(state.slots)) {
    used.add(slot.wanted?.commit)
    used.add(slot.promoted?.commit)
    for (const version of slot.good) used.add(version.commit)
  }
  // What is on its way is verified against its own commit, however many have come since.
  for (const rollout of Object.values(state.rollouts)) if (rollout.endedAt === undefined) used.add(rollout.commit)
  const kept = Object.entries(desired)
  return kept.length <= 4 ? desired : Object.fromEntries(kept.filter(([c], i) => used.has(c) || i === kept.length - 1))
}
