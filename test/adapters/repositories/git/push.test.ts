import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Repository } from '../../../../src/adapters/repositories/port.ts'
import { startHttpServer } from './httpServer.ts'
import { makeWorld } from './world.ts'
import type { World } from './world.ts'

const author = { name: 'Holdfast', email: 'holdfast@example.org' }

async function makeRevert(repository: Repository, head: string, message: string): Promise<string> {
  await repository.fetch()
  const made = await repository.revert({ onto: head, commits: [head], message, author, at: 1_700_000_000_000 })
  if (made.result !== 'made') throw new Error(made.result)
  return made.commit
}

describe('a push', () => {
  let world: World
  beforeEach(() => {
    world = makeWorld()
  })
  afterEach(async () => await world.close())

  it('is won by exactly one of two, fifty times', { timeout: 120_000 }, async () => {
    const [one, two] = [await world.open(), await world.open()]
    let head = world.publish('first', { a: '0' })
    for (let round = 1; round <= 50; round += 1) {
      await Promise.all([one.fetch(), two.fetch()])
      const commits = await Promise.all(
        [one, two].map(async (repository, index) => await makeRevert(repository, head, `step ${round} of ${index}`)),
      )
      const results = await Promise.all([one.push(commits[0] ?? '', head), two.push(commits[1] ?? '', head)])
      expect(results.map(({ result }) => result).toSorted()).toEqual(['pushed', 'rejected'])
      head = await one.remoteHead()
      expect(head).toBe(commits[results.findIndex(({ result }) => result === 'pushed')])
    }
    expect(world.git('-C', world.bare, 'rev-list', '--count', 'main')).toBe('51')
  })

  it('of which the reply was lost is unknown, and done', async () => {
    world.commit('first', { a: '1' })
    const head = world.publish('second', { a: '2' })
    world.git('-C', world.bare, 'config', 'http.receivepack', 'true')
    const server = await startHttpServer(world.directory, { loseReplies: true })
    try {
      const repository = await world.open({ remote: `http://127.0.0.1:${server.port}/remote.git` })
      const commit = await makeRevert(repository, head, 'Revert')
      expect(await repository.push(commit, head)).toMatchObject({ result: 'unknown' })
      expect(await repository.fetch()).toBe(commit)
      expect(await repository.push(commit, head)).toEqual({ result: 'pushed' })
    } finally {
      await server.close()
    }
  })

  it('that does not end in time is unknown', async () => {
    world.commit('first', { a: '1' })
    const head = world.publish('second', { a: '2' })
    const repository = await world.open({ timeoutMs: 3000 })
    const commit = await makeRevert(repository, head, 'Revert')
    const hook = join(world.bare, 'hooks', 'pre-receive')
    writeFileSync(hook, '#!/bin/sh\nexec sleep 60\n', { mode: 0o755 })
    expect(await repository.push(commit, head)).toMatchObject({ result: 'unknown' })
    expect(await repository.remoteHead()).toBe(head)
  })

  it('meets a ref that another process has locked as a race', async () => {
    world.commit('first', { a: '1' })
    const head = world.publish('second', { a: '2' })
    const repository = await world.open()
    const commit = await makeRevert(repository, head, 'Revert')
    writeFileSync(join(world.bare, 'refs', 'heads', 'main.lock'), '')
    expect(await repository.push(commit, head)).toMatchObject({ result: 'rejected' })
  })

  it('to a branch that is checked out is denied', async () => {
    world.commit('first', { a: '1' })
    const head = world.publish('second', { a: '2' })
    const repository = await world.open({ remote: join(world.directory, 'work') })
    expect(await repository.remoteHead()).toBe(head)
    const commit = await makeRevert(repository, head, 'Revert')
    expect(await repository.push(commit, head)).toMatchObject({
      result: 'denied',
      message: expect.stringContaining('checked out'),
    })
  })

  it('without access is denied', async () => {
    world.commit('first', { a: '1' })
    const head = world.publish('second', { a: '2' })
    world.git('-C', world.bare, 'config', 'http.receivepack', 'false')
    const server = await startHttpServer(world.directory)
    try {
      const repository = await world.open({ remote: `http://127.0.0.1:${server.port}/remote.git` })
      const commit = await makeRevert(repository, head, 'Revert')
      expect(await repository.push(commit, head)).toMatchObject({ result: 'denied' })
    } finally {
      await server.close()
    }
  })

  it('runs the hooks of the remote, whose policy they are, and none of the clone', async () => {
    world.commit('first', { a: '1' })
    const head = world.publish('second', { a: '2' })
    const cacheDir = join(world.directory, 'cache')
    const repository = await world.open({ cacheDir })
    const commit = await makeRevert(repository, head, 'Revert')
    const hooks = join(cacheDir, 'git', 'hooks')
    mkdirSync(hooks, { recursive: true })
    for (const name of ['pre-push', 'reference-transaction', 'post-rewrite', 'pre-auto-gc', 'post-update'])
      writeFileSync(join(hooks, name), `#!/bin/sh\necho ran >> ${world.directory}/ran\nexit 1\n`, { mode: 0o755 })
    const hook = join(world.bare, 'hooks', 'post-receive')
    writeFileSync(hook, `#!/bin/sh\necho remote >> ${world.directory}/ran-remote\n`, { mode: 0o755 })
    expect(await repository.push(commit, head)).toEqual({ result: 'pushed' })
    expect(await repository.fetch()).toBe(commit)
    expect(world.exists('ran')).toBe(false)
    expect(world.exists('ran-remote')).toBe(true)
  })
})
