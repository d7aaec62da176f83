import { describe, expect, it } from 'vitest'
import { waitingOf } from '../../../src/core/rollout/waiting.ts'
import type { CommitSpec } from '../support/fleet.ts'
import { tell } from '../support/story.ts'

const environments = [{ name: 'staging' }, { name: 'prod', after: 'staging' }]
const fleet = (observed: string[]): CommitSpec => ({
  environments,
  observed,
  services: {
    'staging/web': { digest: 'one', nodes: ['s-1'] },
    'prod/web': { digest: 'one', nodes: ['p-1'] },
  },
})

describe('nodes that are only observed', () => {
  it('prove nothing: where nobody may be changed nothing is rolled out and nothing is good', () => {
    const story = tell()
    story.commit('c1', fleet(['s-1', 'p-1']))
    story.play(120)
    expect(story.said('rollout-started')).toEqual([])
    expect(story.said('digest-good')).toEqual([])
    expect(waitingOf(story.state, story.state.slots['staging/web']!, story.now)).toMatchObject({ kind: 'observed' })
  })

  it('come first in their environment once they are active, also when the next was promoted meanwhile', () => {
    const story = tell()
    story.commit('c1', fleet(['s-1', 'p-1']))
    story.play(10)
    story.commit('c2', fleet([]))
    expect(story.playUntil('rollout-started').slot).toBe('staging/web')
    expect(story.playUntil('digest-good').slot).toBe('staging/web')
    expect(story.playUntil('rollout-started').slot).toBe('prod/web')
  })

  it('keep nobody waiting who depends on what runs there', () => {
    const story = tell()
    story.commit('c1', {
      observed: ['db-1'],
      services: {
        db: { digest: 'one', nodes: ['db-1'] },
        web: { digest: 'one', nodes: ['web-1'], dependsOn: ['db'] },
      },
    })
    expect(story.playUntil('digest-good').slot).toBe('prod/web')
  })
})

describe('a look that is older than what was done since', () => {
  it('is not believed', () => {
    const story = tell()
    story.commit('c1', { services: { web: { digest: 'one', nodes: ['web-1'] } } })
    const asked = story.now
    story.playUntil('rollout-ended')
    const before = {
      digest: 'one',
      sync: 'plan' as const,
      changes: ['+ file /etc/web'],
      changeCount: 1,
      stepSeconds: 10,
      health: [],
    }
    const value = { slots: { 'prod/web': before } }
    expect(
      story.post({ event: 'looked', node: 'web-1', look: 900, askedAt: asked, answer: { answer: 'ok', value } }),
    ).toEqual([])
    expect(story.said('drift-found')).toEqual([])
  })

  it('nor one that a commit has outrun', () => {
    const story = tell()
    story.commit('c1', { services: { web: { digest: 'one', nodes: ['web-1'] } } })
    story.playUntil('rollout-ended')
    story.play(5)
    const asked = story.now
    story.wait(1)
    story.commit('c2', { services: { web: { digest: 'two', nodes: ['web-1'] } } })
    const value = {
      slots: {
        'prod/web': { digest: 'one', sync: 'none' as const, changes: [], changeCount: 0, stepSeconds: 0, health: [] },
      },
    }
    story.post({ event: 'looked', node: 'web-1', look: 900, askedAt: asked, answer: { answer: 'ok', value } })
    const accepted = story.now
    const { at } = story.playUntil('attempt-intended', (entry) => entry.digest === 'two')
    expect(at - accepted).toBeLessThan(5_000)
  })
})
