import type { Samples } from './samples.ts'

/** What is counted: milliseconds, or things. */
export type Unit = 'ms' | 'processes' | 'nodes' | 'connections'

/** One line of the table: our figure beside another one, or beside a fixed limit. */
export interface Row {
  /** `P1 floor`: the measure, and what it is set beside. */
  id: string
  measure: string
  unit: Unit
  ours: Samples
  theirs?: { name: string; samples: Samples }
  goal: Goal
}

/** `at most`: ours is at most so many times theirs; `faster`: theirs is at least so many times ours; `limit`: ours itself. */
export type Goal = { is: 'at most' | 'faster' | 'limit'; value: number }

/** What a row came to. */
export interface Judged extends Row {
  /** Ours by theirs, or theirs by ours where the goal is to be faster. */
  ratio?: number
  met: boolean
}

/** Sets a row beside its goal. */
export function judgeRow(row: Row): Judged {
  const { ours, theirs, goal } = row
  const { is, value } = goal
  if (!theirs) return { ...row, met: ours.median <= value }
  const ratio = is === 'faster' ? theirs.samples.median / ours.median : ours.median / theirs.samples.median
  const met = is === 'faster' ? ratio >= value : (is === 'limit' ? ours.median : ratio) <= value
  return Number.isFinite(ratio) ? { ...row, ratio, met } : { ...row, met }
}
