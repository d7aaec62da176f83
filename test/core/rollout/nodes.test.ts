import { describe, expect, it } from 'vitest'
import { waitingOf } from '../../../src/core/rollout/waiting.ts'
import { nodesNamed, type CommitSpec } from '../support/fleet.ts'
import { check, lost } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

const nodes = nodesNamed('web', 3)
const web = (digest: string, more: Partial<CommitSpec> = {}, names = nodes): CommitSpec => ({
  services: { web: { digest, nodes: names } },
  ...more,
})

/** `one` runs on all three. */
function running(): Story {
  const story = tell()
  story.commit('c1', web('one'))
  story.playUntil('rollout-ended')
  story.play(2)
  return story
}

function lose(story: Story, node: string): void {
  story.hosts.silent.add(node)
  for (const look of [901, 902]) story.post({ event: 'looked', node, look, askedAt: story.now, answer: lost })
}

describe('a node that does not answer', () => {
  it('is lost after the second question, and said so once', () => {
    const story = running()
    const said = [1, 2, 3].map((look) =>
      story.post({ event: 'looked', node: 'web-1', look, askedAt: story.now, answer: lost }).map((e) => e.type),
    )
    expect(said).toEqual([['node-unanswered'], ['node-unanswered', 'node-lost'], ['node-unanswered']])
    story.play(120)
    expect(story.said('node-back')).toHaveLength(1)
  })

  it('is lost at once when its key or its login is wrong', () => {
    const story = running()
    const wrong = { answer: 'lost', phase: 'hostKey', message: 'the host key changed' } as const
    expect(
      story.post({ event: 'looked', node: 'web-1', look: 1, askedAt: story.now, answer: wrong }).map((e) => e.type),
    ).toEqual(['node-unanswered', 'node-lost'])
  })

  it('is asked ever more rarely, up to a minute', () => {
    const story = running()
    story.hosts.silent.add('web-1')
    story.post({ event: 'looked', node: 'web-1', look: 900, askedAt: story.now, answer: lost })
    story.play(600)
    const times = story.said('node-unanswered').map((e) => e.at)
    const pauses = times.slice(1).map((t, i) => t - times[i]!)
    expect(pauses.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000])
    expect(Math.max(...pauses)).toBeLessThanOrEqual(60_000)
  })

  it('before it is touched is deferred, and the others go on', () => {
    const story = running()
    lose(story, 'web-2')
    story.commit('c2', web('two'))
    const ended = story.playUntil('rollout-ended')
    expect(ended).toMatchObject({ result: 'succeeded-with-deferred', counts: { healthy: 2, deferred: 1 } })
    expect(story.said('node-settled').at(-1)).toMatchObject({
      node: 'web-2',
      end: 'deferred',
      detail: 'unreachable: no route to host',
    })
  })

  it('and comes back within the rollout takes its turn', () => {
    const story = running()
    lose(story, 'web-2')
    lose(story, 'web-3')
    story.commit('c2', {
      services: {
        web: {
          digest: 'two',
          nodes,
          rollout: {
            canaryBakeTimeMs: 0,
            minHealthyTimeMs: 8_000,
            maxParallel: { count: 3 },
            maxUnavailable: { count: 3 },
          },
        },
      },
    })
    story.playUntil('attempt-intended')
    story.hosts.silent.delete('web-2')
    story.play(4)
    expect(story.rollout('web').order.includes('web-2')).toBe(true)
    expect(story.playUntil('rollout-ended')).toMatchObject({
      result: 'succeeded-with-deferred',
      counts: { healthy: 2, deferred: 1 },
    })
  })

  it('and comes back after the rollout is brought to what is then effective', () => {
    const story = running()
    lose(story, 'web-2')
    story.commit('c2', web('two'))
    story.playUntil('rollout-ended')
    story.commit('c3', web('three'))
    story.playUntil('rollout-ended')
    story.hosts.silent.delete('web-2')
    story.playUntil('rollout-started', (r) => r.kind === 'heal' && r.digest === 'three')
    story.playUntil('rollout-ended')
    expect(story.hosts.runs['web-2 prod/web']).toBe('three')
    expect(story.said('attempt-intended').filter((a) => a.node === 'web-2' && a.digest === 'two')).toEqual([])
  })

  it('as all others do not either, proves nothing: the rollout waits for the first that answers', () => {
    const story = tell()
    story.commit('c1', web('one', {}, ['web-1']))
    story.hosts.looks['web-1 prod/web'] = { digest: 'other' }
    story.playUntil('wave-started')
    lose(story, 'web-1')
    story.play(300)
    expect(story.said('digest-good')).toEqual([])
    expect(story.rollout('web').endedAt).toBeUndefined()
    expect(waitingOf(story.state, story.state.slots['prod/web']!, story.now)).toMatchObject({
      kind: 'nodes',
      why: 'web-1: unreachable: no route to host',
    })
    story.hosts.silent.clear()
    delete story.hosts.looks['web-1 prod/web']
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
  })

  it('starts no deployment when no other does', () => {
    const story = running()
    for (const name of nodes) lose(story, name)
    story.commit('c2', web('two'))
    story.play(60)
    expect(story.rollout('web').digest).toBe('one')
    expect(waitingOf(story.state, story.state.slots['prod/web']!, story.now)).toMatchObject({ kind: 'nodes' })
  })

  it('while its canary bakes is not taken for healthy', () => {
    const story = running()
    story.commit('c2', { services: { web: { digest: 'two', nodes, rollout: { canaryBakeTimeMs: 30_000 } } } })
    story.playUntil('bake-started')
    lose(story, 'web-1')
    story.play(50)
    expect(story.rollout('web').waves).toEqual([['web-1']])
    story.hosts.silent.delete('web-1')
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
  })

  it('while its canary bakes, and never again, ends the rollout without a verdict on the digest', () => {
    const story = running()
    story.commit('c2', { services: { web: { digest: 'two', nodes, rollout: { canaryBakeTimeMs: 30_000 } } } })
    const bake = story.playUntil('bake-started')
    lose(story, 'web-1')
    const failed = story.playUntil('rollout-failed')
    expect(failed).toMatchObject({ blame: 'node', node: 'web-1' })
    expect(failed.at - bake.until).toBeGreaterThan(story.rollout('web').parameters.progressDeadlineMs)
    story.playUntil('rollout-ended')
    expect(story.reverts).toEqual([])
  })

  it('that cannot be read is deferred as well, and says why', () => {
    const story = running()
    story.hosts.looks['web-2 prod/web'] = { sync: 'unknown', changes: ['permission denied'] }
    story.commit('c2', web('two'))
    story.playUntil('rollout-ended')
    expect(
      story.said('node-settled').find((s) => s.node === 'web-2' && s.rollout === story.rollout('web').id),
    ).toMatchObject({ end: 'deferred', detail: 'cannot be read: permission denied' })
  })
})

describe('a rollout waits for knowledge', () => {
  it('no node is touched before every node was looked at or is known to be lost', () => {
    const story = tell()
    story.hosts.silent.add('web-3')
    story.commit('c1', web('one'))
    story.play(1)
    expect(story.said('rollout-started')).toEqual([])
    story.playUntil('rollout-started')
    expect(story.state.nodes['web-3']?.lost).toBeDefined()
  })

  it('after a restart no wave starts before the nodes were seen again', () => {
    const story = running()
    story.commit('c2', web('two'))
    story.playUntil('node-settled')
    // What had its turn is ill and is all that may be away: the last node waits.
    story.hosts.health['web-1 two'] = check('fail')
    story.play(60)
    expect(story.rollout('web').waves).toHaveLength(2)
    story.restart()
    story.play(60)
    expect(story.rollout('web').waves).toHaveLength(2)
  })
})

describe('a node that Holdfast may only observe', () => {
  it('is looked at and never touched', () => {
    const story = tell()
    story.commit('c1', web('one', { observed: ['web-2'] }))
    story.playUntil('rollout-ended')
    story.commit('c2', web('two', { observed: ['web-2'] }))
    story.playUntil('rollout-ended')
    story.play(200)
    expect(story.said('attempt-intended').filter((a) => a.node === 'web-2')).toEqual([])
    expect(story.said('node-looked').some((l) => l.node === 'web-2')).toBe(true)
    expect(story.rollout('web').order).toEqual(['web-1', 'web-3'])
  })

  it('is not touched either when that was said while a rollout was on its way', () => {
    const story = running()
    story.commit('c2', web('two'))
    story.playUntil('attempt-intended')
    story.commit('c3', web('two', { observed: ['web-3'] }))
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded', counts: { healthy: 2, ignored: 1 } })
    expect(story.hosts.runs['web-3 prod/web']).toBe('one')
  })
})

describe('a node that leaves', () => {
  it('the fleet is forgotten: its attempts wait for nothing, its turn is no turn', () => {
    const story = running()
    story.commit('c2', web('two'))
    story.playUntil('steps-ended')
    story.commit('c3', web('two', {}, ['web-2', 'web-3']))
    expect(story.said('attempt-void').at(-1)).toMatchObject({ why: 'the node left the fleet' })
    expect(story.said('node-settled').at(-1)).toMatchObject({ node: 'web-1', end: 'ignored' })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded', counts: { healthy: 2, ignored: 1 } })
  })

  it('a service, while the service is on its way, does not hold the rollout up', () => {
    const story = running()
    story.commit('c2', web('two'))
    story.playUntil('steps-ended')
    story.commit('c3', web('two', { others: ['web-3'] }, ['web-1', 'web-2']))
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded', counts: { healthy: 2, ignored: 1 } })
    // And what is left of it there is taken away.
    story.play(200)
    expect(story.hosts.runs['web-3 prod/web']).toBeUndefined()
  })
})

const lookOf = (more: { armed?: string; busy?: string }) => ({ answer: 'ok' as const, value: { ...more, slots: {} } })

describe('an attempt that nobody waits for', () => {
  it('is named once and taken back before anything else is done on its node', () => {
    const story = running()
    story.hosts.armed['web-1'] = 'ffff-1-1'
    story.hosts.kept['ffff-1-1'] = {
      steps: 'applied',
      outcome: 'armed',
      detail: '',
      node: 'web-1',
      slot: 'prod/web',
      before: 'one',
    }
    story.post({ event: 'looked', node: 'web-1', look: 900, askedAt: story.now, answer: lookOf({ armed: 'ffff-1-1' }) })
    story.post({ event: 'looked', node: 'web-1', look: 901, askedAt: story.now, answer: lookOf({ armed: 'ffff-1-1' }) })
    expect(story.said('orphan-found')).toHaveLength(1)
    story.wait(1)
    expect(story.due()).toEqual(['restore-orphan web-1'])
    delete story.hosts.armed['web-1']
    expect(story.playUntil('orphan-ended')).toMatchObject({ attempt: 'ffff-1-1', outcome: 'restored' })
  })

  it('keeps deployments off its node', () => {
    const story = running()
    story.believe([{ at: story.now, type: 'orphan-found', node: 'web-1', attempt: 'ffff-1-1' }])
    story.commit('c2', web('two'))
    story.wait(10)
    expect(story.rollout('web').digest).toBe('one')
  })

  it('is none when its outcome is known: the answer is older than the outcome', () => {
    const story = running()
    const { id } = story.attempt('web-1')
    expect(story.state.attempts[id]?.outcome).toBe('healthy')
    story.post({ event: 'looked', node: 'web-1', look: 900, askedAt: story.now, answer: lookOf({ armed: id }) })
    expect(story.said('orphan-found')).toEqual([])
  })

  it('is none while it is one of ours in flight', () => {
    const story = running()
    story.commit('c2', web('two'))
    story.playUntil('attempt-intended')
    story.post({
      event: 'looked',
      node: 'web-1',
      look: 900,
      askedAt: story.now,
      answer: lookOf({ busy: story.attempt('web-1').id }),
    })
    expect(story.said('orphan-found')).toEqual([])
  })

  it('is one that was given up as never received and arrived after all', () => {
    const story = running()
    story.commit('c2', web('two'))
    if (story.attempt('web-1').digest !== 'two') story.playUntil('attempt-intended')
    const { id } = story.attempt('web-1')
    story.post({
      event: 'attempt-answered',
      attempt: id,
      question: 'follow',
      answer: { answer: 'ok', value: { steps: 'none', outcome: 'none', detail: '' } },
    })
    story.post({ event: 'looked', node: 'web-1', look: 900, askedAt: story.now, answer: lookOf({ busy: id }) })
    expect(story.said('orphan-found').at(-1)).toMatchObject({ attempt: id })
  })

  it('is over when the node does not know it, and when it never changed anything', () => {
    for (const answer of [
      { answer: 'refused', code: 'unknown-attempt', message: 'no such attempt' } as const,
      { answer: 'ok', value: { steps: 'stale', outcome: 'none', detail: '' } } as const,
      { answer: 'ok', value: { steps: 'applied', outcome: 'restore-failed', detail: '' } } as const,
    ]) {
      const story = running()
      story.believe([{ at: story.now, type: 'orphan-found', node: 'web-1', attempt: 'ffff-1-1' }])
      story.post({ event: 'orphan-answered', node: 'web-1', attempt: 'ffff-1-1', answer })
      expect(story.said('orphan-ended')).toHaveLength(1)
    }
  })

  it('is not over while its steps run, or its restore', () => {
    for (const value of [
      { steps: 'running', outcome: 'none', detail: '' },
      { steps: 'applied', outcome: 'restoring', detail: '' },
    ] as const) {
      const story = running()
      story.believe([{ at: story.now, type: 'orphan-found', node: 'web-1', attempt: 'ffff-1-1' }])
      expect(
        story.post({ event: 'orphan-answered', node: 'web-1', attempt: 'ffff-1-1', answer: { answer: 'ok', value } }),
      ).toEqual([])
    }
  })
})
