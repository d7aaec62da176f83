/** An amount of nodes: a count, or a share of the service's nodes (floored, at least 1). */
export type Amount = { count: number } | { percent: number }

/** The parameters of a rollout (2-semantics §4), resolved. Times are milliseconds. */
export interface RolloutParameters {
  canary: Amount
  canaryBakeTimeMs: number
  maxParallel: Amount
  maxUnavailable: Amount
  minHealthyTimeMs: number
  healthyDeadlineMs: number
  progressDeadlineMs: number
  confirmTimeoutMs: number
}

/** The defaults people rely on without reading: 2-semantics §4. */
export const defaultRollout: RolloutParameters = {
  canary: { count: 1 },
  canaryBakeTimeMs: 300_000,
  maxParallel: { percent: 10 },
  maxUnavailable: { percent: 10 },
  minHealthyTimeMs: 10_000,
  healthyDeadlineMs: 300_000,
  progressDeadlineMs: 600_000,
  confirmTimeoutMs: 120_000,
}

/** How many of `total` nodes an amount means: percentages floor, and never less than one. */
export function amountOf(amount: Amount, total: number): number {
  if ('count' in amount) return Math.max(1, amount.count)
  return Math.max(1, Math.floor((total * amount.percent) / 100))
}
