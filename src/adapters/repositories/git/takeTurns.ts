/** Runs one task at a time. */
export interface Turns {
  alone: <T>(task: () => Promise<T>) => Promise<T>
  /** Resolves when the last task so far has ended. */
  settled: () => Promise<unknown>
}

/** One task after the other: two that write one clone must not meet. */
export function takeTurns(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return {
    alone: (task) => {
      const turn = last.then(task)
      last = turn.catch(() => undefined)
      return turn
    },
    settled: () => last,
  }
}
