import { describe, expect, it } from 'vitest'
import type { DurableEntry } from '../../../src/core/journal/entry.ts'
import { fold } from '../../../src/core/journal/fold.ts'
import { emptyState } from '../../../src/core/journal/state.ts'
import { pastRollout, pastRollouts } from '../../../src/core/timeline/pastRollouts.ts'
import { accepted, attempt, digest, commit, failed, promoted, rollout, started, wave, type Untimed } from './given.ts'

/** A failed rollout with its revert, then many good ones. */
function journal(after: number): DurableEntry[] {
  const first: Untimed[] = [
    started,
    accepted,
    promoted,
    rollout('shop-4', 'shop-1'),
    wave(1, 'shop-4'),
    attempt('shop-4'),
  ]
  const reverted: Untimed = {
    type: 'revert-made',
    commit: commit('c'),
    head: commit('a'),
    slot: 'production/shop',
    digest: digest('b'),
    reverts: [commit('a')],
  }
  const more = Array.from({ length: after }, (_, index): Untimed[] => {
    const id = `c0ffee00-${index + 2}`
    return [
      { ...(rollout('shop-1') as object), rollout: id } as Untimed,
      { type: 'node-settled', rollout: id, node: 'shop-1', end: 'healthy', detail: '' },
      { type: 'rollout-ended', rollout: id, result: 'succeeded', counts: { healthy: 1 } },
    ]
  })
  return [...first, ...failed, reverted, ...more.flat()].map((entry, index) => {
    return { at: 1_000 * (index + 1), ...entry } as DurableEntry
  })
}

const now = 10_000_000
const named = (id: string) => (one: string) => one === id

describe('rollouts that the loop has forgotten', () => {
  const entries = journal(450)

  it('are all told, newest first, each once', () => {
    const views = pastRollouts(entries, now)
    expect(views.map(({ id }) => id)).toEqual(Array.from({ length: 451 }, (_, index) => `c0ffee00-${451 - index}`))
    expect(Object.keys(fold(emptyState(), entries).rollouts)).toHaveLength(200)
  })

  it('are told with what came after them', () => {
    const oldest = pastRollouts(entries, now).at(-1)
    expect(oldest).toMatchObject({ word: 'restored', cited: { subject: 'Bump shop to 2.5.0' } })
    expect(oldest?.failure?.consequences).toContain('revert ccccccc pushed')
  })

  it('are shown in detail, by their entries', () => {
    const detail = pastRollout(entries, named('c0ffee00-1'), now)
    expect(detail?.failure?.consequences).toContain('revert ccccccc pushed')
    expect(detail?.timeline.map(({ text }) => text)).toContain(
      'production · shop failed; what it touched is restored (1 restored, 1 untouched)',
    )
    expect(pastRollout(entries, named('c0ffee00-300'), now)).toMatchObject({
      word: 'succeeded',
      timeline: { length: 3 },
    })
    expect(pastRollout(entries, named('c0ffee00-900'), now)).toBeUndefined()
  })

  it('are told as they are where nothing was forgotten, and where one is still under way', () => {
    const few = journal(2)
    expect(pastRollouts(few, now)).toHaveLength(3)
    const open = few.slice(0, -1)
    expect(pastRollouts(open, now)[0]).toMatchObject({ id: 'c0ffee00-3', endedAt: undefined })
    expect(pastRollout(open, named('c0ffee00-3'), now)?.endedAt).toBeUndefined()
  })
})
