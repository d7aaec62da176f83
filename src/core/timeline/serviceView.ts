import { emptySlot } from '../journal/fold.ts'
import type { Restraint, Slot, State } from '../journal/state.ts'
import { acceptedDesired, activeRollout, effectiveOf } from '../rollout/effective.ts'
import { waitingOf, type Waiting } from '../rollout/waiting.ts'
import { citedCommit, type Chronicle, type Cited } from './chronicle.ts'
import type { NodeView } from './nodeView.ts'
import { byBadness, type Sign } from './sign.ts'

/** Where one service stands in one environment. */
export interface ServiceView {
  service: string
  environment: string
  sign: Sign
  word: string
  /** What it runs or is brought to; undefined: nothing was ever good here. */
  effective?: { digest: string; cited: Cited }
  /** What the branch asks for, when that is something else. */
  wanted?: { digest: string; cited: Cited }
  /** Nodes by sign. */
  nodes: Record<Sign, number>
  /** For what, since when, and what ends it. */
  waiting?: Waiting
  held?: { digest: string; why: string; since: number; rollout: string }
  rollout?: string
  /** Out of the loop for a while, by whom, why and until when. */
  suspended?: Restraint
}

/** Every service in every environment, worst first, then in promotion order. */
export function serviceViews(state: State, told: Chronicle, nodes: NodeView[], now: number): ServiceView[] {
  const order = new Map(acceptedDesired(state)?.environments.map(({ name }, index) => [name, index]))
  return slotsOf(state)
    .filter((slot) => slot.wanted !== undefined || activeRollout(state, slot.key) || isOffered(state, slot.key))
    .map((slot) => serviceView(state, told, nodes, slot, now))
    .toSorted(
      (a, b) =>
        byBadness(a, b) ||
        (order.get(a.environment) ?? 0) - (order.get(b.environment) ?? 0) ||
        (a.service < b.service ? -1 : 1),
    )
}

/** Also those that were never promoted, and of which nothing was ever recorded. */
function slotsOf(state: State): Slot[] {
  const offered = Object.keys(acceptedDesired(state)?.offered ?? {}).filter((key) => !state.slots[key])
  return [...Object.values(state.slots), ...offered.map(emptySlot)]
}

function isOffered(state: State, key: string): boolean {
  return acceptedDesired(state)?.offered?.[key] !== undefined
}

function serviceView(state: State, told: Chronicle, nodes: NodeView[], slot: Slot, now: number): ServiceView {
  const { service, environment, wanted } = slot
  const effective = effectiveOf(slot)
  const counts = countNodes(nodes, slot)
  const hold = wanted && slot.holds[wanted.digest]
  const rollout = activeRollout(state, slot.key)
  const waiting = waitingOf(state, slot, now)
  const versionOf = (version: { digest: string; commit: string }) => ({
    digest: version.digest,
    cited: citedCommit(told, version.commit),
  })
  return {
    service,
    environment,
    ...standing(state, slot, counts, waiting),
    effective: effective && versionOf(effective),
    wanted: wanted && wanted.digest !== effective?.digest ? versionOf(wanted) : undefined,
    nodes: counts,
    waiting,
    held: hold && { digest: hold.digest, why: hold.why, since: hold.at, rollout: hold.rollout },
    rollout: rollout?.id,
    suspended: slot.suspended,
  }
}

function standing(
  state: State,
  slot: Slot,
  counts: Record<Sign, number>,
  waiting: Waiting | undefined,
): { sign: Sign; word: string } {
  const rollout = activeRollout(state, slot.key)
  if (rollout?.failure) return { sign: 'bad', word: 'restoring' }
  const hold = slot.wanted && slot.holds[slot.wanted.digest]
  if (hold) return { sign: hold.blame === 'commit' ? 'bad' : 'waiting', word: 'held' }
  if (slot.suspended) return { sign: 'waiting', word: 'suspended' }
  if (rollout?.paused) return { sign: 'waiting', word: 'paused' }
  if (rollout) {
    const word = rollout.kind === 'heal' ? 'healing' : waiting?.kind === 'baking' ? 'baking' : 'rolling out'
    return { sign: waiting?.kind === 'availability' ? 'waiting' : 'moving', word }
  }
  if (waiting) return { sign: 'waiting', word: 'waiting' }
  if (counts.bad > 0) return { sign: 'bad', word: 'unhealthy' }
  if (counts.waiting > 0) return { sign: 'waiting', word: 'drift' }
  const seen = counts.good + counts.moving
  return seen === 0 && (counts.unknown > 0 || hasNodes(state, slot))
    ? { sign: 'unknown', word: 'unknown' }
    : { sign: 'good', word: 'healthy' }
}

/** Without a loaded commit nobody knows, and nothing is claimed. */
function hasNodes(state: State, slot: Slot): boolean {
  const desired = acceptedDesired(state)
  return desired === undefined || Object.keys(desired.services[slot.key]?.nodes ?? {}).length > 0
}

/** How a service stands on its nodes: a node's own trouble counts for the services it concerns. */
function countNodes(nodes: NodeView[], slot: Slot): Record<Sign, number> {
  const counts: Record<Sign, number> = { bad: 0, waiting: 0, unknown: 0, moving: 0, good: 0 }
  for (const node of nodes) {
    const look = node.services.find((s) => s.service === slot.service && s.environment === slot.environment)
    if (look) counts[signHere(node, look)] += 1
  }
  return counts
}

function signHere(node: NodeView, look: NodeView['services'][number]): Sign {
  if (node.sign === 'unknown' || node.sign === 'moving') return node.sign
  if (look.health.some(({ status }) => status === 'fail')) return 'bad'
  if (look.sync === 'plan' || look.sync === 'blocked') return 'waiting'
  return look.sync === 'unknown' || look.health.some(({ status }) => status === 'unknown') ? 'unknown' : 'good'
}
