import type { Notify } from '../fleet/resource.ts'
import type { ManagedThing, PathTrait } from '../observed/observation.ts'
import { parentOf, unitFilePath, unitOfPath } from '../observed/wanted.ts'
import type { PackageStep, Step } from './plan.ts'
import { removePackage } from './planPackages.ts'
import { pathOf, valueOf } from './planPaths.ts'
import { keyOf, keysOf, know, knowPath, knowUnit, type Sight } from './sight.ts'

/** What leaves the node, in the groups in which it does. */
export interface RemovalSteps {
  /** Before any file goes: units stop and are disabled. */
  early: Step[]
  files: Step[]
  /** Deepest first. */
  directories: Step[]
  /** Users, then groups. */
  accounts: Step[]
  packages: PackageStep[]
  notify: Notify[]
  /** Units that are stopped, so that nothing restarts them. */
  gone: Set<string>
  touched: Set<string>
  /** Directories that go whole once the attempt is confirmed. */
  prune: string[]
  /** Record entries that stay in the record although nobody wants them. */
  keep: ManagedThing[]
}

/**
 * Plans the removal of what the service created and wants no more. What was taken over, or is wanted by another service
 * now, only leaves the record. Users, groups, packages and what lies in directories need `prune` in the record; else they stay.
 */
export function planRemoval(sight: Sight): RemovalSteps {
  const out: RemovalSteps = {
    early: [],
    files: [],
    directories: [],
    accounts: [],
    packages: [],
    notify: [],
    gone: new Set(),
    touched: new Set(),
    prune: [],
    keep: [],
  }
  const wanted = new Set(keysOf(sight.wanted))
  const unwanted = [...sight.record].filter(([key]) => !wanted.has(key)).map(([, thing]) => thing)
  const leaving = unwanted.filter(
    (thing) => thing.origin === 'created' && !sight.claims().has(keyOf(thing.subject, thing.name)),
  )
  // Trees first: a directory with a release in it has to wait for it.
  for (const thing of leaving.filter(({ subject }) => subject === 'tree')) removeTree(sight, thing, out)
  for (const thing of leaving) if (thing.subject === 'path') removePath(sight, thing, out)
  for (const thing of leaving) {
    if (thing.subject === 'unit') removeUnit(sight, thing, out)
    else if (thing.subject === 'user') removeUser(sight, thing, out)
    else if (thing.subject === 'group') removeGroup(sight, thing, out)
    else if (thing.subject === 'package') {
      const step = removePackage(sight, thing)
      if (step) out.packages.push(step)
    }
  }
  out.directories.sort((a, b) => (pathOf(a) > pathOf(b) ? -1 : 1))
  out.accounts.sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'user' ? -1 : 1))
  checkBudget(sight, out, leaving)
  return out
}

/** Old releases of a release that is still wanted are a matter of `keep`; those of one that is not, go. */
function removeTree(sight: Sight, thing: ManagedThing, out: RemovalSteps): void {
  const seen = knowPath(sight, thing.name)
  if (seen.seen === 'absent') return
  out.keep.push(thing)
  const isRetained = sight.wanted.releases.some(({ path }) => thing.name.startsWith(`${path}/releases/`))
  if (!isRetained && seen.seen === 'present') out.prune.push(thing.name)
}

function removePath(sight: Sight, thing: ManagedThing, out: RemovalSteps): void {
  const { name: path } = thing
  const seen = knowPath(sight, path)
  if (seen.seen !== 'present') return
  if (seen.value.type === 'other') {
    return void sight.warnings.push(`${path} stays: it is ${seen.value.what} by now, and not what was put there`)
  }
  if (seen.value.type === 'directory') {
    if (isNeeded(sight, path, out)) return void out.keep.push(thing)
    if (seen.trait?.mountPoint) return void sight.warnings.push(`directory ${path} stays: it is a mount point`)
  }
  if (!isRemovable(sight, path, seen.trait)) return
  if (seen.value.type === 'directory' && thing.prune) return void out.prune.push(path)
  const from = valueOf(sight, path, seen.value)
  if (!from) return
  const step: Step = { kind: 'path', path, from, to: { type: 'absent' } }
  if (seen.value.type === 'directory') out.directories.push(step)
  else out.files.push(step)
  out.touched.add(path)
  out.notify.push(...(thing.notify ?? ownUnitOf(sight, path)))
}

function isRemovable(sight: Sight, path: string, trait: PathTrait | undefined): boolean {
  const isParentReadOnly = sight.input.observation.paths[parentOf(path)]?.trait?.readOnly
  const readOnly = trait?.readOnly ? path : isParentReadOnly ? parentOf(path) : undefined
  const refuse = (why: string, hint: string): boolean => {
    sight.problems.push({ subject: `removal of ${path}`, why, hint, cause: 'node' })
    return false
  }
  if (readOnly !== undefined) {
    const hint = `on the node: \`chattr -i ${readOnly}\`, or mount it writable`
    return refuse(`${readOnly} is immutable or on a read-only file system`, hint)
  }
  return trait?.mountPoint ? refuse(`${path} is a mount point`, 'unmount it on the node') : true
}

/** A part of a unit that goes away changes the unit as much as one that comes. */
function ownUnitOf(sight: Sight, path: string): Notify[] {
  const own = unitOfPath(path)
  if (!own || own.dropIn === '') return []
  const onChange = sight.wanted.units.find(({ name }) => name === own.unit)?.onChange ?? 'restart'
  return onChange === 'nothing' ? [] : [{ action: onChange, unit: own.unit }]
}

/** True while something wanted, or an old release, lies in a directory. */
function isNeeded(sight: Sight, path: string, out: RemovalSteps): boolean {
  const within = (other: string): boolean => other.startsWith(`${path}/`)
  if (out.keep.some((thing) => thing.subject === 'tree' && within(thing.name))) return true
  if ([...sight.wanted.paths.keys()].some(within)) return true
  return [...sight.claims()].some((key) => key.startsWith(`path ${path}/`))
}

function removeUnit(sight: Sight, thing: ManagedThing, out: RemovalSteps): void {
  const file = sight.record.get(keyOf('path', unitFilePath(thing.name)))
  // Without a unit file of ours there is nothing that we brought: the unit stays as it is.
  if (file?.origin !== 'created' || sight.claims().has(keyOf('path', file.name))) return
  const state = knowUnit(sight, thing.name)
  out.gone.add(thing.name)
  if (!state) return
  if (state.isUp) out.early.push({ kind: 'unit', action: 'stop', unit: thing.name })
  if (state.seen?.enablement !== 'enabled') return
  out.early.push({ kind: 'enablement', unit: thing.name, from: 'enabled', to: 'disabled' })
}

function removeUser(sight: Sight, thing: ManagedThing, out: RemovalSteps): void {
  const seen = know(sight, `user ${thing.name}`, sight.input.observation.users[thing.name])
  if (seen.seen !== 'present' || seen.value.type === 'absent') return
  if (!thing.prune) return void sight.warnings.push(stays('user', thing.name, 'userdel'))
  out.accounts.push({ kind: 'user', name: thing.name, from: seen.value, to: { type: 'absent' } })
}

function removeGroup(sight: Sight, thing: ManagedThing, out: RemovalSteps): void {
  const seen = know(sight, `group ${thing.name}`, sight.input.observation.groups[thing.name])
  if (seen.seen !== 'present' || seen.value.type === 'absent') return
  if (!thing.prune) return void sight.warnings.push(stays('group', thing.name, 'groupdel'))
  out.accounts.push({ kind: 'group', name: thing.name, from: seen.value, to: { type: 'absent' } })
}

function stays(kind: string, name: string, command: string): string {
  return `${kind} ${name} stays: it was not declared with \`prune: true\`; \`${command} ${name}\` on the node removes it`
}

function checkBudget(sight: Sight, out: RemovalSteps, leaving: ManagedThing[]): void {
  // A unit goes with its file: counting both would count it twice.
  const managed = [...sight.record.values()].filter(({ subject }) => subject !== 'unit').length
  const removed =
    out.files.length + out.directories.length + out.accounts.length + out.prune.length + out.packages.length
  const budget = Math.max(Math.floor((managed * sight.input.removalBudget.percent) / 100), 3)
  if (removed <= budget) return
  const names = leaving.filter(({ subject }) => subject !== 'unit').map(({ name }) => name)
  const shown = names.slice(0, 3).join(', ') + (names.length > 3 ? `, and ${names.length - 3} more` : '')
  sight.problems.push({
    subject: `removal by ${sight.input.service}`,
    why: `${removed} of ${managed} managed things would be removed (${shown}), and at most ${budget} may be`,
    hint: `remove them in several commits, or write in the fleet.yaml of the commit: ${sight.input.removalBudget.acknowledge}`,
    cause: 'commit',
    removal: { removed, budget, managed },
  })
}
