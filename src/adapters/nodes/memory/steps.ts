import type { HookStep, PackageStep, Step, Transition } from '../../../core/plan/plan.ts'
import type { HookAnswer } from './hooks.ts'
import { type MemoryEntry, type MemoryHost, unitOf, unitSource } from './host.ts'
import { doUnit } from './units.ts'

/** What a unit does when it is started: `dies` starts well and fails right after. */
export type UnitBehaviour = 'runs' | 'fails' | 'dies'

/** What a validator says to the staged files: `missing` and `timeout` are the node's fault, not the files'. */
export type ValidatorAnswer = { verdict: 'passed' | 'refused' | 'missing' | 'timeout'; detail: string }

/** The rules a test gives the model. */
export interface MemoryRules {
  /** Asked at each start of a unit; default `runs`. */
  unit?: (host: MemoryHost, unit: string) => UnitBehaviour
  /** Asked when a version of a package is installed; default `installs`. */
  package?: (host: MemoryHost, name: string, version: string) => 'installs' | 'fails'
  /** Asked for each validate step, with the plan's file at `path` as text; default passed. */
  validator?: (host: MemoryHost, argv: string[], stagedText: string | undefined) => ValidatorAnswer
  /** Asked for each run of a hook; default done. */
  hook?: (host: MemoryHost, step: HookStep, restore: boolean) => HookAnswer
}

/** How a step ended. */
export type StepResult =
  { done: true } | { done: false; detail: string; validatorRefused?: boolean; nodeCaused?: boolean }

const done: StepResult = { done: true }

/** Does one step to a host in memory; the staged files are the plan's. */
export function doStep(
  host: MemoryHost,
  step: Step,
  rules: MemoryRules,
  work: { steps: Step[]; kept?: Kept },
): StepResult {
  switch (step.kind) {
    case 'path':
      return setPath(host, step, work.kept)
    case 'tree':
      return setTree(host, step)
    case 'user':
      if (step.to.type === 'absent') host.users.delete(step.name)
      else addUser(host, step.name, step.to)
      return done
    case 'group':
      if (step.to.type === 'absent') host.groups.delete(step.name)
      else host.groups.set(step.name, step.to.gid ?? nextId(new Set(host.groups.values()), step.to.system))
      return done
    case 'enablement':
      return setEnablement(host, step.unit, step.to)
    case 'package':
      return setPackage(host, step, rules)
    case 'package-repair':
    case 'reboot':
      return done
    case 'validate':
      return validate(host, step, rules, work.steps)
    case 'daemon-reload':
      for (const [name, unit] of host.units) unit.loaded = unitSource(host, name)
      return done
    case 'hook':
      return { done: false, detail: `the hook ${step.name} is not run as a step of a state` }
    case 'unit':
      return doUnit(host, step.action, step.unit, rules)
  }
}

function setPackage(host: MemoryHost, { name, to }: PackageStep, rules: MemoryRules): StepResult {
  const { installed, isLocked } = host.packages
  if (isLocked) return { done: false, detail: 'Could not get lock /var/lib/dpkg/lock-frontend', nodeCaused: true }
  host.log.push(`${to.type === 'absent' ? 'remove' : 'install'} ${name}`)
  if (to.type === 'absent') {
    installed.delete(name)
    return done
  }
  const isBroken = rules.package?.(host, name, to.version) === 'fails'
  installed.set(name, { version: to.version, held: to.held, whole: !isBroken })
  return isBroken ? { done: false, detail: `installed ${name} package post-installation script failed` } : done
}

/** Pre-images by step number of the plan they were kept by. */
export type Kept = Map<number, MemoryEntry | undefined>

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/')) || '/'
}

function childrenOf(host: MemoryHost, path: string): string[] {
  return [...host.files.keys()].filter((other) => other.startsWith(`${path}/`))
}

/** systemd's drop-in directories come and go with their files; nobody declares them. */
function isDropInDirectory(path: string): boolean {
  return path.startsWith('/etc/systemd/system/') && path.endsWith('.d')
}

function setPath(host: MemoryHost, step: Extract<Transition, { kind: 'path' }>, kept?: Kept): StepResult {
  const { path, to } = step
  const parent = parentOf(path)
  if (to.type === 'absent') {
    // What others put into a directory stays theirs: such a directory is released, not deleted.
    if (childrenOf(host, path).length === 0) host.files.delete(path)
    if (isDropInDirectory(parent) && childrenOf(host, parent).length === 0) host.files.delete(parent)
    return done
  }
  if (isDropInDirectory(parent) && !host.files.has(parent)) {
    host.files.set(parent, { type: 'directory', mode: '0755', owner: 'root', group: 'root' })
  }
  const above = host.files.get(parent)
  if (above?.type !== 'directory' && above?.type !== 'tree')
    return { done: false, detail: `${parent}: no such directory` }
  const preImage = step.keep === undefined ? undefined : kept?.get(step.keep)
  if (to.type === 'file' && !preImage && !host.contents.has(to.sha256)) {
    return { done: false, detail: `content ${to.sha256} is not on the node` }
  }
  host.files.set(path, preImage ?? { ...to })
  return done
}

/** Folders above a path that are not there yet, deepest first. */
export function missingAbove(host: MemoryHost, path: string): string[] {
  const missing: string[] = []
  for (let at = parentOf(path); !host.files.has(at); at = parentOf(at)) missing.push(at)
  return missing
}

/** Takes a folder away unless something lies in it. */
export function removeEmpty(host: MemoryHost, path: string): void {
  if (childrenOf(host, path).length === 0) host.files.delete(path)
}

function setTree(host: MemoryHost, step: Extract<Transition, { kind: 'tree' }>): StepResult {
  const { directory, to } = step
  if (to.type === 'absent') {
    for (const path of [directory, ...childrenOf(host, directory)]) host.files.delete(path)
    return done
  }
  for (const path of missingAbove(host, directory))
    host.files.set(path, { type: 'directory', mode: '0755', owner: 'root', group: 'root' })
  host.files.set(directory, { ...to })
  return done
}

function nextId(taken: Set<number>, system: boolean): number {
  let id = system ? 999 : 1000
  while (taken.has(id)) id += system ? -1 : 1
  return id
}

type User = NonNullable<ReturnType<MemoryHost['users']['get']>>

function addUser(host: MemoryHost, name: string, to: User): void {
  const before = host.users.get(name)
  const uids = new Set([...host.users.values()].map((user) => user.uid ?? 0))
  const group = to.group ?? before?.group ?? name
  if (!host.groups.has(group)) host.groups.set(group, nextId(new Set(host.groups.values()), to.system))
  host.users.set(name, {
    type: 'user',
    system: to.system,
    uid: to.uid ?? before?.uid ?? nextId(uids, to.system),
    group,
    home: to.home ?? before?.home ?? `/home/${name}`,
    shell: to.shell ?? before?.shell ?? '/bin/sh',
    groups: to.groups,
  })
}

function setEnablement(host: MemoryHost, name: string, to: string): StepResult {
  if (to === 'enabled' && unitSource(host, name) === undefined) return { done: false, detail: `${name}: no such unit` }
  unitOf(host, name).enabled = to === 'enabled'
  host.log.push(`${to === 'enabled' ? 'enable' : 'disable'} ${name}`)
  return done
}

function validate(
  host: MemoryHost,
  step: Extract<Step, { kind: 'validate' }>,
  rules: MemoryRules,
  steps: Step[],
): StepResult {
  const file = steps.find((other) => other.kind === 'path' && other.path === step.path)
  const to = file?.kind === 'path' ? file.to : undefined
  const bytes = to?.type === 'file' ? host.contents.get(to.sha256) : undefined
  const text = bytes && Buffer.from(bytes).toString('utf8')
  const answer = rules.validator?.(host, step.argv, text) ?? { verdict: 'passed', detail: '' }
  if (answer.verdict === 'passed') return done
  const refused = answer.verdict === 'refused'
  return { done: false, detail: answer.detail, validatorRefused: refused, nodeCaused: !refused }
}

/** True when systemd would ask for a daemon-reload before it trusts this unit. */
export function needsReload(host: MemoryHost, name: string): boolean {
  const unit = host.units.get(name)
  return unit?.loaded !== undefined && unit.loaded !== unitSource(host, name)
}
