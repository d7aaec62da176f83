import type { Clock } from '../../adapters/clocks/port.ts'
import type { Polled } from './pollBranch.ts'

/** Asks the branch, one question at a time. */
export interface Poller {
  /** A question that begins after this call: one already under way may have read the branch before what the caller knows. */
  poll(): Promise<Polled>
  last(): (Polled & { at: number }) | undefined
  idle(): boolean
  /** Resolves when nothing is under way any more. */
  settled(): Promise<void>
}

/** Makes a poller; calls that come while a question is under way share the next one. */
export function createPoller(ask: () => Promise<Polled>, clock: Clock): Poller {
  let last: (Polled & { at: number }) | undefined
  let running: Promise<Polled> | undefined
  let queued: Promise<Polled> | undefined

  function start(): Promise<Polled> {
    queued = undefined
    running = ask()
      .then((polled) => {
        last = { ...polled, at: clock.now() }
        return polled
      })
      .finally(() => (running = undefined))
    return running
  }

  return {
    poll() {
      if (!running) return start()
      queued ??= running.then(start, start)
      return queued
    },
    last: () => last,
    idle: () => running === undefined && queued === undefined,
    async settled() {
      for (let left = queued ?? running; left; left = queued ?? running) await left.catch(() => undefined)
    },
  }
}
