import type { Context } from 'hono'
import { streamSSE } from 'hono/streaming'
import { describeEntry } from '../core/timeline/describeEntry.ts'
import { createBacklog } from './backlog.ts'
import type { Live } from './live.ts'

/** Events a slow listener may be behind before it is let go. */
const maxBehind = 5_000
const heartbeatMs = 15_000

/** Entries as they become true, as server-sent events: `entry` with the entry and its line. */
export function streamEvents(c: Context, live: Live, ending: AbortSignal) {
  return streamSSE(c, async (stream) => {
    const backlog = createBacklog<string>(maxBehind)
    const unhear = live.subscribe((entries, state) => {
      const told = entries.map((entry) => ({ entry, line: describeEntry(entry, state, live.told) }))
      backlog.push(...told.map((event) => JSON.stringify(event)))
    })
    const close = () => backlog.close()
    stream.onAbort(close)
    ending.addEventListener('abort', close, { once: true })
    await stream.writeSSE({ event: 'hello', data: '{}' })
    while (!backlog.isClosed()) {
      const data = await backlog.next(heartbeatMs)
      if (data !== undefined) await stream.writeSSE({ event: 'entry', data })
      else if (!backlog.isClosed()) await stream.write(': still here\n\n')
    }
    unhear()
    ending.removeEventListener('abort', close)
  })
}
