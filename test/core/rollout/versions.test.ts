import { describe, expect, it } from 'vitest'
import { waitingOf } from '../../../src/core/rollout/waiting.ts'
import { effectiveOf } from '../../../src/core/rollout/effective.ts'
import { nodesNamed, type CommitSpec } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

const nodes = nodesNamed('web', 3)
const web = (digest: string): CommitSpec => ({ services: { web: { digest, nodes } } })

/** Digest by digest, each commit rolled out to its end. */
function having(...digests: string[]): Story {
  const story = tell()
  digests.forEach((digest, i) => {
    story.commit(`c${i + 1}`, web(digest))
    story.playUntil('rollout-ended')
  })
  return story
}

const environments = [{ name: 'staging' }, { name: 'prod', after: 'staging' }]
const both = (digest: string): CommitSpec => ({
  environments,
  services: { 'staging/web': { digest, nodes: ['s-1'] }, 'prod/web': { digest, nodes: ['p-1'] } },
})

describe('promotion from environment to environment', () => {
  it('a digest comes to an environment only after the one before it proved it healthy', () => {
    const story = tell()
    story.commit('c1', both('one'))
    expect(story.said('digest-promoted').map((p) => p.slot)).toEqual(['staging/web'])
    expect(waitingOf(story.state, story.state.slots['prod/web']!, story.now)).toMatchObject({
      kind: 'environment',
      why: 'waits for staging',
    })
    story.playUntil('digest-good', (good) => good.slot === 'staging/web')
    expect(story.playUntil('digest-good')).toMatchObject({ slot: 'prod/web', digest: 'one' })
    expect(story.said('digest-promoted').map((p) => p.slot)).toEqual(['staging/web', 'prod/web'])
  })

  it('what fails in one environment never comes to the next', () => {
    const story = tell()
    story.commit('c1', both('one'))
    story.playUntil('digest-good', (good) => good.slot === 'prod/web')
    story.hosts.health['two'] = check('fail')
    story.commit('c2', both('two'))
    story.playUntil('digest-held')
    story.play(60)
    expect(
      story
        .said('digest-promoted')
        .filter((p) => p.digest === 'two')
        .map((p) => p.slot),
    ).toEqual(['staging/web'])
    expect(story.hosts.runs['p-1 prod/web']).toBe('one')
  })

  it('a way back that was proven in an environment needs no proof in the one before', () => {
    const story = tell()
    for (const digest of ['one', 'two']) {
      story.commit(digest, both(digest))
      story.playUntil('digest-good', (good) => good.slot === 'prod/web')
    }
    story.commit('c3', both('one'))
    expect(
      story
        .said('digest-promoted')
        .slice(-2)
        .map((p) => `${p.slot} ${p.digest}`),
    ).toEqual(['prod/web one', 'staging/web one'])
  })

  it('a service that the environment before does not have comes at once', () => {
    const story = tell()
    story.commit('c1', { environments, services: { 'prod/web': { digest: 'one', nodes: ['p-1'] } } })
    expect(story.said('digest-promoted').map((p) => p.slot)).toEqual(['prod/web'])
  })
})

const baking = (digest: string): CommitSpec => ({
  services: { web: { digest, nodes, rollout: { canaryBakeTimeMs: 100_000 } } },
})

describe('commits that change nothing of a service', () => {
  it('neither supersede nor restart its rollout', () => {
    const story = having('one')
    story.commit('c2', web('two'))
    story.playUntil('node-settled')
    story.commit('c3', web('two'))
    expect(story.said('commit-accepted').at(-1)?.slots).toEqual({})
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
    expect(story.said('rollout-started').filter((r) => r.digest === 'two')).toHaveLength(1)
  })

  it('do not start the bake anew', () => {
    const story = having('one')
    story.commit('c2', baking('two'))
    const bake = story.playUntil('bake-started')
    story.play(50)
    story.commit('c3', baking('two'))
    const wave = story.playUntil('wave-started', (w) => w.wave === 2)
    expect(wave.at - bake.at).toBeLessThan(110_000)
  })
})

function failing(): Story {
  const story = having('one')
  story.hosts.health['two'] = check('fail')
  story.commit('c2', web('two'))
  story.playUntil('rollout-ended', (end) => end.result === 'restored')
  return story
}

describe('a held digest', () => {
  it('stays held whatever commit carries it, and the service stays at its last good one', () => {
    const story = failing()
    delete story.hosts.health['two']
    story.commit('c3', { services: { web: { digest: 'two', nodes }, app: { digest: 'app', nodes } } })
    story.play(900)
    expect(story.said('rollout-started').filter((r) => r.digest === 'two')).toHaveLength(1)
    expect(effectiveOf(story.state.slots['prod/web']!)?.digest).toBe('one')
    expect(nodes.map((n) => story.hosts.runs[`${n} prod/web`])).toEqual(['one', 'one', 'one'])
    expect(nodes.map((n) => story.hosts.runs[`${n} prod/app`])).toEqual(['app', 'app', 'app'])
    expect(waitingOf(story.state, story.state.slots['prod/web']!, story.now)).toMatchObject({
      kind: 'held',
      ends: 'a fix is merged, or `holdfast retry`',
    })
  })

  it('is held again when a commit leaves it and another brings it back', () => {
    const story = failing()
    story.commit('c3', web('three'))
    story.playUntil('rollout-ended')
    story.commit('c4', web('two'))
    story.play(900)
    expect(story.said('rollout-started').filter((r) => r.digest === 'two')).toHaveLength(1)
    expect(story.hosts.runs['web-1 prod/web']).toBe('three')
  })

  it('is released by retry, with the tries that led to it', () => {
    const story = failing()
    delete story.hosts.health['two']
    story.post({ event: 'operator', verb: 'retry', slot: 'prod/web', who: 'Ada', why: 'mended the database' })
    expect(story.said('hold-released').at(-1)).toMatchObject({ digest: 'two', automatic: false, who: 'Ada' })
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
    expect(story.state.nodes['web-1']?.tries['prod/web two']).toBe(1)
  })

  it('is tried at once after a retry, though the node was compared with another digest a moment ago', () => {
    const story = failing()
    delete story.hosts.health['two']
    story.play(5)
    const { now } = story
    story.post({ event: 'operator', verb: 'retry', slot: 'prod/web', who: 'Ada', why: 'mended the database' })
    expect(story.playUntil('attempt-intended').at - now).toBeLessThanOrEqual(2_000)
  })

  it('that a node was to blame for lifts itself three times, five minutes apart, and then stays', () => {
    const story = having('one')
    story.hosts.sends['web-1 two'] = {
      steps: 'failed',
      outcome: 'none',
      nodeCaused: true,
      detail: 'no space left on device',
    }
    story.commit('c2', web('two'))
    story.play(3_600)
    const released = story.said('hold-released')
    const held = story.said('digest-held')
    expect(held.map((h) => h.blame)).toEqual(['node', 'node', 'node', 'node'])
    expect(released.map((r) => r.automatic)).toEqual([true, true, true])
    released.forEach((r, i) => expect(r.at - held[i]!.at).toBeGreaterThanOrEqual(300_000))
    expect(story.reverts).toEqual([])
  })

  it('that a node was to blame for lifts itself anew after a retry', () => {
    const story = having('one')
    story.hosts.sends['web-1 two'] = {
      steps: 'failed',
      outcome: 'none',
      nodeCaused: true,
      detail: 'no space left on device',
    }
    story.commit('c2', web('two'))
    story.play(3_600)
    story.post({ event: 'operator', verb: 'retry', slot: 'prod/web', who: 'Ada', why: 'made room' })
    delete story.hosts.sends['web-1 two']
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
    expect(story.state.slots['prod/web']?.retries['two']).toBe(0)
  })
})

describe('a proven way back', () => {
  it('skips canary and bake, and goes in waves of at most half the nodes and maxUnavailable', () => {
    const story = tell()
    const many = nodesNamed('web', 8)
    const slow = (digest: string, maxUnavailable: number): CommitSpec => ({
      services: {
        web: { digest, nodes: many, rollout: { canaryBakeTimeMs: 100_000, maxUnavailable: { count: maxUnavailable } } },
      },
    })
    for (const digest of ['one', 'two']) {
      story.commit(digest, slow(digest, 8))
      story.playUntil('rollout-ended')
    }
    story.commit('c3', slow('one', 8))
    const bakes = story.said('bake-started').length
    story.playUntil('rollout-ended')
    expect(story.rollout('web')).toMatchObject({ proven: true, digest: 'one' })
    expect(story.rollout('web').waves.map((w) => w.length)).toEqual([4, 4])
    expect(story.said('bake-started')).toHaveLength(bakes)
    story.commit('c4', slow('two', 3))
    story.playUntil('rollout-ended')
    expect(story.rollout('web').waves.map((w) => w.length)).toEqual([3, 3, 2])
  })

  it('is one of the last five digests that were healthy here', () => {
    const story = having('one', 'two', 'three', 'four', 'five', 'six')
    expect(story.state.slots['prod/web']?.good.map((v) => v.digest)).toEqual(['six', 'five', 'four', 'three', 'two'])
    story.commit('c7', web('one'))
    story.play(1)
    expect(story.rollout('web')).toMatchObject({ digest: 'one', proven: false })
  })

  it('is the newest good one that no commit was condemned for', () => {
    const story = having('one', 'two', 'three')
    story.hosts.health['two'] = check('fail')
    story.commit('c4', web('two'))
    story.playUntil('digest-held', (held) => held.digest === 'two')
    story.hosts.health['four'] = check('fail')
    story.commit('c5', web('four'))
    story.playUntil('digest-held', (held) => held.digest === 'four')
    expect(effectiveOf(story.state.slots['prod/web']!)?.digest).toBe('three')
  })
})

describe('a newer digest', () => {
  it('takes over when the node in flight has ended, not before', () => {
    const story = having('one')
    story.commit('c2', web('two'))
    story.playUntil('steps-ended')
    story.commit('c3', web('three'))
    expect(story.rollout('web').endedAt).toBeUndefined()
    const ended = story.playUntil('rollout-ended')
    expect(ended).toMatchObject({ result: 'superseded', counts: { healthy: 1, ignored: 2 } })
    expect(story.said('node-settled').at(-3)).toMatchObject({ node: 'web-1', end: 'healthy' })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded', counts: { healthy: 3 } })
    expect(nodes.map((n) => story.hosts.runs[`${n} prod/web`])).toEqual(['three', 'three', 'three'])
  })

  it('that is the old one again still goes out where the overtaken one was left', () => {
    const story = having('one')
    story.commit('c2', web('two'))
    story.playUntil('node-settled')
    story.commit('c3', web('one'))
    story.playUntil('rollout-ended', (end) => end.result === 'succeeded')
    expect(nodes.map((n) => story.hosts.runs[`${n} prod/web`])).toEqual(['one', 'one', 'one'])
  })

  it('does not take its proof from a rollout that had reached every node', () => {
    const story = having('one')
    story.commit('c2', web('two'))
    story.playUntil('steps-ended', (e) => story.state.attempts[e.attempt]?.node === 'web-3')
    story.commit('c3', web('three'))
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded', counts: { healthy: 3 } })
    expect(story.said('digest-good').at(-1)?.digest).toBe('two')
    story.playUntil('rollout-ended')
    expect(story.state.slots['prod/web']?.good.map((v) => v.digest)).toEqual(['three', 'two', 'one'])
  })

  it('waits behind a failed rollout until everything of it was taken back', () => {
    const story = having('one')
    story.hosts.health['two'] = check('fail')
    story.commit('c2', web('two'))
    story.playUntil('steps-ended')
    story.play(19)
    story.wait(3)
    story.commit('c3', web('three'))
    expect(story.rollout('web').failure).toBeDefined()
    story.playUntil('rollout-ended', (end) => end.result === 'restored')
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
  })
})

const app = (one: string, two: string): CommitSpec => ({
  services: { app: { digest: one, nodes: ['a-1'], dependsOn: ['web'] }, web: { digest: two, nodes } },
})

describe('services that depend on each other', () => {
  it('change in the order of dependsOn', () => {
    const story = tell()
    story.commit('c1', app('app-1', 'web-1'))
    const first = story.playUntil('rollout-ended')
    expect(story.state.rollouts[first.rollout]?.slot).toBe('prod/web')
    expect(story.said('rollout-started').map((r) => r.slot)).toEqual(['prod/web', 'prod/app'])
    expect(story.said('rollout-started').at(-1)?.at).toBeGreaterThanOrEqual(first.at)
  })

  it('wait for a dependency that is held, and say so', () => {
    const story = tell()
    story.commit('c1', app('app-1', 'web-1'))
    story.playUntil('rollout-ended', () => story.rollout('app').endedAt !== undefined)
    story.hosts.health['web-2'] = check('fail')
    story.commit('c2', app('app-2', 'web-2'))
    story.playUntil('digest-held')
    story.play(600)
    expect(story.hosts.runs['a-1 prod/app']).toBe('app-1')
    expect(waitingOf(story.state, story.state.slots['prod/app']!, story.now)).toMatchObject({
      kind: 'dependency',
      why: expect.stringContaining('web, which it depends on, is held'),
    })
  })
})

describe('a service that was removed and comes back', () => {
  it('is deployed, as a way back that is proven: nothing of it is left to be healed', () => {
    const story = tell()
    const app = { digest: 'app-1', nodes }
    const both: CommitSpec = { services: { app, web: { digest: 'one', nodes } } }
    story.commit('c1', both)
    story.play(120)
    story.commit('c2', { services: { app } })
    story.play(120)
    expect(Object.values(story.hosts.runs).filter((digest) => digest === 'one')).toEqual([])
    story.commit('c3', both)
    const back = story.playUntil('rollout-started')
    expect(back).toMatchObject({ slot: 'prod/web', kind: 'deploy', proven: true, nodes: ['web-1', 'web-2', 'web-3'] })
    story.playUntil('rollout-ended')
    expect(Object.values(story.hosts.runs).filter((digest) => digest === 'one')).toHaveLength(3)
  })
})

/** Six commits come while the node of the first is in flight. */
function hurried(): Story {
  const story = tell()
  story.commit('c1', web('one'))
  story.playUntil('attempt-intended')
  for (let i = 2; i <= 7; i++) story.commit(`c${i}`, web(`digest ${i}`))
  return story
}

describe('a rollout on its way while the branch goes on', () => {
  it('keeps the commit it carries loaded, however many come', () => {
    expect(Object.keys(hurried().state.desired)).toContain('c1')
  })

  it('loads it again after a restart: its nodes are verified against it', () => {
    const story = hurried()
    story.restart()
    story.hosts.silent.add('web-1')
    story.play(3)
    expect(Object.keys(story.state.desired)).toContain('c1')
  })
})

/** A service beside one that is there or gone, in both environments. */
const nodesOf = (digest?: string): CommitSpec => ({
  environments,
  services: {
    'staging/other': { digest: 'other', nodes: ['s-1'] },
    'prod/other': { digest: 'other', nodes: nodesNamed('p', 3) },
    ...(digest && {
      'staging/web': { digest, nodes: ['s-1'] },
      'prod/web': { digest, nodes: nodesNamed('p', 3) },
    }),
  },
})

describe('a removal on its way', () => {
  it('ends at the next node when the service is wanted again, also where it may not come yet', () => {
    const story = tell()
    story.commit('c1', nodesOf('one'))
    story.playUntil('digest-good', (good) => good.slot === 'prod/web')
    story.commit('c2', nodesOf('two'))
    story.playUntil('attempt-intended', (attempt) => attempt.slot === 'prod/web')
    story.commit('c3', nodesOf())
    const removal = story.playUntil('rollout-started', (r) => r.kind === 'heal' && r.slot === 'prod/web')
    expect(removal.nodes.length).toBeGreaterThan(1)
    story.playUntil('attempt-intended', (attempt) => attempt.slot === 'prod/web')
    story.commit('c4', nodesOf('three'))
    const before = story.said('attempt-intended').length
    story.playUntil('rollout-ended', (ended) => story.state.rollouts[ended.rollout]?.slot === 'prod/web')
    const after = story.said('attempt-intended').slice(before)
    expect(after.filter((attempt) => attempt.slot === 'prod/web')).toEqual([])
  })
})
