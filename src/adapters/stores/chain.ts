import { canonicalJson, sha256 } from '../../core/fleet/digest.ts'
import type { StoredRecord } from './port.ts'

/** The end of a chain: where the next record is tied to. */
export interface ChainEnd {
  /** 0 for an empty chain. */
  seq: number
  hash: string
}

/** The end of a chain without records. */
export const emptyChain: ChainEnd = { seq: 0, hash: '0'.repeat(64) }

/** Ties entries to the end of a chain; what they become is what a later load returns (plain JSON, owned by nobody else). */
export function chainEntries(end: ChainEnd, entries: unknown[]): StoredRecord[] {
  let { seq, hash: prev } = end
  return entries.map((entry) => {
    seq += 1
    const text = canonicalJson(entry)
    const record = { seq, hash: hashText(seq, prev, text), prev, entry: JSON.parse(text) as unknown }
    prev = record.hash
    return record
  })
}

/** What is wrong with a record that should follow `end`, in words; undefined when it does follow. */
export function findBreak(end: ChainEnd, record: StoredRecord): string | undefined {
  if (record.seq !== end.seq + 1) return `it says it is record ${record.seq}`
  if (record.prev !== end.hash) return 'it is not tied to the record before it'
  if (record.hash !== hashRecord(record.seq, record.prev, record.entry)) return 'its hash does not fit its content'
  return undefined
}

function hashRecord(seq: number, prev: string, entry: unknown): string {
  return hashText(seq, prev, canonicalJson(entry))
}

/** Hash of the canonical JSON of `{ seq, prev, entry }`, from the entry's own: it is written once, not twice. */
function hashText(seq: number, prev: string, entry: string): string {
  return sha256(`{"entry":${entry},"prev":"${prev}","seq":${seq}}`)
}
