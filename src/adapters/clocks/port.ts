/** The time, and what should happen later. The only source of both. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  /** Calls back once after `ms` of monotonic time; returns how to cancel it. */
  after(ms: number, call: () => void): () => void
  /** Resolves after `ms`. */
  sleep(ms: number): Promise<void>
  /** Calls back at each time of a cron expression until cancelled. */
  every(cron: string, call: () => void): () => void
}
