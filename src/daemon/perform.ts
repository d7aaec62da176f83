import type { Effect } from '../core/rollout/effect.ts'
import type { Event } from '../core/rollout/event.ts'
import type { Clock } from '../adapters/clocks/port.ts'
import type { Loop } from './loop.ts'

/** Looks at most so many nodes at the same time. */
const maxLooks = 64
/** A question that taught nothing is not asked again sooner. */
const pauseMs = 500
/** The same question twice within this time is a spin, whatever it taught. */
const repeatMs = 100
/** Questions remembered before old ones are let go. */
const maxNoted = 1_000

/** Does one effect; what it learned comes back as an event. Must not throw for anything the world does. */
export type Act = (effect: Effect) => Promise<Event>

/**
 * Starts what is due, one effect a key at a time, and feeds what comes back to the loop. `pump` is called whenever time
 * passed or something happened; `idle` tells whether anything is under way.
 */
export function createPerformer(
  loop: Loop,
  clock: Clock,
  act: Act,
  onBug: (error: unknown) => void,
  /** What is to be done once an effect's event is believed, before anything of its key is done again. */
  after: (effect: Effect) => Promise<unknown> = () => Promise.resolve(),
) {
  const running = new Map<string, Promise<void>>()
  const asked = new Map<string, { effect: Effect['effect']; at: number; notBefore: number }>()
  let stopped = false

  function pump(): void {
    if (stopped) return
    const now = clock.now()
    let looking = [...running.keys()].filter((key) => key.startsWith('look ')).length
    for (const effect of loop.due()) {
      if (running.has(effect.key) || (asked.get(effect.key)?.notBefore ?? 0) > now) continue
      if (effect.effect === 'look' && ++looking > maxLooks) continue
      running.set(effect.key, run(effect))
    }
  }

  /** Remembers a question for as long as it matters: attempts come and go without end. */
  function note(effect: Effect, at: number, restMs: number): void {
    if (asked.size > maxNoted)
      for (const [key, { notBefore }] of asked) if (notBefore + repeatMs < at) asked.delete(key)
    asked.set(effect.key, { effect: effect.effect, at, notBefore: at + restMs })
  }

  async function run(effect: Effect): Promise<void> {
    try {
      const event = await act(effect)
      if (stopped) return
      const entries = await loop.post(event)
      await after(effect)
      // Nothing learned, or the very same question as a moment ago: no question may turn into a spin.
      const now = clock.now()
      const before = asked.get(effect.key)
      const isRepeated = before?.effect === effect.effect && now - before.at < repeatMs
      note(effect, now, entries.length === 0 || isRepeated ? pauseMs : 0)
    } catch (error) {
      if (!stopped) onBug(error)
      note(effect, clock.now(), 10 * pauseMs)
    } finally {
      running.delete(effect.key)
    }
    pump()
  }

  return {
    pump,
    idle: () => running.size === 0,
    async stop(): Promise<void> {
      stopped = true
      await Promise.allSettled(running.values())
    },
  }
}
