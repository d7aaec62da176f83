import type { RolloutParameters } from '../fleet/rollout.ts'
import { type Step, stepTimeoutSeconds } from './plan.ts'

/** The longest that steps can take: the sum of their timeouts. */
export function stepSeconds(steps: Step[]): number {
  return steps.reduce((sum, step) => sum + secondsOf(step), 0)
}

function secondsOf(step: Step): number {
  if (step.kind === 'hook') return step.timeoutSeconds + step.waitSeconds
  return step.kind === 'validate' ? step.timeoutSeconds : stepTimeoutSeconds
}

/** Seconds from arming until a node that nobody confirmed restores itself. */
export function deadlineSeconds(
  stepSecondsSum: number,
  rollout: Pick<RolloutParameters, 'healthyDeadlineMs' | 'minHealthyTimeMs' | 'confirmTimeoutMs'>,
): number {
  const afterMs = rollout.healthyDeadlineMs + rollout.minHealthyTimeMs + rollout.confirmTimeoutMs
  return stepSecondsSum + Math.ceil(afterMs / 1000)
}
