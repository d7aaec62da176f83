import type { Notify, PackageResource } from '../fleet/resource.ts'
import type { PackageValue } from '../fleet/value.ts'
import type { ManagedThing, PackageMove } from '../observed/observation.ts'
import { packageAsks } from '../observed/packageAsks.ts'
import { compareVersions } from './compareVersions.ts'
import type { PackageStep } from './plan.ts'
import { keyOf, know, type Sight } from './sight.ts'

/** What happens to packages, and whom it notifies. */
export interface PackageSteps {
  steps: PackageStep[]
  notify: Notify[]
  /** The package manager was interrupted: nothing else can be planned before that has been ended. */
  isRepairDue: boolean
}

type Installed = Extract<PackageValue, { type: 'package' }>

/** Packages that write what a machine boots from. */
const bootPackages = /^(?:linux-image|linux-modules|grub|shim|systemd-boot|initramfs-tools|dracut|raspi-firmware)/

/** Plans the packages a service asks for, with all that comes along: exactly what the node's own rehearsal named. */
export function planPackages(sight: Sight): PackageSteps {
  const out: PackageSteps = { steps: [], notify: [], isRepairDue: false }
  const wanted = sight.wanted.packages.filter((want) => mayChange(sight, want))
  const { packages = {}, rehearsals = {}, packagesInterrupted } = sight.input.observation
  const asks = packageAsks(wanted, packages)
  if (asks.length > 0 && packagesInterrupted) return { ...out, isRepairDue: true }
  if (asks.length > 0) {
    const rehearsal = rehearsals[asks.join(' ')]
    if (!rehearsal) sight.unknown.push(`packages ${asks.join(', ')}: were not rehearsed`)
    else if (rehearsal.would === 'refuse') refuse(sight, asks.join(', '), rehearsal.why, 'node')
    else for (const move of rehearsal.moves) addMove(sight, wanted, move, out)
  }
  for (const want of wanted) if (!out.steps.some(({ name }) => name === want.name)) addState(sight, want, out)
  for (const want of wanted) if (out.steps.some(({ name }) => name === want.name)) out.notify.push(...want.notify)
  warn(sight, out.steps)
  return out
}

/** Plans that a package goes which Holdfast installed and nobody wants any more; nothing else may go with it. */
export function removePackage(sight: Sight, thing: ManagedThing): PackageStep | undefined {
  const { name } = thing
  const seen = know(sight, `package ${name}`, sight.input.observation.packages?.[name])
  if (seen.seen !== 'present' || seen.value.type === 'absent') return undefined
  if (!thing.prune) {
    const text = `package ${name} stays: it was not declared with \`prune: true\`; remove it by hand`
    return void sight.warnings.push(text)
  }
  const rehearsal = sight.input.observation.rehearsals?.[`${name}-`]
  if (!rehearsal) return void sight.unknown.push(`removal of package ${name}: was not rehearsed`)
  if (rehearsal.would === 'refuse') return void sight.warnings.push(`package ${name} stays: ${rehearsal.why}`)
  const others = rehearsal.moves.filter((move) => move.name !== name).map((move) => move.name)
  if (others.length > 0) {
    return void sight.warnings.push(`package ${name} stays: ${others.slice(0, 5).join(', ')} would change with it`)
  }
  const move = rehearsal.moves[0]
  if (!move) return undefined
  return stepOf(move, seen.value, { type: 'absent' }, false)
}

/** What must be left alone is said, and not planned. */
function mayChange(sight: Sight, want: PackageResource): boolean {
  const seen = know(sight, `package ${want.name}`, sight.input.observation.packages?.[want.name])
  if (seen.seen !== 'present' || seen.value.type === 'absent') return seen.seen !== 'unknown'
  const { version } = seen.value
  const record = sight.record.get(keyOf('package', want.name)) ?? sight.known.get(keyOf('package', want.name))
  if (want.state === 'absent' && record?.origin !== 'created') {
    const summary = `${version} is there, and was not installed by Holdfast: remove it by hand`
    sight.foreign.push({ kind: 'package', name: want.name, summary })
    return false
  }
  // What this version of the service had put there was raised since, by hand or by the system: healing never downgrades.
  const isRaised = want.version !== undefined && compareVersions(version, want.version) > 0
  if (!isRaised || record?.version !== want.version) return true
  const summary = `${version} is newer than ${want.version}, and healing never downgrades: declare it, or downgrade by hand`
  sight.foreign.push({ kind: 'package', name: want.name, summary })
  return false
}

function addMove(sight: Sight, wanted: PackageResource[], move: PackageMove, out: PackageSteps): void {
  const want = wanted.find(({ name }) => name === move.name)
  const seen = know(sight, `package ${move.name}`, sight.input.observation.packages?.[move.name])
  if (seen.seen === 'unknown') return
  const from: PackageValue = seen.seen === 'present' ? seen.value : { type: 'absent' }
  if (move.to === undefined && want?.state !== 'absent') {
    const why = `${move.name} would be removed with it, which no manifest asks for`
    return refuse(sight, sight.wanted.packages.map(({ name }) => name).join(', '), why, 'commit')
  }
  if (!want && from.type === 'package' && from.held) {
    const why = `${move.name} would change with it, and is held on the node`
    return refuse(sight, move.name, why, 'node')
  }
  if (from.type === 'package' && want && !sight.known.has(keyOf('package', move.name))) {
    sight.takeovers.add(`package ${move.name}`)
  }
  const held = want?.hold ?? (from.type === 'package' && from.held)
  const to: PackageValue =
    move.to === undefined ? { type: 'absent' } : { type: 'package', version: move.to, held, whole: true }
  out.steps.push(stepOf(move, from, to, want === undefined))
}

/** A hold to set or lift, and an installation to be ended, are no move of versions. */
function addState(sight: Sight, want: PackageResource, out: PackageSteps): void {
  const seen = sight.input.observation.packages?.[want.name]
  if (want.state === 'absent' || seen?.seen !== 'present' || seen.value.type === 'absent') return
  const from: Installed = seen.value
  const to: Installed = { ...from, held: want.hold ?? from.held, whole: true }
  if (to.held === from.held && from.whole) return
  if (want.version !== undefined && want.version !== from.version) return
  out.steps.push({ kind: 'package', name: want.name, from, to, isDependency: false })
}

function stepOf(move: PackageMove, from: PackageValue, to: PackageValue, isDependency: boolean): PackageStep {
  const step: PackageStep = { kind: 'package', name: move.name, from, to, isDependency }
  if (bootPackages.test(move.name)) return { ...step, irreversible: 'it writes what the machine boots from' }
  // One that was not whole before has no state to go back to.
  if (from.type === 'absent' || !from.whole || move.canReturn) return step
  return { ...step, irreversible: `version ${from.version} is neither on the node nor to be had from its sources` }
}

function warn(sight: Sight, steps: PackageStep[]): void {
  for (const { name, from, to } of steps) {
    if (from.type === 'absent' || to.type === 'absent' || compareVersions(to.version, from.version) >= 0) continue
    sight.warnings.push(`package ${name} goes back from ${from.version} to ${to.version}`)
  }
  const moved = steps.filter(
    ({ from, to }) => from.type === 'absent' || to.type === 'absent' || from.version !== to.version,
  )
  if (moved.length === 0) return
  const names = moved.map(({ name }) => name)
  const shown = names.slice(0, 5).join(', ') + (names.length > 5 ? ` and ${names.length - 5} more` : '')
  sight.warnings.push(`the scripts of ${shown} may restart units; which they did is said when it is done`)
}

function refuse(sight: Sight, subject: string, why: string, cause: 'node' | 'commit'): void {
  const hint =
    cause === 'node'
      ? 'on the node: see `apt-cache policy`, `apt-mark showhold` and its sources'
      : 'declare it as well, or choose another version'
  sight.problems.push({ subject: `package ${subject}`, why, hint, cause })
}
