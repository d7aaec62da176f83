import type { DesiredOnNode } from '../fleet/desired.ts'
import type { Hook, HookPhase } from '../fleet/hook.ts'
import type { ManagedThing } from '../observed/observation.ts'
import { stepSeconds } from './bound.ts'
import type { HookStep, PlannedAttempt, Step } from './plan.ts'

/** Hooks as steps of a plan; they run where the service's release is, or is going to be. */
export function hookSteps(desired: DesiredOnNode | undefined, phase: HookPhase, only?: readonly Hook[]): HookStep[] {
  const { hooks } = desired ?? {}
  if (!hooks) return []
  const release = desired?.resources.find((resource) => resource.kind === 'release')
  const { environment, node } = hooks
  return (only ?? hooks.of[phase]).map((hook) => ({
    kind: 'hook',
    phase,
    name: hook.name,
    argv: hook.argv,
    directory: release?.kind === 'release' ? release.directory : '/',
    timeoutSeconds: hook.timeoutSeconds,
    waitSeconds: hook.waitSeconds,
    environment,
    node,
  }))
}

/** A node's plan that carries hooks of the rollout as well: after what is staged, before anything of the node's own. */
export function withRolloutHooks(planned: PlannedAttempt, hooks: HookStep[]): PlannedAttempt {
  if (hooks.length === 0) return planned
  const { plan, undo, staged } = planned
  const steps = [...plan.steps.slice(0, staged), ...hooks, ...plan.steps.slice(staged)]
  const moved = (step: Step): Step =>
    step.kind === 'path' && step.keep !== undefined && step.keep >= staged
      ? { ...step, keep: step.keep + hooks.length }
      : step
  return {
    ...planned,
    plan: { ...plan, steps },
    undo: { ...undo, steps: undo.steps.map(moved) },
    stepSeconds: planned.stepSeconds + stepSeconds(hooks),
  }
}

/** Hooks on a node that is as it should be: nothing else is done there, and nothing has to be taken back. */
export function hooksAlone(about: {
  service: string
  inputDigest: string
  hooks: HookStep[]
  /** The node's record of all services. */
  managed: ManagedThing[]
}): PlannedAttempt {
  const { service, inputDigest, hooks } = about
  const manage = about.managed
    .filter((thing) => thing.service === service)
    .map(({ service: _service, ...thing }) => thing)
  const base = { service, inputDigest, manage, prune: [] }
  return {
    plan: { ...base, kind: 'apply', steps: hooks },
    undo: { ...base, kind: 'undo', steps: [] },
    contents: [],
    staged: 0,
    stepSeconds: stepSeconds(hooks),
  }
}
