import type { Enablement, GroupValue, PathValue, Seen, TreeValue, UserValue } from '../../../src/core/fleet/value.ts'
import type { ManagedThing, Observation, ObserveRequest } from '../../../src/core/observed/observation.ts'
import type { NodePlan, Step, Transition } from '../../../src/core/plan/plan.ts'

type Present<T> = Exclude<T, { type: 'absent' }>

/** A node as the planner imagines one: values by name, and units that remember what they were started with. */
export interface Model {
  paths: Record<string, Present<PathValue>>
  trees: Record<string, Present<TreeValue>>
  users: Record<string, Present<UserValue>>
  groups: Record<string, Present<GroupValue>>
  /** Units that come with the system. */
  packaged: string[]
  /** Units that start at boot, and those that are up, with the digest they were started with. */
  enabled: string[]
  up: Record<string, string>
  failed: string[]
  /** What systemd has loaded, by unit. */
  loaded: Record<string, string>
  managed: ManagedThing[]
  owed: Observation['owed']
}

/** A bare system. */
export function bareModel(): Model {
  const directory = { type: 'directory' as const, mode: '0755', owner: 'root', group: 'root' }
  return {
    paths: Object.fromEntries(['/', '/etc', '/srv', '/etc/systemd/system'].map((path) => [path, directory])),
    trees: {},
    users: {},
    groups: {},
    packaged: ['nginx.service'],
    enabled: [],
    up: {},
    failed: [],
    loaded: {},
    managed: [],
    owed: [],
  }
}

/** Sizes of the contents that tests use: `a` and `b` are of one size, so that only a hash tells them apart. */
export function sizeOf(sha256: string): number {
  return sha256 < 'c' ? 1 : sha256.charCodeAt(0)
}

function unitDigest(model: Model, unit: string): string {
  const own = `/etc/systemd/system/${unit}`
  const parts = Object.entries(model.paths).filter(([path]) => path === own || path.startsWith(`${own}.d/`))
  return parts
    .map(([path, value]) => `${path}=${value.type === 'file' ? value.sha256 : ''}`)
    .toSorted()
    .join()
}

function exists(model: Model, unit: string): boolean {
  return model.packaged.includes(unit) || `/etc/systemd/system/${unit}` in model.paths
}

function enablementOf(model: Model, unit: string): Enablement {
  if (!exists(model, unit)) return 'absent'
  return model.enabled.includes(unit) ? 'enabled' : 'disabled'
}

function seen<T>(value: T | undefined): Seen<T> {
  return value === undefined ? { seen: 'absent' } : { seen: 'present', value }
}

/** One look at a model, by the rules of a real one: a file is hashed only at the size asked for. */
export function observe(model: Model, request: ObserveRequest): Observation {
  const paths: Observation['paths'] = {}
  for (const { path, size } of request.paths) {
    const value = path in model.trees ? model.paths['/'] : model.paths[path]
    if (value?.type !== 'file') paths[path] = seen(value)
    else {
      const actual = sizeOf(value.sha256)
      const sha256 = actual === size ? value.sha256 : undefined
      paths[path] = seen({ ...value, size: actual, sha256 })
    }
  }
  const units: Observation['units'] = {}
  for (const unit of request.units) units[unit] = { seen: 'present', value: observedUnit(model, unit) }
  const trees = request.trees.map(({ directory, digest }) => {
    const tree = model.trees[directory]
    return [directory, seen(tree && tree.digest === digest)] as const
  })
  return {
    bootId: 'boot',
    uptimeSeconds: 1,
    managed: model.managed,
    owed: model.owed,
    paths,
    trees: Object.fromEntries(trees),
    users: Object.fromEntries(request.users.map((name) => [name, seen(model.users[name])])),
    groups: Object.fromEntries(request.groups.map((name) => [name, seen(model.groups[name])])),
    units,
    canStage: true,
  }
}

function observedUnit(model: Model, unit: string) {
  const own = `/etc/systemd/system/${unit}`
  const activeState = unit in model.up ? 'active' : model.failed.includes(unit) ? 'failed' : 'inactive'
  const isKnown = exists(model, unit)
  return {
    loadState: isKnown ? 'loaded' : 'not-found',
    activeState,
    subState: '',
    enablement: enablementOf(model, unit),
    restarts: 0,
    invocationId: '',
    needDaemonReload: (model.loaded[unit] ?? unitDigest(model, unit)) !== unitDigest(model, unit),
    fragmentPath: own in model.paths ? own : isKnown ? `/lib/systemd/system/${unit}` : '',
    dropInPaths: Object.keys(model.paths).filter((path) => path.startsWith(`${own}.d/`)),
  }
}

function valueNow(model: Model, step: Transition): Transition['from'] {
  const absent = { type: 'absent' } as const
  if (step.kind === 'path') return model.paths[step.path] ?? absent
  if (step.kind === 'tree') return model.trees[step.directory] ?? absent
  if (step.kind === 'user') return model.users[step.name] ?? absent
  if (step.kind === 'group') return model.groups[step.name] ?? absent
  // Packages are planned from observations of their own; this model has none.
  if (step.kind === 'package') return absent
  return enablementOf(model, step.unit)
}

function agrees(stated: Transition['from'], actual: Transition['from']): boolean {
  if (typeof stated === 'string' || typeof actual === 'string') {
    return enablementClass(stated) === enablementClass(actual)
  }
  const is = actual as Record<string, unknown>
  return Object.entries(stated).every(
    ([key, value]) => key === 'system' || value === undefined || String(value) === String(is[key]),
  )
}

function enablementClass(value: unknown): unknown {
  return value === 'enabled' || value === 'masked' ? value : 'neither'
}

function isTransition(step: Step): step is Transition {
  return 'from' in step
}

/** Does a plan's first `count` steps to a copy of a model; throws where a real node would fail. */
export function apply(before: Model, plan: NodePlan, count = plan.steps.length): Model {
  for (const step of plan.steps) {
    if (isTransition(step) && !agrees(step.from, valueNow(before, step)))
      throw new Error(`stale: ${JSON.stringify(step)}`)
  }
  const model = structuredClone(before)
  for (const step of plan.steps.slice(0, count)) {
    if (step.kind === 'unit' && step.action === 'start' && step.unit in model.up) throw new Error(`${step.unit} is up`)
    doStep(model, step)
  }
  if (count < plan.steps.length) return model
  const others = model.managed.filter(({ service }) => service !== plan.service)
  model.managed = [...others, ...plan.manage.map((thing) => ({ service: plan.service, ...thing }))]
  model.owed = []
  return model
}

/** Takes a plan back, each step by itself, as a node does. */
export function takeBack(after: Model, undo: NodePlan, before: Model): Model {
  const model = structuredClone(after)
  for (const step of undo.steps) {
    if (isTransition(step)) {
      const now = valueNow(model, step)
      if (agrees(step.to, now)) continue
      if (!agrees(step.from, now)) throw new Error(`changed-since: ${JSON.stringify({ step, now })}`)
    }
    doStep(model, step)
  }
  const others = before.managed.filter(({ service }) => service !== undo.service)
  model.managed = [...others, ...undo.manage.map((thing) => ({ service: undo.service, ...thing }))]
  model.owed = before.owed
  return model
}

/** What a confirmed attempt lets go. */
export function prune(before: Model, plan: NodePlan): Model {
  const model = structuredClone(before)
  for (const directory of plan.prune) {
    for (const path of [...Object.keys(model.paths), ...Object.keys(model.trees)]) {
      if (path !== directory && !path.startsWith(`${directory}/`)) continue
      delete model.paths[path]
      delete model.trees[path]
    }
  }
  return model
}

function doStep(model: Model, step: Step): void {
  switch (step.kind) {
    case 'path':
      return setPath(model, step.path, step.to)
    case 'tree': {
      if (!(`${step.directory.slice(0, step.directory.lastIndexOf('/'))}` in model.paths)) throw new Error('no parent')
      return set(model.trees, step.directory, step.to)
    }
    case 'user': {
      if (step.to.type === 'absent') return void delete model.users[step.name]
      const is = model.users[step.name]
      const to = { ...step.to }
      to.uid ??= is?.uid ?? 1000
      to.group ??= is?.group ?? step.name
      to.home ??= is?.home ?? `/home/${step.name}`
      to.shell ??= is?.shell ?? '/bin/sh'
      return void (model.users[step.name] = to)
    }
    case 'group': {
      if (step.to.type === 'absent') return void delete model.groups[step.name]
      return void (model.groups[step.name] = { ...step.to, gid: step.to.gid ?? 1000 })
    }
    case 'enablement': {
      if (step.to === 'enabled' && !exists(model, step.unit)) throw new Error(`enable: no unit ${step.unit}`)
      model.enabled = model.enabled.filter((unit) => unit !== step.unit)
      if (step.to === 'enabled') model.enabled = [...model.enabled, step.unit].toSorted()
      return
    }
    case 'daemon-reload':
      for (const unit of unitsOf(model)) model.loaded[unit] = unitDigest(model, unit)
      return
    case 'unit':
      return doUnit(model, step.action, step.unit)
    case 'validate':
      return
  }
}

/** Every unit a model has heard of. */
function unitsOf(model: Model): string[] {
  const own = Object.keys(model.paths).flatMap(
    (path) => /^\/etc\/systemd\/system\/([^/]+\.service)/.exec(path)?.[1] ?? [],
  )
  return [...new Set([...model.packaged, ...own, ...Object.keys(model.loaded)])]
}

function set<T extends { type: string }>(all: Record<string, Present<T>>, name: string, to: T): void {
  if (to.type === 'absent') delete all[name]
  else all[name] = to as Present<T>
}

function setPath(model: Model, path: string, to: PathValue): void {
  const parent = path.slice(0, path.lastIndexOf('/')) || '/'
  if (to.type !== 'absent' && model.paths[parent]?.type !== 'directory')
    throw new Error(`${path}: no directory ${parent}`)
  const holds = [...Object.keys(model.paths), ...Object.keys(model.trees)].some((other) => other.startsWith(`${path}/`))
  if (to.type === 'absent' && holds) return
  set(model.paths, path, to)
}

function doUnit(model: Model, action: string, unit: string): void {
  if (action === 'stop') return void delete model.up[unit]
  if (!exists(model, unit)) throw new Error(`${action}: no unit ${unit}`)
  if (action === 'reload') {
    if (!(unit in model.up)) throw new Error(`reload: ${unit} is not active`)
    return
  }
  model.loaded[unit] ??= unitDigest(model, unit)
  model.failed = model.failed.filter((other) => other !== unit)
  if (action === 'start' && unit in model.up) return
  model.up[unit] = model.loaded[unit]
}

/** What must be the same after an undo: everything but systemd's cache and whether a stopped unit had failed. */
export function visible(model: Model): unknown {
  const { loaded: _loaded, failed: _failed, ...rest } = model
  return rest
}

/** Units whose files changed since systemd read them. */
export function staleUnits(model: Model): string[] {
  return unitsOf(model).filter((unit) => observedUnit(model, unit).needDaemonReload)
}
