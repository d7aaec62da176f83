import { describe, expect, it } from 'vitest'
import { waitingOf } from '../../../src/core/rollout/waiting.ts'
import { effectiveOf } from '../../../src/core/rollout/effective.ts'
import type { CommitSpec } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

const environments = [{ name: 'staging' }, { name: 'prod', after: 'staging', promotion: 'manual' as const }]

/** The branch asks for a digest; of prod, what is promoted. */
function asking(digest: string, promoted?: { digest: string; commit: string }): CommitSpec {
  const prod = promoted && { 'prod/web': { digest: promoted.digest, nodes: ['p-1', 'p-2'] } }
  return {
    environments,
    services: { 'staging/web': { digest, nodes: ['s-1'] }, ...prod },
    offered: { 'prod/web': { digest, nodes: ['p-1', 'p-2'] } },
    ...(promoted
      ? { promotions: { 'prod/web': { commit: promoted.commit, file: 'shop.yaml', provenBy: promoted.digest } } }
      : {}),
  }
}
const one = { digest: 'one', commit: 'c1' }
const two = { digest: 'two', commit: 'c2' }
const inProd = (story: Story) => waitingOf(story.state, story.state.slots['prod/web']!, story.now)
const runs = (story: Story) => ['p-1', 'p-2'].map((node) => story.hosts.runs[`${node} prod/web`])

/** `one` is promoted and runs in prod; staging has proven `two`. */
function waiting(): Story {
  const story = tell()
  story.commit('c1', asking('one'))
  story.playUntil('digest-good')
  story.commit('p1', asking('one', one))
  story.playUntil('digest-good', (good) => good.slot === 'prod/web')
  story.commit('c2', asking('two', one))
  story.playUntil('digest-good', (good) => good.digest === 'two')
  story.play(300)
  return story
}

describe('an environment that takes only what is promoted', () => {
  it('gets nothing before the first promotion, and nothing is taken away', () => {
    const story = tell()
    story.hosts.runs['p-1 prod/web'] = 'by hand'
    story.commit('c1', asking('one'))
    story.playUntil('digest-good')
    story.play(300)
    expect(story.said('rollout-started').map((r) => r.slot)).toEqual(['staging/web'])
    expect(story.hosts.runs['p-1 prod/web']).toBe('by hand')
  })

  it('stays at what is promoted, and says who ends that', () => {
    const story = waiting()
    expect(runs(story)).toEqual(['one', 'one'])
    expect(inProd(story)).toMatchObject({
      kind: 'promotion',
      why: 'web is not promoted to prod',
      ends: '`holdfast promote web --to prod`',
    })
  })

  it('gets what a commit promotes, once the environment before has proven it', () => {
    const story = waiting()
    story.commit('p2', asking('two', two))
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
    expect(runs(story)).toEqual(['two', 'two'])
    expect(inProd(story)).toBeUndefined()
  })

  it('waits with a promotion that came too early, and soaks it', () => {
    const story = tell()
    const soaking: CommitSpec['environments'] = environments.map((e) =>
      e.name === 'prod' ? { ...e, soakMs: 120_000 } : e,
    )
    story.commit('c1', { ...asking('one', one), environments: soaking })
    expect(inProd(story)).toMatchObject({ kind: 'environment', ends: 'staging proves it healthy' })
    const { at } = story.playUntil('digest-good')
    story.play(10)
    expect(inProd(story)).toMatchObject({ kind: 'soak' })
    const promoted = story.playUntil('digest-promoted', (p) => p.slot === 'prod/web')
    expect(promoted.at - at).toBeGreaterThanOrEqual(120_000)
  })

  it('takes what staging proved before it moved on', () => {
    const story = waiting()
    story.commit('c3', asking('three', one))
    story.playUntil('digest-good', (good) => good.digest === 'three')
    story.commit('p2', asking('three', two))
    story.playUntil('digest-good', (good) => good.slot === 'prod/web' && good.digest === 'two')
    expect(runs(story)).toEqual(['two', 'two'])
  })

  it('goes back when the promotion is reverted, straight through, and staging is left alone', () => {
    const story = waiting()
    story.commit('p2', asking('two', two))
    story.playUntil('rollout-ended')
    const before = story.said('rollout-started').length
    story.commit('r1', asking('two', one))
    story.playUntil('rollout-ended')
    expect(story.said('rollout-started').slice(before)).toMatchObject([
      { slot: 'prod/web', digest: 'one', proven: true },
    ])
    expect(runs(story)).toEqual(['one', 'one'])
    expect(story.hosts.runs['s-1 staging/web']).toBe('two')
  })

  it('that fails with what was promoted is held there: the promotion is due to be reverted, staging is not', () => {
    const story = waiting()
    for (const node of ['p-1', 'p-2']) story.hosts.health[`${node} two`] = check('fail')
    story.commit('p2', asking('two', two))
    story.playUntil('rollout-ended')
    story.play(20)
    expect(runs(story)).toEqual(['one', 'one'])
    expect(story.reverts).toMatchObject([{ head: 'p2', slot: 'prod/web', digest: 'two' }])
    expect(story.state.slots['staging/web']?.holds).toEqual({})
    story.commit('r1', asking('two', one))
    story.play(60)
    expect(story.reverts).toHaveLength(1)
    expect(effectiveOf(story.state.slots['prod/web']!)?.digest).toBe('one')
  })

  it('is where it was after its first promotion was reverted: the head carries nothing that is held', () => {
    const story = tell()
    story.commit('c1', asking('one'))
    story.playUntil('digest-good')
    for (const node of ['p-1', 'p-2']) story.hosts.health[`${node} one`] = check('fail')
    story.commit('p1', asking('one', one))
    story.playUntil('rollout-ended', (end) => end.result === 'restored')
    story.commit('r1', asking('one'))
    story.play(60)
    expect(story.reverts).toEqual([])
  })

  it('that turned manual keeps what it runs, and takes nothing new', () => {
    const story = tell()
    const nodes = ['p-1', 'p-2']
    story.commit('c1', {
      environments: [{ name: 'staging' }, { name: 'prod', after: 'staging' }],
      services: { 'staging/web': { digest: 'one', nodes: ['s-1'] }, 'prod/web': { digest: 'one', nodes } },
    })
    story.playUntil('digest-good', (good) => good.slot === 'prod/web')
    story.commit('c2', asking('one'))
    story.play(60)
    story.commit('c3', asking('two'))
    story.playUntil('digest-good', (good) => good.digest === 'two')
    story.play(300)
    expect(runs(story)).toEqual(['one', 'one'])
    story.restart()
    story.play(300)
    expect(runs(story)).toEqual(['one', 'one'])
    story.hosts.runs['p-1 prod/web'] = 'by hand'
    story.playUntil('rollout-ended', (end) => story.state.rollouts[end.rollout]?.kind === 'heal')
    expect(runs(story)).toEqual(['one', 'one'])
    expect(inProd(story)).toMatchObject({ kind: 'promotion' })
  })

  it('keeps what comes after it waiting for what really runs there', () => {
    const three = [...environments, { name: 'edge', after: 'prod' }]
    const spec = (digest: string, promoted?: { digest: string; commit: string }): CommitSpec => {
      const asked = asking(digest, promoted)
      return { ...asked, environments: three, services: { ...asked.services, 'edge/web': { digest, nodes: ['e-1'] } } }
    }
    const story = tell()
    story.commit('c1', spec('one'))
    story.playUntil('digest-good')
    story.play(120)
    expect(story.hosts.runs['e-1 edge/web']).toBeUndefined()
    story.commit('p1', spec('one', one))
    story.playUntil('digest-good', (good) => good.slot === 'edge/web')
    story.commit('c2', spec('two', one))
    story.playUntil('digest-good', (good) => good.digest === 'two')
    story.play(300)
    expect(story.hosts.runs['e-1 edge/web']).toBe('one')
  })
})

const pinned = (digest: string, pin: string): CommitSpec => ({
  environments: [{ name: 'staging' }, { name: 'prod', after: 'staging' }],
  services: { 'staging/web': { digest, nodes: ['s-1'] }, 'prod/web': { digest: pin, nodes: ['p-1'] } },
})

describe('a pin of one environment', () => {
  it('keeps it where it is while staging goes on; the commit that moves it is the only one a failure takes back', () => {
    const story = tell()
    story.commit('c1', pinned('staging 2.4', 'prod 2.4'))
    story.playUntil('digest-good', (good) => good.slot === 'prod/web')
    story.commit('c2', pinned('staging 2.5', 'prod 2.4'))
    story.playUntil('digest-good', (good) => good.digest === 'staging 2.5')
    story.play(300)
    expect(story.said('rollout-started').filter((r) => r.slot === 'prod/web')).toHaveLength(1)
    story.hosts.health['prod 2.5'] = check('fail')
    story.commit('c3', pinned('staging 2.5', 'prod 2.5'))
    story.playUntil('digest-held')
    story.play(20)
    expect(story.reverts).toMatchObject([{ head: 'c3', slot: 'prod/web', digest: 'prod 2.5' }])
    expect(story.hosts.runs['p-1 prod/web']).toBe('prod 2.4')
    expect(story.hosts.runs['s-1 staging/web']).toBe('staging 2.5')
  })
})
