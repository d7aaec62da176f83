import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Server, Socket } from 'node:net'
import { describe, expect, it, vi } from 'vitest'
import { createSshChannels } from '../../../src/adapters/channels/ssh2/channels.ts'
import type { SshLimits } from '../../../src/adapters/channels/ssh2/limits.ts'
import type { Bastion, Target } from '../../../src/core/fleet/node.ts'
import { channelsContract } from '../../contracts/channels.ts'
import { createRandom } from '../../simulation/random.ts'
import { missing, quick, run, text, useSsh, watchFor } from './sshFixture.ts'
import { startSshd, type Sshd } from './sshd.ts'

/** A server as the bastion on the way, perhaps through a proxy. */
function bastionAt({ target, port }: Sshd, through = port): Bastion {
  return { name: 'bastion-1', address: '127.0.0.1', port: through, user: target.user, hostKeys: target.hostKeys }
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)

describe.skipIf(missing !== undefined)('SSH through a bastion', () => {
  const { sshd, create, server, proxy } = useSsh()

  /** A host behind a bastion of its own, and channels that both let in. */
  async function behind(settings: { bastion?: string[]; host?: string[]; limits?: Partial<SshLimits> } = {}) {
    const bastion = await server(settings.bastion ?? [])
    const host = settings.host ? await server(settings.host) : sshd()
    const { proxy: tap } = await proxy(bastion)
    const limits = { backoffMs: 20, ...settings.limits }
    const channels = create({ identities: [bastion.identity, host.identity], limits })
    const target: Target = { ...host.target, jump: bastionAt(bastion, tap.port) }
    return { bastion, host, tap, channels, target }
  }

  channelsContract('ssh2 through a bastion', async () => {
    const bastion = await startSshd()
    const channels = createSshChannels({ identities: [bastion.identity, sshd().identity] })
    const close = async () => {
      await channels.close()
      await bastion.stop()
    }
    return { channels, target: { ...sshd().target, jump: bastionAt(bastion) }, close }
  })

  it('keeps one connection to the bastion for all hosts behind it, fresh commands included', async () => {
    const { channels, target, tap, bastion } = await behind()
    const other = await server([])
    const both = create({ identities: [bastion.identity, sshd().identity, other.identity] })
    await Promise.all([run(both, target), run(both, { ...other.target, node: 'web-2', jump: target.jump })])
    await both.exec(target, 'true', { ...quick, fresh: true })
    expect(tap.connections()).toBe(1)
    await run(channels, target)
    expect(tap.connections()).toBe(2)
  })

  it('pins the key of the bastion, and that of the host behind it', async () => {
    const { channels, target, bastion } = await behind()
    const mixedUp = { ...target, jump: { ...target.jump!, hostKeys: sshd().target.hostKeys } }
    await expect(run(channels, mixedUp)).rejects.toMatchObject({
      code: 'bastion',
      message: expect.stringMatching(/bastion-1 unreachable, and with it web-1: .*holdfast nodes trust bastion-1/),
    })
    await expect(run(channels, { ...target, hostKeys: bastion.target.hostKeys })).rejects.toMatchObject({
      code: 'hostKey',
      message: expect.stringContaining('holdfast nodes trust web-1'),
    })
    const unpinned = { ...target, jump: { ...target.jump!, hostKeys: [] } }
    await expect(run(channels, unpinned)).rejects.toMatchObject({ code: 'bastion' })
  })

  it('says who refused the login', async () => {
    const { target, bastion } = await behind()
    await expect(run(create({ identities: [sshd().identity] }), target)).rejects.toMatchObject({
      code: 'bastion',
      message: expect.stringContaining('bastion-1 ('),
    })
    await expect(run(create({ identities: [bastion.identity] }), target)).rejects.toMatchObject({
      code: 'login',
      message: expect.stringContaining('through bastion-1) refused the login'),
    })
  })

  it('says of a dead bastion that it is the bastion, and of a dead host that it is the host', async () => {
    const { channels, target, host, bastion } = await behind({ host: [] })
    await host.kill()
    await expect(run(channels, target)).rejects.toMatchObject({
      code: 'connect',
      message: expect.stringContaining('cannot be reached from bastion-1'),
    })
    await bastion.kill()
    await expect(run(channels, target)).rejects.toMatchObject({
      code: 'bastion',
      message: expect.stringContaining('bastion-1 unreachable, and with it web-1'),
    })
  })

  it('says of a bastion that forbids forwarding that it is the bastion', async () => {
    const { channels, target } = await behind({ bastion: ['AllowTcpForwarding no'] })
    await expect(run(channels, target)).rejects.toMatchObject({
      code: 'bastion',
      message: expect.stringContaining('AllowTcpForwarding'),
    })
  })

  it('bears MaxStartups 2:50:4 and MaxSessions 1 on the bastion under 40 hosts at once', async () => {
    const { bastion, channels, tap } = await behind({
      bastion: ['MaxStartups 2:50:4', 'MaxSessions 1'],
      limits: { backoffMs: 100 },
    })
    const jump = bastionAt(bastion, tap.port)
    const hosts = numbers(40).map((n) => ({ ...sshd().target, node: `web-${n}`, address: `127.0.0.${n + 1}`, jump }))
    const answers = await Promise.allSettled(hosts.map((target) => run(channels, target)))
    // sshd of the tests listens on 127.0.0.1 alone: the others are dead, and none of them is unknown.
    expect(answers.map((one) => (one.status === 'fulfilled' ? 'ok' : one.reason.code))).toEqual([
      'ok',
      ...numbers(39).map(() => 'connect'),
    ])
    expect(tap.connections()).toBe(1)
  })

  it('bears MaxStartups 2:50:4 on the host behind it', async () => {
    const { channels, target } = await behind({ host: ['MaxStartups 2:50:4'], limits: { backoffMs: 100 } })
    const answers = numbers(20).map((n) => channels.exec(target, `echo ${n}`, { ...quick, fresh: true }))
    expect((await Promise.all(answers)).map(({ stdout }) => Number(text(stdout)))).toEqual(numbers(20))
  })

  it('comes back when the bastion does, after it was reset in the middle of everything', async () => {
    const { channels, target, tap } = await behind()
    await run(channels, target)
    const { dark, started } = watchFor(channels, target)
    dark.catch(() => undefined)
    await started
    tap.reset()
    await expect(dark).rejects.toMatchObject({ code: 'cut' })
    expect(text((await run(channels, target)).stdout)).toBe('ok\n')
    expect(tap.connections()).toBe(2)
  })

  describe('with a half-open link', () => {
    const short: Partial<SshLimits> = { connectMs: 1_000, loginMs: 1_000, openMs: 1_000, keepAliveMs: 200 }

    it('to the bastion notices it while a command runs, and does not take the host for dead', async () => {
      const { channels, target, tap } = await behind({ limits: short })
      const { dark, started } = watchFor(channels, target)
      dark.catch(() => undefined)
      await started
      tap.setFaults({ up: { blackholeAt: 0 } })
      tap.blackhole()
      await expect(dark).rejects.toMatchObject({ code: 'cut' })
      await expect(run(channels, target)).rejects.toMatchObject({ code: 'bastion' })
    })

    // Wherever the bytes stop: every try ends, as the bastion's fault or as one of a running command, never as the host's.
    it.each(numbers(8))('to the bastion at a seeded byte ends every try (seed %i)', async (seed) => {
      const { channels, target, tap } = await behind({ limits: short })
      await run(channels, target)
      const all = tap.bytesUp()
      tap.reset()
      tap.setFaults({ up: { blackholeAt: createRandom(seed).below(all) } })
      const ended = await run(channels, target).then(
        () => 'ok',
        (error: { code: string }) => error.code,
      )
      expect(['bastion', 'cut', 'timeout']).toContain(ended)
      tap.setFaults({})
      expect(text((await run(channels, target)).stdout)).toBe('ok\n')
    })

    it('to the host is the fault of the host, and holds up no other one', async () => {
      const { channels, target } = await behind({ limits: short })
      const hole = await startHole()
      try {
        const holes = numbers(20).map((n) => run(channels, { ...target, node: `dead-${n}`, port: hole.port }))
        const living = run(channels, target)
        const first = await Promise.race([living.then(() => 'living'), ...holes.map((one) => one.catch(() => 'dead'))])
        expect(first).toBe('living')
        for (const one of holes) await expect(one).rejects.toMatchObject({ code: 'connect' })
      } finally {
        await hole.close()
      }
    })
  })

  it('ends with the channels, and takes nothing after', async () => {
    const { channels, target, tap } = await behind()
    await run(channels, target)
    await channels.close()
    await vi.waitFor(() => expect(tap.connections()).toBe(1))
    await expect(run(channels, target)).rejects.toMatchObject({ code: 'cut' })
  })
})

/** Takes every connection and never says a word. */
async function startHole(): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  const hole: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
  })
  await once(hole.listen(0, '127.0.0.1'), 'listening')
  return {
    port: (hole.address() as AddressInfo).port,
    close: async () => {
      for (const socket of sockets) socket.destroy()
      hole.close()
      await once(hole, 'close')
    },
  }
}
