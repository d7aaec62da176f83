import { closeSync, openSync, readSync, statSync } from 'node:fs'
import type { DurableEntry } from '../../../src/core/journal/entry.ts'
import { eventually } from '../run.ts'

/** An entry with its place in the journal. */
export type Told = DurableEntry & { seq: number }

/** A journal somebody else writes, read as it grows; restarts of the writer do not matter. */
export interface JournalTail {
  /** All entries so far. */
  entries(): Told[]
  /** How many there are: what is awaited after this place cannot be something older. */
  mark(): number
  /** The last entries, a line each, for whoever has to find out what went wrong. */
  tell(count: number): string
  /** The first entry from `from` on that fits; throws what it waited for, and the last entries, when none comes. */
  await(what: string, fits: (entry: Told) => boolean, options: { from?: number; timeoutMs: number }): Promise<Told>
}

/** Follows the journal of a state directory. */
export function tailJournal(file: string): JournalTail {
  const entries: Told[] = []
  let read = 0
  let rest = Buffer.alloc(0)

  function catchUp(): Told[] {
    const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0
    // A batch that a killed writer tore is cut off by the next one: then the unfinished line is not one.
    if (size < read) {
      read -= rest.length
      rest = Buffer.alloc(0)
    }
    if (size > read) {
      const chunk = Buffer.alloc(size - read)
      const handle = openSync(file, 'r')
      const got = readSync(handle, chunk, 0, chunk.length, read)
      closeSync(handle)
      read += got
      rest = Buffer.concat([rest, chunk.subarray(0, got)])
    }
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10)) {
      const { seq, entry } = JSON.parse(rest.subarray(0, end).toString()) as { seq: number; entry: DurableEntry }
      entries.push({ ...entry, seq })
      rest = rest.subarray(end + 1)
    }
    return entries
  }

  function tell(count: number): string {
    const last = catchUp().slice(-count)
    return last.map(({ seq, at, type, ...rest }) => line(seq, at, type, rest)).join('\n')
  }

  return {
    tell,
    entries: catchUp,
    mark: () => catchUp().length,
    await: async (what, fits, { from = 0, timeoutMs }) => {
      const found = await eventually(() => catchUp().slice(from).find(fits), timeoutMs)
      if (found) return found
      throw new Error(`waited ${timeoutMs / 1000}s for: ${what}\nthe journal ends with\n${tell(12)}`)
    },
  }
}

function line(seq: number, at: number, type: string, rest: object): string {
  const { parameters: _, ...told } = rest as { parameters?: unknown }
  return `  ${seq} ${new Date(at).toISOString().slice(11, 23)} ${type} ${JSON.stringify(told).slice(0, 300)}`
}
