import type { Seen } from '../fleet/value.ts'
import type { ManagedThing, ObservedPath, ObservedUnit, PathTrait } from '../observed/observation.ts'
import { type Wanted, wantedOn } from '../observed/wanted.ts'
import type { Foreign, PlanInput, PlanProblem } from './planned.ts'

/** What a subject is called in the node's record. */
export type Subject = ManagedThing['subject']

/** What the parts of the planner look through, and where they leave what they find. */
export interface Sight {
  input: PlanInput
  wanted: Wanted
  /** This service's record, in the node's order. */
  record: Map<string, ManagedThing>
  /** What any service's record names. */
  known: Map<string, ManagedThing>
  /** Names of what the other services want, made on first use. */
  claims: () => Set<string>
  unknown: string[]
  problems: PlanProblem[]
  takeovers: Set<string>
  warnings: string[]
  foreign: Foreign[]
}

/** One name for a thing on a node, whoever speaks of it. */
export function keyOf(subject: Subject, name: string): string {
  return `${subject} ${name}`
}

/** Opens a sight on one node for one service. */
export function sightOf(input: PlanInput): Sight {
  const record = new Map<string, ManagedThing>()
  const known = new Map<string, ManagedThing>()
  for (const thing of input.observation.managed) {
    const key = keyOf(thing.subject, thing.name)
    if (thing.service === input.service) record.set(key, thing)
    if (!known.has(key) || thing.origin === 'created') known.set(key, thing)
  }
  let claims: Set<string> | undefined
  return {
    input,
    wanted: wantedOn(input.desired),
    record,
    known,
    claims: () => (claims ??= claimsOf(input)),
    unknown: [],
    problems: [],
    takeovers: new Set(),
    warnings: [],
    foreign: [],
  }
}

function claimsOf(input: PlanInput): Set<string> {
  const claims = new Set<string>()
  for (const other of input.others) for (const key of keysOf(wantedOn(other))) claims.add(key)
  return claims
}

/** The names of everything wanted, as the node's record would name it. */
export function keysOf(wanted: Wanted): string[] {
  return [
    ...[...wanted.paths.keys()].map((path) => keyOf('path', path)),
    ...wanted.releases.map((release) => keyOf('tree', release.directory)),
    ...wanted.users.map((user) => keyOf('user', user.name)),
    ...wanted.groups.map((group) => keyOf('group', group.name)),
    ...wanted.units.map((unit) => keyOf('unit', unit.name)),
    ...wanted.packages.filter(({ state }) => state === 'present').map(({ name }) => keyOf('package', name)),
  ]
}

/** What was seen of a thing; what nobody looked at is unknown, and unknown is noted. */
export function know<T>(sight: Sight, what: string, seen: Seen<T> | undefined): Seen<T> {
  if (!seen) {
    sight.unknown.push(`${what}: was not looked at`)
    return { seen: 'unknown', why: 'was not looked at' }
  }
  if (seen.seen === 'unknown') sight.unknown.push(`${what}: ${seen.why}`)
  return seen
}

/** What was seen of a path. */
export function knowPath(sight: Sight, path: string): Seen<ObservedPath> & { trait?: PathTrait } {
  return know(sight, path, sight.input.observation.paths[path])
}

/** A unit's state as the rules need it; one that systemd does not know is inactive and not there. */
export interface UnitState {
  exists: boolean
  /** Running, starting or reloading: a start is not due, a restart makes sense. */
  isUp: boolean
  /** Can be reloaded. */
  isActive: boolean
  isFailed: boolean
  seen?: ObservedUnit
}

/** What was seen of a unit, or undefined when that is unknown. */
export function knowUnit(sight: Sight, unit: string): UnitState | undefined {
  const seen = know(sight, unit, sight.input.observation.units[unit])
  return seen.seen === 'unknown' ? undefined : unitState(seen)
}

/** A seen unit in the planner's terms. */
export function unitState(seen: Seen<ObservedUnit> | undefined): UnitState {
  if (seen?.seen !== 'present') return { exists: false, isUp: false, isActive: false, isFailed: false }
  const { activeState, loadState } = seen.value
  const isActive = activeState === 'active' || activeState === 'reloading'
  return {
    exists: loadState !== 'not-found',
    isUp: isActive || activeState === 'activating',
    isActive,
    isFailed: activeState === 'failed',
    seen: seen.value,
  }
}
