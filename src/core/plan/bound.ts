import type { RolloutParameters } from '../fleet/rollout.ts'
import { packageTimeoutSeconds, type Step, stepTimeoutSeconds } from './plan.ts'

/** The longest that steps can take: the sum of their timeouts. */
export function stepSeconds(steps: Step[]): number {
  // One transaction, and before it as long for what has to be fetched.
  const packages = steps.some(isPackageStep) ? 2 * packageTimeoutSeconds : 0
  return steps.filter((step) => !isPackageStep(step)).reduce((sum, step) => sum + secondsOf(step), packages)
}

function isPackageStep({ kind }: Step): boolean {
  return kind === 'package' || kind === 'package-repair'
}

function secondsOf(step: Step): number {
  if (step.kind === 'reboot') return step.timeoutSeconds
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
