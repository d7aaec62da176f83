import { defaultRollout } from '../fleet/rollout.ts'
import type { RolloutParameters } from '../fleet/rollout.ts'
import type { Rollout } from './generated/service.ts'
import { amount, spanMs } from './span.ts'

/** Rollout parameters as manifests write them, with the defaults filled in. */
export function resolveRollout(written: Rollout | undefined): RolloutParameters {
  const given = written ?? {}
  return {
    canary: given.canary === undefined ? defaultRollout.canary : amount(given.canary),
    canaryBakeTimeMs: span(given.canaryBakeTime, defaultRollout.canaryBakeTimeMs),
    maxParallel: given.maxParallel === undefined ? defaultRollout.maxParallel : amount(given.maxParallel),
    maxUnavailable: given.maxUnavailable === undefined ? defaultRollout.maxUnavailable : amount(given.maxUnavailable),
    minHealthyTimeMs: span(given.minHealthyTime, defaultRollout.minHealthyTimeMs),
    healthyDeadlineMs: span(given.healthyDeadline, defaultRollout.healthyDeadlineMs),
    progressDeadlineMs: span(given.progressDeadline, defaultRollout.progressDeadlineMs),
    confirmTimeoutMs: span(given.confirmTimeout, defaultRollout.confirmTimeoutMs),
  }
}

function span(text: string | undefined, defaultMs: number): number {
  return text === undefined ? defaultMs : spanMs(text)
}
