import { describe, expect, it } from 'vitest'
import type { RolloutParameters } from '../../../src/core/fleet/rollout.ts'
import { waitingOf } from '../../../src/core/rollout/waiting.ts'
import { nodesNamed } from '../support/fleet.ts'
import { check, justNow } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

/** A story in which `count` nodes run digest `one`, proven, and a commit just asked for `two`. */
function changing(count: number, rollout: Partial<RolloutParameters>, before?: (story: Story) => void): Story {
  const story = tell()
  const nodes = nodesNamed('web', count)
  story.commit('c1', {
    services: { web: { digest: 'one', nodes, rollout: { maxParallel: { count }, maxUnavailable: { count } } } },
  })
  story.playUntil('rollout-ended')
  before?.(story)
  story.commit('c2', { services: { web: { digest: 'two', nodes, rollout } } })
  return story
}

function waves(story: Story): number[] {
  return story.rollout('web').waves.map((wave) => wave.length)
}

const wide = { maxParallel: { count: 9 }, maxUnavailable: { count: 9 } }

describe('the parameters of a rollout', () => {
  it('canary: so many nodes go first, whatever may go in parallel', () => {
    const story = changing(6, { ...wide, canary: { count: 2 } })
    story.playUntil('rollout-ended')
    expect(waves(story)).toEqual([2, 4])
  })

  it('canary: a share is floored, and never less than one node', () => {
    const half = changing(5, { ...wide, canary: { percent: 50 } })
    half.playUntil('rollout-ended')
    expect(waves(half)).toEqual([2, 3])
    const little = changing(5, { ...wide, canary: { percent: 1 } })
    little.playUntil('rollout-ended')
    expect(waves(little)).toEqual([1, 4])
  })

  it('canaryBakeTime: the second wave starts only after the canary was well for so long', () => {
    const story = changing(3, { ...wide, canaryBakeTimeMs: 300_000 })
    const bake = story.playUntil('bake-started')
    const second = story.playUntil('wave-started', (wave) => wave.wave === 2)
    expect(second.at - bake.at).toBeGreaterThanOrEqual(300_000)
    expect(second.at - bake.at).toBeLessThan(310_000)
  })

  it('canaryBakeTime: none, and the next wave starts at once', () => {
    const story = changing(3, { ...wide, canaryBakeTimeMs: 0 })
    const canary = story.playUntil('node-settled')
    expect(story.said('wave-started').at(-1)).toMatchObject({ at: canary.at, wave: 2 })
    expect(story.said('bake-started')).toEqual([])
  })

  it('canaryBakeTime: a canary that sickens while it bakes fails the rollout, and no other node is touched', () => {
    const story = changing(3, { ...wide, canaryBakeTimeMs: 60_000 })
    story.playUntil('bake-started')
    story.play(20)
    story.hosts.health['two'] = check('fail')
    expect(story.playUntil('rollout-failed')).toMatchObject({
      blame: 'commit',
      why: expect.stringContaining('canary became unhealthy'),
    })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'restored', counts: { restored: 1, ignored: 2 } })
  })

  it('canaryBakeTime: the bake ends with a look that was made after it, not with an older one', () => {
    const story = changing(3, { ...wide, canaryBakeTimeMs: 60_000 })
    const { until } = story.playUntil('bake-started')
    const looks = story.said('node-looked').length
    story.wait(61)
    expect(story.rollout('web').waves).toHaveLength(1)
    story.playUntil('wave-started')
    expect(
      story
        .said('node-looked')
        .slice(looks)
        .some((look) => look.at >= until),
    ).toBe(true)
  })

  it('maxParallel: waves after the canary are so large', () => {
    const story = changing(8, { ...wide, maxParallel: { count: 3 } })
    story.playUntil('rollout-ended')
    expect(waves(story)).toEqual([1, 3, 3, 1])
  })

  it('maxParallel: a share of all nodes of the service', () => {
    const story = changing(8, { ...wide, maxParallel: { percent: 50 } })
    story.playUntil('rollout-ended')
    expect(waves(story)).toEqual([1, 4, 3])
  })

  it('maxUnavailable: no wave takes more healthy nodes than may be away', () => {
    const story = changing(8, { maxParallel: { count: 9 }, maxUnavailable: { count: 2 } })
    story.playUntil('rollout-ended')
    expect(waves(story)).toEqual([1, 2, 2, 2, 1])
  })

  it('maxUnavailable: untouched nodes that are unhealthy eat it, and updating them costs none', () => {
    const story = changing(4, { maxParallel: { count: 9 }, maxUnavailable: { count: 2 } }, ({ hosts }) => {
      hosts.health['web-1 one'] = check('fail')
      hosts.health['web-3 one'] = check('fail')
    })
    story.play(5)
    // Two are unhealthy, two may be: no healthy node can be taken, so an unhealthy one is the canary.
    expect(story.rollout('web').waves).toEqual([['web-1']])
    story.playUntil('rollout-ended')
    expect(story.rollout('web').waves.slice(0, 2)).toEqual([['web-1'], ['web-3']])
    expect(story.rollout('web').result).toBe('succeeded')
  })

  it('maxUnavailable: nodes that sicken after their turn eat it too: that is waiting, not failure', () => {
    const story = changing(3, { ...wide, maxUnavailable: { count: 1 } })
    story.playUntil('node-settled')
    story.hosts.health['web-1 two'] = check('fail')
    story.play(120)
    expect(story.rollout('web').waves).toEqual([['web-1'], ['web-2']])
    expect(story.said('rollout-failed')).toEqual([])
    expect(waitingOf(story.state, story.state.slots['prod/web']!, story.now)?.kind).toBe('availability')
    delete story.hosts.health['web-1 two']
    story.playUntil('rollout-ended', (end) => end.result === 'succeeded')
  })

  it('minHealthyTime: a node counts only after it was green so long without a break', () => {
    const story = changing(1, { minHealthyTimeMs: 15_000 })
    const applied = story.playUntil('steps-ended')
    const verdict = story.playUntil('verdict')
    expect(verdict.at - applied.at).toBeGreaterThanOrEqual(15_000)
    expect(verdict).toMatchObject({ verdict: 'healthy' })
  })

  it('minHealthyTime: one red answer starts the count anew', () => {
    const story = changing(1, { minHealthyTimeMs: 10_000 })
    story.playUntil('steps-ended')
    story.play(8)
    story.hosts.health['two'] = check('fail')
    story.play(1)
    delete story.hosts.health['two']
    const back = story.now
    expect(story.playUntil('verdict').at - back).toBeGreaterThanOrEqual(10_000)
  })

  it('minHealthyTime: silence starts the count anew', () => {
    const story = changing(1, { minHealthyTimeMs: 10_000 })
    story.playUntil('steps-ended')
    story.play(8)
    story.hosts.silent.add('web-1')
    story.play(3)
    story.hosts.silent.clear()
    const back = story.now
    const verdict = story.playUntil('verdict')
    expect(verdict.verdict).toBe('healthy')
    expect(verdict.at - back).toBeGreaterThanOrEqual(9_000)
  })

  it('healthyDeadline: a node that is not healthy by then is unhealthy', () => {
    const story = changing(1, { healthyDeadlineMs: 40_000 })
    story.hosts.health['two'] = check('fail')
    const applied = story.playUntil('steps-ended')
    const verdict = story.playUntil('verdict')
    expect(verdict.verdict).toBe('unhealthy')
    expect(verdict.at - applied.at).toBeGreaterThanOrEqual(40_000)
    expect(verdict.at - applied.at).toBeLessThanOrEqual(42_000)
  })

  it('healthyDeadline: what cannot become well any more is not waited for', () => {
    const story = changing(1, { healthyDeadlineMs: 300_000 })
    story.hosts.health['two'] = check('fail', { final: true })
    const applied = story.playUntil('steps-ended')
    expect(story.playUntil('verdict', (v) => v.verdict === 'unhealthy').at - applied.at).toBeLessThan(5_000)
  })

  it('healthyDeadline, minHealthyTime and confirmTimeout: together with the steps they are what a node waits before it takes a change back', () => {
    const story = changing(1, { healthyDeadlineMs: 40_000, minHealthyTimeMs: 7_000, confirmTimeoutMs: 13_000 })
    const intended = story.playUntil('attempt-intended')
    expect(intended).toMatchObject({ confirmSeconds: 60, deadlineSeconds: 70 })
  })

  it('progressDeadline: a rollout in which nothing moves has failed', () => {
    // Nothing differs on the node, so no switch is armed and nothing but this deadline ends it.
    const story = changing(1, { progressDeadlineMs: 100_000, healthyDeadlineMs: 900_000 })
    story.hosts.runs['web-1 prod/web'] = 'two'
    story.hosts.health['two'] = check('fail')
    const intended = story.playUntil('attempt-intended', (a) => a.empty)
    const failed = story.playUntil('rollout-failed')
    expect(failed).toMatchObject({ blame: 'node', why: 'no progress for 2 min: web-1 is verifying' })
    expect(failed.at - intended.at).toBeGreaterThanOrEqual(100_000)
    expect(failed.at - intended.at).toBeLessThan(103_000)
  })

  it('progressDeadline: it starts anew with each node that becomes healthy', () => {
    const story = changing(4, { maxParallel: { count: 1 }, progressDeadlineMs: 20_000, minHealthyTimeMs: 12_000 })
    const { at } = story.playUntil('rollout-ended', (end) => end.result === 'succeeded')
    expect(at - story.rollout('web').startedAt).toBeGreaterThan(40_000)
  })

  it('progressDeadline: it does not end a rollout before the latest switch in flight must have fired', () => {
    const story = changing(1, { progressDeadlineMs: 5_000 })
    story.hosts.sends['web-1 two'] = { steps: 'running', outcome: 'armed', detail: '' }
    const intended = story.playUntil('attempt-intended')
    const failed = story.playUntil('rollout-failed')
    expect(failed.at - intended.at).toBeGreaterThan(intended.deadlineSeconds * 1000)
  })

  it('progressDeadline: it does not run while nothing is in flight', () => {
    const story = changing(2, { progressDeadlineMs: 20_000 })
    story.playUntil('attempt-intended')
    // Something keeps web-2 from its turn for longer than the deadline.
    story.hosts.looks['web-2 prod/web'] = { digest: 'other' }
    story.post({
      event: 'looked',
      node: 'web-2',
      look: 900,
      askedAt: justNow,
      answer: { answer: 'ok', value: { slots: {} } },
    })
    story.playUntil('wave-started', (wave) => wave.nodes.includes('web-2'))
    story.play(100)
    // Then nothing is left to do there.
    delete story.hosts.looks['web-2 prod/web']
    story.hosts.runs['web-2 prod/web'] = 'two'
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
    expect(story.said('rollout-failed')).toEqual([])
    expect(story.attempt('web-2').empty).toBe(true)
  })
})
