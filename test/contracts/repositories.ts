import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Repository } from '../../src/adapters/repositories/port.ts'
import type { World } from '../adapters/repositories/git/world.ts'

/** One way to reach a repository: a world, and how the adapter under test opens its remote. */
export interface Reached {
  world: World
  open: () => Promise<Repository>
  close: () => Promise<void>
}

const author = { name: 'Holdfast', email: 'holdfast@example.org' }

/** What every repository adapter keeps, whatever carries it. */
export function testRepository(name: string, reach: () => Promise<Reached>): void {
  describe(`a repository over ${name}`, () => {
    let reached: Reached
    let world: World
    beforeEach(async () => {
      reached = await reach()
      world = reached.world
    })
    afterEach(async () => await reached.close())

    it('says where the branch is, and fetches it', async () => {
      const first = world.publish('first', { 'a.yaml': 'a: 1\n' })
      const repository = await reached.open()
      expect(await repository.remoteHead()).toBe(first)
      expect(await repository.fetch()).toBe(first)
      const second = world.publish('second', { 'a.yaml': 'a: 2\n' })
      expect(await repository.remoteHead()).toBe(second)
      expect(await repository.fetch()).toBe(second)
      expect(await repository.isAncestor(first, second)).toBe(true)
      expect(await repository.isAncestor(second, first)).toBe(false)
    })

    it('lists the tree and reads its blobs', async () => {
      const head = world.publish('files', { 'a.yaml': 'a: 1\n', 'dir/ü "x".txt': 'ü\n', empty: '' })
      const repository = await reached.open()
      await repository.fetch()
      const tree = await repository.tree(head)
      expect(tree.map(({ path, mode, size }) => [path, mode, size])).toEqual([
        ['a.yaml', '100644', 5],
        ['dir/ü "x".txt', '100644', 3],
        ['empty', '100644', 0],
      ])
      const blobs = await repository.read(tree.map(({ oid }) => oid))
      expect(tree.map(({ oid }) => Buffer.from(blobs.get(oid) ?? []).toString())).toEqual(['a: 1\n', 'ü\n', ''])
    })

    it('tells of a missing branch', async () => {
      const repository = await reached.open()
      await expect(repository.remoteHead()).rejects.toMatchObject({ code: 'missingBranch' })
      await expect(repository.fetch()).rejects.toMatchObject({
        code: 'missingBranch',
        hint: expect.stringMatching(/push/),
      })
    })

    it('reports a rewritten and a deleted branch as they are', async () => {
      const first = world.publish('first', { a: '1' })
      const second = world.publish('second', { a: '2' })
      const repository = await reached.open()
      expect(await repository.fetch()).toBe(second)
      world.git('checkout', '-q', '--orphan', 'other')
      const other = world.commit('unrelated', { b: '1' })
      world.git('push', '-q', '--force', 'origin', 'HEAD:main')
      expect(await repository.remoteHead()).toBe(other)
      expect(await repository.fetch()).toBe(other)
      expect(await repository.isAncestor(second, other)).toBe(false)
      expect(await repository.isAncestor(first, other)).toBe(false)
      world.git('-C', world.bare, 'update-ref', '-d', 'refs/heads/main')
      await expect(repository.remoteHead()).rejects.toMatchObject({ code: 'missingBranch' })
      await expect(repository.fetch()).rejects.toMatchObject({ code: 'missingBranch' })
    })

    it('reverts and pushes, and only by fast-forward', async () => {
      const first = world.publish('first', { a: '1\n' })
      const second = world.publish('second', { a: '2\n' })
      const repository = await reached.open()
      await repository.fetch()
      const message = 'Revert "second"\n\nIt broke.'
      const made = await repository.revert({ onto: second, commits: [second], message, author, at: 1_700_000_000_000 })
      if (made.result !== 'made') throw new Error(made.result)
      expect(await repository.push(made.commit, second)).toEqual({ result: 'pushed' })
      expect(await repository.remoteHead()).toBe(made.commit)
      expect(await repository.push(made.commit, second)).toEqual({ result: 'pushed' })
      expect(await repository.fetch()).toBe(made.commit)
      expect(await repository.commit(made.commit)).toEqual({
        oid: made.commit,
        parents: [second],
        subject: 'Revert "second"',
        author,
        at: 1_700_000_000_000,
      })
      expect(await repository.push(first, made.commit)).toMatchObject({ result: 'rejected' })
      expect(await repository.push(made.commit, first)).toEqual({ result: 'pushed' })
      world.git('push', '-q', '--force', 'origin', `${first}:main`)
      expect(await repository.push(made.commit, second)).toMatchObject({ result: 'rejected' })
      expect(await repository.remoteHead()).toBe(first)
    })

    it('says that a branch is protected', async () => {
      const first = world.publish('first', { a: '1\n' })
      const second = world.publish('second', { a: '2\n' })
      world.protect()
      const repository = await reached.open()
      await repository.fetch()
      const made = await repository.revert({ onto: second, commits: [second], message: 'Revert', author, at: 0 })
      if (made.result !== 'made') throw new Error(made.result)
      expect(await repository.push(made.commit, second)).toMatchObject({ result: 'denied' })
      expect(await repository.remoteHead()).toBe(second)
      expect(first).not.toBe(second)
    })
  })
}
