import type { Outcome } from './simulate.ts'

/** Something to run in a process of its own. */
export type Job =
  | { job: 'seed'; seed: number; hooks?: boolean }
  | { job: 'planted'; bug: string; seed: number }
  | { job: 'points'; scenario: string }
  | { job: 'crash'; scenario: string; point: number; again?: number }

/** A job in words that say how to run it again. */
export function describeJob(job: Job): string {
  if (job.job === 'seed') return `seed ${job.seed}`
  return job.job === 'planted' ? `${job.bug}, seed ${job.seed}` : job.scenario
}

/** What came of it: the log only where something was wrong. */
export type Done = Pick<Outcome, 'violations' | 'violated' | 'log' | 'points'>
