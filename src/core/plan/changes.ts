import type { ContentRef } from '../fleet/value.ts'
import { unitOfPath, type Wanted } from '../observed/wanted.ts'
import type { PackageStep, Step, Transition } from './plan.ts'

/** `+` create, `~` change, `-` remove, `↻` restart, `⟳` reload, `▸` run a hook, `!` irreversible. */
export type Sign = '+' | '~' | '-' | '↻' | '⟳' | '▸' | '!'

/** One change of a plan as people see it. */
export interface Change {
  sign: Sign
  /** `file`, `directory`, `link`, `release`, `unit`, `user`, `group`, `package`. */
  kind: string
  name: string
  /** What changes about it: `2.4.1 → 2.5.0`, `mode 0600 → 0640`, `content`. */
  summary: string
  /** Content of a file before, where a diff may be shown. */
  before?: { sha256: string }
  /** Content of a file after; with `secret`, neither side is ever shown. */
  after?: ContentRef
}

type PathStep = Extract<Transition, { kind: 'path' }>

interface Gathering {
  wanted: Wanted
  changes: Change[]
  /** Changes that gather several steps: one for a unit, one for a release. */
  grouped: Map<string, Change>
}

/** Puts a plan's steps in words, one change for each resource, and one for each restart or reload. */
export function changesOf(plan: { steps: Step[]; prune: string[] }, wanted: Wanted, takeovers: Set<string>): Change[] {
  const all: Gathering = { wanted, changes: [], grouped: new Map() }
  for (const step of plan.steps) addStep(all, step)
  for (const name of plan.prune) {
    all.changes.push({ sign: '!', kind: 'directory', name, summary: 'with all that lies in it, once confirmed' })
  }
  if (all.changes.length === 0 && plan.steps.some(({ kind }) => kind === 'daemon-reload')) {
    all.changes.push({ sign: '~', kind: 'systemd', name: 'units', summary: 'daemon-reload: files changed since' })
  }
  return all.changes.map((change) => finish(change, takeovers))
}

function finish(change: Change, takeovers: Set<string>): Change {
  // A tree without a flip: `current` already points at where it belongs.
  const summary = change.kind === 'release' && change.summary === '' ? 'unpack again' : change.summary
  const isNamed = !['↻', '⟳', '▸'].includes(change.sign) && takeovers.has(`${change.kind} ${change.name}`)
  return { ...change, summary: isNamed ? `${summary} (takeover: not created by Holdfast)` : summary }
}

function addStep(all: Gathering, step: Step): void {
  switch (step.kind) {
    case 'path':
      return addPath(all, step)
    case 'tree':
      return addTree(all, step.directory)
    case 'hook': {
      const when = step.phase === 'beforeNode' ? 'before the change' : 'once it is healthy'
      return void all.changes.push({ sign: '▸', kind: 'hook', name: step.name, summary: `run ${when}` })
    }
    case 'enablement':
      return gather(all, 'unit', step.unit, '~', step.to === 'enabled' ? 'enable' : 'disable')
    case 'unit': {
      if (step.action === 'start' || step.action === 'stop') return gather(all, 'unit', step.unit, '~', step.action)
      const sign = step.action === 'restart' ? '↻' : '⟳'
      return void all.changes.push({ sign, kind: 'unit', name: step.unit, summary: step.action })
    }
    case 'reboot': {
      const summary = step.onlyIfRequired ? 'restart of the machine, if it asks for one' : 'restart of the machine'
      return void all.changes.push({ sign: '↻', kind: 'reboot', name: 'host', summary })
    }
    case 'package':
      return void all.changes.push(packageChange(step))
    case 'package-repair': {
      const summary = 'end what interrupted it (dpkg --configure -a); then planned anew'
      return void all.changes.push({ sign: '~', kind: 'package', name: 'manager', summary })
    }
    case 'user':
    case 'group': {
      const sign = signOf(step.from.type === 'absent', step.to.type === 'absent')
      return void all.changes.push({ sign, kind: step.kind, name: step.name, summary: accountSummary(step) })
    }
  }
}

function packageChange({ name, from, to, isDependency, irreversible }: PackageStep): Change {
  const sign = irreversible === undefined ? signOf(from.type === 'absent', to.type === 'absent') : '!'
  const parts: string[] = []
  if (from.type === 'package' && to.type === 'package' && from.version === to.version) {
    if (!from.whole) parts.push(`${to.version}, its installation is ended`)
    if (from.held !== to.held) parts.push(to.held ? 'hold' : 'no hold any more')
  } else {
    const versions = [from, to].flatMap((value) => (value.type === 'package' ? [value.version] : []))
    parts.push(versions.join(' → '))
  }
  if (to.type === 'absent') parts.push('is removed')
  if (isDependency) parts.push('comes along')
  if (irreversible !== undefined) parts.push(`cannot be taken back: ${irreversible}`)
  return { sign, kind: 'package', name, summary: parts.join(', ') }
}

function signOf(isNew: boolean, isGone: boolean): Sign {
  return isNew ? '+' : isGone ? '-' : '~'
}

/** Adds a detail to the one change of a unit or release; it is new, or gone, when its main part is. */
function gather(all: Gathering, kind: string, name: string, sign: Sign, detail: string): void {
  const key = `${kind} ${name}`
  let change = all.grouped.get(key)
  if (!change) {
    change = { sign, kind, name, summary: '' }
    all.grouped.set(key, change)
    all.changes.push(change)
  }
  if (sign !== '~') change.sign = sign
  if (detail !== '') change.summary = change.summary === '' ? detail : `${change.summary}, ${detail}`
}

function addPath(all: Gathering, step: PathStep): void {
  const want = all.wanted.paths.get(step.path)
  const sign = signOf(step.from.type === 'absent', step.to.type === 'absent')
  if (!want) return addRemoved(all, step)
  const { kind, name, detail } = want.part
  if (kind === 'unit') {
    if (want.implied) return
    const doing = sign === '+' ? 'new ' : ''
    return gather(all, kind, name, detail === 'unit file' ? sign : '~', `${doing}${detail}`)
  }
  if (kind === 'release') {
    if (want.implied) return
    return gather(all, kind, name, sign, flipSummary(all, step))
  }
  const change: Change = { sign, kind, name, summary: pathSummary(step) }
  const isContent = step.to.type === 'file' && !(step.from.type === 'file' && step.from.sha256 === step.to.sha256)
  if (isContent) {
    if (step.from.type === 'file') change.before = { sha256: step.from.sha256 }
    change.after = want.content
  }
  all.changes.push(change)
}

/** What is removed shows no content: whether it was secret, no manifest says any more. */
function addRemoved(all: Gathering, step: PathStep): void {
  const own = unitOfPath(step.path)
  // The folder of drop-ins that went: part of the unit, and not worth a word of its own.
  if (own?.dropIn === '') return gather(all, 'unit', own.unit, '~', '')
  if (!own || step.from.type !== 'file') {
    const summary = step.from.type === 'directory' ? 'if nothing else lies in it' : pathSummary(step)
    return void all.changes.push({ sign: '-', kind: step.from.type, name: step.path, summary })
  }
  if (own.dropIn === undefined) gather(all, 'unit', own.unit, '-', 'unit file')
  else gather(all, 'unit', own.unit, '~', `without drop-in ${own.dropIn}`)
}

function addTree(all: Gathering, directory: string): void {
  const release = all.wanted.releases.find((one) => one.directory === directory)
  if (!release) return
  const flips = all.grouped.has(`release ${release.path}`)
  if (!flips) gather(all, 'release', release.path, '~', '')
}

function flipSummary(all: Gathering, step: PathStep): string {
  const release = all.wanted.releases.find((one) => step.path === `${one.path}/current`)
  const after = release?.version ?? ''
  return step.from.type === 'link' ? `${versionOf(step.from.target)} → ${after}` : after
}

/** The version in the name of a release directory, `releases/2.4.1-9f2c1ab77ab0`. */
function versionOf(target: string): string {
  return target.slice(target.lastIndexOf('/') + 1).replace(/-[0-9a-f]{12}$/, '')
}

function pathSummary({ from, to }: PathStep): string {
  if (to.type === 'absent') return from.type === 'link' ? `→ ${from.target}` : ''
  if (to.type === 'link') return from.type === 'link' ? `→ ${from.target} becomes → ${to.target}` : `→ ${to.target}`
  if (from.type === 'absent' || from.type === 'link') return `${to.mode} ${to.owner}:${to.group}`
  const parts: string[] = []
  if (to.type === 'file' && from.type === 'file' && from.sha256 !== to.sha256) parts.push('content')
  if (from.mode !== to.mode) parts.push(`mode ${from.mode} → ${to.mode}`)
  if (from.owner !== to.owner || from.group !== to.group) {
    parts.push(`owner ${from.owner}:${from.group} → ${to.owner}:${to.group}`)
  }
  return parts.join(', ')
}

const accountParts = ['uid', 'gid', 'group', 'groups', 'home', 'shell']

function accountSummary({ from, to }: Extract<Transition, { kind: 'user' | 'group' }>): string {
  if (to.type === 'absent') return ''
  const was = { ...from } as Record<string, unknown>
  const is = { ...to } as Record<string, unknown>
  const parts = accountParts.flatMap((key) => {
    const [before, after] = [String(was[key] ?? ''), String(is[key] ?? '')]
    if (is[key] === undefined || before === after) return []
    return [from.type === 'absent' ? `${key} ${after}` : `${key} ${before || 'none'} → ${after || 'none'}`]
  })
  return [from.type === 'absent' && to.system ? ['system'] : [], parts].flat().join(', ')
}
