import { sha256 } from '../../../core/fleet/digest.ts'
import { storeError } from '../port.ts'
import type { StoredRecord } from '../port.ts'
import { emptyChain, findBreak } from '../chain.ts'
import type { ChainEnd } from '../chain.ts'

/** A journal's bytes, read: the whole batches, and where they end. */
export interface ReadLines {
  records: StoredRecord[]
  end: ChainEnd
  /** Bytes of the file that hold whole batches; what follows was torn in mid-write. */
  wholeBytes: number
}

const newline = 10

interface Line extends StoredRecord {
  more: number
  check: string
}

/**
 * One line a record. `more` counts the records of the same batch that follow, so that a batch torn between two lines
 * is cut off whole: entries that were decided together are believed together. `check` guards `more`, which the
 * record's hash does not cover: else one flipped bit would pass a whole journal off as a torn one.
 */
export function encodeLines(records: StoredRecord[]): Uint8Array {
  const last = records.length - 1
  const lines = records.map(({ seq, hash, prev, entry }, index) =>
    JSON.stringify({ seq, hash, prev, more: last - index, check: checkOf(hash, last - index), entry }),
  )
  return Buffer.from(lines.map((line) => `${line}\n`).join(''))
}

/** Reads a journal, checking every link; throws `corrupt` naming the record, unless only the end is torn. */
export function decodeLines(bytes: Uint8Array, file: string): ReadLines {
  const whole: ReadLines = { records: [], end: emptyChain, wholeBytes: 0 }
  let end = emptyChain
  let batch: StoredRecord[] = []
  let more = 0
  for (let at = 0; at < bytes.length;) {
    const stop = bytes.indexOf(newline, at)
    if (stop === -1) return whole // torn: cut short, or blocks allotted but never written, which read as NULs
    const line = parseLine(bytes.subarray(at, stop))
    const damage = line ? (findBreak(end, line) ?? findBatchBreak(line, batch, more)) : undefined
    if (!line || damage) throw corrupt(file, end.seq + 1, damage ?? 'it is not readable')
    batch.push({ seq: line.seq, hash: line.hash, prev: line.prev, entry: line.entry })
    end = line
    more = line.more
    at = stop + 1
    if (more > 0) continue
    for (const record of batch) whole.records.push(record)
    whole.end = { seq: line.seq, hash: line.hash }
    whole.wholeBytes = at
    batch = []
  }
  return whole
}

function findBatchBreak(line: Line, batch: StoredRecord[], moreBefore: number): string | undefined {
  if (line.check !== checkOf(line.hash, line.more)) return 'its count of records written together is wrong'
  if (batch.length > 0 && line.more !== moreBefore - 1) return 'records written together with it are missing'
  return undefined
}

function checkOf(hash: string, more: number): string {
  return sha256(`${hash}:${more}`).slice(0, 8)
}

function parseLine(bytes: Uint8Array): Line | undefined {
  let value: unknown
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  } catch {
    return undefined
  }
  return isLine(value) ? value : undefined
}

function isLine(value: unknown): value is Line {
  if (typeof value !== 'object' || value === null) return false
  const line = value as Record<string, unknown>
  return (
    Number.isSafeInteger(line['seq']) &&
    typeof line['hash'] === 'string' &&
    typeof line['prev'] === 'string' &&
    Number.isSafeInteger(line['more']) &&
    (line['more'] as number) >= 0 &&
    'entry' in line
  )
}

function corrupt(file: string, seq: number, why: string) {
  return storeError(
    'corrupt',
    `${file}: record ${seq} is damaged: ${why}`,
    `Nothing was changed. Bring the file back from a copy; records 1 to ${seq - 1} are whole.`,
  )
}
