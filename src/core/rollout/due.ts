import type { DesiredState } from '../fleet/desired.ts'
import { nodeState } from '../journal/foldNode.ts'
import type { Attempt, NodeState, Rollout, State } from '../journal/state.ts'
import { lingerMs } from './cutOff.ts'
import { acceptedDesired, desiredAt, effectiveOf } from './effective.ts'
import type { Effect } from './effect.ts'
import { gateOf, type Gate } from './gate.ts'
import { removedDigest } from './rules/healNodes.ts'
import { isAfterDue, nodeForAfter } from './hooksDue.ts'
import { freshLookMs } from './rules/intendAttempts.ts'
import { hasOpenAttempt, openAttempts, openRollouts } from './openAttempts.ts'
import { isSuspended } from './restraints.ts'
import { untouchedOnPath } from './samePath.ts'

/** A baking canary is looked at this often. */
const bakeLookMs = 5_000
/** Nodes on the same way as one that is silent are looked at this often. */
const pathLookMs = 8_000
/** What could not be read (a host that was about to restart) is asked for again after. */
const unreadLookMs = 30_000
/** A commit that could not be compiled (an artifact server that is away) is tried again after. */
const loadAgainMs = 30_000

/**
 * What the world has to be asked now. Derived from the state alone, so a restart just continues; asking twice is
 * prevented by whoever performs, by `key`.
 */
export function due(state: State, now: number): Effect[] {
  if (state.fenced) return []
  // Without a loaded commit nobody knows how a node is reached.
  if (!acceptedDesired(state)) return loads(state, now)
  return [...loads(state, now), ...looks(state, now), ...orphans(state, now), ...attempts(state, now)]
}

function loads(state: State, now: number): Effect[] {
  const commits = new Set<string>()
  if (state.accepted && !acceptedDesired(state)) commits.add(state.accepted.commit)
  for (const slot of Object.values(state.slots)) {
    const version = effectiveOf(slot)
    if (version && acceptedDesired(state) && !desiredAt(state, slot.key, version)) commits.add(version.commit)
  }
  // A restart in mid-rollout: what is on its way is verified against its own commit, also when a newer one took over.
  for (const { commit } of openRollouts(state))
    if (acceptedDesired(state) && !state.desired[commit]) commits.add(commit)
  return [...commits]
    .filter((commit) => now - (state.missing[commit]?.at ?? -Infinity) >= loadAgainMs)
    .map((commit) => ({ effect: 'load', key: `load ${commit}`, commit }))
}

function looks(state: State, now: number): Effect[] {
  const desired = acceptedDesired(state)
  if (!desired) return []
  const wanted = wantedSince(state, now)
  return Object.keys(desired.nodes)
    .filter((name) => isLookDue(state, desired, name, wanted.get(name) ?? 0, now))
    .map((node) => ({ effect: 'look', key: `look ${node}`, node }))
}

function isLookDue(state: State, desired: DesiredState, name: string, wantedSince: number, now: number): boolean {
  const node = nodeState(state, name)
  if (hasOpenAttempt(state, name) || node.orphan) return false
  const pause = Math.min(60_000, 1_000 * 2 ** Math.min(node.misses, 6))
  if (node.lookedAt === undefined) return node.triedAt === undefined || node.misses === 0 || now - node.triedAt >= pause
  return node.lookedAt < wantedSince || now - node.lookedAt >= desired.observeIntervalMs
}

/** Per node: the time before which a look is too old, for nodes that something waits for. */
function wantedSince(state: State, now: number): Map<string, number> {
  const since = new Map<string, number>()
  const want = (node: string, time: number) => since.set(node, Math.max(since.get(node) ?? 0, time))
  for (const slot of Object.values(state.slots)) {
    const version = effectiveOf(slot)
    if (!version || slot.current === version.digest) continue
    for (const node of Object.keys(desiredAt(state, slot.key, version)?.nodes ?? {})) want(node, version.at)
  }
  for (const rollout of openRollouts(state)) {
    if (rollout.failure || rollout.paused || isSuspended(state, rollout.slot)) continue
    const last = isAfterDue(state, rollout) && nodeForAfter(state, rollout)
    if (last) want(last, now - freshLookMs)
    for (const node of rollout.waves.at(-1) ?? []) {
      if (rollout.nodes[node]?.status === 'pending')
        want(node, Math.max(now - freshLookMs, uselessUntil(state, rollout, node)))
      if (rollout.bake?.wave === rollout.waves.length) {
        want(node, now >= rollout.bake.until ? rollout.bake.until : now - bakeLookMs)
      }
    }
  }
  for (const { nodes, since: time } of gateLooks(state, now)) for (const node of nodes) want(node, time)
  for (const { name, slots } of Object.values(state.nodes)) {
    if (Object.values(slots).some(({ sync }) => sync === 'unknown')) want(name, now - unreadLookMs)
  }
  const { accepted } = state
  if (accepted) for (const name of outdated(state)) want(name, accepted.at)
  for (const attempt of openAttempts(state)) {
    // Whether others on the same way answer tells a change that cut a node off from a network that did.
    const { lostSince, silentFrom = now } = attempt
    const others = lostSince === undefined ? [] : untouchedOnPath(state, attempt).slice(0, 3)
    const telling = silentFrom + lingerMs
    for (const node of others) want(node, Math.max(now - pathLookMs, telling <= now ? telling : 0))
  }
  return since
}

/** What has soaked comes on after a last look. */
function gateLooks(state: State, now: number): NonNullable<Gate['look']>[] {
  const desired = acceptedDesired(state)
  if (!desired?.environments.some(({ soakMs }) => soakMs)) return []
  return Object.values(state.slots).flatMap((slot) => {
    if (!slot.wanted || slot.promoted?.digest === slot.wanted.digest) return []
    return gateOf(state, desired, slot, now)?.look ?? []
  })
}

/**
 * Before a blocked node fails a rollout it is looked at anew: what was in the way may be gone. So is one that was
 * compared with what this rollout overtook.
 */
function uselessUntil(state: State, rollout: Rollout, node: string): number {
  const look = nodeState(state, node).slots[rollout.slot]
  if (look?.sync === 'blocked') return rollout.startedAt
  return rollout.kind === 'deploy' && look && look.digest !== rollout.digest ? rollout.startedAt + 1 : 0
}

/** Nodes whose last look a new commit may have made untrue: something was in the way there, or is no longer asked of them. */
function outdated(state: State): string[] {
  const desired = acceptedDesired(state)
  if (!desired) return []
  return Object.values(state.nodes).flatMap(({ name, slots }) => (isOutdated(desired, name, slots) ? [name] : []))
}

/** By what a look found: asked for every node at every step, and true or not until the next look or commit. */
const judged = new WeakMap<NodeState['slots'], { desired: DesiredState; isOld: boolean }>()

function isOutdated(desired: DesiredState, name: string, slots: NodeState['slots']): boolean {
  const known = judged.get(slots)
  if (known?.desired === desired) return known.isOld
  const isRetired = desired.nodes[name]?.mode === 'retired'
  const isOld = Object.entries(slots).some(([key, { sync, digest }]) => {
    if (sync === 'blocked') return true
    return digest !== removedDigest && (isRetired || !desired.services[key]?.nodes[name])
  })
  judged.set(slots, { desired, isOld })
  return isOld
}

function orphans(state: State, now: number): Effect[] {
  return Object.values(state.nodes).flatMap((node): Effect[] => {
    if (!node.orphan || now - (node.triedAt ?? 0) < 1_000) return []
    return [{ effect: 'restore-orphan', key: `look ${node.name}`, node: node.name, attempt: node.orphan }]
  })
}

function attempts(state: State, now: number): Effect[] {
  return openAttempts(state).flatMap((attempt): Effect[] => {
    if (attempt.askAt !== undefined && now < attempt.askAt) return []
    const effect = question(state, attempt)
    return effect ? [{ effect, key: `attempt ${attempt.id}`, attempt: attempt.id }] : []
  })
}

type Question = 'send' | 'follow' | 'sample' | 'proceed' | 'confirm' | 'restore'

function question(state: State, attempt: Attempt): Question | undefined {
  const rollout = state.rollouts[attempt.rollout]
  // A node that was given up is left to its own switch.
  const isGivenUp = rollout?.nodes[attempt.node]?.status === 'failed'
  const over = rollout === undefined || rollout.endedAt !== undefined || isGivenUp
  switch (attempt.phase) {
    case 'intended':
      // Unknown whether it arrived, or no longer wanted: ask before anything is sent.
      return attempt.lostSince !== undefined || rollout?.failure || over ? 'follow' : 'send'
    case 'running':
      return 'follow'
    case 'verifying':
      if (attempt.steps === 'failed') return rollout?.paused ? 'follow' : undefined
      // It may have taken the change back by itself while nobody was there: its own word tells.
      if (attempt.sample?.readBack === 'different' && (attempt.heardAt ?? 0) < attempt.sample.at) return 'follow'
      return attempt.verdict ? 'follow' : 'sample'
    case 'finishing':
      return rollout?.failure || over ? 'follow' : 'proceed'
    case 'confirming':
      return 'confirm'
    case 'restoring':
      // Once the rollout has ended, only the node's own word is waited for: never a late restore.
      return over ? 'follow' : 'restore'
    case 'ended':
      return undefined
  }
}
