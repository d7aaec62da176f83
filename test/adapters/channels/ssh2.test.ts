import { fork, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Channels } from '../../../src/adapters/channels/port.ts'
import { createSshChannels } from '../../../src/adapters/channels/ssh2/channels.ts'
import { fingerprintOf } from '../../../src/adapters/channels/ssh2/hostKey.ts'
import type { SshLimits } from '../../../src/adapters/channels/ssh2/limits.ts'
import { scanHostKeys } from '../../../src/adapters/channels/ssh2/scan.ts'
import type { Target } from '../../../src/core/fleet/node.ts'
import { channelsContract } from '../../contracts/channels.ts'
import { startFaultProxy } from './faultProxy.ts'
import type { FaultProxy } from './faultProxy.ts'
import { startSshd, whySshdIsMissing } from './sshd.ts'
import type { Sshd } from './sshd.ts'

const missing = whySshdIsMissing()
if (missing) it.skip(`SSH channels against a real sshd: ${missing}`, () => undefined)

const quick = { timeoutMs: 20_000 }
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()

describe.skipIf(missing !== undefined)('SSH', () => {
  let sshd: Sshd
  let opened: Channels[] = []
  let proxies: FaultProxy[] = []
  let servers: Sshd[] = []
  beforeAll(async () => {
    sshd = await startSshd()
  })
  afterEach(async () => {
    await Promise.all(opened.map((channels) => channels.close()))
    await Promise.all(proxies.map((proxy) => proxy.close()))
    await Promise.all(servers.map((server) => server.stop()))
    opened = []
    proxies = []
    servers = []
  })
  afterAll(() => sshd.stop())

  const open = (server = sshd, limits: Partial<SshLimits> = {}) => {
    const channels = createSshChannels({ identities: [server.identity], limits: { backoffMs: 20, ...limits } })
    opened.push(channels)
    return channels
  }
  const server = async (settings: string[], keyTypes?: string[]) => {
    const started = await startSshd(settings, keyTypes)
    servers.push(started)
    return started
  }
  const proxy = async (to = sshd) => {
    const started = await startFaultProxy(to)
    proxies.push(started)
    return { proxy: started, target: { ...to.target, port: started.port } as Target }
  }
  channelsContract('ssh2', async () => {
    const channels = createSshChannels({ identities: [sshd.identity] })
    return { channels, target: sshd.target, close: () => channels.close() }
  })

  describe('host keys', () => {
    it('refuses a host without a pinned key before it connects', async () => {
      const { proxy: tap, target } = await proxy()
      const ran = run(open(), { ...target, hostKeys: [] })
      await expect(ran).rejects.toMatchObject({
        code: 'hostKey',
        message: expect.stringContaining('holdfast nodes trust web-1'),
      })
      expect(tap.connections()).toBe(0)
    })

    it('refuses a host that shows another key, names both, and sends no credential', async () => {
      const other = await server(['LogLevel DEBUG2'])
      const heard = () => other.log.join('\n')
      const error = await run(open(), { ...other.target, hostKeys: [sshd.hostKeys['ed25519']!] }).then(
        () => undefined,
        (thrown: Error & { code: string }) => thrown,
      )
      expect(error?.code).toBe('hostKey')
      expect(error?.message).toContain(fingerprintOf(other.hostKeys['ed25519']!))
      expect(error?.message).toContain(fingerprintOf(sshd.hostKeys['ed25519']!))
      expect(error?.message).toContain('holdfast nodes trust web-1')
      await vi.waitFor(() => expect(heard()).toMatch(/Connection (closed|reset)|disconnect/i))
      expect(heard()).not.toContain('userauth-request')
      // The same words do appear when the key is right.
      await run(open(other), other.target)
      await vi.waitFor(() => expect(heard()).toContain('userauth-request'))
    })

    it('says when the key shown is pinned for another node', async () => {
      const other = await server([])
      const channels = createSshChannels({ identities: [sshd.identity, other.identity] })
      opened.push(channels)
      await run(channels, { ...other.target, node: 'db-7' })
      const mixedUp = { ...other.target, hostKeys: sshd.target.hostKeys }
      await expect(run(channels, mixedUp)).rejects.toMatchObject({
        code: 'hostKey',
        message: expect.stringContaining('pinned for db-7'),
      })
    })

    it('refuses a pinned line that is no key', async () => {
      const ran = run(open(), { ...sshd.target, hostKeys: ['ssh-ed25519 nonsense'] })
      await expect(ran).rejects.toMatchObject({ code: 'hostKey', message: expect.stringContaining('nonsense') })
    })

    it.each(['ed25519', 'ecdsa', 'rsa'])('asks for the type that is pinned: %s', async (type) => {
      const result = await run(open(), { ...sshd.target, hostKeys: [sshd.hostKeys[type]!] })
      expect(text(result.stdout)).toBe('ok\n')
    })

    it('scans the keys a host shows, best first', async () => {
      const { ed25519, ecdsa, rsa } = sshd.hostKeys
      expect(await scanHostKeys('127.0.0.1', sshd.port, 10_000)).toEqual([ed25519, ecdsa, rsa])
      const one = await server([], ['rsa'])
      expect(await scanHostKeys('127.0.0.1', one.port, 10_000)).toEqual([one.hostKeys['rsa']])
    })

    it('says when there is nothing to scan', async () => {
      const { proxy: hole } = await proxy()
      hole.blackhole()
      await expect(scanHostKeys('127.0.0.1', hole.port, 200)).rejects.toMatchObject({ code: 'connect' })
      const gone = await server([])
      await gone.kill()
      await expect(scanHostKeys('127.0.0.1', gone.port, 5_000)).rejects.toMatchObject({ code: 'connect' })
    })
  })

  describe('login', () => {
    it('says what was tried where no key is accepted', async () => {
      const channels = createSshChannels({ identities: [sshd.strangerIdentity] })
      opened.push(channels)
      const ran = run(channels, sshd.target)
      await expect(ran).rejects.toMatchObject({
        code: 'login',
        message: expect.stringContaining(sshd.strangerIdentity.path),
      })
    })

    it('tries one identity after the other', async () => {
      const channels = createSshChannels({ identities: [sshd.strangerIdentity, sshd.identity] })
      opened.push(channels)
      expect((await run(channels, sshd.target)).code).toBe(0)
    })

    it('goes on after an agent that is not there', async () => {
      const channels = createSshChannels({ identities: [sshd.strangerIdentity], agentSocket: '/no/such/agent' })
      opened.push(channels)
      await expect(run(channels, sshd.target)).rejects.toMatchObject({ code: 'login' })
    })

    it('refuses an identity that is no private key', () => {
      const identities = [{ path: '/keys/junk', key: Buffer.from('junk') }]
      expect(() => createSshChannels({ identities })).toThrow('/keys/junk')
    })
  })

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
      const there = { host: '127.0.0.1', port: sshd.port }
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
      const channels = open(sshd, { kept: 1 })
      await run(channels, other)
      await run(channels, target)
      await run(channels, other)
      expect(second.connections()).toBe(2)
    })

    it('are not shared by a command that outlasted its time', async () => {
      const { proxy: tap, target } = await proxy()
      const channels = open(sshd, { sessions: 2 })
      const neighbour = run(channels, target, 'sleep 1; echo neighbour')
      const slow = channels.exec(target, 'sleep 60', { timeoutMs: 200 })
      const next = run(channels, target)
      await expect(slow).rejects.toMatchObject({ code: 'timeout' })
      expect(text((await next).stdout)).toBe('ok\n')
      expect(tap.connections()).toBe(2)
      expect(text((await neighbour).stdout)).toBe('neighbour\n')
    })

    it('keep no process alive once closed', async () => {
      const order = JSON.stringify({ target: sshd.target, identity: sshd.identity.path })
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
      await expect(run(channels, sshd.target)).rejects.toMatchObject({ code: 'cut' })
    })
  })

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
        const ran = run(open(sshd, { connectMs: 300 }), { ...sshd.target, port })
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
      ['in the login', { down: { blackholeAt: 2_300 } }, ''],
    ])('end at the deadline when half-open %s', async (_where, faults, phase) => {
      const { proxy: hole, target } = await proxy()
      hole.setFaults(faults)
      await expect(run(open(sshd, short), target)).rejects.toMatchObject({
        code: 'connect',
        message: expect.stringContaining(phase),
      })
    })

    it('end a command when the link goes half-open before it is taken', async () => {
      const { proxy: hole, target } = await proxy()
      const channels = open(sshd, { ...short, keepAliveMs: 60_000 })
      await run(channels, target)
      hole.blackhole()
      await expect(run(channels, target)).rejects.toMatchObject({ code: 'timeout' })
    })

    it('end a command when the link goes half-open while it runs', async () => {
      const { proxy: hole, target } = await proxy()
      const channels = open(sshd, short)
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
      const channels = open(sshd, short)
      await run(channels, target)
      hole.blackhole()
      await expect(run(channels, target)).rejects.toMatchObject({ code: expect.stringMatching(/cut|timeout|connect/) })
      const whole = await startFaultProxy(sshd)
      proxies.push(whole)
      expect((await run(channels, { ...target, port: whole.port })).code).toBe(0)
    })

    it('keep a slow link that is in use', async () => {
      const { proxy: slow, target } = await proxy()
      slow.setFaults({ up: { delayMs: 60 }, down: { delayMs: 60 } })
      const channels = open(sshd, { keepAliveMs: 200 })
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
        const channels = open(sshd, { backoffMs: 1 })
        const ran = await run(channels, target).then(
          (result) => text(result.stdout),
          (error: { code: string }) => error.code,
        )
        await channels.close()
        codes.add(ran)
        expect(['ok\n', 'connect', 'cut']).toContain(ran)
      }
      expect([...codes].toSorted()).toEqual(['connect', 'cut', 'ok\n'])
    })
  })
})

function run(channels: Channels, target: Target, command = 'echo ok') {
  return channels.exec(target, command, quick)
}

/** A command that runs until it is ended, and when the host has started it. */
function watchFor(channels: Channels, target: Target) {
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-ssh-'))
  const mark = join(directory, 'started')
  const dark = channels.exec(target, `touch ${mark}; sleep 60`, { timeoutMs: 60_000 })
  const started = vi
    .waitFor(() => expect(existsSync(mark)).toBe(true), { timeout: 10_000 })
    .finally(() => rmSync(directory, { recursive: true }))
  return { dark, started }
}
