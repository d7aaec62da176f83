import type { Entry } from '../journal/entry.ts'
import { fold } from '../journal/fold.ts'
import type { State } from '../journal/state.ts'
import { advance } from './advance.ts'
import type { Event } from './event.ts'
import { react } from './react.ts'

/** No single event sets off more rounds than this; reaching it is a bug. */
const maxRounds = 50

/** What follows from what just happened: first what the event says itself, then everything the rules draw from it. */
export function decide(state: State, event: Event, now: number): Entry[] {
  const entries = react(state, event, now)
  let next = fold(state, entries)
  for (let round = 0; round < maxRounds; round++) {
    const more = advance(next, now)
    if (more.length === 0) return entries
    entries.push(...more)
    next = fold(next, more)
  }
  throw new Error(`decide: rules did not come to rest after ${maxRounds} rounds on ${event.event}`)
}
