import { defaultRollout } from '../fleet/rollout.ts'
import type { RolloutParameters } from '../fleet/rollout.ts'
import type { Rollout } from './generated/service.ts'
import { amount, spanMs } from './span.ts'

/** Rollout parameters as manifests write them, with the defaults filled in; machines that restart do so one at a time. */
export function resolveRollout(written: Rollout | undefined, reboots: boolean): RolloutParameters {
  const given = written ?? {}
  const waves = given.maxParallel
  const [first] = Array.isArray(waves) ? waves : []
  // A list gives all waves, so its first entry is the canary's unless that is said.
  const canary = given.canary ?? first
  const one = { count: 1 }
  const defaultParallel = reboots ? one : defaultRollout.maxParallel
  const defaultUnavailable = reboots ? one : defaultRollout.maxUnavailable
  return {
    canary: canary === undefined ? defaultRollout.canary : amount(canary),
    canaryBakeTimeMs: span(given.canaryBakeTime, defaultRollout.canaryBakeTimeMs),
    pauseAfterCanary: given.pauseAfterCanary ?? defaultRollout.pauseAfterCanary,
    maxParallel: waves === undefined ? defaultParallel : Array.isArray(waves) ? waves.map(amount) : amount(waves),
    maxUnavailable: given.maxUnavailable === undefined ? defaultUnavailable : amount(given.maxUnavailable),
    ...(given.failureDomain === undefined ? {} : { failureDomain: given.failureDomain }),
    minHealthyTimeMs: span(given.minHealthyTime, defaultRollout.minHealthyTimeMs),
    healthyDeadlineMs: span(given.healthyDeadline, defaultRollout.healthyDeadlineMs),
    progressDeadlineMs: span(given.progressDeadline, defaultRollout.progressDeadlineMs),
    confirmTimeoutMs: span(given.confirmTimeout, defaultRollout.confirmTimeoutMs),
    maxFailPercentage: given.maxFailPercentage ?? defaultRollout.maxFailPercentage,
    maxUnreachablePercentage: given.maxUnreachablePercentage ?? defaultRollout.maxUnreachablePercentage,
    onFailure: given.onFailure ?? defaultRollout.onFailure,
    rollbackWindow: given.rollbackWindow ?? defaultRollout.rollbackWindow,
  }
}

/** Parameters that a later version of Holdfast brought: at their defaults they say nothing. */
const later = [
  'pauseAfterCanary',
  'maxFailPercentage',
  'maxUnreachablePercentage',
  'onFailure',
  'rollbackWindow',
] as const satisfies (keyof RolloutParameters)[]

/** What of the parameters decides the version of a service: an upgrade of Holdfast must not look like a new one. */
export function digestedRollout(parameters: RolloutParameters): Partial<RolloutParameters> {
  const silent = new Set<string>(later.filter((name) => parameters[name] === defaultRollout[name]))
  return Object.fromEntries(Object.entries(parameters).filter(([name]) => !silent.has(name)))
}

function span(text: string | undefined, defaultMs: number): number {
  return text === undefined ? defaultMs : spanMs(text)
}
