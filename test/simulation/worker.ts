import { crashAt, pointsOf } from './crashEverywhere.ts'
import { planted } from './planted.ts'
import type { Done, Job } from './jobs.ts'
import { simulate, type Outcome } from './simulate.ts'

const hasSeam = globalThis as {
  holdfastSeam?: (name: string, real: (...args: unknown[]) => unknown, args: unknown[]) => unknown
}

const unheard = { violations: [], violated: [], log: [], deaths: 0, points: 0, restedAfterMs: 0 }

async function run(job: Job): Promise<Outcome> {
  hasSeam.holdfastSeam = undefined
  switch (job.job) {
    case 'seed':
      return simulate(job.seed, undefined, { hooks: job.hooks })
    case 'points':
      return pointsOf(job.scenario)
    case 'crash':
      return crashAt(job.scenario, job.point, job.again)
    case 'planted': {
      const bug = planted.find((one) => one.bug === job.bug)
      if (!bug) throw new Error(`no planted bug ${job.bug}`)
      hasSeam.holdfastSeam = (name, real, args) =>
        bug.seams?.[name]?.(real, ...args) ?? passOn(bug.seams?.[name], real, args)
      // A bug may break the simulator's own footing: that is no notice by an invariant.
      return simulate(job.seed, bug).catch((): Outcome => ({ ...unheard, seed: job.seed }))
    }
  }
}

/** Undefined may be what the seam answered. */
function passOn(seam: unknown, real: (...args: unknown[]) => unknown, args: unknown[]): unknown {
  return seam ? undefined : real(...args)
}

// A planted bug may break anything; without one, nothing may be left unheard.
process.on('unhandledRejection', (error) => {
  if (!hasSeam.holdfastSeam) throw error
})
process.on('disconnect', () => process.exit())
process.on('message', (jobs: Job[]) => void work(jobs))

async function work(jobs: Job[]): Promise<void> {
  const done: Done[] = []
  for (const job of jobs) {
    const { violations, violated, log, points } = await run(job)
    done.push({ violations, violated, points, log: violations.length > 0 ? log : [] })
  }
  process.send?.(done)
}
