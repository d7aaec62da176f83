import type { CheckResult } from '../fleet/health.ts'
import type { RolloutParameters } from '../fleet/rollout.ts'
import type { Attempt } from '../journal/state.ts'

export type Verdict = { verdict: 'healthy' | 'unhealthy' | 'unknown'; evidence: string[] } | undefined

/**
 * Whether an applied attempt is proven healthy: read-back equal and every check green without a break for
 * `minHealthyTime`. Undefined while it is too early to say; at the deadline silence is `unknown`, never success.
 */
export function judge(attempt: Attempt, parameters: RolloutParameters, now: number): Verdict {
  const since = attempt.appliedAt ?? now
  const sample = attempt.sample
  // From the first good answer to the last question that had one: in between it was well.
  const healthyMs = sample && (sample.askedAt ?? sample.at) - (attempt.healthySince ?? Infinity)
  if (sample && healthyMs !== undefined && healthyMs >= parameters.minHealthyTimeMs) {
    return { verdict: 'healthy', evidence: evidenceOf(attempt, sample.results) }
  }
  // A node that took the change back by itself says so when it is asked; until then a difference tells nothing.
  const isAsked = attempt.empty || attempt.lostSince !== undefined || (attempt.heardAt ?? 0) >= (sample?.at ?? 0)
  if (sample?.readBack === 'different' && !isAsked) return undefined
  const final = sample?.results.find((result) => result.final)
  if (final) return { verdict: 'unhealthy', evidence: evidenceOf(attempt, sample?.results ?? []) }
  if (now - since < parameters.healthyDeadlineMs) return undefined
  if (attempt.lostSince !== undefined) return { verdict: 'unknown', evidence: ['the node did not answer'] }
  // Not asked yet is no silence: this controller was away while the deadline passed.
  if (!sample) return undefined
  return atDeadline(attempt, sample, parameters)
}

function atDeadline(attempt: Attempt, sample: NonNullable<Attempt['sample']>, parameters: RolloutParameters): Verdict {
  const evidence = evidenceOf(attempt, sample.results)
  const isBad = sample.readBack === 'different' || sample.results.some((result) => result.status === 'fail')
  if (isBad) return { verdict: 'unhealthy', evidence }
  const isUnknown = sample.readBack === 'unknown' || sample.results.some((result) => result.status === 'unknown')
  if (isUnknown) return { verdict: 'unknown', evidence }
  // Never seen ill, and green now: it was this controller that came late. The run of health may end.
  if (attempt.failedSamples === 0) return undefined
  const seconds = Math.round(parameters.minHealthyTimeMs / 1000)
  const how = `${attempt.failedSamples} of ${attempt.samples} answers were bad`
  return { verdict: 'unhealthy', evidence: [...evidence, `not healthy for ${seconds}s without a break: ${how}`] }
}

/** The last answers in words: failures first, with how often; else what was asked. */
export function evidenceOf(attempt: Attempt, results: CheckResult[]): string[] {
  const failing = results.filter((result) => result.status !== 'pass')
  const lines = (failing.length > 0 ? failing : results).map((result) =>
    result.status === 'fail' && attempt.samples > 1
      ? `${result.detail} (${attempt.failedSamples} of ${attempt.samples} times)`
      : result.detail,
  )
  const readBack = attempt.sample?.readBack
  if (readBack === 'different') lines.push(`read back: ${attempt.sample?.detail ?? 'differs from desired'}`)
  if (readBack === 'unknown') lines.push(`read back: unknown: ${attempt.sample?.detail ?? ''}`)
  return lines
}
