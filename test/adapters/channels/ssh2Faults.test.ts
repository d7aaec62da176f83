import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import type { SshLimits } from '../../../src/adapters/channels/ssh2/limits.ts'
import { missing, quick, run, text, useSsh, watchFor } from './sshFixture.ts'

describe.skipIf(missing !== undefined)('SSH over bad networks', () => {
  const { sshd, open, server, proxy } = useSsh()

  describe('broken links', () => {
    const short: Partial<SshLimits> = { connectMs: 400, loginMs: 400, openMs: 400, keepAliveMs: 100 }

    it('end at the deadline where TCP is never answered', async () => {
      // A listener that never accepts, with room for two in its queue: to the others it does not answer.
      const program =
        "const s = require('net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, " +
        "() => { process.stdout.write(s.address().port + '\\n', () => process.kill(process.pid, 'SIGSTOP')) })"
      const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] })
      let queue: Socket[] = []
      try {
        const [line] = (await once(child.stdout, 'data')) as [Buffer]
        await vi.waitFor(() => expect(readFileSync(`/proc/${child.pid}/stat`, 'utf8')).toMatch(/\) T /))
        const port = Number(line.toString())
        queue = Array.from({ length: 4 }, () => connect({ host: '127.0.0.1', port }).on('error', () => undefined))
        const ran = run(open(sshd(), { connectMs: 300 }), { ...sshd().target, port })
        await expect(ran).rejects.toMatchObject({ code: 'connect', message: expect.stringContaining('within 300 ms') })
      } finally {
        for (const socket of queue) socket.destroy()
        child.kill('SIGKILL')
        await once(child, 'exit')
      }
    })

    it('end where nobody listens', async () => {
      const gone = await server([])
      await gone.kill()
      await expect(run(open(gone), gone.target)).rejects.toMatchObject({ code: 'connect' })
    })

    it.each([
      ['in the banner', { down: { blackholeAt: 0 } }, 'key exchange'],
      ['in the key exchange', { up: { blackholeAt: 500 } }, 'key exchange'],
      ['in the login', { down: { blackholeAt: 1_600 } }, 'login'],
    ])('end at the deadline when half-open %s', async (_where, faults, phase) => {
      const { proxy: hole, target } = await proxy()
      hole.setFaults(faults)
      await expect(run(open(sshd(), short), target)).rejects.toMatchObject({
        code: 'connect',
        message: expect.stringContaining(phase),
      })
    })

    it('end a command when the link goes half-open before it is taken', async () => {
      const { proxy: hole, target } = await proxy()
      const channels = open(sshd(), { ...short, keepAliveMs: 60_000 })
      await run(channels, target)
      hole.blackhole()
      await expect(run(channels, target)).rejects.toMatchObject({ code: 'timeout' })
    })

    it('end a command when the link goes half-open while it runs', async () => {
      const { proxy: hole, target } = await proxy()
      const channels = open(sshd(), short)
      const { dark, started } = watchFor(channels, target)
      const ended = expect(dark).rejects.toMatchObject({
        code: 'cut',
        message: expect.stringContaining('sign of life'),
      })
      await started
      hole.blackhole()
      await ended
    })

    it('notice that a kept connection is half-open, and use another', async () => {
      const { proxy: hole, target } = await proxy()
      const channels = open(sshd(), short)
      await run(channels, target)
      hole.blackhole()
      expect(text((await run(channels, target)).stdout)).toBe('ok\n')
      expect(hole.connections()).toBe(2)
    })

    it('keep a slow link that is in use', async () => {
      const { proxy: slow, target } = await proxy()
      slow.setFaults({ up: { delayMs: 60 }, down: { delayMs: 60 } })
      const channels = open(sshd(), { keepAliveMs: 200 })
      const bytes = randomBytes(1_000_000)
      const result = await channels.exec(target, 'sleep 1; wc -c', { ...quick, stdin: bytes })
      expect(text(result.stdout).trim()).toBe('1000000')
    })

    it('are told from an answer when the host dies in the middle of a command', async () => {
      const dying = await server([])
      const channels = open(dying)
      const { dark, started } = watchFor(channels, dying.target)
      const ended = expect(dark).rejects.toMatchObject({ code: 'cut' })
      await started
      await dying.kill()
      await ended
    })

    it('answer or say where it broke, at whatever byte the link is reset; nothing hangs, nothing is half an answer', async () => {
      const { proxy: bad, target } = await proxy()
      await run(open(), target)
      const whole = bad.bytesUp()
      const codes = new Set<string>()
      for (let at = 1; at < whole + 200; at += 97) {
        bad.setFaults({ up: { resetAt: at } })
        const channels = open(sshd(), { backoffMs: 1 })
        const ran = await run(channels, target).then(
          (result) => text(result.stdout),
          (error: { code: string }) => error.code,
        )
        await channels.close()
        codes.add(ran)
        expect(['ok\n', 'connect', 'cut']).toContain(ran)
      }
      // Whether a reset near the end still meets the command depends on who is faster: both answers are true.
      expect([...codes]).toEqual(expect.arrayContaining(['connect', 'ok\n']))
    })
  })
})
