import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Target } from '../../src/core/fleet/node.ts'
import type { Channels, ExecOptions } from '../../src/adapters/channels/port.ts'

/** Channels under test, and a host on this machine that they reach. */
export interface ChannelsUnderTest {
  channels: Channels
  target: Target
  close(): Promise<void>
}

const quiet: ExecOptions = { timeoutMs: 20_000 }
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

/** What every way to a host does, whether it is this machine or another. */
export function channelsContract(name: string, make: () => Promise<ChannelsUnderTest>): void {
  describe(`${name} channels`, () => {
    let channels: Channels
    let target: Target
    let under: ChannelsUnderTest
    beforeAll(async () => {
      under = await make()
      channels = under.channels
      target = under.target
    })
    afterAll(() => under.close())

    it('answers code, stdout and stderr', async () => {
      const result = await channels.exec(target, 'printf out; printf err >&2; exit 7', quiet)
      expect(result.code).toBe(7)
      expect(text(result.stdout)).toBe('out')
      expect(text(result.stderr)).toBe('err')
      expect(result.truncated).toBe(false)
    })

    it('has the code of commands that end at once, every time', async () => {
      const runs = Array.from({ length: 200 }, () => channels.exec(target, 'exit 3', quiet))
      const codes = (await Promise.all(runs)).map((result) => result.code)
      expect(codes).toEqual(runs.map(() => 3))
    })

    it('gives a command without stdin an empty one', async () => {
      const result = await channels.exec(target, 'cat; echo end', quiet)
      expect(text(result.stdout)).toBe('end\n')
    })

    it('has no code for a command that a signal ended', async () => {
      const result = await channels.exec(target, 'printf before; kill -9 $$', quiet)
      expect(result.code).toBeUndefined()
      expect(text(result.stdout)).toBe('before')
    })

    it('carries 20 MB of binary stdin unchanged', async () => {
      const bytes = randomBytes(20 * 1024 * 1024)
      const result = await channels.exec(target, 'sha256sum', { ...quiet, stdin: bytes })
      expect(text(result.stdout).slice(0, 64)).toBe(createHash('sha256').update(bytes).digest('hex'))
    })

    it('carries stdin that comes in chunks', async () => {
      const result = await channels.exec(target, 'wc -c', { ...quiet, stdin: thousandChunks() })
      expect(text(result.stdout).trim()).toBe('1000000')
    })

    it('answers when the command does not read its stdin', async () => {
      const result = await channels.exec(target, 'exec true', { ...quiet, stdin: randomBytes(5 * 1024 * 1024) })
      expect(result.code).toBe(0)
    })

    it('throws what the source of stdin throws', async () => {
      await expect(channels.exec(target, 'cat', { ...quiet, stdin: brokenSource() })).rejects.toThrow(
        'the source broke',
      )
    })

    it('caps stdout, says so, and lets the command end', async () => {
      const command = 'head -c 3000000 /dev/zero; echo last >&2; exit 3'
      const result = await channels.exec(target, command, { ...quiet, maxBytes: 1_000 })
      expect(result.stdout.length).toBe(1_000)
      expect(result.truncated).toBe(true)
      expect(text(result.stderr)).toBe('last\n')
      expect(result.code).toBe(3)
    })

    it('does not call output of exactly the cap truncated', async () => {
      const result = await channels.exec(target, 'head -c 1000 /dev/zero', { ...quiet, maxBytes: 1_000 })
      expect(result.stdout.length).toBe(1_000)
      expect(result.truncated).toBe(false)
    })

    it('drains a flood on stderr', async () => {
      const result = await channels.exec(target, 'head -c 8000000 /dev/zero >&2; echo done', quiet)
      expect(text(result.stdout)).toBe('done\n')
      expect(result.stderr.length).toBe(1_000_000)
      expect(result.truncated).toBe(true)
    })

    it('ends a command that outlasts its time with `timeout`', async () => {
      await expect(channels.exec(target, 'sleep 60', { timeoutMs: 300 })).rejects.toMatchObject({ code: 'timeout' })
    })

    it('goes on after a timeout', async () => {
      await expect(channels.exec(target, 'sleep 60', { timeoutMs: 200 })).rejects.toMatchObject({ code: 'timeout' })
      expect((await channels.exec(target, 'true', quiet)).code).toBe(0)
    })

    it('runs 40 commands at once', async () => {
      const numbers = Array.from({ length: 40 }, (_, n) => n)
      const answers = await Promise.all(numbers.map((n) => channels.exec(target, `echo ${n}`, quiet)))
      expect(answers.map((answer) => Number(text(answer.stdout)))).toEqual(numbers)
    })

    it('runs on a fresh connection when asked', async () => {
      expect(text((await channels.exec(target, 'echo fresh', { ...quiet, fresh: true })).stdout)).toBe('fresh\n')
    })

    it('dials what listens on the host', async () => {
      const server = createServer((socket) => socket.on('error', () => undefined).end('hello'))
      await once(server.listen(0, '127.0.0.1'), 'listening')
      const { port } = server.address() as AddressInfo
      const stream = await channels.dial(target, { host: '127.0.0.1', port }, 5_000)
      const chunks: Uint8Array[] = []
      for await (const chunk of stream) chunks.push(chunk)
      expect(text(Buffer.concat(chunks))).toBe('hello')
      server.close()
      await once(server, 'close')
    })

    it('says `refused` where nobody listens', async () => {
      const server = createServer()
      await once(server.listen(0, '127.0.0.1'), 'listening')
      const { port } = server.address() as AddressInfo
      server.close()
      await once(server, 'close')
      const dialled = channels.dial(target, { host: '127.0.0.1', port }, 5_000)
      await expect(dialled).rejects.toMatchObject({ code: 'refused' })
    })

    it('ends what runs when it is closed', async () => {
      const last = await make()
      try {
        const running = last.channels.exec(last.target, 'sleep 60', quiet)
        const ended = expect(running).rejects.toMatchObject({ code: 'cut' })
        await last.channels.close()
        await ended
      } finally {
        await last.close()
      }
    })
  })
}

async function* thousandChunks() {
  for (let n = 0; n < 1_000; n++) yield Buffer.alloc(1_000, n)
}

async function* brokenSource() {
  yield Buffer.from('some')
  throw new Error('the source broke')
}
