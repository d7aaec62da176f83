import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { testLease } from '../../../contracts/leases.ts'
import { startHttpServer } from './httpServer.ts'
import { sshdPath, startSshServer } from './sshServer.ts'
import { makeWorld } from './world.ts'
import type { World } from './world.ts'

const author = { name: 'Holdfast', email: 'holdfast@example.org' }
const order = (text: string) => ({ text, author, at: 1_700_000_000_000 })

function worldWithCommit(): World {
  const world = makeWorld()
  world.publish('first', { a: '1' })
  return world
}

testLease('a local path', async () => {
  const world = worldWithCommit()
  return { open: () => world.open(), close: world.close }
})

testLease('HTTP', async () => {
  const world = worldWithCommit()
  world.git('-C', world.bare, 'config', 'http.receivepack', 'true')
  const server = await startHttpServer(world.directory)
  return {
    open: () => world.open({ remote: `http://127.0.0.1:${server.port}/remote.git` }),
    close: async () => {
      await server.close()
      await world.close()
    },
  }
})

if (sshdPath !== undefined || process.env['HOLDFAST_LAB'] === 'required')
  testLease('SSH', async () => {
    const world = worldWithCommit()
    const server = await startSshServer(world.directory)
    const remote = `ssh://${server.user}@127.0.0.1:${server.port}${world.bare}`
    return {
      open: () => world.open({ remote, deployKey: server.deployKey, knownHosts: server.knownHosts }),
      close: async () => {
        await server.close()
        await world.close()
      },
    }
  })

describe('the lease in Git', () => {
  let world: World
  beforeEach(() => {
    world = worldWithCommit()
  })
  afterEach(async () => await world.close())

  it('is one commit without a history, however often it was renewed', async () => {
    const repository = await world.open()
    let held: string | undefined
    for (const text of ['one', 'two', 'three']) held = (await repository.swapLease(order(text), held)).id
    expect(world.git('-C', world.bare, 'rev-list', '--count', 'refs/holdfast/lease')).toBe('1')
    expect(world.git('-C', world.bare, 'log', '--format=%B%an', 'refs/holdfast/lease')).toBe('three\nHoldfast')
    expect(world.git('-C', world.bare, 'ls-tree', '-r', 'refs/holdfast/lease')).toBe('')
  })

  it('is renewed at a remote that allows no rewriting of branches', async () => {
    world.git('-C', world.bare, 'config', 'receive.denyNonFastForwards', 'true')
    world.git('-C', world.bare, 'config', 'receive.denyDeletes', 'true')
    const repository = await world.open()
    const first = await repository.swapLease(order('one'), undefined)
    expect(await repository.swapLease(order('two'), first.id)).toMatchObject({ result: 'pushed' })
  })

  it('is denied where the remote wants no such ref', async () => {
    const hook = '#!/bin/sh\ncase $1 in refs/heads/*) exit 0 ;; esac\necho "only branches here" >&2\nexit 1\n'
    writeFileSync(join(world.bare, 'hooks', 'update'), hook, { mode: 0o755 })
    const repository = await world.open()
    expect(await repository.swapLease(order('one'), undefined)).toMatchObject({
      result: 'denied',
      message: expect.stringContaining('only branches here'),
    })
    expect(await repository.lease()).toBeUndefined()
  })

  it('of which the reply was lost is unknown, and found written', async () => {
    world.git('-C', world.bare, 'config', 'http.receivepack', 'true')
    const server = await startHttpServer(world.directory, { loseReplies: true })
    try {
      const repository = await world.open({ remote: `http://127.0.0.1:${server.port}/remote.git` })
      const swapped = await repository.swapLease(order('one'), undefined)
      expect(swapped).toMatchObject({ result: 'unknown' })
      expect(await repository.lease()).toEqual({ id: swapped.id, text: 'one' })
    } finally {
      await server.close()
    }
  })

  it('that somebody replaced by something else is read as a text that says nothing', async () => {
    const repository = await world.open()
    const blob = world.git('-C', world.bare, 'hash-object', '-w', join(world.bare, 'HEAD'))
    world.git('-C', world.bare, 'update-ref', 'refs/holdfast/lease', blob)
    expect(await repository.lease()).toEqual({ id: blob, text: '' })
    expect(await repository.swapLease(order('mine'), blob)).toMatchObject({ result: 'pushed' })
  })

  it('survives the loss of the clone', async () => {
    const cacheDir = join(world.directory, 'cache')
    const repository = await world.open({ cacheDir })
    const first = await repository.swapLease(order('one'), undefined)
    rmSync(join(cacheDir, 'git'), { recursive: true })
    expect(existsSync(join(cacheDir, 'git'))).toBe(false)
    expect(await repository.lease()).toEqual({ id: first.id, text: 'one' })
    expect(await repository.swapLease(order('two'), first.id)).toMatchObject({ result: 'pushed' })
  })

  it('cannot be asked of a remote that is away', async () => {
    const repository = await world.open({ remote: join(world.directory, 'nowhere.git') })
    await expect(repository.lease()).rejects.toMatchObject({ code: 'unreachable' })
  })
})
