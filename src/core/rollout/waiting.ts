import { slotKey } from '../fleet/desired.ts'
import { describeInstant } from '../fleet/instant.ts'
import { nodeState } from '../journal/foldNode.ts'
import type { Rollout, Slot, State } from '../journal/state.ts'
import {
  acceptedDesired,
  activeNodes,
  activeRollout,
  desiredAt,
  effectiveOf,
  runsSomewhere,
  slotBefore,
} from './effective.ts'
import { gateOf, unpromoted } from './gate.ts'
import { proposalFor } from './proposal.ts'
import { cordonOf } from './restraints.ts'
import { waitingShares } from './waitingShares.ts'
import { waitingHooks } from './waitingHooks.ts'
import { pausedWords, pauseEnds } from './pauseWords.ts'
import { liftsItself } from './rules/retryHolds.ts'
import { firstBack } from './wayBack.ts'

/** Why something does not move, since when, and what would end it. */
export interface Waiting {
  kind:
    | 'suspended'
    | 'held'
    | 'environment'
    | 'promotion'
    | 'soak'
    | 'dependency'
    | 'nodes'
    | 'paused'
    | 'hooks'
    | 'baking'
    | 'availability'
    | 'loading'
    | 'observed'
  why: string
  since: number
  ends: string
}

/** What a slot waits for, or undefined when it runs what it should or is on its way. */
export function waitingOf(state: State, slot: Slot, now: number): Waiting | undefined {
  const { wanted, suspended } = slot
  if (suspended) {
    const why = `suspended by ${suspended.who}: ${suspended.why}`
    const ends = `${describeInstant(suspended.until)}, or \`holdfast suspend ${slot.service} --in ${slot.environment} --end\``
    return { kind: 'suspended', why, since: suspended.at, ends }
  }
  if (!wanted) {
    const isOffered = acceptedDesired(state)?.offered?.[slot.key] !== undefined
    return isOffered ? unpromoted(slot, state.accepted?.at ?? 0) : undefined
  }
  const hold = slot.holds[wanted.digest]
  if (hold) {
    const proposal = proposalFor(state, slot)
    const missed = state.revertMissed ? `the revert is pushed (tried again: ${state.revertMissed.why}), ` : ''
    const fix = proposal ? `${proposal.branch} or a fix is merged` : `${missed}a fix is merged`
    const ends = liftsItself(slot, hold)
      ? 'tried again by itself; or `holdfast retry`'
      : `${fix}, or \`holdfast retry\``
    return { kind: 'held', why: hold.why, since: hold.at, ends }
  }
  if (slot.promoted?.digest !== wanted.digest) {
    const desired = acceptedDesired(state)
    const gate = desired && gateOf(state, desired, slot, now)
    return gate ?? { kind: 'loading', why: 'the commit is being read', since: wanted.at, ends: 'it is read' }
  }
  const rollout = activeRollout(state, slot.key)
  if (rollout) return waitingHooks(state, rollout) ?? waitingShares(state, rollout) ?? waitingRollout(rollout, now)
  return slot.current === slot.promoted.digest ? waitingOffer(state, slot, now) : waitingStart(state, slot)
}

/** What the environment before has proven, and nobody has promoted yet. */
function waitingOffer(state: State, slot: Slot, now: number): Waiting | undefined {
  const desired = acceptedDesired(state)
  const offered = desired?.offered?.[slot.key]
  if (!desired || !offered || offered.digest === slot.wanted?.digest) return undefined
  const { promotions: _promotions, ...asIfAuto } = desired
  const services = { ...desired.services, [slot.key]: offered }
  const wanted = { digest: offered.digest, commit: desired.commit, at: state.accepted?.at ?? 0 }
  const gate = gateOf(state, { ...asIfAuto, services }, { ...slot, wanted, good: [] }, now)
  return gate ? undefined : unpromoted(slot, wanted.at)
}

function waitingRollout(rollout: Rollout, now: number): Waiting | undefined {
  const { paused, bake } = rollout
  if (paused) return { kind: 'paused', why: pausedWords(paused), since: paused.at, ends: pauseEnds(paused) }
  if (bake?.wave === rollout.waves.length) {
    const left = Math.max(0, Math.ceil((bake.until - now) / 1000))
    return {
      kind: 'baking',
      why: `the canary bakes, ${left}s left`,
      since: rollout.progressAt,
      ends: 'it stays healthy',
    }
  }
  const statuses = (rollout.waves.at(-1) ?? []).map((n) => rollout.nodes[n]?.status)
  const isIdle =
    statuses.every((s) => s && ['healthy', 'deferred', 'restored', 'failed'].includes(s)) && !rollout.failure
  if (!isIdle || rollout.endedAt !== undefined) return undefined
  const away = rollout.order.filter((node) => rollout.nodes[node]?.status === 'deferred')
  if (!Object.values(rollout.nodes).some((node) => node.status === 'pending')) {
    const why = away.map((node) => `${node}: ${rollout.nodes[node]?.detail}`).join('; ')
    return { kind: 'nodes', why, since: rollout.progressAt, ends: 'one of them answers, and is not cordoned' }
  }
  const why = 'unhealthy nodes use maxUnavailable up'
  return { kind: 'availability', why, since: rollout.progressAt, ends: 'they become healthy again' }
}

function waitingStart(state: State, slot: Slot): Waiting | undefined {
  const version = effectiveOf(slot)
  const desired = acceptedDesired(state)
  const service = version && desiredAt(state, slot.key, version)
  if (!version || !desired || !service) {
    return { kind: 'loading', why: 'the commit is being read', since: version?.at ?? 0, ends: 'it is read' }
  }
  const active = activeNodes(desired, service)
  const cordoned = active.flatMap((name) => {
    const why = cordonOf(state, desired, name)
    return why ? [`${name} is ${why}`] : []
  })
  if (cordoned.length > 0 && cordoned.length === active.length) {
    const ends = 'one of them is no longer cordoned (see `holdfast nodes`)'
    return { kind: 'nodes', why: cordoned.join('; '), since: version.at, ends }
  }
  if (active.length === 0) {
    const why = 'its nodes are only observed'
    return { kind: 'observed', why, since: version.at, ends: 'a node of it is no longer `state: observe`' }
  }
  const before = slotBefore(state, desired, slot)
  if (before?.good.length === 0) {
    const why = `waits for ${before.environment}`
    return { kind: 'environment', why, since: version.at, ends: `${before.environment} proves it healthy` }
  }
  const dependent = firstBack(state, desired, slot)
  if (dependent) {
    const why = `${dependent.service}, which depends on it, goes back first`
    return { kind: 'dependency', why, since: version.at, ends: `${dependent.service} is back` }
  }
  for (const name of service.dependsOn) {
    const other = state.slots[slotKey(slot.environment, name)]
    if (!other?.promoted || !runsSomewhere(desired, other.key)) continue
    const hold = other.holds[other.promoted.digest]
    const busy = activeRollout(state, other.key)
    if (!hold && !busy && other.current === other.promoted.digest) continue
    const why = hold
      ? `${name}, which it depends on, is held: ${hold.why}`
      : `${name}, which it depends on, comes first`
    return { kind: 'dependency', why, since: hold?.at ?? version.at, ends: `${name} is healthy` }
  }
  const lost = active.filter((name) => nodeState(state, name).lost)
  const why = lost.length > 0 ? `no answer from ${lost.join(', ')}` : 'its nodes are being looked at'
  return { kind: 'nodes', why, since: version.at, ends: 'a node answers' }
}
