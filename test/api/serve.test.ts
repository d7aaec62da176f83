import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { connectApi } from '../../src/api/client.ts'
import type { Live } from '../../src/api/live.ts'
import { serveApi } from '../../src/api/serve.ts'
import type { DurableEntry } from '../../src/core/journal/entry.ts'
import type { State } from '../../src/core/journal/state.ts'
import { accepted, started, tell } from '../core/timeline/given.ts'

let directory: string
let socket: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hf-api-'))
  socket = join(directory, 'run', 'holdfast.sock')
})
afterEach(() => rm(directory, { recursive: true, force: true }))

type Hear = (entries: DurableEntry[], state: State) => void

function live() {
  const { state, told, now } = tell(started, accepted)
  const hearers = new Set<Hear>()
  const made: Live = {
    state: () => state,
    now: () => now,
    told,
    lastPoll: () => undefined,
    poll: async () => ({ polled: 'failed', message: 'no route', hint: 'mend it' }),
    post: async () => [],
    subscribe: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
  }
  return { made, hearers, say: (entry: DurableEntry) => hearers.forEach((hear) => hear([entry], state)) }
}

test('only this user may open the socket, which goes away with the daemon', async () => {
  expect(await connectApi(socket)).toBeUndefined()
  const server = await serveApi(live().made, socket)
  expect((await stat(socket)).mode & 0o777).toBe(0o600)
  const api = await connectApi(socket)
  expect(await api?.post('/v1/poll', {})).toEqual({ polled: 'failed', message: 'no route', hint: 'mend it' })
  await expect(api?.get('/v1/rollouts/none')).rejects.toMatchObject({
    message: 'there is no rollout none',
    hint: 'See `holdfast history`.',
  })
  await server.close()
  expect(existsSync(socket)).toBe(false)
  expect(await connectApi(socket)).toBeUndefined()
})

test('streams entries as they come, until the listener or the daemon goes', async () => {
  const { made, hearers, say } = live()
  const server = await serveApi(made, socket)
  const api = (await connectApi(socket))!
  const stop = new AbortController()
  const events = api.events('/v1/events', stop.signal)[Symbol.asyncIterator]()
  expect((await events.next()).value).toEqual({ event: 'hello', data: {} })
  say({ at: 5, type: 'node-back', node: 'n-1' })
  expect((await events.next()).value).toMatchObject({
    event: 'entry',
    data: { entry: { type: 'node-back' }, line: { text: 'n-1 answers again', sign: 'good' } },
  })
  const other = api.events('/v1/events', new AbortController().signal)[Symbol.asyncIterator]()
  await other.next()
  expect(hearers.size).toBe(2)
  stop.abort()
  expect(await events.next()).toMatchObject({ done: true })
  const rest = other.next()
  await server.close()
  expect(await rest).toMatchObject({ done: true })
})

test('takes over the socket of a killed daemon, and nothing else', async () => {
  await serveApi(live().made, socket).then((server) => server.close())
  const code = `require('net').createServer().listen(${JSON.stringify(socket)}, () => console.log('up'))`
  const child = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  await expect(serveApi(live().made, socket)).rejects.toMatchObject({ message: `another daemon answers on ${socket}` })
  const exit = once(child, 'exit')
  child.kill('SIGKILL')
  await exit
  expect(existsSync(socket)).toBe(true)
  const server = await serveApi(live().made, socket)
  expect(await connectApi(socket)).toBeDefined()
  await server.close()

  await writeFile(socket, 'a file of somebody')
  await expect(serveApi(live().made, socket)).rejects.toMatchObject({ message: `${socket} is there and no socket` })
  expect(existsSync(socket)).toBe(true)
})

test('says so when the path is too long for a socket, and when it is no holdfast that answers', async () => {
  await expect(serveApi(live().made, join(directory, 'x'.repeat(100)))).rejects.toThrow('longer than 107 bytes')
  const other = createServer((_, response) => response.end('hi'))
  const path = join(directory, 'other.sock')
  other.listen(path)
  await once(other, 'listening')
  await expect(connectApi(path)).rejects.toThrow('no JSON')
  const closed = once(other, 'close')
  other.close()
  other.closeAllConnections()
  await closed
})
