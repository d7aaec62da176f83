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
  if (sample && attempt.healthySince !== undefined && sample.at - attempt.healthySince >= parameters.minHealthyTimeMs) {
    return { verdict: 'healthy', evidence: evidenceOf(attempt, sample.results) }
  }
  const final = sample?.results.find((result) => result.final)
  if (final) return { verdict: 'unhealthy', evidence: evidenceOf(attempt, sample?.results ?? []) }
  if (now - since < parameters.healthyDeadlineMs) return undefined
  if (!sample || attempt.lostSince !== undefined) return { verdict: 'unknown', evidence: ['the node did not answer'] }
  const bad = sample.results.some((result) => result.status === 'fail') || sample.readBack === 'different'
  return { verdict: bad ? 'unhealthy' : 'unknown', evidence: evidenceOf(attempt, sample.results) }
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
