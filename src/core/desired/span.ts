import type { Amount } from '../fleet/rollout.ts'

const unitMs: Record<string, number> = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 }

/** Milliseconds of a time span as manifests write it: 500ms, 10s, 5m, 1h. The schema has checked the form. */
export function spanMs(text: string): number {
  const [, digits, unit] = /^(\d+)(ms|s|m|h)$/.exec(text) ?? []
  return Number(digits ?? 0) * (unitMs[unit ?? 's'] ?? 0)
}

/** An amount as manifests write it: 3, or "25%". */
export function amount(written: number | string): Amount {
  return typeof written === 'number' ? { count: written } : { percent: Number.parseInt(written, 10) }
}
