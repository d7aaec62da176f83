import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { missing, quick, run, text, useSsh } from './sshFixture.ts'

describe.skipIf(missing !== undefined)('SSH connections', () => {
  const { sshd, open, server, proxy } = useSsh()

  describe('limits of sshd', () => {
    const many = Array.from({ length: 40 }, (_, n) => n)

    it('bears MaxSessions 2 under 40 commands at once', async () => {
      const small = await server(['MaxSessions 2', 'LogLevel DEBUG1'])
      const channels = open(small)
      const answers = await Promise.all(many.map((n) => run(channels, small.target, `sleep 0.02; echo ${n}`)))
      expect(answers.map((answer) => Number(text(answer.stdout)))).toEqual(many)
      // It learns the limit, and does not go on knocking.
      const refusals = small.log.filter((line) => line === 'no more sessions').length
      expect(refusals).toBeLessThan(20)
    })

    it('bears MaxStartups 2:50:4 under 40 fresh connections at once', async () => {
      const small = await server(['MaxStartups 2:50:4'])
      const channels = open(small, { backoffMs: 100 })
      const command = (n: number) => channels.exec(small.target, `echo ${n}`, { ...quick, fresh: true })
      const answers = await Promise.all(many.map(command))
      expect(answers.map((answer) => Number(text(answer.stdout)))).toEqual(many)
    })

    it('runs at most 8 commands at a time on a connection', async () => {
      const roomy = await server(['MaxSessions 100'])
      const directory = mkdtempSync(join(tmpdir(), 'holdfast-ssh-'))
      const channels = open(roomy)
      const command = (n: number) => `cd ${directory}; touch ${n}; sleep 0.1; ls | wc -l; rm ${n}`
      const answers = await Promise.all(many.map((n) => run(channels, roomy.target, command(n))))
      rmSync(directory, { recursive: true })
      const most = Math.max(...answers.map((answer) => Number(text(answer.stdout))))
      expect(most).toBeGreaterThan(1)
      expect(most).toBeLessThanOrEqual(8)
    })

    it('says so when a host opens no session at all', async () => {
      const none = await server(['MaxSessions 0'])
      await expect(run(open(none), none.target)).rejects.toMatchObject({ code: 'connect' })
    })

    it('says `forward` where forwarding is forbidden', async () => {
      const strict = await server(['AllowTcpForwarding no'])
      const channels = open(strict)
      const dialled = channels.dial(strict.target, { host: '127.0.0.1', port: strict.port }, 5_000)
      await expect(dialled).rejects.toMatchObject({ code: 'forward' })
      expect((await run(channels, strict.target)).code).toBe(0)
    })
  })

  describe('kept connections', () => {
    it('are shared by all commands to a host', async () => {
      const { proxy: tap, target } = await proxy()
      const channels = open()
      await Promise.all([run(channels, target), run(channels, target), run(channels, target)])
      await run(channels, target)
      expect(tap.connections()).toBe(1)
    })

    it('are not used by a fresh command, nor is its connection kept', async () => {
      const { proxy: tap, target } = await proxy()
      const channels = open()
      await run(channels, target)
      await channels.exec(target, 'true', { ...quick, fresh: true })
      await run(channels, target)
      expect(tap.connections()).toBe(2)
    })

    it('are replaced when they were reset while idle', async () => {
      const { proxy: tap, target } = await proxy()
      const channels = open()
      await run(channels, target)
      tap.reset()
      const [first, second] = await Promise.all([run(channels, target), run(channels, target)])
      expect([text(first.stdout), text(second.stdout)]).toEqual(['ok\n', 'ok\n'])
      expect(tap.connections()).toBe(2)
    })

    it('are replaced for a dial, too', async () => {
      const { proxy: tap, target } = await proxy()
      const channels = open()
      await run(channels, target)
      tap.reset()
      const there = { host: '127.0.0.1', port: sshd().port }
      const dials = [channels.dial(target, there, 5_000), channels.dial(target, there, 5_000)]
      for (const stream of await Promise.all(dials)) {
        const [banner] = (await once(stream, 'data')) as [Buffer]
        expect(banner.toString()).toContain('SSH-2.0')
      }
      expect(tap.connections()).toBe(2)
    })

    it('are ended beyond the limit, the one idle longest first', async () => {
      const { target } = await proxy()
      const { proxy: second, target: other } = await proxy()
      const channels = open(sshd(), { kept: 1 })
      await run(channels, other)
      await run(channels, target)
      await run(channels, other)
      expect(second.connections()).toBe(2)
    })

    it('are not shared by a command that outlasted its time', async () => {
      const { proxy: tap, target } = await proxy()
      const channels = open(sshd(), { sessions: 2 })
      const neighbour = run(channels, target, 'sleep 1; echo neighbour')
      const slow = channels.exec(target, 'sleep 60', { timeoutMs: 200 })
      const next = run(channels, target)
      await expect(slow).rejects.toMatchObject({ code: 'timeout' })
      expect(text((await next).stdout)).toBe('ok\n')
      expect(tap.connections()).toBe(2)
      expect(text((await neighbour).stdout)).toBe('neighbour\n')
    })

    it('keep no process alive once closed', async () => {
      const order = JSON.stringify({ target: sshd().target, identity: sshd().identity.path })
      const child = fork(new URL('oneCommand.ts', import.meta.url), [order], { execArgv: ['--import', 'tsx'] })
      const [code] = (await once(child, 'exit')) as [number | null]
      expect(code).toBe(0)
    })

    it('are given up when closed in the middle of a start', async () => {
      const { proxy: hole, target } = await proxy()
      hole.setFaults({ down: { blackholeAt: 100 } })
      const channels = open()
      const ended = expect(run(channels, target)).rejects.toMatchObject({ code: 'cut' })
      await vi.waitFor(() => expect(hole.bytesUp()).toBeGreaterThan(0))
      await channels.close()
      await ended
    })

    it('take nothing after they were closed', async () => {
      const channels = open()
      await channels.close()
      await expect(run(channels, sshd().target)).rejects.toMatchObject({ code: 'cut' })
    })
  })
})
