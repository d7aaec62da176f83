import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld, personEnvironment } from './world.ts'
import type { World } from './world.ts'

describe('reading commits', () => {
  let world: World
  beforeEach(() => {
    world = makeWorld()
  })
  afterEach(async () => await world.close())

  it('lists symlinks, gitlinks and executables with their modes', async () => {
    const first = world.commit('first', { 'run.sh': '#!/bin/sh\n' })
    symlinkSync('/etc/passwd', join(world.directory, 'work', 'link'))
    world.git('update-index', '--add', '--cacheinfo', `160000,${first},module`, '--chmod=+x', 'run.sh')
    world.git('add', 'link')
    world.git('commit', '-qm', 'odd')
    world.git('push', '-q', 'origin', 'HEAD:main')
    const repository = await world.open()
    const tree = await repository.tree(await repository.fetch())
    expect(tree.map(({ path, mode }) => [path, mode])).toEqual([
      ['link', '120000'],
      ['module', '160000'],
      ['run.sh', '100755'],
    ])
    const link = await repository.read([tree[0]?.oid ?? ''])
    expect(Buffer.from(link.values().next().value ?? []).toString()).toBe('/etc/passwd')
  })

  it('lists look-alikes of .git and .. as they are, for the caller to refuse', async () => {
    const blob = hashed('x')
    const inner = mktree(`100644 blob ${blob}\tconfig`)
    const tree = mktree(`040000 tree ${inner}\t..`, `040000 tree ${inner}\t.GIT`)
    const commit = world.git('commit-tree', '-m', 'hostile', tree)
    world.git('push', '-q', 'origin', `${commit}:refs/heads/main`)
    const repository = await world.open()
    expect((await repository.tree(await repository.fetch())).map(({ path }) => path)).toEqual([
      '../config',
      '.GIT/config',
    ])
  })

  it('refuses a commit with more files than it reads', async () => {
    const blob = hashed('x')
    const lines = Array.from({ length: 20_001 }, (_, n) => `100644 blob ${blob}\t${String(n).padStart(6, '0')}`)
    const commit = world.git('commit-tree', '-m', 'huge', mktree(...lines))
    world.git('push', '-q', 'origin', `${commit}:refs/heads/main`)
    const repository = await world.open()
    await expect(repository.tree(await repository.fetch())).rejects.toMatchObject({ code: 'limit' })
  })

  it('refuses a blob over 64 MB, and goes on', async () => {
    const head = world.publish('big', { big: Buffer.alloc(64 * 1024 * 1024 + 1, 'a').toString(), small: 's' })
    const repository = await world.open()
    await repository.fetch()
    const [big, small] = await repository.tree(head)
    await expect(repository.read([big?.oid ?? ''])).rejects.toMatchObject({ code: 'limit' })
    const read = await repository.read([small?.oid ?? ''])
    expect(Buffer.from(read.get(small?.oid ?? '') ?? []).toString()).toBe('s')
  })

  it('starts another reader when its child was killed, and asks nothing of the remote', async () => {
    const head = world.publish('first', { a: '1' })
    const repository = await world.open({ cacheDir: join(world.directory, 'cache') })
    await repository.fetch()
    const oid = (await repository.tree(head))[0]?.oid ?? ''
    await repository.read([oid])
    const child = readers(join(world.directory, 'cache'))
    expect(child.length).toBe(1)
    rmSync(world.bare, { recursive: true })
    process.kill(child[0] ?? 0, 'SIGKILL')
    expect((await repository.read([oid])).size).toBe(1)
    await repository.close()
  })

  it('tells the history along first parents', async () => {
    const root = world.publish('root', { a: '1' })
    world.git('checkout', '-q', '-b', 'side')
    world.commit('aside', { b: '1' })
    world.git('checkout', '-q', 'main')
    const main = world.commit('main', { c: '1' })
    world.git('merge', '-q', '--no-ff', '-m', 'Merge side', 'side')
    const merge = world.git('rev-parse', 'HEAD')
    world.git('push', '-q', 'origin', 'HEAD:main')
    const repository = await world.open()
    await repository.fetch()
    const all = await repository.history({ to: merge, limit: 10 })
    expect(all.map(({ subject }) => subject)).toEqual(['Merge side', 'main', 'root'])
    expect(all[0]?.parents.length).toBe(2)
    expect((await repository.history({ from: main, to: merge, limit: 10 })).map(({ oid }) => oid)).toEqual([merge])
    expect((await repository.history({ to: merge, limit: 1 })).length).toBe(1)
    expect(await repository.history({ from: merge, to: root, limit: 9 })).toEqual([])
  })

  it('keeps hostile names and subjects in their fields', async () => {
    const tree = mktree()
    const commit = execFileSync('git', ['-C', join(world.directory, 'work'), 'commit-tree', tree], {
      env: { ...personEnvironment, GIT_AUTHOR_NAME: 'A\u001fB\u0001', GIT_AUTHOR_EMAIL: 'x\u001b[31m@y' },
      input: 'sub\u001fject\u0000?'.replace('\u0000', '\u0002'),
    })
      .toString()
      .trim()
    world.git('push', '-q', 'origin', `${commit}:refs/heads/main`)
    const repository = await world.open()
    await repository.fetch()
    expect(await repository.commit(commit)).toMatchObject({
      oid: commit,
      parents: [],
      author: { name: 'A\u001fB', email: 'x\u001b[31m@y' },
      subject: 'sub\u001fject\u0002?',
    })
  })

  it('resolves what a person types', async () => {
    const first = world.publish('first', { a: '1' })
    const second = world.publish('second', { a: '2' })
    world.git('tag', 'v1', first)
    world.git('tag', '-a', '-m', 'annotated', 'v2', second)
    world.git('push', '-q', 'origin', 'v1', 'v2', 'HEAD:feature/x')
    const repository = await world.open()
    await repository.fetch()
    const typed: [string, string | undefined][] = [
      ['main', second],
      ['origin/main', second],
      ['HEAD', second],
      ['HEAD~1', first],
      ['main^', first],
      ['feature/x', second],
      ['v1', first],
      ['v2', second],
      [first, first],
      [first.slice(0, 10), first],
      ['nope', undefined],
      ['', undefined],
      ['--output=/tmp/holdfast-pwned', undefined],
      ['-1', undefined],
      ['main:a', undefined],
      ['main..v1', undefined],
      ['main\n', undefined],
      ['HEAD~5', undefined],
      ['0'.repeat(40), undefined],
    ]
    for (const [text, oid] of typed) expect([text, await repository.resolve(text)]).toEqual([text, oid])
  })

  it('takes only object ids', async () => {
    world.publish('first', { a: '1' })
    const repository = await world.open()
    await repository.fetch()
    for (const bad of ['main', '--all', '', 'abc', `${'a'.repeat(39)}\n`]) {
      await expect(repository.tree(bad)).rejects.toMatchObject({ code: 'missingObject' })
      await expect(repository.read([bad])).rejects.toMatchObject({ code: 'missingObject' })
      await expect(repository.push(bad, bad)).rejects.toMatchObject({ code: 'missingObject' })
    }
  })

  const hashed = (content: string): string => {
    writeFileSync(join(world.directory, 'work', 'blob'), content)
    return world.git('hash-object', '-w', 'blob')
  }
  const mktree = (...lines: string[]): string =>
    execFileSync('git', ['-C', join(world.directory, 'work'), 'mktree', '-z'], {
      env: personEnvironment,
      input: lines.map((line) => `${line}\0`).join(''),
    })
      .toString()
      .trim()
})

/** The cat-file children that work on a clone. */
function readers(cache: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8')
        return (
          command.includes('cat-file') && readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`GIT_DIR=${cache}/git`)
        )
      } catch {
        return false
      }
    })
    .map(Number)
}
