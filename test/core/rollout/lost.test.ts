import { describe, expect, it } from 'vitest'
import { nodesNamed, type CommitSpec } from '../support/fleet.ts'
import { justNow } from '../support/hosts.ts'
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

describe('a node that is lost after its change', () => {
  it('is waited for until its own word comes: silence is no verdict', () => {
    const story = canaryHas()
    story.hosts.silent.add('web-1')
    expect(story.playUntil('verdict')).toMatchObject({ verdict: 'unknown' })
    story.play(20)
    expect(story.said('rollout-failed')).toEqual([])
    expect(story.said('restore-intended')).toEqual([])
    expect(story.due().filter((effect) => !effect.startsWith('look'))).toEqual([expect.stringMatching(/^follow c0-1-/)])
    // Others on the same way are asked often now: whether they answer tells the change from the network.
    const lately = story.said('node-looked').filter((look) => look.at > story.now - 10_000)
    expect(new Set(lately.map((look) => look.node))).toEqual(new Set(['web-2', 'web-3']))
  })

  it('and restored itself condemns the digest while untouched nodes answer', () => {
    const story = canaryHas()
    story.hosts.silent.add('web-1')
    story.play(60)
    story.fire('web-1')
    story.hosts.silent.delete('web-1')
    expect(story.playUntil('rollout-failed')).toMatchObject({
      blame: 'commit',
      why: 'could not be reached again after the change; the node restored itself',
    })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'restored', counts: { restored: 1, ignored: 2 } })
  })

  it('and restored itself is the network’s matter when no other node answers either', () => {
    const story = canaryHas()
    for (const name of nodes) story.hosts.silent.add(name)
    // Other nodes are asked only now and then: long enough to know that they are out of reach.
    story.play(50)
    for (const name of ['web-2', 'web-3']) {
      for (const look of [801, 802])
        story.post({
          event: 'looked',
          node: name,
          look,
          askedAt: justNow,
          answer: { answer: 'lost', phase: 'connect', message: 'no route' },
        })
    }
    story.fire('web-1')
    story.hosts.silent.delete('web-1')
    expect(story.playUntil('rollout-paused')).toMatchObject({
      cause: 'external',
      node: 'web-1',
      why: expect.stringContaining('says nothing of the commit'),
    })
    // As long as only the node itself is back, nothing is started.
    story.play(300)
    expect(story.rollout('web').paused).toMatchObject({ cause: 'external' })
    story.hosts.silent.clear()
    expect(story.playUntil('rollout-resumed')).toMatchObject({
      automatic: true,
      why: 'web-1 answers again, and so do others on the same way',
    })
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
    expect([story.said('digest-held'), story.reverts]).toEqual([[], []])
  })

  it('and restored itself condemns nothing while those in its failure domain do not answer, whoever else does', () => {
    const story = tell()
    const labels = { 'web-1': { rack: 'a' }, 'web-2': { rack: 'a' }, 'web-3': { rack: 'b' } }
    const racks = (digest: string) => ({ ...web(digest, { rollout: { failureDomain: 'rack' } }), labels })
    story.commit('c1', racks('one'))
    story.playUntil('rollout-ended')
    story.commit('c2', racks('two'))
    story.playUntil('steps-ended')
    story.hosts.silent.add('web-1').add('web-2')
    story.play(90)
    story.fire('web-1')
    story.hosts.silent.delete('web-1')
    expect(story.playUntil('rollout-paused')).toMatchObject({ cause: 'external' })
    expect(story.said('rollout-failed')).toEqual([])
  })

  it('and restored itself condemns nothing while those behind its bastion do not answer, whoever else does', () => {
    const story = tell()
    const jumps = { 'web-1': 'bastion-1', 'web-2': 'bastion-1' }
    story.commit('c1', { ...web('one'), jumps })
    story.playUntil('rollout-ended')
    story.commit('c2', { ...web('two'), jumps })
    story.playUntil('steps-ended')
    story.hosts.silent.add('web-1').add('web-2')
    story.play(90)
    story.fire('web-1')
    story.hosts.silent.delete('web-1')
    expect(story.playUntil('rollout-paused')).toMatchObject({ cause: 'external' })
    expect(story.said('rollout-failed')).toEqual([])
  })

  it('and restored itself condemns the digest while another one behind its bastion answers', () => {
    const story = tell()
    const jumps = { 'web-1': 'bastion-1', 'web-2': 'bastion-1' }
    story.commit('c1', { ...web('one'), jumps })
    story.playUntil('rollout-ended')
    story.commit('c2', { ...web('two'), jumps })
    story.playUntil('steps-ended')
    story.hosts.silent.add('web-1')
    story.play(90)
    story.fire('web-1')
    story.hosts.silent.delete('web-1')
    expect(story.playUntil('rollout-failed')).toMatchObject({ node: 'web-1', blame: 'commit' })
  })

  it('and restored itself though it was never out of reach is tried again: nobody confirmed in time', () => {
    const story = canaryHas()
    story.fire('web-1')
    expect(story.playUntil('node-returned').why).toBe('the node restored itself before it was confirmed')
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
  })

  it('and restored itself while the controller was away takes its turn anew', () => {
    const story = canaryHas()
    story.fire('web-1')
    story.restart()
    expect(story.playUntil('node-returned')).toMatchObject({
      node: 'web-1',
      why: 'the node restored itself while the controller was away',
    })
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded', counts: { healthy: 3 } })
    expect(story.said('digest-held')).toEqual([])
  })

  it('and restored itself three times is given up, but condemns nothing', () => {
    const story = canaryHas()
    for (let i = 0; i < 3; i++) {
      story.fire('web-1')
      story.restart()
      story.playUntil(i < 2 ? 'steps-ended' : 'rollout-failed')
    }
    expect(story.said('rollout-failed')).toMatchObject([{ blame: 'node', why: 'the node restored itself three times' }])
    expect(story.said('attempt-intended').filter((a) => a.digest === 'two')).toHaveLength(3)
  })

  it('that came and went too often before is given up too: restored is never taken for success', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.playUntil('rollout-ended')
    const elsewhere = {
      'prod/web': { digest: 'other', sync: 'plan' as const, changes: [], changeCount: 1, stepSeconds: 1, health: [] },
    }
    for (const node of nodes) story.believe([{ at: story.now, type: 'node-looked', node, look: 900, slots: elsewhere }])
    story.commit('c2', web('two'))
    const { id: rollout } = story.rollout('web')
    for (let i = 0; i < 3; i++)
      story.believe([{ at: story.now, type: 'node-returned', rollout, node: 'web-1', why: '' }])
    story.playUntil('steps-ended')
    story.fire(story.said('attempt-intended').at(-1)?.node ?? '')
    story.restart()
    expect(story.playUntil('rollout-ended').result).not.toMatch(/^succeeded/)
  })
})
