import { scenarios } from '../scenarios.ts'
import type { Job } from '../jobs.ts'
import { openWorkers } from '../workers.ts'
import { processes } from './seedRun.ts'

export interface CrashRun {
  print(line: string): void
  /** A second crash during the recovery, in the short stories. */
  withPairs: boolean
  /** Only every so many calls. */
  every: number
  withLog: boolean
}

/** Calls after a crash that a second one may hit: the restart, and what it finds. */
const recovery = 30

/** Fixed stories with a crash at every call of a port; true when every one of them keeps the invariants. */
export async function crashRun({ print, withPairs, every, withLog }: CrashRun): Promise<boolean> {
  const workers = await openWorkers(processes)
  const counted = new Map<string, number>()
  let violations = 0
  const tell = (job: Job, found: { violations: string[]; log: string[] }): void => {
    if (found.violations.length === 0 || !('scenario' in job)) return
    violations += found.violations.length
    const where =
      job.job === 'crash' ? ` at call ${job.point}${job.again === undefined ? '' : ` and ${job.again} later`}` : ''
    print(`${job.scenario}${where}: ${[...new Set(found.violations)].slice(0, 5).join('\n  ')}`)
    if (withLog) for (const line of found.log) print(`    ${line}`)
  }
  await workers.run(
    scenarios.map(({ name }): Job => ({ job: 'points', scenario: name })),
    (job, found) => {
      if ('scenario' in job) counted.set(job.scenario, found.points)
      tell(job, found)
    },
  )
  const jobs: Job[] = []
  for (const { name: scenario, isShort } of scenarios) {
    for (let point = 1; point <= (counted.get(scenario) ?? 0); point += every) {
      jobs.push({ job: 'crash', scenario, point })
      if (!withPairs || !isShort) continue
      for (let again = 1; again <= recovery; again += every) jobs.push({ job: 'crash', scenario, point, again })
    }
  }
  await workers.run(jobs, tell)
  workers.close()
  print(`${jobs.length} schedules, ${violations} violations`)
  return violations === 0
}
