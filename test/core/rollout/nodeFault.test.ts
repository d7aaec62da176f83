import { describe, expect, it } from 'vitest'
import { nodesNamed } from '../support/fleet.ts'
import { tell } from '../support/story.ts'

const nodes = nodesNamed('web', 3)
const web = (digest: string) => ({ services: { web: { digest, nodes } } })

describe('a change that ends by the fault of the node', () => {
  it('is taken back and tried again, and says nothing of the commit', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.playUntil('digest-good')
    story.hosts.sends['web-1 two'] = { steps: 'failed', outcome: 'armed', nodeCaused: true, detail: 'no space' }
    story.commit('c2', web('two'))
    story.playUntil('node-returned')
    expect(story.attempt('web-1').outcome).toBe('restored')
    delete story.hosts.sends['web-1 two']
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
    expect(story.said('digest-held')).toEqual([])
  })

  it('three times over ends the rollout with a hold that lifts itself, and no revert', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.playUntil('digest-good')
    story.hosts.sends['web-1 two'] = { steps: 'failed', outcome: 'armed', nodeCaused: true, detail: 'no space' }
    story.commit('c2', web('two'))
    expect(story.playUntil('digest-held').blame).toBe('node')
    expect(story.said('attempt-intended').filter((a) => a.digest === 'two')).toHaveLength(3)
    story.playUntil('rollout-ended')
    story.play(30)
    expect(story.reverts).toEqual([])
  })

  it('is no healing without end', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.playUntil('digest-good')
    story.hosts.runs['web-1 prod/web'] = 'edited'
    story.hosts.sends['web-1 one'] = { steps: 'failed', outcome: 'armed', nodeCaused: true, detail: 'no space' }
    story.play(900)
    expect(story.said('attempt-intended').filter((a) => a.node === 'web-1').length).toBeLessThanOrEqual(1 + 3)
  })
})
