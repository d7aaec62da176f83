import { describe, expect, it } from 'vitest'
import { defaultRollout, type RolloutParameters } from '../../../src/core/fleet/rollout.ts'
import { waitingOf } from '../../../src/core/rollout/waiting.ts'
import { nodesNamed } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

const nodes = nodesNamed('web', 10)
const wide = { maxParallel: { count: 10 }, maxUnavailable: { count: 10 } }
const { maxFailPercentage, maxUnreachablePercentage } = defaultRollout

function running(): Story {
  const story = tell()
  story.commit('c1', { services: { web: { digest: 'one', nodes, rollout: wide } } })
  story.playUntil('rollout-ended')
  return story
}

function change(story: Story, rollout: Partial<RolloutParameters>): void {
  story.commit('c2', { services: { web: { digest: 'two', nodes, rollout: { ...wide, ...rollout } } } })
}

const say = (story: Story, verb: 'resume' | 'abort') =>
  story.post({ event: 'operator', verb, rollout: story.rollout('web').id, who: 'Ada', why: 'I looked' })
const why = (story: Story) => waitingOf(story.state, story.state.slots['prod/web']!, story.now)

describe('a node that fails after the canary', () => {
  it('is restored and set aside by default, the others go on, and the version is proven', () => {
    const story = running()
    story.hosts.health['web-4 two'] = check('fail')
    change(story, { maxFailPercentage })
    expect(story.playUntil('rollout-ended')).toMatchObject({
      result: 'succeeded-with-deferred',
      counts: { healthy: 9, restored: 1 },
    })
    expect(story.hosts.runs['web-4 prod/web']).toBe('one')
    expect(story.said('node-set-aside')).toMatchObject([{ node: 'web-4', blame: 'commit' }])
    expect(story.said('digest-held')).toEqual([])
    expect(story.said('digest-good').at(-1)?.digest).toBe('two')
  })

  it('is let be for five minutes, then healed, and given up after three heals within an hour', () => {
    const story = running()
    story.hosts.health['web-4 two'] = check('fail')
    change(story, { maxFailPercentage })
    const { at } = story.playUntil('rollout-ended')
    expect(story.playUntil('rollout-started').at - at).toBeGreaterThanOrEqual(250_000)
    expect(story.playUntil('heal-stopped')).toMatchObject({
      node: 'web-4',
      why: expect.stringContaining('~ file /etc/web one → two'),
    })
    expect(story.said('rollout-started').filter(({ kind }) => kind === 'heal')).toHaveLength(3)
  })

  it('is tried at once when a person names it, and no other node is given another chance', () => {
    const story = running()
    for (const name of ['web-4', 'web-7']) story.hosts.health[`${name} two`] = check('fail')
    change(story, { maxFailPercentage: 20 })
    story.playUntil('rollout-ended')
    delete story.hosts.health['web-4 two']
    story.post({ event: 'operator', verb: 'retry', slot: 'prod/web', node: 'web-4', who: 'Ada', why: 'disk changed' })
    expect(story.said('hold-released')).toMatchObject([{ node: 'web-4', digest: 'two', who: 'Ada' }])
    expect(story.playUntil('rollout-started')).toMatchObject({ kind: 'heal', nodes: ['web-4'] })
    story.playUntil('rollout-ended')
    expect([story.hosts.runs['web-4 prod/web'], story.hosts.runs['web-7 prod/web']]).toEqual(['two', 'one'])
    const again = story.post({ event: 'operator', verb: 'retry', slot: 'prod/web', node: 'web-4', who: 'Ada', why: '' })
    expect(again).toEqual([])
  })

  it('is one too many when the budget is spent: the rollout fails and names them all', () => {
    const story = running()
    for (const name of ['web-4', 'web-7']) story.hosts.health[`${name} two`] = check('fail')
    change(story, { maxFailPercentage })
    expect(story.playUntil('rollout-failed')).toMatchObject({
      node: 'web-7',
      blame: 'commit',
      why: expect.stringMatching(/^unhealthy: .*; 2 nodes failed \(also web-4\), maxFailPercentage allows 1 of 10$/),
    })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'restored', counts: { restored: 10 } })
  })

  it('ends the rollout where none may fail', () => {
    const story = running()
    story.hosts.health['web-4 two'] = check('fail')
    change(story, { maxFailPercentage: 0 })
    expect(story.playUntil('rollout-failed').node).toBe('web-4')
  })

  it('of a way back that is proven is set aside from the first wave on', () => {
    const story = running()
    change(story, {})
    story.playUntil('rollout-ended')
    story.hosts.health['web-1 one'] = check('fail')
    story.commit('c3', { services: { web: { digest: 'one', nodes, rollout: { ...wide, maxFailPercentage } } } })
    expect(story.playUntil('rollout-started').proven).toBe(true)
    expect(story.playUntil('rollout-ended')).toMatchObject({ counts: { healthy: 9, restored: 1 } })
  })

  it('that falls silent delays the others by its own deadline and is set aside as well', () => {
    const story = running()
    change(story, { maxFailPercentage, progressDeadlineMs: 60_000 })
    story.playUntil('attempt-intended', ({ node }) => node === 'web-4')
    story.hosts.silent.add('web-4')
    const { at } = story.playUntil('node-set-aside')
    expect(at - story.attempt('web-4').intendedAt).toBeLessThan(200_000)
    expect(story.playUntil('rollout-ended')).toMatchObject({
      result: 'succeeded-with-deferred',
      counts: { healthy: 9, failed: 1 },
    })
    // Its own switch takes the change back; nobody does it late.
    expect(story.said('restore-intended')).toEqual([])
  })
})

it('a failed canary is always fatal, however many nodes may fail', () => {
  const story = running()
  story.hosts.health['web-1 two'] = check('fail')
  change(story, { maxFailPercentage: 100, canary: { count: 2 } })
  expect(story.playUntil('rollout-failed')).toMatchObject({ node: 'web-1', blame: 'commit' })
  expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'restored', counts: { restored: 2, ignored: 8 } })
})

function away(...names: string[]): Story {
  const story = running()
  for (const name of names) story.hosts.silent.add(name)
  story.play(130)
  change(story, { maxUnreachablePercentage })
  return story
}

describe('nodes that are out of reach', () => {
  it('as few as are allowed are deferred, and get on their return what is effective then', () => {
    const story = away('web-3')
    expect(story.playUntil('rollout-ended')).toMatchObject({
      result: 'succeeded-with-deferred',
      counts: { healthy: 9, deferred: 1 },
    })
    story.commit('c3', { services: { web: { digest: 'three', nodes, rollout: wide } } })
    story.playUntil('rollout-ended')
    story.hosts.silent.clear()
    story.play(120)
    expect(story.hosts.runs['web-3 prod/web']).toBe('three')
    expect(story.said('attempt-intended').filter(({ node, digest }) => node === 'web-3' && digest === 'two')).toEqual(
      [],
    )
  })

  it('more of them pause it, condemn nothing, and leave alone what is done', () => {
    const story = away('web-3', 'web-5')
    expect(story.playUntil('rollout-paused')).toMatchObject({ cause: 'unreachable', who: 'holdfast' })
    story.play(900)
    expect(story.said('rollout-failed')).toEqual([])
    expect(story.rollout('web').endedAt).toBeUndefined()
    expect(nodes.filter((name) => story.hosts.runs[`${name} prod/web`] === 'two')).toHaveLength(8)
    expect(why(story)).toMatchObject({
      kind: 'paused',
      why: expect.stringContaining('2 of 10 nodes are out of reach (web-3, web-5)'),
      ends: 'enough of them answer, or `holdfast resume` goes on without them',
    })
  })

  it('and it goes on by itself as soon as enough of them answer', () => {
    const story = away('web-3', 'web-5')
    story.playUntil('rollout-paused')
    story.hosts.silent.delete('web-5')
    expect(story.playUntil('rollout-resumed')).toMatchObject({ automatic: true, why: 'enough nodes answer again' })
    expect(story.playUntil('rollout-ended')).toMatchObject({ counts: { healthy: 9, deferred: 1 } })
  })

  it('or when a person says so, and then does not ask again', () => {
    const story = away('web-3', 'web-5')
    story.playUntil('rollout-paused')
    say(story, 'resume')
    expect(story.playUntil('rollout-ended')).toMatchObject({ counts: { healthy: 8, deferred: 2 } })
    expect(story.said('rollout-paused')).toHaveLength(1)
  })
})

function left(): Story {
  const story = running()
  story.hosts.health['two'] = check('fail')
  change(story, { onFailure: 'pause' })
  story.playUntil('outcome', ({ outcome }) => outcome === 'kept')
  return story
}

describe('onFailure: pause', () => {
  it('leaves what failed as it is, holds nothing, and starts nothing', () => {
    const story = left()
    story.play(600)
    expect(story.said('rollout-paused')).toMatchObject([
      { who: 'holdfast', cause: 'failure', node: 'web-1', why: expect.stringContaining('web-1: unhealthy') },
    ])
    expect([story.said('digest-held'), story.said('rollout-failed'), story.reverts]).toEqual([[], [], []])
    expect(story.hosts.runs['web-1 prod/web']).toBe('two')
    expect(story.said('attempt-intended').filter(({ digest }) => digest === 'two')).toHaveLength(1)
    expect(why(story)?.ends).toBe(
      '`holdfast resume` tries it again, `holdfast abort` takes everything back, a fix takes over',
    )
  })

  it('goes on where it was when a person has mended the node and resumes', () => {
    const story = left()
    delete story.hosts.health['two']
    say(story, 'resume')
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded', counts: { healthy: 10 } })
  })

  it('pauses again when nothing was mended', () => {
    const story = left()
    say(story, 'resume')
    expect(story.playUntil('rollout-paused').cause).toBe('failure')
  })

  it('takes everything back when a person aborts', () => {
    const story = left()
    say(story, 'abort')
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'aborted', counts: { restored: 1, ignored: 9 } })
    expect(story.hosts.runs['web-1 prod/web']).toBe('one')
    expect(story.said('digest-held')).toMatchObject([{ digest: 'two' }])
  })

  it('gives way to a fix', () => {
    const story = left()
    story.commit('c3', { services: { web: { digest: 'three', nodes, rollout: wide } } })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'superseded', counts: { failed: 1, ignored: 9 } })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded', counts: { healthy: 10 } })
  })

  it('survives a restart of the controller', () => {
    const story = left()
    story.restart()
    story.play(300)
    expect(story.rollout('web').paused?.cause).toBe('failure')
    expect(story.hosts.runs['web-1 prod/web']).toBe('two')
  })
})

describe('pauseAfterCanary', () => {
  it('fails the rollout when the canary sickens while a person is waited for', () => {
    const story = running()
    change(story, { pauseAfterCanary: true })
    story.playUntil('rollout-paused')
    story.hosts.health['two'] = check('fail')
    expect(story.playUntil('rollout-failed').why).toContain('the canary became unhealthy')
    expect(story.playUntil('rollout-ended').result).toBe('restored')
  })

  it('does not stop a proven way back', () => {
    const story = running()
    change(story, {})
    story.playUntil('rollout-ended')
    story.commit('c3', { services: { web: { digest: 'one', nodes, rollout: { ...wide, pauseAfterCanary: true } } } })
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
    expect(story.said('rollout-paused')).toEqual([])
  })
})
