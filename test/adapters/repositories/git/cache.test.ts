import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { makeWorld } from './world.ts'
import type { World } from './world.ts'

describe('the disposable clone', () => {
  let world: World
  let clone: string
  beforeEach(() => {
    world = makeWorld()
    clone = join(world.directory, 'cache', 'git')
  })
  afterEach(async () => await world.close())
  const open = (): ReturnType<World['open']> => world.open({ cacheDir: join(world.directory, 'cache') })
  /** Every object file and pack of the clone. */
  const objects = (): string[] =>
    readdirSync(join(clone, 'objects'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))

  it.each([
    'refs/remotes/origin/main.lock',
    'packed-refs.lock',
    'HEAD.lock',
    'shallow.lock',
    'config.lock',
    'objects/pack/tmp_pack_x1',
    'objects/tmp_objdir-incoming-x1',
  ])('is made anew when a killed git left %s', async (left) => {
    world.publish('first', { a: '1' })
    const repository = await open()
    await repository.fetch()
    mkdirSync(join(clone, left, '..'), { recursive: true })
    writeFileSync(join(clone, left), '')
    const second = world.publish('second', { a: '2' })
    expect(await repository.fetch()).toBe(second)
    expect(existsSync(join(clone, left))).toBe(false)
  })

  it.each([
    ['truncated', (path: string) => truncateSync(path, 10)],
    ['emptied', (path: string) => truncateSync(path, 0)],
    ['missing', (path: string) => rmSync(path)],
    ['overwritten', (path: string) => writeFileSync(path, 'rubbish'.repeat(50))],
  ])('is made anew when its objects are %s', async (_, damage) => {
    const first = world.publish('first', { a: '1', b: 'x'.repeat(5000) })
    const before = await open()
    await before.fetch()
    const tree = await before.tree(first)
    await before.close()
    for (const path of objects()) {
      chmodSync(path, 0o600)
      damage(path)
    }
    const second = world.publish('second', { a: '2' })
    const fetching = await open()
    expect(await fetching.fetch()).toBe(second)
    expect((await fetching.tree(second)).length).toBe(2)
    await fetching.close()
    for (const path of objects()) {
      chmodSync(path, 0o600)
      damage(path)
    }
    const reading = await open()
    expect(Buffer.from((await reading.read([tree[0]?.oid ?? ''])).values().next().value ?? []).toString()).toBe('1')
    expect(await reading.isAncestor(first, second)).toBe(true)
  })

  it('is made anew when an object holds what another should', async () => {
    const head = world.publish('first', { a: '1', b: '2' })
    const repository = await open()
    await repository.fetch()
    const [a, b] = (await repository.tree(head)).map(({ oid }) => oid)
    const [pathA, pathB] = [a, b].map((oid = '') => join(clone, 'objects', oid.slice(0, 2), oid.slice(2)))
    chmodSync(pathA ?? '', 0o600)
    copyFileSync(pathB ?? '', pathA ?? '')
    expect(Buffer.from((await repository.read([a ?? ''])).get(a ?? '') ?? []).toString()).toBe('1')
  })

  it('is made anew when a pack is truncated', async () => {
    for (let n = 0; n < 120; n += 1) world.commit(`c${n}`, { [`f${n}`]: `${n}\n`.repeat(50) })
    const head = world.publish('last', { a: '1' })
    const before = await open()
    await before.fetch()
    await before.close()
    const pack = objects().find((path) => path.endsWith('.pack')) ?? ''
    chmodSync(pack, 0o600)
    truncateSync(pack, 2000)
    const repository = await open()
    expect((await repository.tree(head)).length).toBe(121)
    const second = world.publish('second', { a: '2' })
    expect(await repository.fetch()).toBe(second)
  })

  it('fetches by itself when it is asked first, and after it was removed', async () => {
    const head = world.publish('first', { a: '1' })
    const repository = await open()
    expect(await repository.resolve('main')).toBe(head)
    rmSync(join(clone, '..'), { recursive: true })
    expect((await repository.tree(head)).map(({ path }) => path)).toEqual(['a'])
  })

  it('says once that an object is nowhere, without fetching again each time', async () => {
    world.publish('first', { a: '1' })
    const repository = await open()
    await repository.fetch()
    const nowhere = '1'.repeat(40)
    await expect(repository.read([nowhere])).rejects.toMatchObject({ code: 'missingObject' })
    rmSync(world.bare, { recursive: true })
    await expect(repository.read([nowhere])).rejects.toMatchObject({ code: 'missingObject' })
    await expect(repository.tree(nowhere)).rejects.toMatchObject({ code: 'missingObject' })
    await expect(repository.commit(nowhere)).rejects.toMatchObject({ code: 'missingObject' })
  })

  it('keeps its answers when the remote is away', async () => {
    const head = world.publish('first', { a: '1' })
    const repository = await open()
    await repository.fetch()
    rmSync(world.bare, { recursive: true })
    await expect(repository.remoteHead()).rejects.toMatchObject({ code: 'unreachable' })
    await expect(repository.fetch()).rejects.toMatchObject({ code: 'unreachable' })
    expect((await repository.tree(head)).length).toBe(1)
  })

  it('serves overlapping calls', async () => {
    const head = world.publish('first', Object.fromEntries(Array.from({ length: 300 }, (_, n) => [`f${n}`, `${n}`])))
    const repository = await open()
    await repository.fetch()
    const tree = await repository.tree(head)
    const answers = await Promise.all([
      repository.read(tree.map(({ oid }) => oid)),
      repository.fetch(),
      repository.read(tree.map(({ oid }) => oid)),
      repository.fetch(),
      repository.remoteHead(),
      repository.history({ to: head, limit: 5 }),
    ])
    expect([...answers[0].values()].map((bytes) => Buffer.from(bytes).toString())).toContain('299')
    expect(answers[2]).toEqual(answers[0])
  })

  it('follows branches that turn into directories, and back', async () => {
    world.publish('first', { a: '1' })
    world.git('push', '-q', 'origin', 'HEAD:x')
    const repository = await open()
    await repository.fetch()
    world.git('push', '-q', 'origin', ':x')
    world.git('push', '-q', 'origin', 'HEAD:x/y')
    await repository.fetch()
    expect(await repository.resolve('x')).toBeUndefined()
    expect(await repository.resolve('x/y')).toBeDefined()
  })
})
