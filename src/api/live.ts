import type { Event } from '../core/rollout/event.ts'
import type { DurableEntry, Entry } from '../core/journal/entry.ts'
import type { State } from '../core/journal/state.ts'
import type { Chronicle } from '../core/timeline/chronicle.ts'
import type { Polled } from '../daemon/source/pollBranch.ts'

/** The running daemon as the API sees it. */
export interface Live {
  state(): State
  now(): number
  told: Chronicle
  lastPoll(): (Polled & { at: number }) | undefined
  post(event: Event): Promise<Entry[]>
  poll(): Promise<Polled>
  /** Hears durable entries as they become true; answers how to stop. */
  subscribe(hear: (entries: DurableEntry[], state: State) => void): () => void
}
