import type { Seen } from '../../../core/fleet/value.ts'
import type {
  ManagedThing,
  Observation,
  ObservedPath,
  ObservedUnit,
  ObserveRequest,
} from '../../../core/observed/observation.ts'
import { armedAttempt, busyAttempt } from './ledger.ts'
import { bootIdOf, dropInsOf, enablementOf, type MemoryHost, unitSource } from './host.ts'
import { rehearseAll } from './packages.ts'
import { needsReload } from './steps.ts'
import { relationsOf } from './units.ts'

function seen<T>(value: T | undefined): Seen<T> {
  return value === undefined ? { seen: 'absent' } : { seen: 'present', value }
}

function all<T>(names: string[], look: (name: string) => T): Record<string, T> {
  return Object.fromEntries(names.map((name) => [name, look(name)]))
}

function seePath(host: MemoryHost, path: string, size: number | undefined): ObservedPath | undefined {
  const entry = host.files.get(path)
  if (entry?.type === 'tree') return { type: 'directory', mode: '0755', owner: 'root', group: 'root' }
  if (entry?.type !== 'file') return entry
  const { sha256, ...rest } = entry
  const actualSize = host.contents.get(sha256)?.byteLength ?? 0
  return { ...rest, size: actualSize, sha256: actualSize === size ? sha256 : undefined }
}

function seeUnit(host: MemoryHost, name: string): ObservedUnit {
  const unit = host.units.get(name)
  const isKnown = unitSource(host, name) !== undefined
  const active = unit?.active ?? 'inactive'
  const folder = host.packagedUnits.has(name) && !host.files.has(`/etc/systemd/system/${name}`) ? '/lib' : '/etc'
  return {
    loadState: isKnown ? 'loaded' : 'not-found',
    activeState: active,
    subState: active === 'active' ? 'running' : active === 'failed' ? 'failed' : 'dead',
    enablement: enablementOf(host, name),
    restarts: unit?.restarts ?? 0,
    invocationId: unit?.starts ? `${host.boot}-${unit.starts}` : '',
    needDaemonReload: needsReload(host, name),
    fragmentPath: isKnown ? `${folder}/systemd/system/${name}` : '',
    dropInPaths: isKnown ? dropInsOf(host, name) : [],
    ...relationsOf(host, name),
  }
}

function seeTree(host: MemoryHost, directory: string, digest: string): Seen<boolean> {
  const entry = host.files.get(directory)
  return seen(entry && (entry.type === 'tree' ? entry.digest === digest : false))
}

/** What a rehearsal would move is looked at as well, asked for or not. */
function seePackages(host: MemoryHost, request: ObserveRequest): Partial<Observation> {
  if (!request.packages) return {}
  const rehearsals = request.rehearse && rehearseAll(host, request.rehearse)
  const moved = Object.values(rehearsals ?? {}).flatMap((one) => (one.would === 'change' ? one.moves : []))
  const names = [...new Set([...request.packages, ...moved.map(({ name }) => name)])]
  return {
    packages: all(names, (name) => {
      const installed = host.packages.installed.get(name)
      return seen(installed && { type: 'package' as const, ...installed })
    }),
    ...(rehearsals ? { rehearsals } : {}),
    ...(host.packages.isInterrupted ? { packagesInterrupted: true } : {}),
  }
}

/** What one look at a host in memory answers. */
export function observeHost(host: MemoryHost, request: ObserveRequest, nowMs: number): Observation {
  const managed: ManagedThing[] = []
  for (const [service, things] of host.managed) for (const thing of things) managed.push({ service, ...thing })
  const paths: Observation['paths'] = {}
  for (const { path, size } of request.paths) paths[path] = seen(seePath(host, path, size))
  return {
    bootId: bootIdOf(host),
    uptimeSeconds: Math.floor((nowMs - host.bootedAtMs) / 1000),
    epoch: host.epoch && { ...host.epoch },
    busy: busyAttempt(host),
    armed: armedAttempt(host),
    managed,
    owed: host.owed.map((one) => ({ ...one })),
    paths,
    trees: Object.fromEntries(
      request.trees.map((tree) => [tree.directory, seeTree(host, tree.directory, tree.digest)]),
    ),
    users: all(request.users, (name) => seen(host.users.get(name))),
    groups: all(request.groups, (name) => {
      const gid = host.groups.get(name)
      return seen(gid === undefined ? undefined : { type: 'group' as const, system: gid < 1000, gid })
    }),
    units: all(request.units, (name) => ({ seen: 'present' as const, value: seeUnit(host, name) })),
    ...seePackages(host, request),
    ...(host.rebootRequired ? { rebootRequired: true } : {}),
    canStage: true,
  }
}
