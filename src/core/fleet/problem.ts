import type { Place } from './desired.ts'

/** Something wrong (error) or doubtful (warning) in a config repository: where, what, and what to write instead. */
export interface Problem {
  severity: 'error' | 'warning'
  place: Place
  message: string
  hint: string
}
