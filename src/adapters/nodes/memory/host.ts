import { canonicalJson, sha256 } from '../../../core/fleet/digest.ts'
import type { HookNews } from '../../../core/fleet/hook.ts'
import type { Enablement, PathValue, UserValue } from '../../../core/fleet/value.ts'
import type { ManagedThing } from '../../../core/observed/observation.ts'
import type { NodePlan } from '../../../core/plan/plan.ts'
import type { AttemptRecord, Epoch } from '../port.ts'
import { type MemoryPackages, noPackages } from './packages.ts'

/** What lies at a path of a host in memory. A tree stands for a whole unpacked release directory. */
export type MemoryEntry = Exclude<PathValue, { type: 'absent' }> | { type: 'tree'; digest: string; archive: string }

/** A unit as the model's service manager holds it. */
export interface MemoryUnit {
  active: 'active' | 'inactive' | 'failed'
  enabled: boolean
  restarts: number
  starts: number
  /** Digest of the unit's files as of the last daemon-reload; undefined: not loaded. */
  loaded?: string
}

/** All that a host in memory keeps of one attempt; it outlives reboots as a disk does. */
export interface MemoryAttempt {
  record: AttemptRecord
  plan: NodePlan
  undo: NodePlan
  deadlineSeconds: number
  confirmSeconds: number
  /** Boot on which the runner was started, and whether it is still alive. */
  boot: number
  alive: boolean
  /** Counts the runners, so that a dead one's next step is never taken for its successor's. */
  run: number
  touched: boolean
  /** Place in the service's list of generations; undefined before arming. */
  generation?: number
  /** Pre-images by number of the plan's step. */
  kept: Map<number, MemoryEntry | undefined>
  /** Folders a release needed and nobody declared, deepest first. */
  made: string[]
  /** Hooks that were begun, by mark: the number of their step, with `restore-` before it in the undo. */
  hooks: Map<string, HookNews>
  /** The change itself has begun: taking it back is one as well. */
  activated?: boolean
  /** The step of the plan that restarts the machine, from before that until the steps go on. */
  rebooting?: number
  /** The plan restarted the machine; then its way back did as well. */
  restarts?: 'gone' | 'back'
  /** It is taken back while the machine starts: no hook can run. */
  early?: boolean
  /** What did not go well while it was taken back, and kept nothing from going back. */
  notes: string[]
  /** The record of the service's things before this attempt. */
  managedBefore: Omit<ManagedThing, 'service'>[]
}

/** One host of the model. Everything on it is plain data: read it, or change it as a person on the host would. */
export interface MemoryHost {
  name: string
  /** Counts the boots from 1; the boot id is made from it. */
  boot: number
  bootedAtMs: number
  /** False: calls fail to connect. */
  reachable: boolean
  files: Map<string, MemoryEntry>
  users: Map<string, Extract<UserValue, { type: 'user' }>>
  groups: Map<string, number>
  packages: MemoryPackages
  /** Something installed asks for a restart. */
  rebootRequired: boolean
  /** Units that come with the host, without a file under /etc. */
  packagedUnits: Set<string>
  units: Map<string, MemoryUnit>
  contents: Map<string, Uint8Array>
  epoch?: Epoch
  attempts: Map<string, MemoryAttempt>
  managed: Map<string, Omit<ManagedThing, 'service'>[]>
  owed: { action: 'restart' | 'reload'; unit: string }[]
  /** Every step and unit action in order, for assertions: `restart web.service`. */
  log: string[]
}

const seededDirectories = [
  '/',
  '/etc',
  '/etc/systemd',
  '/etc/systemd/system',
  '/srv',
  '/opt',
  '/var',
  '/var/lib',
  '/usr',
  '/usr/local',
  '/home',
]

/** Makes a host as a fresh installation: the usual directories, root, and nothing of Holdfast's. */
export function createMemoryHost(name: string, nowMs: number): MemoryHost {
  const files = new Map<string, MemoryEntry>()
  for (const path of seededDirectories)
    files.set(path, { type: 'directory', mode: '0755', owner: 'root', group: 'root' })
  return {
    name,
    boot: 1,
    bootedAtMs: nowMs - 1_000_000,
    reachable: true,
    files,
    users: new Map([
      ['root', { type: 'user', system: true, uid: 0, group: 'root', home: '/root', shell: '/bin/bash', groups: [] }],
    ]),
    groups: new Map([['root', 0]]),
    packages: noPackages(),
    rebootRequired: false,
    packagedUnits: new Set(),
    units: new Map(),
    contents: new Map(),
    attempts: new Map(),
    managed: new Map(),
    owed: [],
    log: [],
  }
}

/** The boot id a host answers: new with every boot. */
export function bootIdOf(host: MemoryHost): string {
  return sha256(`${host.name}/${host.boot}`).slice(0, 32)
}

function byName<T>(map: Map<string, T>): [string, T][] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : 1))
}

/** Digest of everything Holdfast could change on a host, to tell byte-identical states apart from others. */
export function digestHost(host: MemoryHost): string {
  const units = byName(host.units)
    .filter(([, unit]) => unit.active !== 'inactive' || unit.enabled)
    .map(([name, unit]) => [name, unit.active, unit.enabled])
  const users = byName(host.users)
  const packages = byName(host.packages.installed)
  return sha256(canonicalJson([byName(host.files), users, byName(host.groups), packages, units, byName(host.managed)]))
}

/** Digest of a unit's file and drop-ins as they lie on disk; undefined when the host knows no such unit. */
export function unitSource(host: MemoryHost, unit: string): string | undefined {
  const file = host.files.get(`/etc/systemd/system/${unit}`)
  if (!file && !host.packagedUnits.has(unit)) return undefined
  return canonicalJson([file, dropInsOf(host, unit).map((path) => [path, host.files.get(path)])])
}

/** Paths of a unit's drop-ins, sorted. */
export function dropInsOf(host: MemoryHost, unit: string): string[] {
  const folder = `/etc/systemd/system/${unit}.d/`
  return [...host.files.keys()].filter((path) => path.startsWith(folder)).toSorted()
}

/** The model's record of a unit, made on first use. */
export function unitOf(host: MemoryHost, name: string): MemoryUnit {
  const known = host.units.get(name)
  if (known) return known
  const made: MemoryUnit = {
    active: 'inactive',
    enabled: false,
    restarts: 0,
    starts: 0,
    loaded: unitSource(host, name),
  }
  host.units.set(name, made)
  return made
}

/** Whether a unit starts at boot, in systemd's words. */
export function enablementOf(host: MemoryHost, unit: string): Enablement {
  if (unitSource(host, unit) === undefined) return 'absent'
  return host.units.get(unit)?.enabled ? 'enabled' : 'disabled'
}

/** Text of a regular file, for rules of tests such as "a unit whose file says so fails". */
export function readText(host: MemoryHost, path: string): string | undefined {
  const entry = host.files.get(path)
  if (entry?.type !== 'file') return undefined
  const bytes = host.contents.get(entry.sha256)
  return bytes && Buffer.from(bytes).toString('utf8')
}

/** Puts a file on a host as a person there would. */
export function putFile(
  host: MemoryHost,
  path: string,
  text: string,
  mode = '0644',
  owner = 'root',
  group = 'root',
): void {
  const bytes = Buffer.from(text, 'utf8')
  const digest = sha256(bytes)
  host.contents.set(digest, bytes)
  host.files.set(path, { type: 'file', mode, owner, group, sha256: digest })
}
