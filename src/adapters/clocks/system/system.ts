import { schedule } from 'node-cron'
import type { Clock } from '../port.ts'

/** setTimeout counts to 2^31 - 1 ms (24.8 days) and fires at once beyond it; longer waits go in stages. */
const longestTimerMs = 2_147_483_647

/** The machine's own time. Cron expressions are read in `timezone`, by default UTC. */
export function createSystemClock({ timezone = 'UTC' }: { timezone?: string } = {}): Clock {
  return {
    now: () => Date.now(),
    after,
    sleep: (ms) => new Promise((resolve) => void after(ms, resolve)),
    every: (cron, call) => {
      // A schedule alone must not keep a process alive that has nothing else to do: unref. node-cron swallows what a
      // call throws; from a microtask it ends the process as any other bug does.
      const task = schedule(cron, () => queueMicrotask(call), {
        timezone,
        noOverlap: true,
        unref: true,
        suppressMissedWarning: true,
      })
      return () => void task.destroy()
    },
  }
}

/** Timers of Node run on the monotonic clock: stepping the wall clock moves none of them. */
function after(ms: number, call: () => void): () => void {
  if (Number.isNaN(ms)) throw new RangeError('a timer needs a number of milliseconds')
  let left = Math.max(0, ms)
  let timer: NodeJS.Timeout | undefined
  const next = () => {
    const stage = Math.min(left, longestTimerMs)
    left -= stage
    timer = setTimeout(left > 0 ? next : call, stage)
  }
  next()
  return () => clearTimeout(timer)
}
