/** An amount of nodes: a count, or a share of the service's nodes (floored, at least 1). */
export type Amount = { count: number } | { percent: number }

/** The parameters of a rollout (2-semantics §4), resolved. Times are milliseconds. */
export interface RolloutParameters {
  canary: Amount
  canaryBakeTimeMs: number
  pauseAfterCanary: boolean
  /** Size of a wave; a list gives the waves one by one, the canary's first, and its last entry repeats. */
  maxParallel: Amount | Amount[]
  maxUnavailable: Amount
  /** A label: nodes with one value of it are changed before those with the next. */
  failureDomain?: string
  minHealthyTimeMs: number
  healthyDeadlineMs: number
  progressDeadlineMs: number
  confirmTimeoutMs: number
  /** Share of nodes that may fail after the canary and are set aside. */
  maxFailPercentage: number
  /** Share of nodes that may be deferred. */
  maxUnreachablePercentage: number
  onFailure: 'restore' | 'pause'
  /** Digests that were healthy here and count as a proven way back. */
  rollbackWindow: number
}

/** The defaults people rely on without reading: 2-semantics §4. */
export const defaultRollout: RolloutParameters = {
  canary: { count: 1 },
  canaryBakeTimeMs: 300_000,
  pauseAfterCanary: false,
  maxParallel: { percent: 10 },
  maxUnavailable: { percent: 10 },
  minHealthyTimeMs: 10_000,
  healthyDeadlineMs: 300_000,
  progressDeadlineMs: 600_000,
  confirmTimeoutMs: 120_000,
  maxFailPercentage: 2,
  maxUnreachablePercentage: 10,
  onFailure: 'restore',
  rollbackWindow: 5,
}

/** How many of `total` nodes an amount means: percentages floor, and never less than one. */
export function amountOf(amount: Amount, total: number): number {
  if ('count' in amount) return Math.max(1, amount.count)
  return Math.max(1, Math.floor((total * amount.percent) / 100))
}

/** How many of `total` nodes may go wrong: a share is at least one node, and only 0 is none. */
export function allowedOf(percent: number, total: number): number {
  return percent === 0 ? 0 : amountOf({ percent }, total)
}

/** The size of a wave by its number from 0; that of the widest where no number is given. */
export function parallelOf(maxParallel: Amount | Amount[], total: number, wave?: number): number {
  if (!Array.isArray(maxParallel)) return amountOf(maxParallel, total)
  if (wave === undefined) return Math.max(1, ...maxParallel.map((amount) => amountOf(amount, total)))
  const amount = maxParallel[Math.min(wave, maxParallel.length - 1)]
  return amount ? amountOf(amount, total) : 1
}
