import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { join } from 'node:path'
import { watchRepository } from '../../../../src/adapters/repositories/directory/watchRepository.ts'
import { makeWorld } from '../git/world.ts'
import type { World } from '../git/world.ts'

const watching = async (path: string): Promise<{ hint: () => Promise<void>; stop: () => Promise<void> }> => {
  let waiting: (() => void)[] = []
  const stop = await watchRepository(path, () => {
    for (const resolve of waiting) resolve()
    waiting = []
  })
  return { hint: () => new Promise<void>((resolve) => waiting.push(resolve)), stop }
}

describe('a watched repository', () => {
  let world: World
  beforeEach(() => {
    world = makeWorld()
  })
  afterEach(async () => await world.close())

  it('hints when somebody pushes, also to a new branch and after the refs were packed', async () => {
    world.publish('first', { a: '1' })
    const { hint, stop } = await watching(world.bare)
    let hinted = hint()
    world.publish('second', { a: '2' })
    await hinted
    hinted = hint()
    world.git('push', '-q', 'origin', 'HEAD:team/feature')
    await hinted
    hinted = hint()
    world.git('-C', world.bare, 'pack-refs', '--all')
    await hinted
    hinted = hint()
    world.publish('third', { a: '3' })
    await hinted
    await stop()
  })

  it('hints when somebody commits in a work tree', async () => {
    world.commit('first', { a: '1' })
    const { hint, stop } = await watching(join(world.directory, 'work'))
    const hinted = hint()
    world.commit('second', { a: '2' })
    await hinted
    await stop()
  })

  it('is silent about a path that is not there', async () => {
    const stop = await watchRepository(join(world.directory, 'nothing'), () => expect.unreachable())
    await stop()
  })
})
