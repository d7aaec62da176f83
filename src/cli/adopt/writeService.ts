import type { Seen } from '../../core/fleet/value.ts'
import type { Observation } from '../../core/observed/observation.ts'
import { fourDigits, unitFilePath } from '../../core/observed/wanted.ts'
import { yamlScalar } from '../format/yamlScalar.ts'
import { ownDropIns, type Asked, type Shown } from './lookAtHost.ts'

/** A host's present state as manifests ask for it: the entries of each list, and the sources they name. */
export interface Written {
  /** By list of the service, lines of one entry each. */
  lists: Map<string, string[]>
  /** Contents by path beside the manifest. */
  sources: Map<string, string>
  /** What was left out, with the reason. */
  left: string[]
}

/** Puts what a host showed into the words of a service. */
export function writeService(asked: Asked, shown: Shown): Written {
  const out: Written = { lists: new Map(), sources: new Map(), left: [] }
  const { observation } = shown
  for (const name of asked.groups) addGroup(out, observation, name)
  for (const name of asked.users) addUser(out, observation, name)
  for (const name of asked.packages) addPackage(out, observation, name)
  for (const path of asked.paths) addPath(out, shown, path)
  for (const unit of asked.units) addUnit(out, shown, unit)
  return out
}

type Value = string | number | boolean | string[] | undefined

function add(out: Written, list: string, entry: Record<string, Value>, nested: string[] = []): void {
  const said = Object.entries(entry).filter(([, value]) => value !== undefined)
  const lines = said.map(([key, value]) => `${key}: ${Array.isArray(value) ? JSON.stringify(value) : scalar(value)}`)
  const all = [...lines, ...nested]
  const text = all.map((line, index) => `${index === 0 ? '    - ' : '      '}${line}`).join('\n')
  out.lists.set(list, [...(out.lists.get(list) ?? []), text])
}

function scalar(value: Exclude<Value, string[]>): string {
  return typeof value === 'string' ? yamlScalar(value) : String(value)
}

/** What is there; what is not, or cannot be told, is left out by name. */
function there<T>(out: Written, what: string, seen: Seen<T> | undefined): T | undefined {
  if (seen?.seen === 'present') return seen.value
  const why = seen?.seen === 'unknown' ? `cannot be told: ${seen.why}` : 'is not there'
  out.left.push(`${what} ${why}`)
  return undefined
}

function addGroup(out: Written, observation: Observation, name: string): void {
  const value = there(out, `group ${name}`, observation.groups[name])
  if (value?.type === 'group') add(out, 'groups', { name, gid: value.gid })
}

function addUser(out: Written, observation: Observation, name: string): void {
  const value = there(out, `user ${name}`, observation.users[name])
  if (value?.type !== 'user') return
  const { uid, group, home, shell, groups } = value
  add(out, 'users', { name, uid, group, home, shell, groups: groups.length > 0 ? groups : undefined })
}

function addPackage(out: Written, observation: Observation, name: string): void {
  // Any version: which one it is, is the distribution's to say.
  if (there(out, `package ${name}`, observation.packages?.[name])) add(out, 'packages', { name })
}

function addPath(out: Written, shown: Shown, path: string): void {
  const value = there(out, path, shown.observation.paths[path])
  if (!value) return
  if (value.type === 'link') return add(out, 'links', { path, target: value.target })
  if (value.type === 'other') return void out.left.push(`${path} is ${value.what}`)
  const { owner, group } = value
  const mode = fourDigits(value.mode)
  if (value.type === 'directory') return add(out, 'directories', { path, owner, group, mode })
  const source = addSource(out, shown, path)
  if (source !== undefined) add(out, 'files', { path, source, owner, group, mode })
}

/** The source a file is written from, beside the manifest at the path it has on the host. */
function addSource(out: Written, { texts, unread }: Shown, path: string): string | undefined {
  const text = texts.get(path)
  if (text === undefined) {
    out.left.push(`${path}: ${unread.get(path) ?? 'it is no regular file'}`)
    return undefined
  }
  const parts = path.slice(1).split('/')
  const safe = parts.map((part) => part.replaceAll(/[^A-Za-z0-9._@-]/g, '_').replace(/^\.git/i, '_git'))
  const source = safe.join('/')
  out.sources.set(source, text)
  return source
}

function addUnit(out: Written, shown: Shown, unit: string): void {
  const value = there(out, `unit ${unit}`, shown.observation.units[unit])
  if (!value) return
  if (value.loadState === 'not-found') return void out.left.push(`unit ${unit} is not there`)
  if (value.enablement === 'masked') return void out.left.push(`unit ${unit} is masked`)
  const own = unitFilePath(unit)
  const source = value.fragmentPath === own ? addSource(out, shown, own) : undefined
  if (value.fragmentPath === own && source === undefined) return
  const dropIns = ownDropIns(shown.observation, unit).flatMap((path) => {
    const from = addSource(out, shown, path)
    const name = path.slice(path.lastIndexOf('/') + 1)
    return from === undefined ? [] : [`  - { name: ${yamlScalar(name)}, source: ${yamlScalar(from)} }`]
  })
  const { activeState, enablement } = value
  const enabled = enablement === 'enabled' ? true : enablement === 'disabled' ? false : undefined
  const state = activeState === 'active' ? 'running' : activeState === 'inactive' ? 'stopped' : undefined
  add(out, 'units', { name: unit, source, enabled, state }, dropIns.length > 0 ? ['dropIns:', ...dropIns] : [])
}

/** The manifest of the new service. */
export function serviceFile(
  service: string,
  [key, value]: [string, string],
  { lists }: Written,
  { node, when }: { node: string; when: string },
): string {
  const parts = [...lists].map(([list, entries]) => `  ${list}:\n${entries.join('\n')}`)
  return `# Written by \`holdfast adopt ${node}\` from the host as it was at ${when}.
apiVersion: holdfast/v1
kind: Service
metadata: { name: ${yamlScalar(service)} }
spec:
  nodes: { ${key}: ${yamlScalar(value)} }
${parts.join('\n')}
`
}
