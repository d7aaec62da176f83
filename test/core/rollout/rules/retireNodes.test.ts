import { describe, expect, it } from 'vitest'
import type { NodeMode } from '../../../../src/core/fleet/node.ts'
import { nodesNamed, type CommitSpec } from '../../support/fleet.ts'
import { tell, type Story } from '../../support/story.ts'
import { nodeView } from '../../support/views.ts'

const nodes = nodesNamed('web', 3)
/** As the manifests say it: a retired node is asked for nothing. */
const fleet = (modes: Record<string, NodeMode> = {}, digest = 'one'): CommitSpec => {
  const on = nodes.filter((name) => modes[name] !== 'retired')
  return {
    services: { db: { digest: 'db', nodes: on }, web: { digest, nodes: on, dependsOn: ['db'] } },
    others: nodes,
    modes,
  }
}

function running(): Story {
  const story = tell()
  story.commit('c1', fleet())
  story.playUntil('digest-good', ({ slot }) => slot === 'prod/web')
  return story
}

describe('a retired node', () => {
  it('loses its services by ordinary attempts, dependents first, and is then reported as clean', () => {
    const story = running()
    story.play(70)
    story.commit('c2', fleet({ 'web-3': 'retired' }))
    expect(nodeView(story, 'web-3')).toMatchObject({ sign: 'waiting', word: 'retiring' })
    story.play(120)
    const attempts = story.said('attempt-intended').filter(({ at }) => at >= story.state.accepted!.at)
    expect(attempts.map(({ node, slot }) => `${node} ${slot}`)).toEqual(['web-3 prod/web', 'web-3 prod/db'])
    expect(story.hosts.runs).not.toMatchObject({ 'web-3 prod/web': expect.anything() as unknown })
    expect(story.hosts.runs['web-1 prod/web']).toBe('one')
    expect(nodeView(story, 'web-3')).toMatchObject({ sign: 'good', word: 'clean' })
    story.play(600)
    expect(story.said('attempt-intended').filter(({ node }) => node === 'web-3')).toHaveLength(4)
  })

  it('goes while the service is held, and takes no digest along', () => {
    const story = running()
    story.hosts.health['two'] = { check: 'unit', status: 'fail', detail: 'dead' }
    story.commit('c2', fleet({}, 'two'))
    story.playUntil('digest-held')
    story.playUntil('rollout-ended')
    story.commit('c3', fleet({ 'web-3': 'retired' }, 'two'))
    story.play(120)
    expect(story.hosts.runs['web-3 prod/web']).toBeUndefined()
    expect(story.hosts.runs['web-2 prod/web']).toBe('one')
    expect(story.state.slots['prod/web']?.good.map(({ digest }) => digest)).toEqual(['one'])
  })

  it('that was in a rollout loses the turn it has not had', () => {
    const story = running()
    story.commit('c2', fleet({}, 'two'))
    const { rollout: id } = story.playUntil('rollout-started')
    story.commit('c3', fleet({ 'web-3': 'retired' }, 'two'))
    const ended = story.playUntil('rollout-ended', ({ rollout }) => rollout === id)
    expect(ended).toMatchObject({ result: 'succeeded', counts: { healthy: 2, ignored: 1 } })
    story.play(120)
    expect(story.hosts.runs['web-3 prod/web']).toBeUndefined()
  })

  it('that is active again in the middle of it gets back what it lost', () => {
    const story = running()
    story.commit('c2', fleet({ 'web-3': 'retired' }))
    story.playUntil('rollout-started')
    story.commit('c3', fleet())
    story.play(300)
    expect(story.hosts.runs['web-3 prod/web']).toBe('one')
    expect(story.hosts.runs['web-3 prod/db']).toBe('db')
  })

  it('is cleaned also of what only its own record names, when the journal was lost', () => {
    const story = tell()
    story.hosts.runs['web-3 prod/old'] = 'old'
    story.commit('c1', fleet({ 'web-3': 'retired' }))
    story.play(120)
    expect(story.hosts.runs['web-3 prod/old']).toBeUndefined()
    expect(nodeView(story, 'web-3')).toMatchObject({ word: 'clean' })
  })

  it('waits for the node to answer, and for a cordon to end', () => {
    const story = running()
    story.hosts.silent.add('web-3')
    story.play(70)
    story.commit('c2', fleet({ 'web-3': 'retired' }))
    story.play(60)
    story.post({ event: 'restraint', verb: 'cordon', node: 'web-3', forMs: 600_000, who: 'ada', why: 'wait' })
    story.hosts.silent.clear()
    story.play(300)
    expect(nodeView(story, 'web-3')).toMatchObject({ sign: 'unknown', word: 'cordoned' })
    expect(story.hosts.runs['web-3 prod/web']).toBe('one')
    story.play(400)
    expect(story.hosts.runs['web-3 prod/web']).toBeUndefined()
  })
})
