import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { startHttpServer } from './httpServer.ts'
import { sshdPath, startSshServer } from './sshServer.ts'
import { makeWorld } from './world.ts'
import type { World } from './world.ts'

describe('a git process', () => {
  let world: World
  beforeEach(() => {
    world = makeWorld()
  })
  afterEach(async () => {
    vi.unstubAllEnvs()
    await world.close()
  })

  it('is not swayed by the environment of the caller', async () => {
    world.commit('first', { a: '1' })
    const head = world.publish('second', { a: '2' })
    const trap = join(world.directory, 'trap')
    writeFileSync(trap, `#!/bin/sh\necho "$0 $*" >> ${world.directory}/trapped\nexit 1\n`, { mode: 0o755 })
    const config = join(world.directory, 'gitconfig')
    writeFileSync(config, `[core]\n\tsshCommand = ${trap}\n\tfsmonitor = ${trap}\n[alias]\n\tfetch = !${trap}\n`)
    for (const [name, value] of Object.entries({
      GIT_DIR: '/nonexistent',
      GIT_WORK_TREE: '/nonexistent',
      GIT_OBJECT_DIRECTORY: '/nonexistent',
      GIT_ALTERNATE_OBJECT_DIRECTORIES: '/nonexistent',
      GIT_INDEX_FILE: '/nonexistent',
      GIT_NAMESPACE: 'elsewhere',
      GIT_SSH_COMMAND: trap,
      GIT_SSH: trap,
      GIT_PROXY_COMMAND: trap,
      GIT_EXTERNAL_DIFF: trap,
      GIT_ASKPASS: trap,
      SSH_ASKPASS: trap,
      GIT_EXEC_PATH: world.directory,
      GIT_CONFIG_GLOBAL: config,
      GIT_CONFIG_SYSTEM: config,
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.sshCommand',
      GIT_CONFIG_VALUE_0: trap,
      GIT_CONFIG_PARAMETERS: `'core.sshCommand'='${trap}'`,
      GIT_AUTHOR_NAME: 'Mallory',
      GIT_COMMITTER_DATE: '@1 +0000',
      GIT_ALLOW_PROTOCOL: 'ext',
      GIT_TRACE: join(world.directory, 'trace'),
      HOME: world.directory,
      XDG_CONFIG_HOME: world.directory,
    }))
      vi.stubEnv(name, value)
    const repository = await world.open()
    expect(await repository.fetch()).toBe(head)
    expect((await repository.read([(await repository.tree(head))[0]?.oid ?? ''])).size).toBe(1)
    const author = { name: 'Holdfast', email: 'holdfast@example.org' }
    const made = await repository.revert({ onto: head, commits: [head], message: 'Revert', author, at: 5000 })
    if (made.result !== 'made') throw new Error(made.result)
    expect(await repository.commit(made.commit)).toMatchObject({ author, at: 5000 })
    expect(await repository.push(made.commit, head)).toEqual({ result: 'pushed' })
    expect(world.exists('trapped')).toBe(false)
    expect(world.exists('trace')).toBe(false)
  })

  // The limit is shorter than the time after which ssh gives up by itself.
  it('and its ssh end with a fetch that timed out', { timeout: 12_000 }, async () => {
    const silent = createServer((socket) => socket.on('error', () => undefined).resume())
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    writeFileSync(join(world.directory, 'known'), '')
    const remote = `ssh://git@127.0.0.1:${port}/repo`
    const connected = once(silent, 'connection') as Promise<[Socket]>
    const repository = await world.open({ remote, knownHosts: join(world.directory, 'known'), timeoutMs: 2000 })
    const fetching = repository.fetch()
    fetching.catch(() => undefined)
    const [socket] = await connected
    const gone = once(socket, 'close')
    expect(commandsWith(String(port)).some((command) => command.startsWith('ssh'))).toBe(true)
    await expect(fetching).rejects.toMatchObject({ code: 'timeout' })
    await gone
    await vi.waitFor(() => expect(commandsWith(String(port))).toEqual([]), { timeout: 5000 })
    await new Promise((resolve) => silent.close(resolve))
  })

  it('ends with the repository it works for', async () => {
    const silent = createServer((socket) => socket.on('error', () => undefined).resume())
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    const { port } = silent.address() as AddressInfo
    const connected = new Promise<Socket>((resolve) => silent.once('connection', resolve))
    const repository = await world.open({ remote: `http://127.0.0.1:${port}/repo` })
    const asking = repository.remoteHead()
    asking.catch(() => undefined)
    const socket = await connected
    const gone = new Promise((resolve) => socket.once('close', resolve))
    await repository.close()
    await expect(asking).rejects.toMatchObject({ code: 'timeout' })
    await gone
    await new Promise((resolve) => silent.close(resolve))
  })

  it('says what is wrong with the way to the remote', async () => {
    const nobody = createServer()
    await new Promise<void>((resolve) => nobody.listen(0, '127.0.0.1', resolve))
    const { port } = nobody.address() as AddressInfo
    await new Promise((resolve) => nobody.close(resolve))
    for (const remote of [
      `http://127.0.0.1:${port}/x`,
      join(world.directory, 'nothing'),
      `file://${world.directory}/no`,
    ]) {
      const repository = await world.open({ remote })
      await expect(repository.remoteHead()).rejects.toMatchObject({
        code: 'unreachable',
        hint: expect.stringMatching(/./),
      })
      await expect(repository.fetch()).rejects.toMatchObject({ code: 'unreachable' })
    }
  })

  it('never shows a token, and says when it is wrong', async () => {
    world.publish('first', { a: '1' })
    const server = await startHttpServer(world.directory, { credential: 'deploy:right' })
    try {
      const remote = `http://deploy:wr0ng-s3cret@127.0.0.1:${server.port}/remote.git`
      const repository = await world.open({ remote })
      const error = await repository.fetch().catch((caught: unknown) => caught)
      expect(error).toMatchObject({ code: 'denied' })
      expect(JSON.stringify(error) + String(error) + String((error as Error).cause)).not.toContain('wr0ng-s3cret')
      expect(server.authorizations).toContain(`Basic ${Buffer.from('deploy:wr0ng-s3cret').toString('base64')}`)
    } finally {
      await server.close()
    }
  })

  const withSsh = sshdPath !== undefined || process.env['HOLDFAST_LAB'] === 'required'
  it.skipIf(!withSsh)('trusts only the pinned host key and only the given deploy key', async () => {
    world.publish('first', { a: '1' })
    const server = await startSshServer(world.directory)
    try {
      const remote = `ssh://${server.user}@127.0.0.1:${server.port}${world.bare}`
      const { deployKey, knownHosts } = server
      const empty = join(world.directory, 'empty')
      writeFileSync(empty, '')
      await expect((await world.open({ remote, deployKey, knownHosts: empty })).fetch()).rejects.toMatchObject({
        code: 'hostKey',
      })
      const wrong = join(world.directory, 'wrong')
      writeFileSync(wrong, `[127.0.0.1]:${server.port} ${readFileSync(`${deployKey}.pub`, 'utf8')}`)
      await expect((await world.open({ remote, deployKey, knownHosts: wrong })).remoteHead()).rejects.toMatchObject({
        code: 'hostKey',
      })
      const hostKey = join(world.directory, 'sshd', 'host')
      await expect((await world.open({ remote, deployKey: hostKey, knownHosts })).fetch()).rejects.toMatchObject({
        code: 'denied',
      })
      await expect(world.open({ remote, deployKey: '/nonexistent', knownHosts })).rejects.toMatchObject({
        code: 'denied',
      })
    } finally {
      await server.close()
    }
  })
})

/** The command lines on this machine that hold a text, but for this process. */
function commandsWith(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .map((pid) => {
      try {
        return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
      } catch {
        return ''
      }
    })
    .filter((command) => command.includes(text))
}
