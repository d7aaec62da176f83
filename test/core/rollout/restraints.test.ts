import { describe, expect, it } from 'vitest'
import { waitingOf } from '../../../src/core/rollout/waiting.ts'
import type { NodeMode } from '../../../src/core/fleet/node.ts'
import { nodeView, serviceView } from '../support/views.ts'
import { nodesNamed, type CommitSpec } from '../support/fleet.ts'
import { tell, type Story } from '../support/story.ts'

const nodes = nodesNamed('web', 3)
const web = (digest: string, modes: Record<string, NodeMode> = {}): CommitSpec => ({
  services: { web: { digest, nodes } },
  modes,
})
const hour = 3_600_000
const word = { who: 'ada', why: 'disk swap' }

function running(): Story {
  const story = tell()
  story.commit('c1', web('one'))
  story.playUntil('rollout-ended')
  return story
}

function modeOf(story: Story, modes: Record<string, NodeMode>, digest: string): void {
  story.commit(`c-${digest}-${story.now}`, web(digest, modes))
}

function cordon(story: Story, node: string, forMs = hour): void {
  story.post({ event: 'restraint', verb: 'cordon', node, forMs, ...word })
}

function suspend(story: Story, forMs = hour): void {
  story.post({ event: 'restraint', verb: 'suspend', slot: 'prod/web', forMs, ...word })
}

describe('a cordoned node', () => {
  it('is passed over, and the rollout goes on and ends without it', () => {
    const story = running()
    cordon(story, 'web-2')
    story.commit('c2', web('two'))
    const ended = story.playUntil('rollout-ended')
    expect(ended).toMatchObject({ result: 'succeeded-with-deferred', counts: { healthy: 2, deferred: 1 } })
    const settled = story.said('node-settled').find((entry) => entry.node === 'web-2' && entry.end === 'deferred')
    expect(settled?.detail).toBe('cordoned by ada: disk swap')
    expect(story.hosts.runs['web-2 prod/web']).toBe('one')
  })

  it('is brought to what is then effective once it is back in the loop', () => {
    const story = running()
    cordon(story, 'web-2')
    story.commit('c2', web('two'))
    story.playUntil('rollout-ended')
    story.post({ event: 'restraint', verb: 'uncordon', node: 'web-2', ...word })
    story.playUntil('rollout-ended')
    expect(story.hosts.runs['web-2 prod/web']).toBe('two')
  })

  it('is back in the loop by itself when its time is over, also when the controller was away', () => {
    const story = running()
    cordon(story, 'web-2', 60_000)
    story.wait(50)
    expect(story.said('node-uncordoned')).toEqual([])
    story.restart()
    story.wait(11)
    expect(story.said('node-uncordoned')).toMatchObject([{ node: 'web-2', automatic: true }])
    expect(story.state.nodes['web-2']?.cordon).toBeUndefined()
  })

  it('is not healed, and still looked at', () => {
    const story = running()
    cordon(story, 'web-2')
    story.hosts.runs['web-2 prod/web'] = 'edited'
    story.playUntil('drift-found')
    story.play(300)
    expect(story.said('rollout-started')).toHaveLength(1)
    expect(nodeView(story, 'web-2')).toMatchObject({ sign: 'unknown', word: 'cordoned', cordon: word })
    expect(nodeView(story, 'web-2').why).toMatch(/^by ada: disk swap, until .* UTC; drift: /)
  })

  it('keeps no wave waiting: out of change is not out of service, unless it is unhealthy', () => {
    const story = running()
    cordon(story, 'web-2')
    story.hosts.health['web-2 one'] = { check: 'unit', status: 'fail', detail: 'dead' }
    story.play(120)
    story.commit('c2', web('two'))
    story.play(120)
    expect(story.rollout('web').endedAt).toBeUndefined()
    expect(waitingOf(story.state, story.state.slots['prod/web']!, story.now)?.kind).toBe('availability')
  })

  it('before a heal had its turn there keeps no other node from being healed', () => {
    const story = tell()
    story.commit('c1', { services: { web: { digest: 'one', nodes }, app: { digest: 'app', nodes } } })
    story.play(120)
    for (const slot of ['prod/web', 'prod/app']) story.hosts.runs[`web-2 ${slot}`] = 'edited'
    story.post({ event: 'tick' })
    const first = story.playUntil('attempt-intended', ({ node }) => node === 'web-2')
    const other = first.slot === 'prod/web' ? 'prod/app' : 'prod/web'
    cordon(story, 'web-2')
    story.hosts.runs[`web-3 ${other}`] = 'edited'
    story.play(120)
    expect(story.hosts.runs[`web-3 ${other}`]).not.toBe('edited')
    expect(story.hosts.runs[`web-2 ${other}`]).toBe('edited')
  })

  it('ends what is in flight there, and begins nothing more', () => {
    const story = running()
    story.commit('c2', web('two'))
    const { node } = story.playUntil('attempt-intended')
    cordon(story, node)
    story.playUntil('rollout-ended')
    expect(story.hosts.runs[`${node} prod/web`]).toBe('two')
  })

  it('that is the only one keeps the service waiting, and says so', () => {
    const story = running()
    for (const node of nodes) cordon(story, node)
    story.commit('c2', web('two'))
    story.play(120)
    expect(story.said('rollout-started')).toHaveLength(1)
    expect(waitingOf(story.state, story.state.slots['prod/web']!, story.now)).toMatchObject({
      kind: 'nodes',
      why: nodes.map((name) => `${name} is cordoned by ada: disk swap`).join('; '),
    })
  })

  it('may also be one by the manifests, for as long as they say so', () => {
    const story = running()
    modeOf(story, { 'web-3': 'cordoned' }, 'two')
    expect(story.playUntil('rollout-ended').counts).toEqual({ healthy: 2, deferred: 1 })
    expect(nodeView(story, 'web-3')).toMatchObject({ word: 'cordoned' })
    modeOf(story, {}, 'two')
    story.playUntil('rollout-ended')
    expect(story.hosts.runs['web-3 prod/web']).toBe('two')
  })

  it('is forgotten with its node', () => {
    const story = running()
    cordon(story, 'web-3')
    story.commit('c2', { services: { web: { digest: 'one', nodes: ['web-1', 'web-2'] } } })
    expect(story.said('node-forgotten')).toMatchObject([{ node: 'web-3' }])
    expect(story.state.nodes['web-3']).toBeUndefined()
    story.commit('c3', web('two'))
    expect(story.playUntil('rollout-ended').counts).toEqual({ healthy: 3 })
  })
})

describe('a suspended service', () => {
  it('is looked at and not changed: no deployment, no heal, no removal', () => {
    const story = running()
    suspend(story)
    story.hosts.runs['web-2 prod/web'] = 'edited'
    story.playUntil('drift-found')
    story.commit('c2', web('two'))
    story.play(120)
    story.commit('c3', { services: { app: { digest: 'app', nodes } } })
    story.play(300)
    expect(story.said('rollout-started').filter(({ slot }) => slot === 'prod/web')).toHaveLength(1)
    expect(story.hosts.runs['web-1 prod/web']).toBe('one')
  })

  it('pauses a rollout at the node boundary: what is in flight ends, and the rest follows when it is over', () => {
    const story = running()
    story.commit('c2', web('two'))
    const { node } = story.playUntil('attempt-intended')
    suspend(story, 600_000)
    story.play(300)
    expect(story.rollout('web').nodes[node]?.status).toBe('healthy')
    expect(story.said('wave-started').filter(({ rollout }) => rollout === story.newest())).toHaveLength(1)
    expect(serviceView(story, 'web')).toMatchObject({ sign: 'waiting', word: 'suspended', suspended: word })
    const ended = story.playUntil('rollout-ended')
    expect(ended).toMatchObject({ result: 'succeeded', counts: { healthy: 3 } })
    expect(story.said('suspension-ended')).toMatchObject([{ slot: 'prod/web', automatic: true }])
  })

  it('still takes back what fails in flight', () => {
    const story = running()
    story.hosts.health['two'] = { check: 'unit', status: 'fail', detail: 'dead' }
    story.commit('c2', web('two'))
    const { node } = story.playUntil('attempt-intended')
    suspend(story)
    story.playUntil('rollout-ended')
    expect(story.hosts.runs[`${node} prod/web`]).toBe('one')
  })

  it('says by whom, why and until when, also where all is well', () => {
    const story = running()
    suspend(story)
    const waiting = waitingOf(story.state, story.state.slots['prod/web']!, story.now)
    expect(waiting).toMatchObject({ kind: 'suspended', why: 'suspended by ada: disk swap', since: story.now })
    story.post({ event: 'restraint', verb: 'end-suspension', slot: 'prod/web', ...word })
    expect(waitingOf(story.state, story.state.slots['prod/web']!, story.now)).toBeUndefined()
  })
})
