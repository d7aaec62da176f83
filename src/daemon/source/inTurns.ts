import { setImmediate } from 'node:timers/promises'

/** Goes through a long list a few items at a time, so that timers and connections get their turn in between. */
export async function* inTurns<T>(items: T[], atOnce: number): AsyncGenerator<T> {
  for (const [index, item] of items.entries()) {
    if (index > 0 && index % atOnce === 0) await setImmediate()
    yield item
  }
}
