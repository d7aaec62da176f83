import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Repository, RevertResult } from '../../../../src/adapters/repositories/port.ts'
import { makeWorld } from './world.ts'
import type { World } from './world.ts'

const lines = (...texts: string[]): string => texts.map((text) => `${text}\n`).join('')
const author = { name: 'Holdfast', email: 'holdfast@example.org' }

describe('a revert on object level', () => {
  let world: World
  beforeEach(() => {
    world = makeWorld()
  })
  afterEach(async () => await world.close())

  const revert = async (onto: string, ...commits: string[]): Promise<[RevertResult, Repository]> => {
    const repository = await world.open()
    await repository.fetch()
    return [
      await repository.revert({ onto, commits, message: 'Revert\n\nWhy.', author, at: 1_700_000_000_000 }),
      repository,
    ]
  }
  /** Publishes the revert and answers every file's content as a person would then see it. */
  const seen = async (onto: string, ...commits: string[]): Promise<Record<string, string>> => {
    const [result, repository] = await revert(onto, ...commits)
    if (result.result !== 'made') throw new Error(JSON.stringify(result))
    expect(await repository.push(result.commit, onto)).toEqual({ result: 'pushed' })
    world.git('fetch', '-q', 'origin')
    const names = world.git('ls-tree', '-r', '--name-only', 'origin/main').split('\n')
    return Object.fromEntries(names.filter((n) => n !== '').map((n) => [n, world.git('show', `origin/main:${n}`)]))
  }

  it('undoes one commit beneath later ones', async () => {
    world.commit('first', { a: lines('1', '2', '3', '4', '5', '6', '7') })
    const bad = world.commit('bad', { a: lines('bad', '2', '3', '4', '5', '6', '7') })
    const head = world.publish('later', { a: lines('bad', '2', '3', '4', '5', '6', 'seven') })
    expect(await seen(head, bad)).toEqual({ a: lines('1', '2', '3', '4', '5', '6', 'seven').trim() })
  })

  it('undoes several whole, newest first', async () => {
    world.commit('first', { a: lines('1') })
    const one = world.commit('one', { a: lines('2'), b: 'b' })
    const two = world.commit('two', { a: lines('3'), c: 'c' })
    const head = world.publish('unrelated', { d: 'd' })
    expect(await seen(head, two, one)).toEqual({ a: '1', d: 'd' })
  })

  it('undoes a root commit', async () => {
    const root = world.commit('root', { a: 'a', b: 'b' })
    const head = world.publish('later', { c: 'c' })
    expect(await seen(head, root)).toEqual({ c: 'c' })
  })

  it('undoes a merge towards its first parent', async () => {
    world.commit('first', { a: 'a' })
    world.git('checkout', '-q', '-b', 'side')
    world.commit('side one', { s: 's' })
    world.commit('side two', { t: 't' })
    world.git('checkout', '-q', 'main')
    world.commit('on main', { m: 'm' })
    world.git('merge', '-q', '--no-ff', '-m', 'Merge', 'side')
    const merge = world.git('rev-parse', 'HEAD')
    const head = world.publish('later', { l: 'l' })
    expect(await seen(head, merge)).toEqual({ a: 'a', m: 'm', l: 'l' })
  })

  it('follows a rename that came later', async () => {
    const text = Array.from({ length: 40 }, (_, n) => `line ${n}`)
    world.commit('first', { 'old.txt': lines(...text) })
    const bad = world.commit('bad', { 'old.txt': lines('bad', ...text.slice(1)) })
    world.git('mv', 'old.txt', 'new.txt')
    const head = world.publish('rename', {})
    expect(await seen(head, bad)).toEqual({ 'new.txt': text.join('\n') })
  })

  it('undoes a rename beneath a later change', async () => {
    const text = Array.from({ length: 40 }, (_, n) => `line ${n}`)
    world.commit('first', { 'old.txt': lines(...text) })
    world.git('mv', 'old.txt', 'new.txt')
    const rename = world.commit('rename', {})
    const head = world.publish('later', { 'new.txt': lines(...text.slice(0, -1), 'changed') })
    expect(await seen(head, rename)).toEqual({ 'old.txt': [...text.slice(0, -1), 'changed'].join('\n') })
  })

  it('brings back what was removed, and its mode', async () => {
    world.commit('first', { a: 'a', b: 'b' })
    const bad = world.publish('remove', { a: undefined })
    expect(await seen(bad, bad)).toEqual({ a: 'a', b: 'b' })
  })

  it('names the paths of a conflict and changes nothing', async () => {
    world.commit('first', { 'dir/a b': lines('1'), c: lines('1') })
    const bad = world.commit('bad', { 'dir/a b': lines('2'), c: lines('2') })
    const head = world.publish('later', { 'dir/a b': lines('3'), c: lines('3') })
    const [result, repository] = await revert(head, bad)
    expect(result).toEqual({ result: 'conflict', paths: ['c', 'dir/a b'] })
    expect(await repository.remoteHead()).toBe(head)
  })

  it('says when there is nothing left to undo', async () => {
    world.commit('first', { a: '1' })
    const bad = world.commit('bad', { a: '2' })
    world.git('revert', '--no-edit', bad)
    const head = world.publish('later', { b: '1' })
    expect((await revert(head, bad))[0]).toEqual({ result: 'nothing' })
  })

  it('is the same commit each time it is asked for', async () => {
    world.commit('first', { a: '1' })
    const head = world.publish('bad', { a: '2' })
    const [one] = await revert(head, head)
    const [two] = await revert(head, head)
    expect(one).toMatchObject({ result: 'made' })
    expect(two).toEqual(one)
  })

  it('carries message, identity and date', async () => {
    world.commit('first', { a: '1' })
    const head = world.publish('bad', { a: '2' })
    const [result, repository] = await revert(head, head)
    if (result.result !== 'made') throw new Error(result.result)
    await repository.push(result.commit, head)
    world.git('fetch', '-q', 'origin')
    expect(world.git('log', '-1', '--format=%an|%ae|%cn|%ce|%at|%ct|%B', 'origin/main')).toBe(
      'Holdfast|holdfast@example.org|Holdfast|holdfast@example.org|1700000000|1700000000|Revert\n\nWhy.',
    )
  })
})
