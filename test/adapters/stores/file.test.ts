import { chmod, mkdtemp, readFile, readdir, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createJournalWriter } from '../../../src/adapters/stores/file/journal.ts'
import { openFileStore, readJournal } from '../../../src/adapters/stores/file/store.ts'
import { emptyChain } from '../../../src/adapters/stores/chain.ts'
import { storeContract } from '../../contracts/stores.ts'

storeContract('file', async () => {
  const parent = await mkdtemp(join(tmpdir(), 'holdfast-store-'))
  return {
    open: () => openFileStore(join(parent, 'state')),
    remove: () => rm(parent, { recursive: true }),
  }
})

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'holdfast-store-'))
})
afterEach(async () => {
  await rm(directory, { recursive: true })
})
const journal = () => join(directory, 'journal.jsonl')

async function fill(batches: unknown[][]): Promise<Buffer> {
  const store = await openFileStore(directory)
  let seq = (await store.load()).length
  for (const batch of batches) seq = (await store.append(batch, { expectedSeq: seq })).at(-1)!.seq
  await store.close()
  return readFile(journal())
}

async function entriesOf(): Promise<unknown[]> {
  const store = await openFileStore(directory)
  try {
    return (await store.load()).map((record) => record.entry)
  } finally {
    await store.close()
  }
}

describe('file store on disk', () => {
  it('keeps others out', async () => {
    await chmod(directory, 0o755)
    const store = await openFileStore(directory)
    await store.append(['one'], { expectedSeq: 0 })
    await store.nextEpoch()
    await store.close()
    expect((await stat(directory)).mode & 0o777).toBe(0o700)
    for (const name of await readdir(directory))
      expect([name, (await stat(join(directory, name))).mode & 0o077]).toEqual([name, 0])
  })

  it('refuses a directory that all share', async () => {
    await chmod(directory, 0o1777)
    await expect(openFileStore(directory)).rejects.toMatchObject({
      code: 'io',
      message: expect.stringContaining('shared'),
    })
    expect((await stat(directory)).mode & 0o7777).toBe(0o1777)
  })

  it('says what is in the way of its directory', async () => {
    await writeFile(join(directory, 'file'), '')
    const opened = openFileStore(join(directory, 'file', 'state'))
    await expect(opened).rejects.toMatchObject({ code: 'io', message: expect.stringContaining('ENOTDIR') })
  })

  it('keeps one record a line', async () => {
    const bytes = await fill([['one'], ['two', 'three']])
    const lines = bytes.toString().trimEnd().split('\n')
    expect(lines.map((line) => (JSON.parse(line) as { entry: unknown }).entry)).toEqual(['one', 'two', 'three'])
  })
})

describe('file store after a crash', () => {
  it('loads the records before, whichever byte of the last record was the last', async () => {
    const before = (await fill([['one'], [{ two: 2 }]])).length
    const bytes = await fill([[{ last: 'ä €\n' }]])
    for (let length = before; length < bytes.length; length++) {
      await writeFile(journal(), bytes.subarray(0, length))
      expect(await entriesOf()).toEqual(['one', { two: 2 }])
      expect((await stat(journal())).size).toBe(before)
    }
  })

  it('sets aside what was torn, says so, and goes on', async () => {
    const bytes = await fill([['one'], ['two']])
    await truncate(journal(), bytes.length - 3)
    const store = await openFileStore(directory)
    await store.load()
    const torn = join(directory, 'journal.torn-2')
    expect(store.notes()).toEqual([expect.stringContaining(torn)])
    expect((await readFile(torn)).toString()).toContain('"two')
    await store.append(['again'], { expectedSeq: 1 })
    await store.load()
    expect(store.notes()).toEqual([])
    await store.close()
    expect(await entriesOf()).toEqual(['one', 'again'])
  })

  it('cuts off a batch whole, wherever it was torn', async () => {
    const before = (await fill([['one']])).length
    const bytes = await fill([['two', 'three', 'four']])
    for (let length = before; length < bytes.length; length += 7) {
      await writeFile(journal(), bytes.subarray(0, length))
      expect(await entriesOf()).toEqual(['one'])
    }
  })

  it('takes blocks that were never written for torn', async () => {
    const bytes = await fill([['one'], ['two']])
    await writeFile(journal(), Buffer.concat([bytes, Buffer.alloc(4_096)]))
    expect(await entriesOf()).toEqual(['one', 'two'])
  })

  it('throws `corrupt` for any other damage, naming the record, and changes nothing', async () => {
    const bytes = await fill([['one'], ['two'], ['three']])
    const starts = [0, bytes.indexOf('\n') + 1]
    const second = starts[1]!
    const end = bytes.indexOf('\n', second)
    for (let at = second; at < end; at++) {
      const damaged = Buffer.from(bytes)
      damaged[at]! ^= 1
      await writeFile(journal(), damaged)
      const loaded = entriesOf()
      await expect(loaded).rejects.toMatchObject({ code: 'corrupt', message: expect.stringContaining('record 2 ') })
      expect(await readFile(journal())).toEqual(damaged)
    }
  })

  it('throws `corrupt` for a record that was taken out, moved or put in', async () => {
    const lines = (await fill([['one'], ['two'], ['three']])).toString().split('\n')
    const [one, two, three] = lines as [string, string, string]
    const forged = three.replace('"three"', '"forged"')
    for (const text of [
      [one, three],
      [two, one, three],
      [one, two, two, three],
      [one, two, forged],
      [two, three],
    ]) {
      await writeFile(journal(), `${text.join('\n')}\n`)
      await expect(entriesOf()).rejects.toMatchObject({ code: 'corrupt' })
    }
  })

  it('throws `corrupt` for a damaged epoch instead of starting again at 1', async () => {
    for (const text of ['', '{}', '{"number":0,"controller":"5eed0001"}', '{"number":3,"controller":"../x"}']) {
      await writeFile(join(directory, 'epoch.json'), text)
      const store = await openFileStore(directory)
      await expect(store.nextEpoch()).rejects.toMatchObject({ code: 'corrupt' })
      await store.close()
    }
  })
})

describe('file store on a failing disk', () => {
  it('writes on after a short write', async () => {
    const disk = fakeDisk({ bytesAWrite: 7 })
    const records = await writerOn(disk).append(['one', 'two'], 0)
    await writeFile(journal(), disk.content())
    expect(await readJournal(directory)).toEqual(records)
    expect(disk.calls.at(-1)).toBe('datasync')
  })

  it('trusts the disk no more after a sync failed', async () => {
    const disk = fakeDisk({ failSync: 2 })
    const writer = writerOn(disk)
    const [first] = await writer.append(['one'], 0)
    await expect(writer.append(['two'], 1)).rejects.toMatchObject({ code: 'io' })
    await expect(writer.append(['two'], 1)).rejects.toMatchObject({ code: 'io' })
    await writeFile(journal(), disk.content())
    expect(await readJournal(directory)).toEqual([first])
  })

  it('writes nothing behind bytes that it could not cut off', async () => {
    const disk = fakeDisk({ failWriteAt: 10, failTruncate: true })
    const writer = writerOn(disk)
    await expect(writer.append(['one'], 0)).rejects.toMatchObject({ code: 'io' })
    const size = disk.content().length
    await expect(writer.append(['one'], 0)).rejects.toMatchObject({ code: 'io' })
    expect(disk.content().length).toBe(size)
  })
})

const writerOn = (disk: ReturnType<typeof fakeDisk>) =>
  createJournalWriter(disk.file, '/journal', { end: emptyChain, bytes: 0 })

function fakeDisk(faults: { bytesAWrite?: number; failSync?: number; failWriteAt?: number; failTruncate?: boolean }) {
  let content = Buffer.alloc(0)
  let syncs = 0
  const calls: string[] = []
  const write = async (bytes: Uint8Array, offset: number, length: number, position: number) => {
    calls.push('write')
    if (position >= (faults.failWriteAt ?? Infinity)) throw new Error('EIO: i/o error, write')
    const count = Math.min(length, faults.bytesAWrite ?? length, (faults.failWriteAt ?? Infinity) - position)
    content = Buffer.concat([content.subarray(0, position), bytes.subarray(offset, offset + count)])
    return { bytesWritten: count, buffer: bytes }
  }
  const file = {
    write: write as never,
    datasync: async () => {
      calls.push('datasync')
      if (++syncs === faults.failSync) throw new Error('EIO: i/o error, fdatasync')
    },
    truncate: async (length = 0) => {
      calls.push('truncate')
      if (faults.failTruncate) throw new Error('EIO: i/o error, ftruncate')
      content = content.subarray(0, length)
    },
  }
  return { file, calls, content: () => content }
}
