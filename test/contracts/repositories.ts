import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Repository } from '../../src/adapters/repositories/port.ts'

/** What a person, and whoever keeps the remote, does to it. */
export interface RepositoryPerson {
  /** Commits and pushes to main; undefined removes a file. */
  publish: (message: string, files: Record<string, string | undefined>) => string
  /** Replaces main by a commit without a parent. */
  replace: (message: string, files: Record<string, string>) => string
  /** Forces main back to a commit. */
  rewind: (commit: string) => void
  /** Removes main. */
  remove: () => void
  /** Lets main take no push; other branches may be made. */
  protect: () => void
  /** Where a branch is. */
  branch: (name: string) => string | undefined
  /** A file as main has it. */
  show: (path: string) => string
}

/** One way to reach a repository: who writes it, and how the adapter under test opens it. */
export interface Reached {
  person: RepositoryPerson
  open: () => Promise<Repository>
  close: () => Promise<void>
}

const author = { name: 'Holdfast', email: 'holdfast@example.org' }

/** What every repository adapter keeps, whatever carries it. */
export function testRepository(name: string, reach: () => Promise<Reached>): void {
  describe(`a repository over ${name}`, () => {
    let reached: Reached
    let person: RepositoryPerson
    beforeEach(async () => {
      reached = await reach()
      person = reached.person
    })
    afterEach(async () => await reached.close())

    it('says where the branch is, and fetches it', async () => {
      const first = person.publish('first', { 'a.yaml': 'a: 1\n' })
      const repository = await reached.open()
      expect(await repository.remoteHead()).toBe(first)
      expect(await repository.fetch()).toBe(first)
      const second = person.publish('second', { 'a.yaml': 'a: 2\n' })
      expect(await repository.remoteHead()).toBe(second)
      expect(await repository.fetch()).toBe(second)
      expect(await repository.isAncestor(first, second)).toBe(true)
      expect(await repository.isAncestor(second, first)).toBe(false)
    })

    it('lists the tree and reads its blobs', async () => {
      const head = person.publish('files', { 'a.yaml': 'a: 1\n', 'dir/ü "x".txt': 'ü\n', empty: '' })
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

    it('says who last changed each line of a file, and by which commit', async () => {
      const first = person.publish('first', { 'dir/ü.yaml': 'a: 1\nb: 1\nc: 1\n', '-x': 'one' })
      const second = person.publish('second: two', { 'dir/ü.yaml': 'a: 1\nb: 2\nc: 1\n' })
      const head = person.publish('third', { 'other.yaml': 'a: 1\n' })
      const repository = await reached.open()
      await repository.fetch()
      const lines = (await repository.blame(head, 'dir/ü.yaml')) ?? []
      expect(lines.map(({ commit, subject }) => [commit, subject])).toEqual([
        [first, 'first'],
        [second, 'second: two'],
        [first, 'first'],
      ])
      const { author: by, at } = await repository.commit(second)
      expect(lines[1]).toMatchObject({ author: by.name, at })
      expect(await repository.blame(first, 'dir/ü.yaml')).toHaveLength(3)
      expect(await repository.blame(head, '-x')).toHaveLength(1)
      expect(await repository.blame(head, 'none')).toBeUndefined()
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
      const first = person.publish('first', { a: '1' })
      const second = person.publish('second', { a: '2' })
      const repository = await reached.open()
      expect(await repository.fetch()).toBe(second)
      const other = person.replace('unrelated', { b: '1' })
      expect(await repository.remoteHead()).toBe(other)
      expect(await repository.fetch()).toBe(other)
      expect(await repository.isAncestor(second, other)).toBe(false)
      expect(await repository.isAncestor(first, other)).toBe(false)
      person.remove()
      await expect(repository.remoteHead()).rejects.toMatchObject({ code: 'missingBranch' })
      await expect(repository.fetch()).rejects.toMatchObject({ code: 'missingBranch' })
    })

    it('reverts and pushes, and only by fast-forward', async () => {
      const first = person.publish('first', { a: '1\n' })
      const second = person.publish('second', { a: '2\n' })
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
      person.rewind(first)
      expect(await repository.push(made.commit, second)).toMatchObject({ result: 'rejected' })
      expect(await repository.remoteHead()).toBe(first)
    })

    it('says that a branch is protected', async () => {
      const first = person.publish('first', { a: '1\n' })
      const second = person.publish('second', { a: '2\n' })
      person.protect()
      const repository = await reached.open()
      await repository.fetch()
      const made = await repository.revert({ onto: second, commits: [second], message: 'Revert', author, at: 0 })
      if (made.result !== 'made') throw new Error(made.result)
      expect(await repository.push(made.commit, second)).toMatchObject({ result: 'denied' })
      expect(await repository.remoteHead()).toBe(second)
      expect(first).not.toBe(second)
    })

    it('writes files on top of a commit, and leaves the others alone', async () => {
      const first = person.publish('first', { 'a.yaml': '1\n', 'dir/b.yaml': '2\n', c: '3\n' })
      const repository = await reached.open()
      await repository.fetch()
      const files = { 'promotions/production/shop.yaml': 'new\n', 'a.yaml': null, 'dir/b.yaml': 'two\n', empty: '' }
      const request = { onto: first, files, message: 'Promote shop\n\nWhy.', author, at: 1_700_000_000_000 }
      const made = await repository.write(request)
      if (made.result !== 'made') throw new Error(made.result)
      expect(await repository.write(request)).toEqual(made)
      expect(await repository.push(made.commit, first)).toEqual({ result: 'pushed' })
      const tree = await repository.tree(made.commit)
      const names = ['c', 'dir/b.yaml', 'empty', 'promotions/production/shop.yaml']
      expect(tree.map(({ path }) => path)).toEqual(names)
      expect(names.map((name) => person.show(name))).toEqual(['3\n', 'two\n', '', 'new\n'])
      expect(await repository.commit(made.commit)).toEqual({
        oid: made.commit,
        parents: [first],
        subject: 'Promote shop',
        author,
        at: 1_700_000_000_000,
      })
      const again = { ...request, onto: made.commit, files: { 'dir/b.yaml': 'two\n', 'a.yaml': null } }
      expect(await repository.write(again)).toEqual({ result: 'nothing' })
    })

    it('proposes a branch, also where main is protected, and never moves one', async () => {
      const first = person.publish('first', { a: '1\n' })
      const second = person.publish('second', { a: '2\n' })
      person.protect()
      const repository = await reached.open()
      await repository.fetch()
      const order = { onto: second, commits: [second], author, at: 0 }
      const one = await repository.revert({ ...order, message: 'Revert' })
      const two = await repository.revert({ ...order, message: 'Revert otherwise' })
      if (one.result !== 'made' || two.result !== 'made') throw new Error('not made')
      const branch = 'holdfast/revert-0123456789ab'
      expect(await repository.propose(one.commit, branch)).toEqual({ result: 'pushed' })
      expect(person.branch(branch)).toBe(one.commit)
      expect(await repository.propose(one.commit, branch)).toEqual({ result: 'pushed' })
      expect(await repository.propose(two.commit, branch)).toEqual({ result: 'exists', commit: one.commit })
      expect(await repository.propose(first, branch)).toEqual({ result: 'exists', commit: one.commit })
      expect(person.branch(branch)).toBe(one.commit)
      expect(await repository.remoteHead()).toBe(second)
    })

    it('names what conflicts, and settles it by what was there before', async () => {
      person.publish('first', { a: '1\n', b: '1\n', c: '1\n' })
      const bad = person.publish('bad', { a: '2\n', b: '2\n', new: 'n\n' })
      const head = person.publish('later', { a: '3\n', c: '3\n', new: 'nn\n' })
      const repository = await reached.open()
      await repository.fetch()
      const order = { onto: head, commits: [bad], message: 'Revert', author, at: 0 }
      expect(await repository.revert(order)).toEqual({ result: 'conflict', paths: ['a', 'new'] })
      const made = await repository.revert({ ...order, settle: 'before' })
      if (made.result !== 'made') throw new Error(made.result)
      expect(made.settled).toEqual(['a', 'new'])
      expect(await repository.push(made.commit, head)).toEqual({ result: 'pushed' })
      expect((await repository.tree(made.commit)).map(({ path }) => path)).toEqual(['a', 'b', 'c'])
      expect(['a', 'b', 'c'].map((name) => person.show(name))).toEqual(['1\n', '1\n', '3\n'])
    })

    it('undoes several commits whole, and says when nothing is left to undo', async () => {
      person.publish('first', { a: '1\n' })
      const one = person.publish('one', { a: '2\n', b: 'b\n' })
      const two = person.publish('two', { a: '3\n' })
      const head = person.publish('unrelated', { d: 'd\n' })
      const repository = await reached.open()
      await repository.fetch()
      const order = { commits: [two, one], message: 'Revert', author, at: 0 }
      const made = await repository.revert({ ...order, onto: head })
      if (made.result !== 'made') throw new Error(made.result)
      expect((await repository.tree(made.commit)).map(({ path }) => path)).toEqual(['a', 'd'])
      const since = await repository.history({ from: one, to: made.commit, limit: 10 })
      expect(since.map(({ oid }) => oid)).toEqual([made.commit, head, two])
      const back = person.publish('back by hand', { a: '1\n', b: undefined })
      await repository.fetch()
      expect(await repository.revert({ ...order, onto: back, commits: [one] })).toEqual({ result: 'nothing' })
    })
  })
}
