import { execFile, fork } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFileStore, readJournal } from '../../../src/adapters/stores/file/store.ts'
import type { Answer, Order } from './otherProcess.ts'

let directory: string
let children: ChildProcess[]
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'holdfast-store-'))
  children = []
})
afterEach(async () => {
  for (const child of children) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  await rm(directory, { recursive: true })
})

describe('file store and other processes', () => {
  it('survives kill -9 in the middle of appending', async () => {
    for (const acknowledged of [1, 7, 40, 150]) {
      const child = await start()
      await ask(child, { do: 'open', directory })
      child.send({ do: 'loop' } satisfies Order)
      const before = (await readJournal(directory)).length
      const seq = await until(child, (answer) => answer.said === 'at' && answer.seq >= before + 2 * acknowledged)
      child.kill('SIGKILL')
      await once(child, 'exit')
      const store = await openFileStore(directory)
      const records = await store.load()
      expect(records.length).toBeGreaterThanOrEqual(seq)
      expect(records.length % 2).toBe(0)
      await store.close()
    }
  })

  it('lets exactly one of two processes in, 50 times', async () => {
    const both = [await start(), await start()]
    for (let round = 0; round < 50; round++) {
      const answers = await Promise.all(both.map((child) => ask(child, { do: 'open', directory })))
      expect(answers.map((answer) => answer.said).toSorted()).toEqual(['done', 'failed'])
      const loser = answers.find((answer) => answer.said === 'failed')
      expect(loser).toMatchObject({ code: 'locked' })
      await ask(both[answers.findIndex((answer) => answer.said === 'done')]!, { do: 'close' })
    }
  })

  it('says who holds the lock, since when, and what to do', async () => {
    const child = await start()
    await ask(child, { do: 'open', directory })
    const opened = openFileStore(directory)
    await expect(opened).rejects.toMatchObject({
      code: 'locked',
      message: expect.stringMatching(new RegExp(`in use by process ${child.pid} since 20..-`)),
      hint: expect.stringContaining(`kill ${child.pid}`),
    })
    expect(await readJournal(directory)).toEqual([])
  })

  it('is free as soon as its holder was killed', async () => {
    const child = await start()
    await ask(child, { do: 'open', directory })
    child.kill('SIGKILL')
    await once(child, 'exit')
    await (await openFileStore(directory)).close()
  })

  it('is not held by a reused pid, nor set free by deleting the lock file', async () => {
    await writeFile(join(directory, 'lock'), JSON.stringify({ pid: process.pid, since: new Date().toISOString() }))
    const store = await openFileStore(directory)
    await rm(join(directory, 'lock'))
    await expect(openFileStore(directory)).rejects.toMatchObject({ code: 'locked' })
    await store.close()
  })

  it('lets others read a journal that is being written, whole batches only', async () => {
    const child = await start()
    await ask(child, { do: 'open', directory })
    child.send({ do: 'loop' } satisfies Order)
    for (let round = 0; round < 20; round++) expect((await readJournal(directory)).length % 2).toBe(0)
    await until(child, (answer) => answer.said === 'at' && answer.seq > 20)
    expect((await readJournal(directory)).length).toBeGreaterThan(20)
  })

  it('reads an empty journal where none was begun', async () => {
    await mkdir(join(directory, 'empty'))
    expect(await readJournal(join(directory, 'empty'))).toEqual([])
  })

  it('throws `io` when the disk is full, keeps a whole journal, and goes on when there is room', async () => {
    const child = await start()
    await ask(child, { do: 'open', directory })
    await ask(child, { do: 'append', bytes: 3_000 })
    await limitFileSize(child, '4096')
    const failed = await ask(child, { do: 'append', bytes: 3_000 })
    expect(failed).toMatchObject({ said: 'failed', code: 'io', message: expect.stringContaining('EFBIG') })
    expect(await readJournal(directory)).toHaveLength(1)
    expect((await readFile(join(directory, 'journal.jsonl'))).at(-1)).toBe(10)
    await limitFileSize(child, 'unlimited')
    expect(await ask(child, { do: 'append', bytes: 3_000 })).toEqual({ said: 'done' })
    expect(await readJournal(directory)).toHaveLength(2)
  })
})

async function start(): Promise<ChildProcess> {
  const child = fork(new URL('otherProcess.ts', import.meta.url), { execArgv: ['--import', 'tsx'] })
  children.push(child)
  await until(child, (answer) => answer.said === 'ready')
  return child
}

async function ask(child: ChildProcess, order: Order): Promise<Answer> {
  const answered = once(child, 'message') as Promise<[Answer]>
  child.send(order)
  return (await answered)[0]
}

/** Waits for an answer and returns the seq it names, if it names one. */
function until(child: ChildProcess, fits: (answer: Answer) => boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const hear = (answer: Answer) => {
      if (!fits(answer)) return
      child.off('message', hear)
      child.off('exit', exited)
      resolve(answer.said === 'at' ? answer.seq : 0)
    }
    const exited = () => reject(new Error('the other process ended'))
    child.on('message', hear)
    child.on('exit', exited)
  })
}

async function limitFileSize(child: ChildProcess, soft: string): Promise<void> {
  await promisify(execFile)('prlimit', ['--pid', String(child.pid), `--fsize=${soft}:unlimited`])
}
