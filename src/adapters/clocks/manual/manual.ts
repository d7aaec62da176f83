import { setImmediate as macrotask } from 'node:timers/promises'
import type { Clock } from '../port.ts'
import { nextMatch } from './cron.ts'

/** A clock that stands still until it is told to go on. */
export interface ManualClock extends Clock {
  /**
   * Goes on by `ms`, stopping at every timer due on the way, in order of time and then of creation. Before the first,
   * after each and at the end it lets promises settle: everything that follows through promises alone (any number of
   * awaits) or through one setImmediate has happened, and timers it set within the span fire too. Real input and output is not
   * waited for. What a timer throws, `advance` throws.
   */
  advance(ms: number): Promise<void>
  /** Steps the wall clock alone, as ntpd or an operator would: no timer moves. */
  jump(ms: number): void
  /** When the next timer is due, in the terms of `now()`. */
  nextTimerAt(): number | undefined
}

interface Timer {
  /** On the monotonic scale. */
  at: number
  order: number
  call: () => void
}

const settleTurns = 2
/** More timers than any span of a test needs: a loop that re-arms itself at 0 ms ends here and not never. */
const maxTimersPerAdvance = 1_000_000

/** A clock for tests and the simulator: `start` is its first `now()`; cron expressions are read in UTC. */
export function createManualClock(start: number): ManualClock {
  const timers = new Set<Timer>()
  let monotonic = 0
  let wall = start
  let created = 0
  let advancing = false

  const after = (ms: number, call: () => void) => {
    if (Number.isNaN(ms)) throw new RangeError('a timer needs a number of milliseconds')
    const timer = { at: monotonic + Math.max(0, ms), order: created++, call }
    timers.add(timer)
    return () => void timers.delete(timer)
  }
  const goTo = (at: number) => {
    wall += at - monotonic
    monotonic = at
  }
  const run = async (until: number) => {
    await settle()
    for (let fired = 0; fired < maxTimersPerAdvance; fired++) {
      const timer = earliest(timers)
      if (!timer || timer.at > until) return goTo(until)
      timers.delete(timer)
      goTo(timer.at)
      timer.call()
      await settle()
    }
    throw new Error(
      `more than ${maxTimersPerAdvance} timers fired in one advance: something re-arms itself without end`,
    )
  }
  return {
    now: () => wall,
    after,
    sleep: (ms) => new Promise((resolve) => void after(ms, resolve)),
    every: (cron, call) => repeat(cron, call, { now: () => wall, after }),
    advance: async (ms) => {
      if (advancing) throw new Error('the clock is being advanced already: await the first advance')
      advancing = true
      try {
        await run(monotonic + ms)
      } finally {
        advancing = false
      }
    },
    jump: (ms) => void (wall += ms),
    nextTimerAt: () => {
      const timer = earliest(timers)
      return timer && wall + (timer.at - monotonic)
    },
  }
}

function repeat(cron: string, call: () => void, clock: Pick<Clock, 'now' | 'after'>): () => void {
  let cancel: (() => void) | undefined
  const arm = () => {
    const now = clock.now()
    cancel = clock.after(nextMatch(cron, now) - now, () => {
      arm()
      call()
    })
  }
  arm()
  return () => cancel?.()
}

function earliest(timers: Set<Timer>): Timer | undefined {
  let first: Timer | undefined
  for (const timer of timers) {
    if (!first || timer.at < first.at || (timer.at === first.at && timer.order < first.order)) first = timer
  }
  return first
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < settleTurns; turn++) await macrotask()
}
