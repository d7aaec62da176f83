import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { planted } from '../planted.ts'
import type { Job } from '../jobs.ts'
import { openWorkers } from '../workers.ts'
import { plantedTable } from './plantedTable.ts'
import { processes } from './seedRun.ts'

/** A bug that no invariant notices in so many schedules is not caught. */
const maxSeeds = 2_000
const step = 4

/** Plants bugs one at a time; true when the right invariant notices each. */
export async function plantedRun({
  print,
  isWritten,
}: {
  print(line: string): void
  isWritten: boolean
}): Promise<boolean> {
  const workers = await openWorkers(processes, { withSeams: true })
  const seeds = new Map<string, number>()
  for (const { bug, invariant } of planted) {
    for (let first = 1; first <= maxSeeds && !seeds.has(bug); first += step) {
      const jobs = Array.from({ length: step }, (_, i): Job => ({ job: 'planted', bug, seed: first + i }))
      await workers.run(jobs, (job, { violated }) => {
        if (job.job !== 'planted' || !violated.includes(invariant)) return
        seeds.set(bug, Math.min(job.seed, seeds.get(bug) ?? Infinity))
      })
    }
    const seed = seeds.get(bug)
    print(`I${invariant} ${bug}: ${seed === undefined ? 'NOT CAUGHT' : `seed ${seed}`}`)
  }
  workers.close()
  if (isWritten) writeFileSync(join(import.meta.dirname, '../planted.md'), plantedTable(seeds))
  print(`${seeds.size}/${planted.length} caught`)
  return seeds.size === planted.length
}
