import type { Clock } from '../../src/adapters/clocks/port.ts'

/** The time of a simulated world: it stands still until it is told to go on. */
export interface WorldClock {
  now(): number
  after(ms: number, call: () => void): () => void
  /** Goes on by `ms`; after each timer everything that follows from it through promises alone has happened. */
  advance(ms: number): Promise<void>
}

interface Timer {
  at: number
  order: number
  call: (() => void) | undefined
}

/** Makes a clock; timers fire in order of their time, and then of their creation. */
export function createWorldClock(start: number): WorldClock {
  const heap: Timer[] = []
  let now = start
  let created = 0

  async function advance(ms: number): Promise<void> {
    const until = now + ms
    await settle()
    for (let next = heap[0]; next && next.at <= until; next = heap[0]) {
      pop(heap)
      if (!next.call) continue
      now = next.at
      next.call()
      await settle()
    }
    now = until
  }

  return {
    now: () => now,
    after(ms, call) {
      const timer: Timer = { at: now + Math.max(0, ms), order: created++, call }
      push(heap, timer)
      return () => void (timer.call = undefined)
    },
    advance,
  }
}

/** What one process sees of the world's time: its timers die with it, and wait while it is stopped. */
export interface ProcessClock extends Clock {
  kill(): void
  /** From now on its timers are late by so much, as on a machine with too much to do. */
  lag(ms: number): void
  stop(): void
  /** Goes on: what should have happened meanwhile happens now. */
  go(): void
  /** Resolves while the process may run; never once it is dead. */
  turn(): Promise<void> | undefined
}

/** Gives a process its view of the world's time. */
export function createProcessClock(world: WorldClock): ProcessClock {
  let dead = false
  let missed: (() => void)[] | undefined
  let late = 0
  const after = (ms: number, call: () => void) =>
    world.after(ms + late, () => {
      if (dead) return
      if (missed) missed.push(call)
      else call()
    })
  return {
    now: world.now,
    after,
    sleep: (ms) => new Promise((resolve) => void after(ms, resolve)),
    // What happens once a day is no part of a life of minutes.
    every: () => () => undefined,
    kill: () => void (dead = true),
    lag: (ms) => void (late = ms),
    stop: () => void (missed ??= []),
    go() {
      const calls = missed ?? []
      missed = undefined
      for (const call of calls) call()
    },
    turn() {
      if (dead) return new Promise(() => undefined)
      return missed && new Promise((resolve) => void missed?.push(resolve))
    },
  }
}

/** Promises run to their end before the event loop turns. */
function settle(): Promise<void> {
  return new Promise((resolve) => void setImmediate(resolve))
}

function isBefore(a: Timer, b: Timer): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order)
}

function push(heap: Timer[], timer: Timer): void {
  let at = heap.push(timer) - 1
  while (at > 0) {
    const parent = (at - 1) >> 1
    const above = heap[parent]
    if (!above || !isBefore(timer, above)) break
    heap[at] = above
    at = parent
  }
  heap[at] = timer
}

function pop(heap: Timer[]): void {
  const last = heap.pop()
  if (!last || heap.length === 0) return
  let at = 0
  for (;;) {
    const left = 2 * at + 1
    const right = left + 1
    const [a, b] = [heap[left], heap[right]]
    if (!a) break
    const child = b && isBefore(b, a) ? right : left
    const below = heap[child]
    if (!below || !isBefore(below, last)) break
    heap[at] = below
    at = child
  }
  heap[at] = last
}
