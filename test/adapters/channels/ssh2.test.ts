import { describe, expect, it, vi } from 'vitest'
import { createSshChannels } from '../../../src/adapters/channels/ssh2/channels.ts'
import { fingerprintOf } from '../../../src/adapters/channels/ssh2/hostKey.ts'
import { scanHostKeys } from '../../../src/adapters/channels/ssh2/scan.ts'
import { channelsContract } from '../../contracts/channels.ts'
import { missing, run, text, useSsh } from './sshFixture.ts'

describe.skipIf(missing !== undefined)('SSH', () => {
  const { sshd, create, open, server, proxy } = useSsh()

  channelsContract('ssh2', async () => {
    const channels = createSshChannels({ identities: [sshd().identity] })
    return { channels, target: sshd().target, close: () => channels.close() }
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
      const error = await run(open(), { ...other.target, hostKeys: [sshd().hostKeys['ed25519']!] }).then(
        () => undefined,
        (thrown: Error & { code: string }) => thrown,
      )
      expect(error?.code).toBe('hostKey')
      expect(error?.message).toContain(fingerprintOf(other.hostKeys['ed25519']!))
      expect(error?.message).toContain(fingerprintOf(sshd().hostKeys['ed25519']!))
      expect(error?.message).toContain('holdfast nodes trust web-1')
      await vi.waitFor(() => expect(heard()).toMatch(/Connection (closed|reset)|disconnect/i))
      expect(heard()).not.toContain('userauth-request')
      // The same words do appear when the key is right.
      await run(open(other), other.target)
      await vi.waitFor(() => expect(heard()).toContain('userauth-request'))
    })

    it('says when the key shown is pinned for another node', async () => {
      const other = await server([])
      const channels = create({ identities: [sshd().identity, other.identity] })
      await run(channels, { ...other.target, node: 'db-7' })
      const mixedUp = { ...other.target, hostKeys: sshd().target.hostKeys }
      await expect(run(channels, mixedUp)).rejects.toMatchObject({
        code: 'hostKey',
        message: expect.stringContaining('pinned for db-7'),
      })
    })

    it('refuses a pinned line that is no key', async () => {
      const ran = run(open(), { ...sshd().target, hostKeys: ['ssh-ed25519 nonsense'] })
      await expect(ran).rejects.toMatchObject({ code: 'hostKey', message: expect.stringContaining('nonsense') })
    })

    it.each(['ed25519', 'ecdsa', 'rsa'])('asks for the type that is pinned: %s', async (type) => {
      const result = await run(open(), { ...sshd().target, hostKeys: [sshd().hostKeys[type]!] })
      expect(text(result.stdout)).toBe('ok\n')
    })

    it('scans the keys a host shows, best first', async () => {
      const { ed25519, ecdsa, rsa } = sshd().hostKeys
      expect(await scanHostKeys('127.0.0.1', sshd().port, 10_000)).toEqual([ed25519, ecdsa, rsa])
      const one = await server([], ['rsa'])
      expect(await scanHostKeys('127.0.0.1', one.port, 10_000)).toEqual([one.hostKeys['rsa']])
    })

    it('says when there is nothing to scan', async () => {
      const { proxy: hole } = await proxy()
      hole.setFaults({ down: { blackholeAt: 0 } })
      await expect(scanHostKeys('127.0.0.1', hole.port, 200)).rejects.toMatchObject({ code: 'connect' })
      const gone = await server([])
      await gone.kill()
      await expect(scanHostKeys('127.0.0.1', gone.port, 5_000)).rejects.toMatchObject({ code: 'connect' })
    })
  })

  describe('login', () => {
    it('says what was tried where no key is accepted', async () => {
      const channels = create({ identities: [sshd().strangerIdentity] })
      const ran = run(channels, sshd().target)
      await expect(ran).rejects.toMatchObject({
        code: 'login',
        message: expect.stringContaining(sshd().strangerIdentity.path),
      })
    })

    it('tries one identity after the other', async () => {
      const channels = create({ identities: [sshd().strangerIdentity, sshd().identity] })
      expect((await run(channels, sshd().target)).code).toBe(0)
    })

    it('goes on after an agent that is not there', async () => {
      const channels = create({ identities: [sshd().strangerIdentity], agentSocket: '/no/such/agent' })
      await expect(run(channels, sshd().target)).rejects.toMatchObject({ code: 'login' })
    })

    it('refuses an identity that is no private key', () => {
      const identities = [{ path: '/keys/junk', key: Buffer.from('junk') }]
      expect(() => create({ identities })).toThrow('/keys/junk')
    })
  })
})
