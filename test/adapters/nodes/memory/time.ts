import type { MemoryClock } from '../../../../src/adapters/nodes/memory/ledger.ts'

/** Time that only passes when a test says so. */
export interface VirtualTime extends MemoryClock {
  /** Lets at most so much time pass, event by event, until the promise is settled. */
  during<T>(promise: Promise<T>, ms: number): Promise<T>
  advance(ms: number): void
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Makes a clock whose hands the test moves. */
export function createVirtualTime(): VirtualTime {
  let now = 1_000_000
  let waiting: { at: number; call: () => void }[] = []
  const step = (until: number): boolean => {
    const next = waiting.filter((one) => one.at <= until).toSorted((a, b) => a.at - b.at)[0]
    if (!next) {
      now = until
      return false
    }
    waiting = waiting.filter((one) => one !== next)
    now = Math.max(now, next.at)
    next.call()
    return true
  }
  return {
    now: () => now,
    after: (ms, call) => waiting.push({ at: now + ms, call }),
    advance(ms) {
      const until = now + ms
      while (step(until));
    },
    async during(promise, ms) {
      const progress = { isSettled: false }
      void promise.finally(() => (progress.isSettled = true))
      const until = now + ms
      await turn()
      while (!progress.isSettled) {
        if (!step(until)) break
        await turn()
      }
      return promise
    },
  }
}
