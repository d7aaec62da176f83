import type { DesiredOnNode } from '../fleet/desired.ts'
import type {
  DirectoryResource,
  FileResource,
  GroupResource,
  LinkResource,
  Notify,
  PackageResource,
  ReleaseResource,
  Resource,
  UnitResource,
  UserResource,
} from '../fleet/resource.ts'
import type { ContentRef, PathValue } from '../fleet/value.ts'

/** What a path belongs to, in the words people see. */
export interface Part {
  kind: 'file' | 'directory' | 'link' | 'unit' | 'release'
  name: string
  /** What the path is to its unit or release: `unit file`, `drop-in limits.conf`. */
  detail: string
}

/** One path a service wants, whatever kind of resource asks for it. */
export interface WantedPath {
  path: string
  value: Exclude<PathValue, { type: 'absent' }>
  content?: ContentRef
  notify: Notify[]
  validate?: string[]
  /** A directory that is there only because something lies in it: any owner and mode will do. */
  implied: boolean
  prune: boolean
  part: Part
}

/** What one service asks of one node, flattened into the things a node knows. */
export interface Wanted {
  paths: Map<string, WantedPath>
  releases: ReleaseResource[]
  users: UserResource[]
  groups: GroupResource[]
  units: UnitResource[]
  packages: PackageResource[]
}

const unitDirectory = '/etc/systemd/system'
const root = { owner: 'root', group: 'root' }

/** Where the unit file of a unit of ours lies. */
export function unitFilePath(unit: string): string {
  return `${unitDirectory}/${unit}`
}

/** The unit whose own file, drop-in directory or drop-in a path is. */
export function unitOfPath(path: string): { unit: string; dropIn?: string } | undefined {
  const match = /^\/etc\/systemd\/system\/([^/]+?\.[a-z]+)(?:\.d(?:\/([^/]+))?)?$/.exec(path)
  if (!match?.[1] || /\.(?:wants|requires|upholds)$/.test(match[1])) return undefined
  return path.startsWith(`${unitFilePath(match[1])}.d`)
    ? { unit: match[1], dropIn: match[2] ?? '' }
    : { unit: match[1] }
}

/** The directory a path lies in. */
export function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/'
}

/** A mode in the four digits in which modes are compared: "644" and "0644" are the same. */
export function fourDigits(mode: string): string {
  return mode.padStart(4, '0')
}

/** Flattens what a service asks of a node, so that every later rule speaks of paths, accounts and units only. */
export function wantedOn(desired: DesiredOnNode | undefined): Wanted {
  const wanted: Wanted = { paths: new Map(), releases: [], users: [], groups: [], units: [], packages: [] }
  for (const resource of desired?.resources ?? []) addResource(wanted, resource)
  return wanted
}

function addPath(wanted: Wanted, path: WantedPath): void {
  const other = wanted.paths.get(path.path)
  // What an author says of a directory counts more than that something lies in it.
  if (!other || other.implied) wanted.paths.set(path.path, path)
}

function addImplied(wanted: Wanted, path: string, part: Part): void {
  const value = { type: 'directory' as const, mode: '0755', ...root }
  addPath(wanted, { path, value, notify: [], implied: true, prune: false, part })
}

function addResource(wanted: Wanted, resource: Resource): void {
  switch (resource.kind) {
    case 'user':
      return void wanted.users.push(resource)
    case 'group':
      return void wanted.groups.push(resource)
    case 'package':
      return void wanted.packages.push(resource)
    case 'unit':
      return addUnit(wanted, resource)
    case 'release':
      return addRelease(wanted, resource)
    default:
      return addPath(wanted, pathOf(resource))
  }
}

/** Literals of one shape, without spreads: this runs for every path of every node on every plan. */
function pathOf(resource: FileResource | DirectoryResource | LinkResource): WantedPath {
  const { kind, path } = resource
  const part: Part = { kind, name: path, detail: '' }
  if (resource.kind === 'link') {
    const value = { type: 'link' as const, target: resource.target }
    return { path, value, content: undefined, notify: resource.notify, implied: false, prune: false, part }
  }
  const { owner, group } = resource
  const mode = fourDigits(resource.mode)
  if (resource.kind === 'directory') {
    const value = { type: 'directory' as const, mode, owner, group }
    return { path, value, content: undefined, notify: [], implied: false, prune: resource.prune, part }
  }
  const { content, notify, validate } = resource
  const value = { type: 'file' as const, mode, owner, group, sha256: content.sha256 }
  return { path, value, content, notify, validate, implied: false, prune: false, part }
}

function addUnit(wanted: Wanted, unit: UnitResource): void {
  wanted.units.push(unit)
  const notify: Notify[] = unit.onChange === 'nothing' ? [] : [{ action: unit.onChange, unit: unit.name }]
  const add = (path: string, content: ContentRef, detail: string): void => {
    const value = { type: 'file' as const, mode: '0644', ...root, sha256: content.sha256 }
    const part: Part = { kind: 'unit', name: unit.name, detail }
    addPath(wanted, { path, value, content, notify, implied: false, prune: false, part })
  }
  const path = unitFilePath(unit.name)
  if (unit.file) add(path, unit.file, 'unit file')
  if (unit.dropIns.length > 0) addImplied(wanted, `${path}.d`, { kind: 'unit', name: unit.name, detail: '' })
  for (const dropIn of unit.dropIns) add(`${path}.d/${dropIn.name}`, dropIn.content, `drop-in ${dropIn.name}`)
}

function addRelease(wanted: Wanted, release: ReleaseResource): void {
  wanted.releases.push(release)
  const part: Part = { kind: 'release', name: release.path, detail: '' }
  addImplied(wanted, release.path, part)
  addImplied(wanted, `${release.path}/releases`, part)
  addPath(wanted, {
    path: `${release.path}/current`,
    value: { type: 'link', target: `releases/${release.directory.slice(release.directory.lastIndexOf('/') + 1)}` },
    notify: release.notify,
    implied: false,
    prune: false,
    part,
  })
}
