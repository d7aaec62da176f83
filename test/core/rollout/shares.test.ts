import { describe, expect, it } from 'vitest'
import { waitingOf } from '../../../src/core/rollout/waiting.ts'
import { nodesNamed, type CommitSpec } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

const nodes = nodesNamed('web', 4)
const wide = { canary: { count: 4 }, maxParallel: { count: 4 }, maxUnavailable: { count: 4 } }
/** `db` may be changed everywhere at once; `web` bears one node less. */
const both = (db: string, web = 'one'): CommitSpec => ({
  services: {
    db: { digest: db, nodes, rollout: wide },
    web: { digest: web, nodes, rollout: { ...wide, maxUnavailable: { count: 1 } } },
  },
})

function settled(): Story {
  const story = tell()
  story.commit('c1', both('one'))
  story.playUntil('rollout-ended')
  story.playUntil('rollout-ended')
  return story
}

/** What changes `db` restarts `web` along with it. */
function drags(story: Story): void {
  for (const node of nodes) {
    story.hosts.looks[`${node} prod/db`] = { interrupts: ['db.service', 'web.service'], dragged: ['web.service'] }
  }
}

/** The most nodes on which an attempt was open at one time. */
function mostAtOnce(story: Story): number {
  const open = new Set<string>()
  let most = 0
  for (const entry of story.entries) {
    if (entry.type === 'attempt-intended') open.add(entry.attempt)
    if (entry.type === 'outcome') open.delete(entry.attempt)
    if (entry.type === 'verdict' && story.state.attempts[entry.attempt]?.empty) open.delete(entry.attempt)
    most = Math.max(most, open.size)
  }
  return most
}

describe('a node in flight', () => {
  it('counts against every service that its change interrupts there', () => {
    const free = settled()
    free.entries.length = 0
    free.commit('c2', both('two'))
    free.playUntil('rollout-ended')
    expect(mostAtOnce(free)).toBe(4)
    const story = settled()
    drags(story)
    story.entries.length = 0
    story.commit('c2', both('two'))
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded', counts: { healthy: 4 } })
    expect(mostAtOnce(story)).toBe(1)
  })

  it('is named with the units that go along', () => {
    const story = settled()
    drags(story)
    story.commit('c2', both('two'))
    expect(story.playUntil('attempt-intended', (a) => a.digest === 'two')).toMatchObject({ dragged: ['web.service'] })
  })

  it('of a service keeps the waves of those it interrupts small', () => {
    const story = settled()
    drags(story)
    story.hosts.sends['web-1 two'] = { steps: 'running', outcome: 'armed', detail: '' }
    story.commit('c2', both('two'))
    story.playUntil('attempt-received')
    story.commit('c3', both('two', 'two'))
    story.play(30)
    expect(story.said('attempt-intended').filter((a) => a.slot === 'prod/web' && a.digest === 'two')).toEqual([])
  })

  it('is begun although the other service is ill there already: that costs nothing more', () => {
    const story = settled()
    drags(story)
    for (const node of nodes) story.hosts.health[`${node} one`] = check('fail')
    story.play(70)
    story.commit('c2', both('two'))
    story.play(5)
    expect(story.said('attempt-intended').filter((a) => a.digest === 'two').length).toBeGreaterThan(1)
  })

  it('that has to wait says for whom', () => {
    const story = settled()
    drags(story)
    story.hosts.health['web-4 one'] = check('fail')
    story.play(70)
    story.commit('c2', both('two'))
    story.play(10)
    const slot = story.state.slots['prod/db']
    if (!slot) throw new Error('no slot')
    expect(waitingOf(story.state, slot, story.now)).toMatchObject({
      kind: 'availability',
      why: 'on web-1 it interrupts web as well, of which 1 of 1 that may be are unavailable',
      ends: 'web is well on its other nodes',
    })
  })
})
