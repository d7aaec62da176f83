import { slotKey, type DesiredState } from '../fleet/desired.ts'
import { nodeState } from '../journal/foldNode.ts'
import type { Slot, State } from '../journal/state.ts'
import { describeSpan } from '../fleet/span.ts'
import { activeNodes, askedOf, runsSomewhere } from './effective.ts'

/** Why a digest may not enter an environment yet. */
export interface Gate {
  kind: 'promotion' | 'environment' | 'soak' | 'nodes'
  why: string
  since: number
  ends: string
  /** It opens by itself then, unless something happens before. */
  until?: number
  /** Nodes that have to be looked at, at this time or later, before it opens. */
  look?: { nodes: string[]; since: number }
}

/**
 * What keeps a slot's wanted digest out of its environment; undefined: it may come in. A digest comes in when the
 * environment before has proven what the same commit asks of it, and has been healthy with it for as long as it has to
 * soak. What was healthy here before needs none of it.
 */
export function gateOf(state: State, desired: DesiredState, slot: Slot, now: number): Gate | undefined {
  const { wanted } = slot
  if (!wanted || slot.good.some(({ digest }) => digest === wanted.digest)) return undefined
  const service = desired.services[slot.key]
  if (!service && desired.offered?.[slot.key]) return unpromoted(slot, wanted.at)
  const environment = desired.environments.find(({ name }) => name === slot.environment)
  if (!environment?.after) return undefined
  const key = slotKey(environment.after, slot.service)
  const promotion = desired.promotions?.[slot.key]
  const asked = promotion ? promotion.provenBy : askedOf(desired, key)?.digest
  if (asked === undefined || !runsSomewhere(desired, key)) return undefined
  const before = state.slots[key]
  const place = before?.good.findIndex(({ digest }) => digest === asked) ?? -1
  const isProven = promotion ? place >= 0 : place === 0
  if (!before || !isProven || before.holds[asked]) {
    const { after } = environment
    return { kind: 'environment', why: `waits for ${after}`, since: wanted.at, ends: `${after} proves it healthy` }
  }
  const soakMs = environment.soakMs ?? 0
  return soakMs === 0 ? undefined : soakGate({ state, desired, before, place, soakMs, since: wanted.at, now })
}

/** Why nothing, or nothing newer, comes to an environment by itself. */
export function unpromoted(slot: Slot, since: number): Gate {
  const { service, environment } = slot
  const why = `${service} is not promoted to ${environment}`
  return { kind: 'promotion', why, since, ends: `\`holdfast promote ${service} --to ${environment}\`` }
}

interface Soak {
  state: State
  desired: DesiredState
  /** The slot it soaks in, and which of its proven digests is meant. */
  before: Slot
  place: number
  soakMs: number
  since: number
  now: number
}

function soakGate({ state, desired, before, place, soakMs, since, now }: Soak): Gate | undefined {
  const { environment, unwell, wellSince = 0 } = before
  const span = describeSpan(soakMs)
  const begun = before.good[place]?.at ?? now
  const replaced = before.good[place - 1]?.at
  if (replaced !== undefined) {
    const lasted = replaced - (wellSince > begun && wellSince < replaced ? wellSince : begun)
    if (lasted >= soakMs) return undefined
    const why = `was replaced in ${environment} before it had soaked for ${span}`
    return { kind: 'soak', why, since, ends: `it runs in ${environment} again, or something else is promoted` }
  }
  if (unwell) {
    const why = `must be healthy in ${environment} for ${span}; ${unwell.node}: ${unwell.why}`
    return { kind: 'soak', why, since: unwell.at, ends: `${environment} is healthy again, and stays so for ${span}` }
  }
  const from = Math.max(begun, wellSince)
  const until = from + soakMs
  const ends = 'it stays healthy there'
  if (now < until) {
    const left = describeSpan(Math.ceil((until - now) / 1000) * 1000)
    return { kind: 'soak', why: `soaks in ${environment}, ${left} of ${span} left`, since: from, ends, until }
  }
  return lastLook(state, desired, before, until)
}

/** The soak ends with a look that still finds it well: silence is no health. */
function lastLook(state: State, desired: DesiredState, before: Slot, until: number): Gate | undefined {
  const { environment, key } = before
  const service = askedOf(desired, key)
  const nodes = service ? activeNodes(desired, service) : []
  const answering = nodes.filter((name) => !nodeState(state, name).lost)
  if (answering.length === 0) {
    const why = `nobody in ${environment} answers whether it is still healthy`
    return { kind: 'nodes', why, since: until, ends: `a node of ${environment} answers` }
  }
  if (answering.every((name) => (nodeState(state, name).lookedAt ?? 0) >= until)) return undefined
  const look = { nodes: answering, since: until }
  return { kind: 'soak', why: `a last look at ${environment}`, since: until, ends: 'it is healthy there', until, look }
}
