/** One line of the journal as it is kept: an entry with its place in the chain. */
export interface StoredRecord {
  /** From 1, without gaps. */
  seq: number
  /** sha256 of the canonical JSON of { seq, prev, entry }. */
  hash: string
  /** Hash of the record before; 64 zeros for the first. */
  prev: string
  entry: unknown
}

/** A state directory or database that cannot be used, said for the person who must mend it. */
export interface StoreError extends Error {
  code: 'locked' | 'corrupt' | 'io' | 'conflict'
  hint: string
}

/** Where the journal is kept. One writer at a time; append returns once the records are durable. */
export interface Store {
  /** All records in order. A torn last line (power loss in mid-write) is cut off; any other damage throws `corrupt`. */
  load(): Promise<StoredRecord[]>
  /** Throws `conflict` when the journal is not at `expectedSeq`. */
  append(entries: unknown[], options: { expectedSeq: number }): Promise<StoredRecord[]>
  /** This controller's name (8 hex digits, made once) and the number of this start: one higher than the last and than `above`. */
  nextEpoch(options?: { above?: number }): Promise<{ number: number; controller: string }>
  /** The number and name of the last start; undefined before the first. */
  lastEpoch(): Promise<{ number: number; controller: string } | undefined>
  close(): Promise<void>
}

/** Makes an error that says what is the matter with the store and what to do. */
export function storeError(code: StoreError['code'], message: string, hint: string, cause?: unknown): StoreError {
  return Object.assign(new Error(message, { cause }), { code, hint })
}
