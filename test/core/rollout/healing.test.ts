import { describe, expect, it } from 'vitest'
import { nodesNamed, type CommitSpec, type ServiceSpec } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

const nodes = nodesNamed('web', 3)
const web = (digest: string, more: Partial<ServiceSpec> = {}): CommitSpec => ({
  services: { web: { digest, nodes, ...more } },
})

function running(more: Partial<ServiceSpec> = {}): Story {
  const story = tell()
  story.commit('c1', web('one', more))
  story.playUntil('rollout-ended')
  story.play(2)
  return story
}

/** Somebody edits what runs there. */
function edit(story: Story, node: string): void {
  story.hosts.runs[`${node} prod/web`] = 'edited'
}

describe('drift', () => {
  it('is said once when it begins, healed, and said once when it ended', () => {
    const story = running()
    edit(story, 'web-2')
    expect(story.playUntil('drift-found')).toMatchObject({ node: 'web-2', changes: ['~ file /etc/web edited → one'] })
    expect(story.said('rollout-started').at(-1)).toMatchObject({ kind: 'heal', nodes: ['web-2'], digest: 'one' })
    story.play(300)
    expect(story.said('drift-found')).toHaveLength(1)
    expect(story.said('drift-ended')).toMatchObject([{ node: 'web-2', slot: 'prod/web' }])
    expect(story.hosts.runs['web-2 prod/web']).toBe('one')
  })

  it('has ended where it is healed, also while others are healed', () => {
    const story = running()
    for (const node of ['web-1', 'web-2']) edit(story, node)
    story.play(60)
    expect(story.said('drift-ended').map(({ node }) => node)).toContain('web-1')
  })

  it('is only reported where that is what the manifests say', () => {
    const story = running({ drift: 'report' })
    edit(story, 'web-2')
    story.play(600)
    expect(story.said('drift-found')).toHaveLength(1)
    expect(story.said('rollout-started').filter((r) => r.kind === 'heal')).toEqual([])
    story.hosts.runs['web-2 prod/web'] = 'one'
    story.play(120)
    expect(story.said('drift-ended')).toHaveLength(1)
  })

  it('is said anew when something else differs', () => {
    const story = running({ drift: 'report' })
    edit(story, 'web-2')
    story.play(120)
    story.hosts.runs['web-2 prod/web'] = 'else'
    story.play(120)
    expect(story.said('drift-found').map((d) => d.changes)).toEqual([
      ['~ file /etc/web edited → one'],
      ['~ file /etc/web else → one'],
    ])
  })

  it('is not what a deployment has yet to change', () => {
    const story = running()
    story.commit('c2', web('two'))
    story.playUntil('rollout-ended')
    story.play(120)
    expect(story.said('drift-found')).toEqual([])
  })

  it('is not unknown: a node that cannot be read neither drifts nor is cured', () => {
    const story = running({ drift: 'report' })
    edit(story, 'web-2')
    story.play(120)
    story.hosts.looks['web-2 prod/web'] = { sync: 'unknown', changes: ['permission denied'] }
    story.play(120)
    expect(story.said('drift-ended')).toEqual([])
    expect(story.said('drift-found')).toHaveLength(1)
  })

  it('that must not be changed is said and not healed', () => {
    const story = running()
    story.hosts.looks['web-2 prod/web'] = { sync: 'blocked', cause: 'node', changes: ['/etc/web is a bind mount'] }
    story.play(200)
    expect(story.said('drift-found')).toMatchObject([{ changes: ['/etc/web is a bind mount'] }])
    expect(story.said('rollout-started').filter((r) => r.kind === 'heal')).toEqual([])
  })
})

function stopped(): Story {
  const story = running()
  for (let i = 0; i < 4; i++) {
    edit(story, 'web-2')
    story.playUntil(i < 3 ? 'rollout-ended' : 'heal-stopped')
  }
  return story
}

describe('healing', () => {
  it('begins only after a first success: before, a service is only reported', () => {
    const story = tell()
    story.hosts.health['one'] = check('fail')
    story.commit('c1', web('one'))
    story.playUntil('rollout-ended')
    edit(story, 'web-2')
    story.play(600)
    expect(story.said('rollout-started').filter((r) => r.kind === 'heal')).toEqual([])
  })

  it('three times within an hour, then it stops and names what differs again', () => {
    const story = running()
    for (let i = 0; i < 3; i++) {
      edit(story, 'web-2')
      story.playUntil('rollout-ended')
    }
    edit(story, 'web-2')
    expect(story.playUntil('heal-stopped')).toMatchObject({
      node: 'web-2',
      why: expect.stringContaining('healed 3 times within an hour and differs again'),
    })
    story.play(1_200)
    expect(story.said('rollout-started').filter((r) => r.kind === 'heal')).toHaveLength(3)
    expect(story.said('heal-stopped')).toHaveLength(1)
    expect(story.hosts.runs['web-2 prod/web']).toBe('edited')
  })

  it('that fails each time for its health is given up as well, and says by what', () => {
    const story = running()
    edit(story, 'web-2')
    story.hosts.health['web-2 one'] = check('fail')
    expect(story.playUntil('heal-stopped')).toMatchObject({
      node: 'web-2',
      why: expect.stringMatching(
        /^tried 3 times within an hour and failed each time \(GET \/healthz answered 503.*\): ~ file \/etc\/web edited → one$/,
      ),
    })
    expect(story.said('attempt-intended').filter(({ node }) => node === 'web-2')).toHaveLength(1 + 3)
  })

  it('that fails by the fault of the node is not given up: three times an hour it is tried again', () => {
    const story = running()
    edit(story, 'web-2')
    story.hosts.sends['web-2 one'] = { steps: 'failed', outcome: 'armed', nodeCaused: true, detail: 'no space' }
    story.play(3_000)
    const heals = () => story.said('rollout-started').filter((r) => r.kind === 'heal').length
    expect([heals(), story.said('heal-stopped')]).toEqual([3, []])
    delete story.hosts.sends['web-2 one']
    story.play(1_200)
    expect(story.hosts.runs['web-2 prod/web']).toBe('one')
    expect(heals()).toBe(4)
  })

  it('goes on when relapses are hours apart', () => {
    const story = running()
    for (let i = 0; i < 5; i++) {
      edit(story, 'web-2')
      story.playUntil('rollout-ended')
      story.play(1_900)
    }
    expect(story.said('heal-stopped')).toEqual([])
    expect(story.hosts.runs['web-2 prod/web']).toBe('one')
  })

  it('begins anew with a new digest', () => {
    const story = stopped()
    story.commit('c2', web('two'))
    story.playUntil('rollout-ended')
    expect(story.hosts.runs['web-2 prod/web']).toBe('two')
    edit(story, 'web-2')
    story.playUntil('rollout-started', (r) => r.kind === 'heal')
  })

  it('begins anew after a retry', () => {
    const story = stopped()
    story.post({ event: 'operator', verb: 'retry', slot: 'prod/web', who: 'Ada', why: 'the other tool is gone' })
    expect(story.playUntil('rollout-started')).toMatchObject({ kind: 'heal', nodes: ['web-2'] })
  })

  it('that fails takes the node back, holds nothing and reverts nothing', () => {
    const story = running()
    edit(story, 'web-2')
    story.hosts.health['web-2 one'] = check('fail')
    expect(story.playUntil('rollout-ended').result).toBe('restored')
    expect(story.said('digest-held')).toEqual([])
    expect(story.reverts).toEqual([])
    expect(story.hosts.runs['web-2 prod/web']).toBe('edited')
  })

  it('takes no more nodes away than maxUnavailable allows, those that are unhealthy elsewhere included', () => {
    const story = running({ rollout: { maxUnavailable: { count: 1 } } })
    story.hosts.health['web-1 one'] = check('fail')
    story.play(70)
    edit(story, 'web-2')
    story.play(300)
    expect(story.said('attempt-intended').filter((a) => a.rollout === story.rollout('web').id)).toEqual([])
    delete story.hosts.health['web-1 one']
    story.playUntil('rollout-ended')
    expect(story.hosts.runs['web-2 prod/web']).toBe('one')
  })

  it('waits where an attempt that nobody waits for has the node', () => {
    const story = running()
    edit(story, 'web-2')
    story.playUntil('node-looked', (look) => look.node === 'web-1')
    story.believe([{ at: story.now, type: 'orphan-found', node: 'web-2', attempt: 'ffff-1-1' }])
    story.wait(120)
    const look = { digest: 'one', sync: 'plan' as const, changes: [], changeCount: 1, stepSeconds: 1, health: [] }
    story.believe([{ at: story.now, type: 'node-looked', node: 'web-2', look: 900, slots: { 'prod/web': look } }])
    story.wait(1)
    expect(story.said('rollout-started').filter((r) => r.kind === 'heal')).toEqual([])
  })

  it('counts no tries: it may come again for years', () => {
    const story = running()
    edit(story, 'web-2')
    story.playUntil('rollout-ended')
    expect(story.state.nodes['web-2']?.tries).toEqual({ 'prod/web one': 1 })
  })

  it('gives a node that is new what the others have', () => {
    const story = running()
    story.commit('c2', web('one', { nodes: [...nodes, 'web-4'] }))
    story.playUntil('rollout-ended')
    expect(story.hosts.runs['web-4 prod/web']).toBe('one')
    expect(story.said('rollout-started').at(-1)).toMatchObject({ kind: 'heal', nodes: ['web-4'] })
  })

  it('takes away what no manifest asks for any more', () => {
    const story = running()
    story.commit('c2', { services: { app: { digest: 'app', nodes } } })
    story.play(400)
    expect(nodes.map((n) => story.hosts.runs[`${n} prod/web`])).toEqual([undefined, undefined, undefined])
    expect(story.said('rollout-failed')).toEqual([])
    expect(story.said('heal-stopped')).toEqual([])
  })

  it('leaves alone what was never proven and is held', () => {
    const story = tell()
    story.hosts.health['web-2 one'] = check('fail')
    story.commit('c1', web('one'))
    story.playUntil('rollout-ended')
    const attempts = story.said('attempt-intended').length
    story.play(600)
    expect(story.said('attempt-intended')).toHaveLength(attempts)
  })
})
