import { userError } from '../context.ts'

const units: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000 }

/** Milliseconds of a time as people type it: `30s`, `10m`, `2h`. */
export function readSpan(text: string, option: string): number {
  const [, number, unit] = /^(\d{1,6})(s|m|h)$/.exec(text) ?? []
  const ms = Number(number) * (units[unit ?? ''] ?? 0)
  if (Number.isFinite(ms) && ms > 0) return ms
  throw userError(`${option} ${text} is no time`, 'Write a number and s, m or h: 30s, 10m, 2h.')
}
