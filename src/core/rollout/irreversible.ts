import { hookLabel, irreversibleOf } from '../fleet/hook.ts'
import type { Attempt, Rollout, State } from '../journal/state.ts'
import { desiredAt } from './effective.ts'

/**
 * What was done, or may have been, that cannot be taken back and that the version before does not stand: on any node of
 * the rollout, and once for the version, wherever that was. While there is none, the version before can simply come back.
 */
export function irreversibleDone(state: State, rollout: Rollout): string[] {
  const attempts = Object.values(state.attempts).filter((attempt) => attempt.rollout === rollout.id)
  return [...new Set([...attempts.flatMap(stepsDone), ...hooksDone(state, rollout)])]
}

/** A hook that was never begun did nothing; of the other steps nobody keeps count: what was sent may have been done. */
function stepsDone({ irreversible = [], hooks = [], hookResults = {}, ...attempt }: Attempt): string[] {
  const { phase, steps, outcome } = attempt
  if (phase === 'intended' || steps === 'void' || steps === 'stale') return []
  const isUndone = steps === 'failed' && outcome === 'restored'
  const isBegun = (name: string): boolean =>
    hooks.some((hook) => hook.endsWith(` ${name}`) && ['done', 'unknown'].includes(hookResults[hook] ?? ''))
  return irreversible.filter((step) => (step.startsWith('hook ') ? isBegun(step.slice('hook '.length)) : !isUndone))
}

function hooksDone(state: State, rollout: Rollout): string[] {
  const { beforeRollout = [], afterRollout = [] } = desiredAt(state, rollout.slot, { ...rollout, at: 0 })?.hooks ?? {}
  const runs = state.slots[rollout.slot]?.hooks?.[rollout.digest] ?? {}
  const isDone = (label: string): boolean => ['done', 'unknown'].includes(runs[label]?.result ?? '')
  return irreversibleOf([
    ...beforeRollout.filter(({ name }) => isDone(hookLabel('beforeRollout', name))),
    ...afterRollout.filter(({ name }) => isDone(hookLabel('afterRollout', name))),
  ])
}
