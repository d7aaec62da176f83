import { describe, expect, it } from 'vitest'
import { nodesNamed, type CommitSpec } from '../../support/fleet.ts'
import { tell, type Story } from '../../support/story.ts'

const nodes = nodesNamed('web', 2)
const web = (digest: string, more: Partial<CommitSpec> = {}): CommitSpec => ({
  services: { web: { digest, nodes } },
  ...more,
})
const beyond = {
  sync: 'blocked' as const,
  cause: 'commit' as const,
  changes: ['removal by web: 6 of 10 managed things would be removed'],
}

/** A version that would remove too much is held, and what runs is left as it is. */
function held(): Story {
  const story = tell()
  story.commit('c1', web('one'))
  story.playUntil('rollout-ended')
  for (const node of nodes) story.hosts.looks[`${node} prod/web`] = { ...beyond, overBudget: true }
  story.commit('c2', web('two'))
  story.playUntil('digest-held')
  story.playUntil('rollout-ended')
  return story
}

describe('a removal beyond the budget', () => {
  it('changes nothing and is taken back in Git', () => {
    const story = held()
    story.play(30)
    expect(story.attempts()).toHaveLength(2)
    expect(story.reverts).toMatchObject([{ head: 'c2', digest: 'two' }])
  })

  it('goes on by itself once the accepted commit acknowledges that very version', () => {
    const story = held()
    story.commit('c3', web('one'))
    story.play(30)
    story.commit('c4', web('two', { acknowledged: { 'prod/web': ['two'] } }))
    expect(story.said('hold-released')).toMatchObject([{ digest: 'two', automatic: true }])
    for (const node of nodes) delete story.hosts.looks[`${node} prod/web`]
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded', counts: { healthy: 2 } })
    expect(story.reverts.filter(({ head }) => head === 'c4')).toEqual([])
  })

  it('waits for a look that was made with the acknowledgement before it is judged again', () => {
    const story = held()
    const looks = story.said('node-looked').length
    story.commit('c3', web('two', { acknowledged: { 'prod/web': ['two'] }, rollback: 'hold' }))
    expect(story.said('digest-held')).toHaveLength(1)
    for (const node of nodes) delete story.hosts.looks[`${node} prod/web`]
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
    expect(story.said('node-looked').length).toBeGreaterThan(looks)
  })

  it('is no licence for a version that failed for another reason', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.playUntil('rollout-ended')
    story.hosts.health['two'] = { check: 'unit', status: 'fail', detail: 'dead' }
    story.commit('c2', web('two', { acknowledged: { 'prod/web': ['two'] } }))
    story.playUntil('digest-held')
    story.play(60)
    expect(story.said('hold-released')).toEqual([])
  })
})
