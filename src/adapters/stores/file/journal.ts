import type { FileHandle } from 'node:fs/promises'
import { chainEntries } from '../chain.ts'
import type { ChainEnd } from '../chain.ts'
import { storeError } from '../port.ts'
import type { StoredRecord } from '../port.ts'
import { encodeLines } from './lines.ts'

/** The open journal file, as far as appending needs it. */
export type JournalFile = Pick<FileHandle, 'write' | 'datasync' | 'truncate'>

/** Appends to a journal, one batch after the other. */
export interface JournalWriter {
  append(entries: unknown[], expectedSeq: number): Promise<StoredRecord[]>
}

/** Writes batches behind `end`, each durable before it is returned, or not there at all. */
export function createJournalWriter(
  file: JournalFile,
  path: string,
  start: { end: ChainEnd; bytes: number },
): JournalWriter {
  let { end, bytes: size } = start
  let broken: unknown
  return {
    append: async (entries, expectedSeq) => {
      if (broken) throw unusable(path, broken)
      if (end.seq !== expectedSeq) throw conflict(path, end.seq, expectedSeq)
      const records = chainEntries(end, entries)
      const last = records.at(-1)
      if (!last) return []
      const bytes = encodeLines(records)
      try {
        await writeAll(file, bytes, size)
      } catch (cause) {
        // Bytes that did get written are cut off again. Where even that fails nothing may follow them.
        await file.truncate(size).catch((error: unknown) => (broken = error))
        throw notWritten(path, cause)
      }
      try {
        await file.datasync()
      } catch (cause) {
        // After a failed sync the kernel may have dropped the bytes while it still shows them: only a restart knows.
        broken = cause
        await file.truncate(size).catch(() => undefined)
        throw unusable(path, cause)
      }
      end = { seq: last.seq, hash: last.hash }
      size += bytes.length
      return records
    },
  }
}

async function writeAll(file: JournalFile, bytes: Uint8Array, position: number): Promise<void> {
  for (let at = 0; at < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, at, bytes.length - at, position + at)
    if (bytesWritten === 0) throw new Error('no byte could be written')
    at += bytesWritten
  }
}

const why = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))

function notWritten(path: string, cause: unknown) {
  return storeError(
    'io',
    `${path}: the record could not be written: ${why(cause)}`,
    'Nothing was decided. Make room or mend the disk; the daemon goes on by itself.',
    cause,
  )
}

function unusable(path: string, cause: unknown) {
  return storeError(
    'io',
    `${path}: the disk does not keep what is written: ${why(cause)}`,
    'Check the disk (dmesg), then start the daemon again: it reads back what was kept.',
    cause,
  )
}

function conflict(path: string, seq: number, expectedSeq: number) {
  return storeError(
    'conflict',
    `${path} is at record ${seq}, not at ${expectedSeq}`,
    'Another writer was faster; load the journal again.',
  )
}
