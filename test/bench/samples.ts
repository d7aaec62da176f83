/** Figures of one thing, taken several times. */
export interface Samples {
  median: number
  least: number
  most: number
  count: number
}

/** Sums figures up; throws when there are none. */
export function sumUp(figures: number[]): Samples {
  const sorted = figures.toSorted((a, b) => a - b)
  const [least] = sorted
  const most = sorted.at(-1)
  if (least === undefined || most === undefined) throw new Error('nothing was measured')
  const half = sorted.length / 2
  const median = ((sorted[Math.ceil(half) - 1] ?? least) + (sorted[Math.floor(half)] ?? most)) / 2
  return { median, least, most, count: sorted.length }
}
