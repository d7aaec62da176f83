import { treeDigest } from '../fleet/digest.ts'
import type { Reboot } from '../fleet/desired.ts'
import type { HealthCheck } from '../fleet/health.ts'
import type { FileResource, Notify, Resource, UnitResource } from '../fleet/resource.ts'
import type { ContentRef } from '../fleet/value.ts'
import type { DropIn, File, Release, Unit } from './generated/service.ts'
import type { ServiceSpec, Slot } from './model.ts'
import { spanMs } from './span.ts'
import type { SuppliedArchive } from './supplies.ts'

/** Gives the content of the file, unit or drop-in that a pointer into the merged spec names. */
export interface ContentResolver {
  content: (pointer: string) => ContentRef
  archive: () => SuppliedArchive
}

/** What a service asks of a node, with every default filled in. The rules have passed. */
export function buildResources(slot: Slot, resolver: ContentResolver): Resource[] {
  const spec = slot.spec.value
  const released = notifyOf(spec, 'release')
  const changed = notifyOf(spec, 'files')
  const groups = (spec.groups ?? []).map(({ name, system, gid, prune }): Resource => {
    return { kind: 'group', name, system: system ?? false, gid, prune: prune ?? false }
  })
  const users = (spec.users ?? []).map((user): Resource => {
    const { name, uid, group, home, shell } = user
    const more = { system: user.system ?? false, groups: (user.groups ?? []).toSorted(), prune: user.prune ?? false }
    return { kind: 'user', name, uid, group, home, shell, ...more }
  })
  const directories = (spec.directories ?? []).map((directory): Resource => {
    const { path, mode = '0755', owner = 'root', group = 'root', prune = false } = directory
    return { kind: 'directory', path, mode, owner, group, prune }
  })
  const files = (spec.files ?? []).map((file, index) => buildFile(file, resolver.content(`/files/${index}`), changed))
  const links = (spec.links ?? []).map(({ path, target, notify }): Resource => {
    return { kind: 'link', path, target: target ?? '', notify: notify ? notify.map(readNotify) : changed }
  })
  const release = spec.release ? [buildRelease(spec.release, resolver.archive(), released)] : []
  const units = (spec.units ?? []).map((unit, index) => buildUnit(unit, `/units/${index}`, resolver, spec))
  const packages = (spec.packages ?? []).map((one): Resource => {
    const { name, version, state = 'present', hold, prune = false } = one
    return { kind: 'package', name, version, state, hold, prune, notify: notifyOf(spec, 'packages') }
  })
  return [...packages, ...groups, ...users, ...directories, ...files, ...links, ...release, ...units]
}

/** Whether and when machines restart for a service. */
export function buildReboot({ reboot }: ServiceSpec): Reboot | undefined {
  return reboot && { when: reboot.when, timeoutSeconds: Math.ceil(spanMs(reboot.timeout ?? '10m') / 1000) }
}

/** How to know that a service is well; unless somebody said, its running units are. */
export function buildHealth(spec: ServiceSpec): HealthCheck[] {
  if (spec.health === undefined) {
    const running = (spec.units ?? []).filter(({ state }) => state === 'running')
    return running.map(({ name }) => ({ type: 'unit', unit: name }))
  }
  return spec.health.map((check): HealthCheck => {
    const { unit, http, tcp, command } = check
    if (unit !== undefined) return { type: 'unit', unit }
    if (http) {
      const { host = '127.0.0.1', port, path = '/', status = 200, timeout = '2s' } = http
      return { type: 'http', scheme: 'http', host, port, path, status, timeoutMs: spanMs(timeout) }
    }
    if (tcp) {
      const { host = '127.0.0.1', port, timeout = '2s' } = tcp
      return { type: 'tcp', host, port, timeoutMs: spanMs(timeout) }
    }
    return { type: 'command', argv: command?.run ?? [], timeoutMs: spanMs(command?.timeout ?? '10s') }
  })
}

/** What a change of this kind does to the service's own units, unless a file says otherwise. */
function notifyOf(spec: ServiceSpec, kind: 'release' | 'files' | 'packages'): Notify[] {
  if (!(spec.restartOn ?? ['release', 'files', 'units']).includes(kind)) return []
  return (spec.units ?? []).flatMap((unit): Notify[] => {
    const action = unit.onChange ?? 'restart'
    // A template unit (x@.service) never runs itself, and what should be stopped is not started.
    if (action === 'nothing' || unit.state === 'stopped' || unit.name.includes('@.')) return []
    return [{ action, unit: unit.name }]
  })
}

function readNotify(entry: { restart?: string; reload?: string }): Notify {
  if (entry.reload !== undefined) return { action: 'reload', unit: entry.reload }
  return { action: 'restart', unit: entry.restart ?? '' }
}

function buildFile(file: File, content: ContentRef, changed: Notify[]): FileResource {
  const { path, mode = '0644', owner = 'root', group = 'root', validate } = file
  const notify = file.notify ? file.notify.map(readNotify) : changed
  return { kind: 'file', path, mode, owner, group, content, validate, notify }
}

function buildRelease(release: Release, archive: SuppliedArchive, notify: Notify[]): Resource {
  const { path = '', version = '', keep = 5 } = release
  const { sha256, size, entries } = archive
  const directory = `${path}/releases/${version}-${sha256.slice(0, 12)}`
  const content: ContentRef = { sha256, size, secret: false }
  return { kind: 'release', path, version, directory, archive: content, tree: treeDigest(entries), keep, notify }
}

function buildUnit(unit: Unit, pointer: string, resolver: ContentResolver, spec: ServiceSpec): UnitResource {
  const { name, enabled, state, onChange = 'restart', dropIns = [] } = unit
  const hasFile = unit.source !== undefined || unit.template !== undefined
  return {
    kind: 'unit',
    name,
    file: hasFile ? resolver.content(pointer) : undefined,
    dropIns: dropIns.map((dropIn: DropIn, index) => {
      return { name: dropIn.name, content: resolver.content(`${pointer}/dropIns/${index}`) }
    }),
    enabled,
    state,
    onChange: (spec.restartOn ?? ['units']).includes('units') ? onChange : 'nothing',
  }
}
