import type { Enablement, Seen } from '../../../core/fleet/value.ts'
import type {
  ManagedThing,
  Observation,
  ObservedPath,
  ObservedUnit,
  ObserveRequest,
} from '../../../core/observed/observation.ts'
import { decodeField, escapeText } from '../../../node/decode.ts'
import type { Answered } from './call.ts'
import { readAccounts } from './accounts.ts'
import { readPackages } from './packages.ts'

/** What an observe answered, with the digest of the listing of all trees when several were asked for. */
export interface DecodedObservation {
  observation: Observation
  total?: string
}

interface Sections {
  /** Lines by their first word, in order, without it. */
  words: Map<string, string[]>
  sums: string[]
  units: string[]
}

function splitSections(lines: string[]): Sections {
  const sections: Sections = { words: new Map(), sums: [], units: [] }
  let inside: 'sums' | 'units' | undefined
  for (const line of lines) {
    const [word = '', rest = ''] = line.split(/ (.*)/s)
    if (line === 'sums' || line === 'units') inside = line
    else if (word === 'sums-end' || word === 'units-end') inside = undefined
    else if (inside && word !== 'tree' && word !== 'total') {
      sections[inside].push(line)
      continue
    }
    sections.words.set(word, [...(sections.words.get(word) ?? []), rest])
  }
  return sections
}

/** Turns the node's lines into an observation; undefined when they do not answer what was asked. */
export function decodeObservation(
  answer: Answered,
  request: ObserveRequest,
  expectedTotal: string | undefined,
): DecodedObservation | undefined {
  const { words, sums, units } = splitSections(answer.lines)
  const all = (word: string): string[] => words.get(word) ?? []
  const [bootId, uptime] = all('boot')[0]?.split(' ') ?? []
  if (!bootId || uptime === undefined) return undefined
  const [number, controller] = all('epoch')[0]?.split(' ') ?? []
  const asked = [...request.paths.map(({ path }) => path), ...request.trees.map(({ directory }) => directory)]
  const seen = readPaths(asked, all('path'), complaintsOf(answer))
  addSums(request, seen, sums)
  const total = all('total')[0]
  const observation: Observation = {
    bootId,
    uptimeSeconds: Number(uptime),
    epoch: controller ? { number: Number(number), controller } : undefined,
    busy: all('busy')[0],
    armed: all('armed')[0],
    managed: all('managed').map(readManaged),
    owed: all('owed').map((line) => {
      const [action, unit = ''] = line.split(' ')
      return { action: action === 'reload' ? 'reload' : 'restart', unit }
    }),
    paths: addTraits(request, seen, { readOnly: new Set(all('readonly').map(Number)), mounts: new Set(all('mount')) }),
    trees: readTrees(request, seen, {
      lines: all('tree'),
      isTotalRight: total !== undefined && total === expectedTotal,
    }),
    ...readAccounts(request, { readable: words.has('accounts'), passwd: all('passwd'), group: all('group') }),
    units: readUnits(request.units, units, answer.complaints),
    ...readPackages(request, all),
    ...(words.has('reboot-required') ? { rebootRequired: true } : {}),
    canStage: words.has('stage'),
  }
  return { observation, total }
}

/** Origin, subject and name; then `prune`, and pairs: a version, or an action and the unit it is for. */
function readManaged(line: string): ManagedThing {
  const [service = '', origin, subject, name = '', ...more] = line.split(' ')
  const notify: ManagedThing['notify'] = []
  const [flag, ...pairs] = more[0] === 'prune' ? more : ['', ...more]
  let version: string | undefined
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    if (pairs[at] === 'version') {
      version = decodeField(pairs[at + 1] ?? '')
      continue
    }
    notify.push({ action: pairs[at] === 'reload' ? 'reload' : 'restart', unit: decodeField(pairs[at + 1] ?? '') })
  }
  return {
    service,
    origin: origin === 'taken' ? 'taken' : 'created',
    subject: subject as ManagedThing['subject'],
    name: decodeField(name),
    ...(version === undefined ? {} : { version }),
    ...(flag === 'prune' ? { prune: true } : {}),
    ...(notify.length > 0 ? { notify } : {}),
  }
}

/** stat's complaints, in path order: only what stands between our own marks. */
function complaintsOf({ complaints, nonce }: Answered): string[] {
  const lines = complaints.split('\n')
  const start = lines.indexOf(`holdfast-stat ${nonce}`)
  const end = lines.indexOf(`holdfast-end ${nonce}`)
  return start === -1 || end === -1 ? [] : lines.slice(start + 1, end)
}

const absences = [': No such file or directory', ': Not a directory']

type SeenPaths = Seen<ObservedPath>[]

function readPaths(asked: string[], answers: string[], complaints: string[]): SeenPaths {
  const seen: SeenPaths = []
  for (const line of answers) {
    const [index = '', rest = ''] = line.split(/ (.*)/s)
    seen[Number(index)] = { seen: 'present', value: readStat(rest) }
  }
  let next = 0
  return asked.map((path, index) => {
    const present = seen[index]
    if (present) return present
    // Each path without an answer has one complaint, in the same order.
    const complaint = complaints[next++]
    if (complaint === undefined) return { seen: 'unknown', why: `nothing was answered about ${path}` }
    if (absences.some((end) => complaint.endsWith(end))) return { seen: 'absent' }
    return { seen: 'unknown', why: escapeText(complaint) }
  })
}

const typeNames: Record<number, string> = { 1: 'fifo', 2: 'character device', 6: 'block device', 12: 'socket' }

function readStat(line: string): ObservedPath {
  const [hex = '0', size, uid = '', gid = '', user = '', group = '', ...rest] = line.split(' ')
  const bits = Number.parseInt(hex, 16)
  const type = bits >> 12
  const mode = (bits & 0o7777).toString(8).padStart(4, '0')
  const owner = user === 'UNKNOWN' ? uid : user
  const ownerGroup = group === 'UNKNOWN' ? gid : group
  if (type === 8) return { type: 'file', mode, owner, group: ownerGroup, size: Number(size) }
  if (type === 4) return { type: 'directory', mode, owner, group: ownerGroup }
  if (type !== 10) return { type: 'other', what: typeNames[type] ?? 'unknown' }
  const [, target = ''] = /^"(?:[^"\\]|\\.)*" -> "((?:[^"\\]|\\.)*)"$/s.exec(rest.join(' ')) ?? []
  return { type: 'link', target: readCString(target) }
}

const cEscapes: Record<string, number> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 }

/** Undoes the quoting that stat uses for link targets: C escapes over bytes. */
function readCString(text: string): string {
  const bytes: number[] = []
  for (const [, octal, letter, plain] of text.matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/gs)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8))
    else if (letter !== undefined) bytes.push(cEscapes[letter] ?? letter.charCodeAt(0))
    else bytes.push(...Buffer.from(plain ?? '', 'utf8'))
  }
  return Buffer.from(bytes).toString('utf8')
}

/** Sums come in path order; a file that could not be read has none. */
function addSums(request: ObserveRequest, seen: SeenPaths, sums: string[]): void {
  let next = 0
  request.paths.forEach(({ path, size }, index) => {
    const one = seen[index]
    if (one?.seen !== 'present' || one.value.type !== 'file' || one.value.size !== size) return
    while (sums[next]?.endsWith('  -') || sums[next] === '') next += 1
    const sum = sums[next]
    if (sum === undefined || !sum.slice(66).endsWith(path)) {
      seen[index] = { seen: 'unknown', why: `${path} could not be read` }
      return
    }
    one.value.sha256 = sum.slice(0, 64)
    next += 1
  })
}

function addTraits(
  request: ObserveRequest,
  seen: SeenPaths,
  traits: { readOnly: Set<number>; mounts: Set<string> },
): Observation['paths'] {
  const paths: Observation['paths'] = {}
  request.paths.forEach(({ path }, index) => {
    const one = seen[index]
    if (!one) return
    const trait = { mountPoint: traits.mounts.has(path), readOnly: traits.readOnly.has(index) }
    paths[path] = trait.mountPoint || trait.readOnly ? { ...one, trait } : one
  })
  return paths
}

function readTrees(
  request: ObserveRequest,
  seen: SeenPaths,
  answers: { lines: string[]; isTotalRight: boolean },
): Observation['trees'] {
  const digests = new Map(answers.lines.map((line) => line.split(' ') as [string, string]))
  const entries = request.trees.map(({ directory, digest }, index) => {
    const path = seen[request.paths.length + index]
    if (path?.seen !== 'present') return [directory, path ?? { seen: 'unknown', why: 'nothing was answered' }] as const
    const value = answers.isTotalRight || digests.get(String(index)) === digest
    return [directory, { seen: 'present' as const, value }] as const
  })
  return Object.fromEntries(entries)
}

function readUnits(names: string[], lines: string[], complaints: string): Observation['units'] {
  const blocks = lines
    .join('\n')
    .split('\n\n')
    .filter((block) => block.trim() !== '')
  if (blocks.length === names.length) {
    return Object.fromEntries(
      names.map((name, index) => [name, { seen: 'present', value: readUnit(blocks[index] ?? '') }]),
    )
  }
  const why = escapeText(complaints.trim().split('\n').at(-1) ?? '') || 'systemctl did not answer'
  return Object.fromEntries(names.map((name) => [name, { seen: 'unknown', why }]))
}

function readUnit(block: string): ObservedUnit {
  const properties = new Map(block.split('\n').map((line) => line.split(/=(.*)/s) as [string, string]))
  const get = (name: string): string => properties.get(name) ?? ''
  return {
    loadState: get('LoadState'),
    activeState: get('ActiveState'),
    subState: get('SubState'),
    enablement: enablementOf(get('LoadState'), get('UnitFileState')),
    restarts: Number(get('NRestarts')) || 0,
    invocationId: get('InvocationID'),
    needDaemonReload: get('NeedDaemonReload') === 'yes',
    fragmentPath: get('FragmentPath'),
    dropInPaths: wordsOf(get('DropInPaths')),
    ...relationsOf(get),
  }
}

function wordsOf(text: string): string[] {
  return text.split(' ').filter((word) => word !== '')
}

/** What stops and restarts along with a unit: its own dependencies read backwards. Targets and slices do no work. */
const draggingProperties = ['ConsistsOf', 'RequiredBy', 'BoundBy']

function relationsOf(get: (name: string) => string): Partial<ObservedUnit> {
  const all = draggingProperties.flatMap((name) => wordsOf(get(name)))
  const drags = [...new Set(all)].filter((unit) => /\.(?:service|socket|timer|path|mount)$/.test(unit)).toSorted()
  const [triggers, triggeredBy] = [wordsOf(get('Triggers')), wordsOf(get('TriggeredBy'))]
  const result = get('Result')
  return {
    ...(result && result !== 'success' ? { result } : {}),
    ...(drags.length > 0 ? { drags } : {}),
    ...(triggers.length > 0 ? { triggers } : {}),
    ...(triggeredBy.length > 0 ? { triggeredBy } : {}),
  }
}

function enablementOf(loadState: string, unitFileState: string): Enablement {
  if (loadState === 'not-found') return 'absent'
  if (loadState === 'masked' || unitFileState.startsWith('masked')) return 'masked'
  if (unitFileState.startsWith('enabled')) return 'enabled'
  return unitFileState === 'disabled' ? 'disabled' : 'other'
}
