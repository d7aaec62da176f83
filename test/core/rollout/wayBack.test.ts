import { describe, expect, it } from 'vitest'
import { effectiveOf } from '../../../src/core/rollout/effective.ts'
import { waitingOf } from '../../../src/core/rollout/waiting.ts'
import { nodesNamed, type CommitSpec } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

const nodes = nodesNamed('web', 8)
const count = (n: number) => ({ count: n })
const environments = [{ name: 'staging' }, { name: 'prod', after: 'staging', soakMs: 60_000 }]
const rollout = { canaryBakeTimeMs: 30_000, maxParallel: count(2), maxUnavailable: count(6) }
const web = (digest: string, more: CommitSpec['services'] = {}): CommitSpec => ({
  environments,
  services: {
    'staging/web': { digest, nodes: ['s-1', 's-2'], rollout },
    'prod/web': { digest, nodes, rollout },
    ...more,
  },
})
const inProd = (story: Story) => story.state.slots['prod/web']!
const runs = (story: Story) => [...new Set(nodes.map((node) => story.hosts.runs[`${node} prod/web`]))]
const wavesSince = (story: Story, at: number) =>
  story.said('wave-started').filter((w) => w.at >= at && story.state.rollouts[w.rollout]?.slot === 'prod/web')

/** Both versions were healthy everywhere, `two` runs. */
function twoGood(): Story {
  const story = tell()
  for (const digest of ['one', 'two']) {
    story.commit(digest, web(digest))
    story.playUntil('digest-good', (good) => good.slot === 'prod/web')
  }
  return story
}

describe('a proven way back', () => {
  it("is straight through two hours and six commits later, whoever wrote it: a person's git revert", () => {
    const story = twoGood()
    for (let i = 1; i <= 6; i++) {
      story.play(1_200)
      story.commit(`c${i}`, web('two', { 'staging/app': { digest: `app-${i}`, nodes: ['s-1'] } }))
    }
    story.play(60)
    const from = story.now
    story.commit('revert of two', web('one', { 'staging/app': { digest: 'app-6', nodes: ['s-1'] } }))
    expect(
      story
        .said('digest-promoted')
        .slice(-2)
        .map((p) => [p.slot, p.digest, p.at]),
    ).toEqual([
      ['prod/web', 'one', from],
      ['staging/web', 'one', from],
    ])
    story.playUntil('digest-good', (good) => good.slot === 'prod/web' && good.digest === 'one')
    const back = story.said('rollout-started').filter((r) => r.at >= from)
    expect(back.map((r) => [r.slot, r.proven]).toSorted()).toEqual([
      ['prod/web', true],
      ['staging/web', true],
    ])
    expect(story.said('bake-started').filter((b) => b.at >= from)).toEqual([])
    expect(wavesSince(story, from).map((w) => w.nodes.length)).toEqual([4, 4])
    expect(runs(story)).toEqual(['one'])
    expect(story.now - from).toBeLessThan(40_000)
  })

  it('goes everywhere at once for a person who says it is urgent, and only that way back does', () => {
    const story = twoGood()
    const word = { who: 'Ada', why: 'it loses orders' }
    story.post({ event: 'operator', verb: 'urgent', slot: 'prod/web', digest: 'one', ...word })
    story.restart()
    const from = story.now
    story.commit('back', web('one'))
    story.playUntil('digest-good', (good) => good.slot === 'prod/web' && good.digest === 'one')
    expect(wavesSince(story, from).map((w) => w.nodes.length)).toEqual([8])
    expect(story.said('rollout-started').findLast((r) => r.slot === 'prod/web')?.urgent).toEqual(word)
    const later = story.now
    story.commit('forth', web('two'))
    story.playUntil('digest-good', (good) => good.slot === 'prod/web' && good.digest === 'two')
    story.commit('back again', web('one'))
    story.playUntil('digest-good', (good) => good.slot === 'prod/web' && good.digest === 'one')
    expect(wavesSince(story, later).map((w) => w.nodes.length)).toEqual([4, 4, 4, 4])
  })

  it('is no rush for a new version, nor an hour after the word', () => {
    const story = twoGood()
    const word = { event: 'operator', verb: 'urgent', slot: 'prod/web', who: 'Ada', why: 'x' } as const
    story.post({ ...word, digest: 'three' })
    const from = story.now
    story.commit('three', web('three'))
    story.playUntil('digest-good', (good) => good.slot === 'prod/web' && good.digest === 'three')
    expect(wavesSince(story, from)[0]?.nodes).toHaveLength(1)
    story.post({ ...word, digest: 'two' })
    story.wait(3_601)
    const later = story.now
    story.commit('back', web('two'))
    story.playUntil('digest-good', (good) => good.slot === 'prod/web' && good.digest === 'two')
    expect(wavesSince(story, later).map((w) => w.nodes.length)).toEqual([4, 4])
  })

  it('that is itself unhealthy stops: it is held, nothing is tried in turns, and a person is told once', () => {
    const story = twoGood()
    story.hosts.health['one'] = check('fail')
    story.commit('back', web('one'))
    story.playUntil('digest-held', (held) => held.slot === 'prod/web')
    story.play(3_600)
    const of = (slot: string) =>
      story.said('rollout-started').filter((r) => r.slot === slot && r.digest === 'one' && r.proven)
    expect(of('prod/web')).toHaveLength(1)
    expect(Object.keys(inProd(story).holds)).toEqual(['one'])
    expect(
      story.said('attempt-intended').filter((a) => a.digest === 'one' && a.node === 'web-1').length,
    ).toBeLessThanOrEqual(2)
  })

  it('is nowhere when what was proven before has failed too: the rollback stops, and says so', () => {
    const story = twoGood()
    story.post({ event: 'operator', verb: 'rollback', slot: 'prod/web', who: 'Ada', why: 'it loses orders' })
    story.hosts.health['one'] = check('fail')
    story.playUntil('digest-held', (held) => held.digest === 'one')
    story.play(3_600)
    expect(
      story.said('rollout-started').filter((r) => r.slot === 'prod/web' && r.digest === 'one' && r.proven),
    ).toHaveLength(1)
    expect(effectiveOf(inProd(story))).toBeUndefined()
    expect(
      story
        .said('revert-blocked')
        .filter((b) => b.slot === 'prod/web')
        .map((b) => b.why),
    ).toEqual(['every version that was ever proven here has failed since'])
  })
})

const app = (digest: string, appDigest: string): CommitSpec => ({
  services: {
    db: { digest, nodes: ['db-1'] },
    app: { digest: appDigest, nodes: ['app-1'], dependsOn: ['db'] },
  },
})
const order = (story: Story, at: number) =>
  story
    .said('rollout-started')
    .filter((r) => r.at >= at)
    .map((r) => `${r.slot} ${r.digest}`)

function deployed(): Story {
  const story = tell()
  for (const n of [1, 2]) {
    story.commit(`c${n}`, app(`db ${n}`, `app ${n}`))
    story.playUntil('digest-good', (good) => good.digest === `app ${n}`)
  }
  return story
}

describe('services that depend on one another', () => {
  it('go forth in the order of dependsOn, and back in the other: dependents first', () => {
    const story = deployed()
    expect(order(story, 0)).toEqual(['prod/db db 1', 'prod/app app 1', 'prod/db db 2', 'prod/app app 2'])
    const from = story.now
    story.commit('back', app('db 1', 'app 1'))
    story.play(3)
    expect(waitingOf(story.state, story.state.slots['prod/db']!, story.now)).toMatchObject({
      kind: 'dependency',
      why: 'app, which depends on it, goes back first',
      ends: 'app is back',
    })
    story.playUntil('digest-good', (good) => good.slot === 'prod/db' && good.digest === 'db 1')
    expect(order(story, from)).toEqual(['prod/app app 1', 'prod/db db 1'])
    const ended = story.said('rollout-ended').filter((r) => r.at >= from)
    const started = story.said('rollout-started').filter((r) => r.at >= from)
    expect(started[1]?.at).toBeGreaterThanOrEqual(ended[0]?.at ?? Infinity)
  })

  it('do not wait for a dependent that cannot move', () => {
    const story = deployed()
    story.hosts.silent.add('app-1')
    story.playUntil('node-lost')
    const from = story.now
    story.commit('back', app('db 1', 'app 1'))
    story.playUntil('digest-good', (good) => good.slot === 'prod/db' && good.digest === 'db 1')
    expect(order(story, from)).toEqual(['prod/db db 1'])
  })

  it('go back one by one where only one of them does', () => {
    const story = deployed()
    const from = story.now
    story.commit('back', app('db 1', 'app 3'))
    story.playUntil('digest-good', (good) => good.digest === 'app 3')
    expect(order(story, from)).toEqual(['prod/db db 1', 'prod/app app 3'])
  })
})

describe("a person's rollback without Git", () => {
  const word = { event: 'operator', verb: 'rollback', slot: 'prod/web', who: 'Ada', why: 'it loses orders' } as const

  it('takes the nodes back at once, holds what they ran, and leaves Git to the revert that is then due', () => {
    const story = twoGood()
    story.post(word)
    expect(story.said('digest-held')).toMatchObject([
      { slot: 'prod/web', digest: 'two', blame: 'commit', why: 'taken back by Ada: it loses orders' },
    ])
    story.playUntil('digest-good', (good) => good.slot === 'prod/web' && good.digest === 'one')
    expect(runs(story)).toEqual(['one'])
    expect(story.hosts.runs['s-1 staging/web']).toBe('two')
    expect(story.reverts).toMatchObject([{ head: 'two', slot: 'prod/web', digest: 'two' }])
    story.commit('r1', web('one'))
    story.play(60)
    expect(waitingOf(story.state, inProd(story), story.now)).toBeUndefined()
  })

  it('leads to the version that is asked for, and holds everything newer', () => {
    const story = twoGood()
    story.commit('three', web('three'))
    story.playUntil('digest-good', (good) => good.slot === 'prod/web' && good.digest === 'three')
    story.post({ ...word, to: 'one' })
    expect(story.said('digest-held').map((h) => h.digest)).toEqual(['three', 'two'])
    story.playUntil('digest-good', (good) => good.slot === 'prod/web' && good.digest === 'one')
    expect(runs(story)).toEqual(['one'])
  })

  it('ends what is under way, as abort does', () => {
    const story = twoGood()
    story.commit('three', web('three'))
    story.playUntil('node-settled', (n) => n.node === 'web-1')
    story.post(word)
    expect(story.said('rollout-aborted')).toHaveLength(1)
    story.playUntil('rollout-ended')
    expect(runs(story)).toEqual(['two'])
    expect(inProd(story).holds['three']).toMatchObject({ why: 'aborted by Ada: it loses orders' })
  })

  it('says nothing where there is nothing to go back to', () => {
    const story = tell()
    story.commit('one', web('one'))
    story.playUntil('digest-good', (good) => good.slot === 'prod/web')
    expect(story.post(word)).toEqual([])
    expect(story.post({ ...word, to: 'nonsense' })).toEqual([])
  })
})
