import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { ApiClient } from '../../src/cli/context.ts'
import { addHistory } from '../../src/cli/history.ts'
import { addShow } from '../../src/cli/show.ts'
import type { DurableEntry } from '../../src/core/journal/entry.ts'
import { fold } from '../../src/core/journal/fold.ts'
import { emptyState } from '../../src/core/journal/state.ts'
import { emptyChronicle } from '../../src/core/timeline/chronicle.ts'
import { rolloutView } from '../../src/core/timeline/rolloutView.ts'
import { accepted, promoted, rollout, started, type Untimed } from '../core/timeline/given.ts'
import { closeSandbox, makeVerbWorld, type VerbWorld } from './verbWorld.ts'

const count = 260

function journal(): DurableEntry[] {
  const rollouts = Array.from({ length: count }, (_, index): Untimed[] => {
    const id = `c0ffee00-${index + 1}`
    const slot = index === 3 ? 'production/edge' : 'production/shop'
    return [
      { ...(rollout('shop-1') as object), rollout: id, slot } as Untimed,
      { type: 'node-settled', rollout: id, node: 'shop-1', end: 'healthy', detail: '' },
      { type: 'rollout-ended', rollout: id, result: 'succeeded', counts: { healthy: 1 } },
    ]
  })
  return [started, accepted, promoted, ...rollouts.flat()].map((entry, index) => {
    return { at: 1_000 * (index + 1), ...entry } as DurableEntry
  })
}

/** A daemon that remembers what a daemon remembers. */
function daemon(asked: string[]): ApiClient {
  const state = fold(emptyState(), journal())
  const views = Object.values(state.rollouts).map((one) => rolloutView(state, emptyChronicle(), one, 0))
  const newest = views.toSorted((a, b) => b.startedAt - a.startedAt)
  const get = async (path: string) => {
    asked.push(path)
    return { rollouts: newest }
  }
  return { get } as unknown as ApiClient
}

let world: VerbWorld
let api: ApiClient | undefined
let reads: number
beforeEach(() => {
  reads = 0
  world = makeVerbWorld((made) => ({
    api: async () => api,
    journal: async () => {
      reads += 1
      return made.context.journal()
    },
  }))
  world.journal.push(...journal())
})
afterEach(() => world.close())
afterAll(() => closeSandbox())

const idsOf = (out: string) => (JSON.parse(out) as { rollouts: { id: string }[] }).rollouts.map(({ id }) => id)

test.each(['a daemon', 'no daemon'])('with %s history and show reach beyond what is in memory', async (who) => {
  api = who === 'a daemon' ? daemon([]) : undefined
  const all = await world.run(addHistory, 'history', '--limit', '1000', '-o', 'json')
  expect(idsOf(all.out)).toEqual(Array.from({ length: count }, (_, index) => `c0ffee00-${count - index}`))
  const edge = await world.run(addHistory, 'history', '--service', 'edge', '-o', 'json')
  expect(idsOf(edge.out)).toEqual(['c0ffee00-4'])
  const shown = await world.run(addShow, 'show', '4')
  expect(shown.out).toContain('production · edge')
  expect(shown.out).toContain('begins on 1 node')
  expect((await world.run(addShow, 'show', '999')).error?.message).toBe('there is no rollout 999')
})

test('a daemon that remembers enough is all that is asked', async () => {
  const asked: string[] = []
  api = daemon(asked)
  expect(idsOf((await world.run(addHistory, 'history', '-o', 'json')).out)).toHaveLength(20)
  expect(asked).toEqual(['/v1/history?limit=200'])
  expect(reads).toBe(0)
})
