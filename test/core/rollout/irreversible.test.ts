import { describe, expect, it } from 'vitest'
import { waitingOf } from '../../../src/core/rollout/waiting.ts'
import { nodesNamed, type CommitSpec } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

const nodes = nodesNamed('web', 3)
const web = (digest: string): CommitSpec => ({ services: { web: { digest, nodes } } })
const stay = ['package postgresql-15']

/** `one` runs; `two` takes a step on every node that cannot be taken back, and is not healthy there. */
function paused(bad = 'web-1'): Story {
  const story = tell()
  story.commit('c1', web('one'))
  story.playUntil('rollout-ended')
  for (const node of nodes) story.hosts.looks[`${node} prod/web`] = { irreversible: stay }
  story.hosts.health[`${bad} two`] = check('fail', { final: true })
  story.commit('c2', web('two'))
  story.playUntil('rollout-paused')
  return story
}

const waiting = (story: Story) => waitingOf(story.state, story.state.slots['prod/web']!, story.now)

describe('a failure after a step that cannot be taken back', () => {
  it('pauses: nothing goes back, nothing is held, and it is said what ends that', () => {
    const story = paused()
    story.play(1_800)
    expect(story.said('rollout-paused')).toMatchObject([
      { cause: 'failure', node: 'web-1', irreversible: stay, who: 'holdfast' },
    ])
    expect(story.said('rollout-paused')[0]?.why).toMatch(
      /^web-1: unhealthy.*; package postgresql-15 cannot be taken back$/,
    )
    expect(story.said('digest-held')).toEqual([])
    expect(story.said('restore-intended')).toEqual([])
    expect(story.hosts.runs['web-1 prod/web']).toBe('two')
    expect(story.attempt('web-1').outcome).toBe('kept')
    expect(story.attempts()).not.toContain('web-3 two')
    expect(waiting(story)).toMatchObject({
      kind: 'paused',
      ends: 'a fix is merged, `holdfast resume` tries it again, or `holdfast abort --acknowledge` takes back what can be',
    })
    expect(story.reverts).toEqual([])
  })

  it('pauses though the step was done on another node, which is healthy', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.playUntil('rollout-ended')
    story.hosts.looks['web-1 prod/web'] = { irreversible: stay }
    story.hosts.health['web-2 two'] = check('fail', { final: true })
    story.commit('c2', web('two'))
    story.playUntil('attempt-intended', (attempt) => attempt.node === 'web-2')
    story.hosts.looks['web-1 prod/web'] = {}
    expect(story.playUntil('rollout-paused')).toMatchObject({ node: 'web-2', irreversible: stay })
  })

  it('does not pause for a hook that never had its turn', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.playUntil('rollout-ended')
    story.hosts.looks['web-1 prod/web'] = { irreversible: ['hook migrate'] }
    story.hosts.sends['web-1 two'] = {
      steps: 'failed',
      outcome: 'none',
      detail: 'a validator refused',
      validatorRefused: true,
    }
    story.commit('c2', web('two'))
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'restored' })
    expect(story.said('rollout-paused')).toEqual([])
  })

  it('goes on when a person resumes', () => {
    const story = paused()
    story.play(5)
    delete story.hosts.health['web-1 two']
    story.post({ event: 'operator', verb: 'resume', rollout: story.newest(), who: 'Ada', why: 'mended the schema' })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
  })

  it('is ended by abort only with an acknowledgement, which is recorded', () => {
    const story = paused()
    const abort = { event: 'operator', verb: 'abort', rollout: story.newest(), who: 'Ada', why: 'back' } as const
    expect(story.post(abort)).toEqual([])
    story.post({ ...abort, acknowledge: true })
    expect(story.said('rollout-aborted')).toMatchObject([{ acknowledged: stay }])
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'aborted' })
    expect(story.hosts.runs['web-1 prod/web']).toBe('one')
    story.play(10)
    expect(story.reverts).toMatchObject([{ head: 'c2', digest: 'two' }])
  })

  it('is the same for a rollback: it needs the acknowledgement, too', () => {
    const story = paused()
    const word = { event: 'operator', verb: 'rollback', slot: 'prod/web', who: 'Ada', why: 'back' } as const
    expect(story.post(word)).toEqual([])
    story.post({ ...word, acknowledge: true })
    story.playUntil('rollout-ended')
    expect(story.hosts.runs['web-1 prod/web']).toBe('one')
  })

  it('is overtaken by a fix', () => {
    const story = paused()
    for (const node of nodes) story.hosts.looks[`${node} prod/web`] = {}
    story.commit('c3', web('three'))
    expect(story.playUntil('digest-good').digest).toBe('three')
    expect(nodes.map((node) => story.hosts.runs[`${node} prod/web`])).toEqual(['three', 'three', 'three'])
  })

  it('is restored where the version before stands it: such steps are not named', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.playUntil('rollout-ended')
    story.hosts.health['two'] = check('fail', { final: true })
    story.commit('c2', web('two'))
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'restored' })
  })
})
