import { describe, expect, it } from 'vitest'
import { waitingOf } from '../../../src/core/rollout/waiting.ts'
import { nodesNamed, type CommitSpec } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

const nodes = nodesNamed('web', 3)
const web = (digest: string, more: Partial<CommitSpec['services'][string]> = {}): CommitSpec => ({
  services: { web: { digest, nodes, ...more } },
})

/** `one` runs everywhere; `two` was just asked for, and the canary has it. */
function canaryHas(spec = web('two')): Story {
  const story = tell()
  story.commit('c1', web('one'))
  story.playUntil('rollout-ended')
  story.commit('c2', spec)
  story.playUntil('steps-ended')
  return story
}

const failing = (news: { validatorRefused?: boolean; nodeCaused?: boolean }) => {
  const story = tell()
  story.commit('c1', web('one'))
  story.playUntil('rollout-ended')
  story.hosts.sends['web-1 two'] = { steps: 'failed', outcome: 'none', detail: 'step 3: it went wrong', ...news }
  story.commit('c2', web('two'))
  return story.playUntil('rollout-failed')
}

describe('a failed step', () => {
  it('condemns the digest', () => {
    expect(failing({})).toMatchObject({ node: 'web-1', blame: 'commit', why: 'a step failed: step 3: it went wrong' })
  })

  it('condemns it when a validator ran and refused', () => {
    expect(failing({ validatorRefused: true })).toMatchObject({
      blame: 'commit',
      why: expect.stringContaining('a validator refused the staged files'),
    })
  })

  it('does not when the node was to blame: disk, lock, a validator missing', () => {
    expect(failing({ nodeCaused: true })).toMatchObject({ blame: 'node' })
  })

  it('after arming is taken back, and no health is asked for', () => {
    const story = tell()
    story.hosts.sends['web-1 one'] = { steps: 'failed', outcome: 'armed', detail: 'step 4: it went wrong' }
    story.hosts.health['one'] = check('fail', { final: true })
    story.commit('c1', web('one'))
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'restored', counts: { restored: 1, ignored: 2 } })
    expect(story.said('verdict')).toEqual([])
    expect(story.said('attempt-sampled')).toEqual([])
    expect(story.said('restore-intended')).toMatchObject([{ why: 'a step failed: step 4: it went wrong' }])
  })

  it('ends restored: nothing was armed, so nothing has to be taken back', () => {
    const story = tell()
    story.hosts.sends['web-1 one'] = { steps: 'failed', outcome: 'none', detail: 'no' }
    story.commit('c1', web('one'))
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'restored', counts: { restored: 1, ignored: 2 } })
    expect(story.said('restore-intended')).toEqual([])
  })
})

describe('ill health after a change', () => {
  it('condemns the digest, with the evidence and how often', () => {
    const story = canaryHas()
    story.hosts.health['two'] = check('fail')
    expect(story.playUntil('rollout-failed')).toMatchObject({
      node: 'web-1',
      blame: 'commit',
      why: expect.stringMatching(/^unhealthy: GET \/healthz answered 503 \(\d+ of \d+ times\)$/),
    })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'restored', counts: { restored: 1, ignored: 2 } })
    expect(story.hosts.runs['web-1 prod/web']).toBe('one')
  })

  it('that comes and goes until the deadline is ill health', () => {
    const story = canaryHas()
    for (let i = 0; i < 30 && story.said('rollout-failed').length === 0; i++) {
      if (i % 2) delete story.hosts.health['two']
      else story.hosts.health['two'] = check('fail')
      story.play(1)
    }
    expect(story.said('verdict').at(-1)).toMatchObject({ verdict: 'unhealthy' })
    expect(story.said('rollout-failed').at(-1)).toMatchObject({ blame: 'commit' })
  })

  it('that shows as one restart after another is ill health, though every answer is green', () => {
    const story = canaryHas()
    for (let i = 1; i < 30 && story.said('rollout-failed').length === 0; i++) {
      story.hosts.health['two'] = check('pass', { restarts: i })
      story.play(1)
    }
    expect(story.said('rollout-failed').at(-1)).toMatchObject({ blame: 'commit' })
    expect(story.said('verdict').at(-1)?.evidence.join()).toContain('without a break')
  })

  it('that nobody could ask about is the node’s matter', () => {
    const story = canaryHas()
    story.hosts.health['two'] = check('unknown', { detail: 'forwarding is forbidden' })
    expect(story.playUntil('verdict').verdict).toBe('unknown')
    expect(story.said('rollout-failed').at(-1)).toMatchObject({
      blame: 'node',
      why: 'health could not be told: forwarding is forbidden',
    })
  })

  it('does not condemn a digest on a node that was unhealthy before', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.playUntil('rollout-ended')
    for (const name of nodes) story.hosts.health[`${name} one`] = check('fail')
    for (const name of nodes) story.hosts.health[`${name} two`] = check('fail')
    story.commit('c2', web('two'))
    expect(story.playUntil('rollout-failed')).toMatchObject({ blame: 'node' })
    expect(story.reverts).toEqual([])
  })

  it('does not condemn it there after a restart of the controller either', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.playUntil('rollout-ended')
    for (const name of nodes) story.hosts.health[`${name} one`] = check('fail')
    for (const name of nodes) story.hosts.health[`${name} two`] = check('fail')
    story.commit('c2', web('two'))
    story.playUntil('steps-ended')
    story.restart()
    expect(story.playUntil('rollout-failed')).toMatchObject({ blame: 'node' })
  })

  it('condemns a first deployment: there nothing could be healthy before', () => {
    const story = tell()
    story.hosts.health['one'] = check('fail')
    story.commit('c1', web('one'))
    expect(story.playUntil('rollout-failed')).toMatchObject({ blame: 'commit' })
  })

  it('takes healthy nodes back too, within maxParallel and maxUnavailable', () => {
    const many = nodesNamed('web', 6)
    const wide = { rollout: { maxParallel: { count: 2 }, maxUnavailable: { count: 2 } }, nodes: many }
    const story = tell()
    story.commit('c1', web('one', wide))
    story.playUntil('rollout-ended')
    story.hosts.health['web-6 two'] = check('fail')
    story.commit('c2', web('two', wide))
    story.playUntil('rollout-failed')
    let most = 0
    for (let i = 0; i < 60; i++) {
      most = Math.max(most, Object.values(story.state.attempts).filter((a) => a.phase === 'restoring').length)
      story.play(1)
    }
    expect(story.said('rollout-ended').at(-1)).toMatchObject({ result: 'restored', counts: { restored: 6 } })
    expect(many.map((n) => story.hosts.runs[`${n} prod/web`])).toEqual(many.map(() => 'one'))
    expect(most).toBeLessThanOrEqual(2)
  })
})

describe('a node that cannot be changed', () => {
  it('fails the rollout by the commit when the manifests are the reason', () => {
    const story = tell()
    story.hosts.looks['web-1 prod/web'] = { sync: 'blocked', cause: 'commit', changes: ['/etc/x is a symlink'] }
    story.commit('c1', web('one'))
    expect(story.playUntil('rollout-failed')).toMatchObject({
      node: 'web-1',
      blame: 'commit',
      why: 'cannot be changed: /etc/x is a symlink',
    })
    expect(story.said('attempt-intended')).toEqual([])
  })

  it('is not judged by a look that was made for another digest', () => {
    const story = tell()
    story.hosts.looks['web-1 prod/web'] = { digest: 'other', sync: 'blocked', cause: 'commit', changes: ['x'] }
    story.commit('c1', web('one'))
    story.playUntil('wave-started')
    story.play(60)
    expect(story.said('rollout-failed')).toEqual([])
  })

  it('fails it by the node when the host is', () => {
    const story = tell()
    story.hosts.looks['web-1 prod/web'] = { sync: 'blocked', cause: 'node', changes: ['/etc is read-only'] }
    story.commit('c1', web('one'))
    expect(story.playUntil('rollout-failed')).toMatchObject({ blame: 'node' })
  })
})

describe('an operator’s word', () => {
  it('abort takes everything back and holds the digest', () => {
    const story = canaryHas()
    story.post({ event: 'operator', verb: 'abort', rollout: story.rollout('web').id, who: 'Ada', why: 'wrong day' })
    expect(story.said('rollout-failed').at(-1)).toMatchObject({ why: 'aborted by Ada: wrong day' })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'aborted', counts: { restored: 1, ignored: 2 } })
    expect(story.said('digest-held').at(-1)?.digest).toBe('two')
  })

  it('pause lets the node in flight end and starts no other; resume goes on', () => {
    const story = canaryHas()
    const rollout = story.rollout('web').id
    story.post({ event: 'operator', verb: 'pause', rollout, who: 'Ada', why: 'lunch' })
    story.play(120)
    expect(story.rollout('web')).toMatchObject({
      paused: { who: 'Ada' },
      nodes: { 'web-1': { status: 'healthy' }, 'web-2': { status: 'pending' } },
    })
    expect(story.rollout('web').waves).toEqual([['web-1']])
    expect(waitingOf(story.state, story.state.slots['prod/web']!, story.now)).toMatchObject({
      kind: 'paused',
      why: 'paused by Ada: lunch',
    })
    story.post({ event: 'operator', verb: 'resume', rollout, who: 'Ada', why: 'back' })
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
  })

  it('pause and resume say nothing twice, and nothing of a rollout that has ended', () => {
    const story = canaryHas()
    const rollout = story.rollout('web').id
    const word = (verb: 'pause' | 'resume' | 'abort') =>
      story.post({ event: 'operator', verb, rollout, who: 'Ada', why: '' })
    expect(word('resume')).toEqual([])
    word('pause')
    expect(word('pause')).toEqual([])
    word('resume')
    story.playUntil('rollout-ended')
    expect([word('pause'), word('abort')]).toEqual([[], []])
  })
})
