import type { Hook, HookPhase } from '../fleet/hook.ts'
import { hookLabel } from '../fleet/hook.ts'
import { isRolloutHook } from '../journal/foldHooks.ts'
import type { Attempt, State } from '../journal/state.ts'
import type { ManagedThing } from '../observed/observation.ts'
import type { PlannedAttempt } from '../plan/plan.ts'
import { hooksAlone, hookSteps, withRolloutHooks } from '../plan/planHooks.ts'
import { desiredAt } from './effective.ts'

const phases = ['beforeRollout', 'beforeNode', 'afterNode', 'afterRollout'] as const

/**
 * What an attempt sends: the node's plan of the look it was intended for, with the hooks of the rollout that it carries;
 * on a node that is as it should be, the hooks alone. Undefined when what it was intended for is not known any more.
 */
export function orderOf(
  state: State,
  attempt: Attempt,
  look: { planned: PlannedAttempt | undefined; managed: ManagedThing[] },
): PlannedAttempt | undefined {
  const planned = attempt.part ? undefined : look.planned
  const carried = (attempt.hooks ?? []).filter((hook) => !planned || isRolloutHook(hook))
  // What is half installed is repaired first, and planned anew: the release the hooks run in is not there yet.
  if (carried.length === 0 || planned?.plan.steps.some(({ kind }) => kind === 'package-repair')) return planned
  const commit = state.rollouts[attempt.rollout]?.commit ?? ''
  const service = desiredAt(state, attempt.slot, { digest: attempt.digest, commit, at: 0 })
  const desired = service?.nodes[attempt.node]
  if (!service || !desired?.hooks) return undefined
  const { of } = desired.hooks
  const named = (phase: HookPhase): Hook[] => of[phase].filter(({ name }) => carried.includes(hookLabel(phase, name)))
  const hooks = phases.flatMap((phase) => hookSteps(desired, phase, named(phase)))
  if (hooks.length !== carried.length) return undefined
  if (planned) return withRolloutHooks(planned, hooks)
  return hooksAlone({ service: service.service, inputDigest: attempt.digest, hooks, managed: look.managed })
}
