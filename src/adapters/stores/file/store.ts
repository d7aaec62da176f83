import { constants } from 'node:fs'
import { chmod, mkdir, open, readFile, stat } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { storeError } from '../port.ts'
import type { Store, StoredRecord } from '../port.ts'
import { replaceFile, syncDirectory } from './durable.ts'
import { raiseEpoch, readEpoch } from './epoch.ts'
import { createJournalWriter } from './journal.ts'
import type { JournalWriter } from './journal.ts'
import { decodeLines } from './lines.ts'
import { lockDirectory } from './lock.ts'

/** The embedded store: a directory with `journal.jsonl`, `epoch.json` and `lock`. */
export interface FileStore extends Store {
  /** What a person should be told about the last load: that a torn record was set aside, and where. */
  notes(): string[]
}

/** Takes a state directory (made with mode 0700 if it is not there) for this process alone; throws StoreError `locked`. */
export async function openFileStore(directory: string): Promise<FileStore> {
  const root = resolve(directory)
  return said(root, async () => {
    await makePrivate(root)
    const lock = await lockDirectory(root)
    try {
      const path = join(root, 'journal.jsonl')
      const file = await open(path, constants.O_RDWR | constants.O_CREAT, 0o600)
      await syncDirectory(root)
      return createFileStore(root, file, lock.release)
    } catch (error) {
      await lock.release()
      throw error
    }
  })
}

/** The journal of a state directory that a daemon may be writing; a batch that is just being written is left out. */
export async function readJournal(directory: string): Promise<StoredRecord[]> {
  const path = join(resolve(directory), 'journal.jsonl')
  return said(path, async () => {
    try {
      return decodeLines(await readFile(path), path).records
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw error
    }
  })
}

function createFileStore(root: string, file: FileHandle, release: () => Promise<void>): FileStore {
  const path = join(root, 'journal.jsonl')
  let notes: string[] = []
  let writer: JournalWriter | undefined
  let closed = false
  let last: Promise<unknown> = Promise.resolve()

  const load = async () => {
    const loaded = await loadJournal(root, path, file)
    notes = loaded.notes
    writer ??= createJournalWriter(file, path, { end: loaded.end, bytes: loaded.wholeBytes })
    return loaded.records
  }
  /** One call after the other, so that a load never sees half an append. */
  const queued = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(() => {
      if (closed) throw storeError('io', `${root}: the store is closed`, 'Open it again.')
      return said(root, work)
    })
    last = turn.catch(() => undefined)
    return turn
  }
  return {
    notes: () => notes,
    load: () => queued(load),
    append: (entries, { expectedSeq }) =>
      queued(async () => {
        if (!writer) await load()
        return writer!.append(entries, expectedSeq)
      }),
    nextEpoch: ({ above = 0 } = {}) => queued(() => raiseEpoch(join(root, 'epoch.json'), above)),
    lastEpoch: () => queued(() => readEpoch(join(root, 'epoch.json'))),
    close: async () => {
      await last
      if (closed) return
      closed = true
      await file.close()
      await release()
    },
  }
}

async function loadJournal(root: string, path: string, file: FileHandle) {
  const bytes = await readFile(path)
  const lines = decodeLines(bytes, path)
  const notes: string[] = []
  if (lines.wholeBytes < bytes.length) {
    const torn = join(root, `journal.torn-${lines.end.seq + 1}`)
    await replaceFile(torn, bytes.subarray(lines.wholeBytes))
    await file.truncate(lines.wholeBytes)
    await file.datasync()
    notes.push(
      `${path}: the last write was cut short (power loss or kill) and had not been acted on; ` +
        `its ${bytes.length - lines.wholeBytes} bytes were set aside in ${torn}`,
    )
  }
  return { ...lines, notes }
}

async function makePrivate(root: string): Promise<void> {
  const made = await mkdir(root, { recursive: true, mode: 0o700 })
  if (made) await syncDirectory(dirname(made))
  const { mode, uid } = await stat(root)
  if ((mode & 0o077) === 0) return
  if (uid !== process.getuid?.() || (mode & 0o1000) !== 0) {
    const hint = 'Name a directory of its own for the state, owned by the user that the daemon runs as.'
    throw storeError('io', `${root} is shared with other users of this machine`, hint)
  }
  await chmod(root, 0o700)
}

/** Gives an error of the file system the words of the store. */
async function said<T>(where: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && 'hint' in error) throw error
    const message = error instanceof Error ? error.message : String(error)
    throw storeError('io', `${where}: ${message}`, 'Check the path, its owner and the disk.', error)
  }
}
