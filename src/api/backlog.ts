/** Things that wait for one slow reader, in order. */
export interface Backlog<T> {
  push(...items: T[]): void
  /** The next one; undefined when nothing came for `waitMs`, or when it is closed. */
  next(waitMs: number): Promise<T | undefined>
  close(): void
  isClosed(): boolean
}

/** A backlog that closes when the reader falls too far behind: it can ask for the state anew. */
export function createBacklog<T>(limit: number): Backlog<T> {
  const items: T[] = []
  let closed = false
  let wake: (() => void) | undefined
  const backlog: Backlog<T> = {
    push: (...more) => {
      items.push(...more)
      if (items.length > limit) closed = true
      wake?.()
    },
    next: async (waitMs) => {
      if (items.length === 0 && !closed) {
        let timer: NodeJS.Timeout | undefined
        await new Promise<void>((resolve) => {
          wake = resolve
          timer = setTimeout(resolve, waitMs)
        })
        clearTimeout(timer)
        wake = undefined
      }
      return closed ? undefined : items.shift()
    },
    close: () => {
      closed = true
      wake?.()
    },
    isClosed: () => closed,
  }
  return backlog
}
