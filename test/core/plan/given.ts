import type { DesiredOnNode } from '../../../src/core/fleet/desired.ts'
import type {
  DirectoryResource,
  FileResource,
  LinkResource,
  ReleaseResource,
  Resource,
  UnitResource,
  UserResource,
} from '../../../src/core/fleet/resource.ts'
import type { ContentRef } from '../../../src/core/fleet/value.ts'
import { lookAgain } from '../../../src/core/observed/lookAgain.ts'
import type { Observation } from '../../../src/core/observed/observation.ts'
import { requestFor } from '../../../src/core/observed/request.ts'
import type { Planned, PlanInput } from '../../../src/core/plan/planned.ts'
import { planNode } from '../../../src/core/plan/planNode.ts'
import type { Step } from '../../../src/core/plan/plan.ts'
import { apply, bareModel, type Model, observe, prune, sizeOf } from './model.ts'

/** Content by a name of one letter. */
export function content(sha256: string): ContentRef {
  return { sha256, size: sizeOf(sha256), secret: false }
}

/** A file with content `a` unless said otherwise. */
export function file(path: string, more: Partial<FileResource> = {}): FileResource {
  const common = { mode: '0644', owner: 'root', group: 'root', notify: [] }
  return { kind: 'file', path, content: content('a'), ...common, ...more }
}

export function directory(path: string, more: Partial<DirectoryResource> = {}): DirectoryResource {
  return { kind: 'directory', path, mode: '0755', owner: 'root', group: 'root', prune: false, ...more }
}

export function link(path: string, target: string, more: Partial<LinkResource> = {}): LinkResource {
  return { kind: 'link', path, target, notify: [], ...more }
}

/** A unit with a file of its own that should run. */
export function unit(name: string, more: Partial<UnitResource> = {}): UnitResource {
  const common = { dropIns: [], enabled: true, state: 'running' as const, onChange: 'restart' as const }
  return { kind: 'unit', name, file: content('u'), ...common, ...more }
}

/** A unit that comes with a package. */
export function packagedUnit(name: string, more: Partial<UnitResource> = {}): UnitResource {
  return unit(name, { file: undefined, ...more })
}

export function user(name: string, more: Partial<UserResource> = {}): UserResource {
  return { kind: 'user', name, system: true, groups: [], prune: false, ...more }
}

/** Version 1 of an app unless said otherwise. */
export function release(version: string, more: Partial<ReleaseResource> = {}): ReleaseResource {
  const archive = { sha256: `archive-${version}`, size: 100, secret: false }
  const directory = `/srv/app/releases/${version}-0123456789ab`
  const common = { kind: 'release' as const, path: '/srv/app', keep: 2, notify: [] }
  return { ...common, version, directory, archive, tree: `tree-${version}`, ...more }
}

export function desired(...resources: Resource[]): DesiredOnNode {
  return { resources, health: [] }
}

/** Looks as the daemon does: once, and once more where the first look calls for it. */
export function look(model: Model, services: DesiredOnNode[]): Observation {
  const request = requestFor(services, model.managed)
  const observation = observe(model, request)
  const more = lookAgain(request, observation, services)
  return more ? observe(model, more) : observation
}

/** Plans service `app` on a model. */
export function planOn(model: Model, want: DesiredOnNode | undefined, more: Partial<PlanInput> = {}): Planned {
  const services = [...(want ? [want] : []), ...(more.others ?? [])]
  return planNode({
    service: 'app',
    inputDigest: 'digest',
    desired: want,
    observation: look(model, services),
    removalBudget: { percent: 100, acknowledge: '' },
    others: [],
    ...more,
  })
}

/** The plan, or an error that says what came instead. */
export function mustPlan(planned: Planned): Extract<Planned, { outcome: 'plan' }> {
  if (planned.outcome !== 'plan') throw new Error(`no plan: ${JSON.stringify(planned)}`)
  return planned
}

/** Plans on what a look answered, changed by the test: for what a model has no notion of. */
export function planSeeing(
  model: Model,
  want: DesiredOnNode | undefined,
  change: (seen: Observation) => void,
  more: Partial<PlanInput> = {},
): Planned {
  const services = [...(want ? [want] : []), ...(more.others ?? [])]
  const observation = structuredClone(look(model, services))
  change(observation)
  return planOn(model, want, { ...more, observation })
}

/** The model after service `app` was brought to what is wanted, confirmed. */
export function settled(want: DesiredOnNode, model: Model = bareModel()): Model {
  const { plan } = mustPlan(planOn(model, want)).attempt
  return prune(apply(model, plan), plan)
}

/** Steps in words, so that an order can be read: `path /etc/a`, `start one.service`. */
export function wordsOf(steps: Step[]): string[] {
  return steps.map((step) => {
    if (step.kind === 'unit') return `${step.action} ${step.unit}`
    if (step.kind === 'enablement') return `${step.to} ${step.unit}`
    if (step.kind === 'daemon-reload' || step.kind === 'package-repair' || step.kind === 'reboot') return step.kind
    if (step.kind === 'hook') return `${step.phase} ${step.name}`
    if (step.kind === 'validate') return `validate ${step.path}`
    const name = 'path' in step ? step.path : 'directory' in step ? step.directory : step.name
    const isGone = step.to.type === 'absent'
    return `${isGone ? 'remove ' : ''}${step.kind} ${name}`
  })
}

/** The steps of a plan that must be there, in words. */
export function stepsOf(planned: Planned): string[] {
  return wordsOf(mustPlan(planned).attempt.plan.steps)
}

/** The problems of a plan that must be blocked. */
export function problemsOf(planned: Planned): Extract<Planned, { outcome: 'blocked' }>['problems'] {
  if (planned.outcome !== 'blocked') throw new Error(`not blocked: ${JSON.stringify(planned)}`)
  return planned.problems
}
