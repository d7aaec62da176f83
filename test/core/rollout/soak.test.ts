import { describe, expect, it } from 'vitest'
import type { Slot } from '../../../src/core/journal/state.ts'
import { waitingOf } from '../../../src/core/rollout/waiting.ts'
import { movingStill } from '../../../src/core/timeline/atRest.ts'
import type { CommitSpec } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

const soak = 300_000
const environments = [{ name: 'staging' }, { name: 'prod', after: 'staging', soakMs: soak }]
const both = (digest: string, more: CommitSpec['services'] = {}): CommitSpec => ({
  environments,
  services: {
    'staging/web': { digest, nodes: ['s-1', 's-2'] },
    'prod/web': { digest, nodes: ['p-1'] },
    ...more,
  },
})
const inProd = (story: Story): Slot => story.state.slots['prod/web']!
const promotedAt = (story: Story, digest: string): number =>
  story.playUntil('digest-promoted', (p) => p.slot === 'prod/web' && p.digest === digest).at

/** `one` runs everywhere, and staging has proven `two`. */
function proven(): { story: Story; at: number } {
  const story = tell()
  story.commit('c1', both('one'))
  story.playUntil('digest-good', (good) => good.slot === 'staging/web')
  story.wait(1)
  story.playUntil('digest-good', (good) => good.slot === 'prod/web')
  story.commit('c2', both('two'))
  const { at } = story.playUntil('digest-good', (good) => good.slot === 'staging/web' && good.digest === 'two')
  return { story, at }
}

describe('a digest that has to soak', () => {
  it('comes on when it was healthy for that long, after a last look', () => {
    const { story, at } = proven()
    story.play(60)
    expect(waitingOf(story.state, inProd(story), story.now)).toMatchObject({
      kind: 'soak',
      why: expect.stringMatching(/^soaks in staging, \S+ of 5m left$/) as string,
      since: at,
      ends: 'it stays healthy there',
    })
    expect(movingStill(story.state, 0, story.now)).toBe('prod/web waits until it has soaked')
    const came = promotedAt(story, 'two')
    expect(came - at).toBeGreaterThanOrEqual(soak)
    expect(came - at).toBeLessThanOrEqual(soak + 5_000)
    const looks = story.entries.filter((e) => e.type === 'node-looked' && e.node.startsWith('s-') && e.at >= at + soak)
    expect(looks.length).toBeGreaterThanOrEqual(2)
  })

  it('is neither superseded nor begun anew by commits that change nothing of the service', () => {
    const { story, at } = proven()
    for (let i = 1; i <= 5; i++) {
      story.play(50)
      story.commit(`unrelated-${i}`, both('two', { 'staging/app': { digest: `app-${i}`, nodes: ['s-1'] } }))
    }
    expect(promotedAt(story, 'two') - at).toBeLessThanOrEqual(soak + 5_000)
  })

  it('goes on soaking after a restart of the controller', () => {
    const { story, at } = proven()
    story.play(150)
    story.restart()
    expect(promotedAt(story, 'two') - at).toBeLessThanOrEqual(soak + 5_000)
  })

  it('begins anew when it is not healthy in between, and says so', () => {
    const { story, at } = proven()
    story.play(150)
    story.hosts.health['s-2 two'] = check('fail')
    const lost = story.playUntil('health-lost')
    expect(lost).toMatchObject({ slot: 'staging/web', digest: 'two', node: 's-2', why: 'GET /healthz answered 503' })
    story.play(400)
    expect(story.said('health-lost')).toHaveLength(1)
    expect(waitingOf(story.state, inProd(story), story.now)).toMatchObject({
      kind: 'soak',
      why: 'must be healthy in staging for 5m; s-2: GET /healthz answered 503',
      since: lost.at,
    })
    delete story.hosts.health['s-2 two']
    const back = story.playUntil('health-back')
    expect(back.at).toBeGreaterThan(at + soak)
    story.restart()
    const came = promotedAt(story, 'two')
    expect(came - back.at).toBeGreaterThanOrEqual(soak)
  })

  it('does not come on while nobody there answers', () => {
    const { story } = proven()
    story.play(150)
    story.hosts.silent.add('s-1').add('s-2')
    story.play(900)
    expect(story.said('digest-promoted').filter((p) => p.slot === 'prod/web')).toHaveLength(1)
    expect(waitingOf(story.state, inProd(story), story.now)).toMatchObject({
      kind: 'nodes',
      ends: 'a node of staging answers',
    })
    story.hosts.silent.clear()
    promotedAt(story, 'two')
  })

  it('is overtaken by a newer one, which soaks for itself', () => {
    const { story } = proven()
    story.play(200)
    story.commit('c3', both('three'))
    const { at } = story.playUntil('digest-good', (good) => good.digest === 'three')
    expect(promotedAt(story, 'three') - at).toBeGreaterThanOrEqual(soak)
    expect(story.said('digest-promoted').filter((p) => p.slot === 'prod/web' && p.digest === 'two')).toEqual([])
  })

  it('needs no soak as a proven way back: it goes everywhere at once', () => {
    const { story } = proven()
    promotedAt(story, 'two')
    story.playUntil('digest-good', (good) => good.slot === 'prod/web' && good.digest === 'two')
    story.commit('r1', both('one'))
    const back = story.said('digest-promoted').slice(-2)
    expect(back.map((p) => [p.slot, p.digest, p.at])).toEqual([
      ['prod/web', 'one', back[0]?.at],
      ['staging/web', 'one', back[0]?.at],
    ])
  })
})
