import type { Job } from '../jobs.ts'
import { openWorkers } from '../workers.ts'

/** Processes of one run: a schedule keeps one core busy. */
export const processes = 2

/** Where and how a run tells what it finds. */
export interface SeedRun {
  print(line: string): void
  first: number
  count: number
  withLog: boolean
  /** Services with hooks as well. */
  hooks: boolean
}

/** Seeded schedules; true when none violates an invariant. */
export async function seedRun({ print, first, count, withLog, hooks }: SeedRun): Promise<boolean> {
  const workers = await openWorkers(Math.min(processes, count))
  const jobs = Array.from({ length: count }, (_, i): Job => ({ job: 'seed', seed: first + i, hooks }))
  let violations = 0
  let done = 0
  await workers.run(jobs, (job, outcome) => {
    done += 1
    if (count >= 2_000 && done % 1_000 === 0) process.stderr.write(`${done} of ${count} schedules\n`)
    if (outcome.violations.length === 0 || job.job !== 'seed') return
    violations += outcome.violations.length
    print(`seed ${job.seed}: ${[...new Set(outcome.violations)].slice(0, 5).join('\n  ')}`)
    if (withLog) for (const line of outcome.log) print(`    ${line}`)
  })
  workers.close()
  print(`${count} schedules, ${violations} violations`)
  return violations === 0
}
