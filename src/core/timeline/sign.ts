/** How something stands, worst first in `signs`: one set for every face of the product. */
export type Sign = 'bad' | 'waiting' | 'unknown' | 'moving' | 'good'

/** The mark of each sign; never shown without a word. The order is the order of badness. */
export const signs: Record<Sign, { mark: string; badness: number }> = {
  bad: { mark: '✖', badness: 0 },
  waiting: { mark: '▲', badness: 1 },
  unknown: { mark: '○', badness: 2 },
  moving: { mark: '◐', badness: 3 },
  good: { mark: '●', badness: 4 },
}

/** Orders things so that what needs a person comes first. */
export function byBadness(a: { sign: Sign }, b: { sign: Sign }): number {
  return signs[a.sign].badness - signs[b.sign].badness
}
