import type { Notify, UnitResource } from '../fleet/resource.ts'
import { packageAsks } from '../observed/packageAsks.ts'
import { unitFilePath, unitOfPath } from '../observed/wanted.ts'
import { aroundSockets } from './aroundSockets.ts'
import type { Action, Step } from './plan.ts'
import { keyOf, knowUnit, type Sight, type UnitState } from './sight.ts'

/** What happens to units, by the moment at which it must. */
export interface UnitSteps {
  /** Before any file changes: a unit is disabled while its old [Install] section is there. */
  early: Step[]
  isReloadDue: boolean
  /** After the daemon-reload. */
  enable: Step[]
  /** Last. */
  actions: Action[]
}

/** Plans enablement, starts, stops, restarts and reloads; `gone` are units that a removal stops anyway. */
export function planUnits(sight: Sight, notify: Notify[], touched: Set<string>, gone: Set<string>): UnitSteps {
  const out: UnitSteps = { early: [], isReloadDue: false, enable: [], actions: [] }
  const wishes = wishesOf(sight, notify)
  const stops: UnitStep[] = []
  const starts: UnitStep[] = []
  const reloads: UnitStep[] = []
  for (const unit of sight.wanted.units) {
    const state = knowUnit(sight, unit.name)
    if (state) planEnablement(sight, unit, state, touched, out)
  }
  const stated = new Map(sight.wanted.units.map((unit) => [unit.name, unit.state]))
  for (const name of new Set([...stated.keys(), ...wishes.keys()])) {
    if (gone.has(name)) continue
    const state = knowUnit(sight, name)
    if (!state) continue
    out.isReloadDue ||= state.seen?.needDaemonReload === true
    const action = actionFor(stated.get(name), wishes.get(name), state)
    if (!action) continue
    const list = action === 'stop' ? stops : action === 'reload' ? reloads : starts
    list.push({ kind: 'unit', action, unit: name })
    if ((action === 'start' || action === 'stop') && state.exists) noteTakeover(sight, name)
  }
  out.isReloadDue ||= [...touched].some((path) => path.includes('/systemd/system/'))
  const mustRun = (unit: string): boolean => stated.get(unit) === 'running'
  out.actions = aroundSockets([...stops, ...starts, ...reloads], sight.input.observation.units, mustRun)
  return out
}

function noteTakeover(sight: Sight, unit: string): void {
  const isKnown = sight.known.has(keyOf('unit', unit)) || sight.known.has(keyOf('path', unitFilePath(unit)))
  if (!isKnown) sight.takeovers.add(`unit ${unit}`)
}

/** What changed things, and what the node still owes, ask of each unit; restart beats reload. */
function wishesOf(sight: Sight, notify: Notify[]): Map<string, Notify['action']> {
  const wishes = new Map<string, Notify['action']>()
  const owed = sight.input.observation.owed.filter(({ unit }) => isOurs(sight, unit))
  for (const { action, unit } of [...notify, ...owed]) {
    if (wishes.get(unit) !== 'restart') wishes.set(unit, action)
  }
  return wishes
}

/** True when this service speaks of a unit, or nobody else on the node does: then any service may pay what is owed. */
function isOurs(sight: Sight, unit: string): boolean {
  if (speaksOf(sight.wanted, unit) || sight.record.has(keyOf('unit', unit))) return true
  if ([...sight.record.values()].some((thing) => thing.notify?.some((one) => one.unit === unit))) return true
  return !sight.claims().has(keyOf('unit', unit))
}

function speaksOf(wanted: Sight['wanted'], unit: string): boolean {
  if (wanted.units.some(({ name }) => name === unit)) return true
  return [...wanted.paths.values()].some((path) => path.notify.some((one) => one.unit === unit))
}

type UnitStep = Extract<Action, { kind: 'unit' }>
type UnitAction = UnitStep['action']

function actionFor(
  stated: UnitResource['state'],
  wish: Notify['action'] | undefined,
  state: UnitState,
): UnitAction | undefined {
  if (stated === 'stopped') return state.isUp ? 'stop' : undefined
  if (!state.isUp) return stated === 'running' ? 'start' : undefined
  // A unit that is still starting may have read the old file, and cannot be reloaded.
  if (wish === 'reload' && !state.isActive) return 'restart'
  return wish
}

function planEnablement(
  sight: Sight,
  unit: UnitResource,
  state: UnitState,
  touched: Set<string>,
  out: UnitSteps,
): void {
  const { name } = unit
  const from = state.seen?.enablement ?? 'absent'
  const isWantedUp = unit.enabled === true || unit.state === 'running'
  if (isWantedUp && from === 'masked') {
    return refuse(sight, name, 'it is masked on the node', `on the node: \`systemctl unmask ${name}\``, 'node')
  }
  const isSomebodys = sight.claims().has(keyOf('unit', name)) || isPackageComing(sight)
  if (isWantedUp && !state.exists && !unit.file && !isSomebodys) {
    const hint = 'give the unit a source, or install the package that brings it'
    return refuse(sight, name, 'the node has no such unit, and the manifest gives no file for it', hint, 'commit')
  }
  meetForeignParts(sight, unit, state)
  if (unit.enabled === undefined || (from === 'enabled') === unit.enabled) return
  if (!unit.enabled) {
    if (from !== 'enabled') return
    out.early.push({ kind: 'enablement', unit: name, from, to: 'disabled' })
    return noteTakeover(sight, name)
  }
  if (from === 'other' && ![...touched].some((path) => unitOfPath(path)?.unit === name)) {
    const hint = 'leave `enabled` out, or give the unit an [Install] section'
    return refuse(sight, name, 'it cannot be enabled: it has no [Install] section', hint, 'commit')
  }
  out.enable.push({ kind: 'enablement', unit: name, from, to: 'enabled' })
  if (state.exists) noteTakeover(sight, name)
}

/** A unit that the node does not have may be what a package brings that this service changes. */
function isPackageComing({ wanted, input }: Sight): boolean {
  return packageAsks(wanted.packages, input.observation.packages ?? {}).length > 0
}

function refuse(sight: Sight, unit: string, why: string, hint: string, cause: 'node' | 'commit'): void {
  sight.problems.push({ subject: `unit ${unit}`, why, hint, cause })
}

/** Parts of a loaded unit that somebody else put there count as drift, and are not ours to delete. */
function meetForeignParts(sight: Sight, unit: UnitResource, { seen }: UnitState): void {
  if (!seen) return
  for (const path of seen.dropInPaths) {
    const isOurs = sight.wanted.paths.has(path) || sight.known.has(keyOf('path', path))
    const isDistributed = path.startsWith('/usr/lib/') || path.startsWith('/lib/')
    if (isOurs || isDistributed || sight.claims().has(keyOf('path', path))) continue
    sight.foreign.push({ kind: 'unit', name: unit.name, summary: `foreign drop-in ${path}` })
  }
  const own = unitFilePath(unit.name)
  const isLoadedFromElsewhere = unit.file && seen.fragmentPath !== '' && seen.fragmentPath !== own
  // Before our file is there, or is loaded, another one (a packaged unit's) is what systemd knows.
  const isOursThere = sight.input.observation.paths[own]?.seen === 'present' && !seen.needDaemonReload
  if (isLoadedFromElsewhere && isOursThere) {
    sight.foreign.push({
      kind: 'unit',
      name: unit.name,
      summary: `is loaded from ${seen.fragmentPath}, not from ${own}`,
    })
  }
}
