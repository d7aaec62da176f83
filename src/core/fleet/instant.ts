/** An instant as people read it, in UTC: `2026-11-20 21:15 UTC`. */
export function describeInstant(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
