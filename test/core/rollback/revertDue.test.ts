import { describe, expect, it } from 'vitest'
import { blockReverts, revertDue } from '../../../src/core/rollback/revertDue.ts'
import { waitingOf } from '../../../src/core/rollout/waiting.ts'
import { nodesNamed, type CommitSpec } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

const nodes = nodesNamed('web', 2)
const web = (digest: string, more: Partial<CommitSpec> = {}): CommitSpec => ({
  services: { web: { digest, nodes } },
  ...more,
})

/** `one` is proven; `two` came with c2, failed, and is held. */
function failed(more: Partial<CommitSpec> = {}): Story {
  const story = tell()
  story.commit('c1', web('one'))
  story.playUntil('rollout-ended')
  story.hosts.health['two'] = check('fail')
  story.commit('c2', web('two', more))
  story.playUntil('rollout-ended')
  return story
}

const dueNow = (story: Story) => revertDue(story.state, story.now)

describe('a revert', () => {
  it('is due while the accepted head carries a held digest, again and again until the head does not', () => {
    const story = failed()
    expect(dueNow(story)).toMatchObject([{ head: 'c2', slot: 'prod/web', digest: 'two' }])
    story.play(60)
    expect(dueNow(story)).toHaveLength(1)
    story.post({
      event: 'revert-ended',
      head: 'c2',
      slot: 'prod/web',
      digest: 'two',
      result: { result: 'pushed', commit: 'r1', reverts: ['c2'] },
    })
    story.commit('r1', web('one'))
    expect(dueNow(story)).toEqual([])
  })

  it('is due after a restart as before: it needs no memory', () => {
    const story = failed()
    story.restart()
    story.play(1)
    expect(dueNow(story)).toMatchObject([{ head: 'c2', digest: 'two' }])
  })

  it('is due again when the push was lost, more and more seldom, and at once with a newer commit that carries it', () => {
    const story = failed()
    const again = () =>
      story.post({
        event: 'revert-ended',
        head: 'c2',
        slot: 'prod/web',
        digest: 'two',
        result: { result: 'again', why: 'no route to host' },
      })
    const pauses: number[] = []
    for (let i = 0; i < 9; i++) {
      again()
      const missed = story.now
      while (dueNow(story).length === 0) story.wait(1)
      pauses.push((story.now - missed) / 1_000)
    }
    expect(pauses).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60])
    expect(waitingOf(story.state, story.state.slots['prod/web']!, story.now)?.ends).toBe(
      'the revert is pushed (tried again: no route to host), a fix is merged, or `holdfast retry`',
    )
    again()
    expect(dueNow(story)).toEqual([])
    story.commit('c3', { services: { web: { digest: 'two', nodes }, app: { digest: 'a', nodes } } })
    expect(dueNow(story)).toMatchObject([{ head: 'c3', digest: 'two' }])
  })

  it('is not due when a person was faster', () => {
    const story = failed()
    story.commit('c3', web('three'))
    expect(dueNow(story)).toEqual([])
  })

  it('waits for the restore of touched nodes, so that it can name them, but no longer than eight seconds', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.playUntil('rollout-ended')
    story.hosts.health['two'] = check('fail', { final: true })
    story.commit('c2', web('two'))
    story.playUntil('steps-ended')
    story.play(1)
    story.hosts.silent.add('web-1')
    story.playUntil('digest-held')
    const held = story.now
    expect(dueNow(story)).toEqual([])
    while (dueNow(story).length === 0) story.play(1)
    expect(story.now - held).toBeGreaterThanOrEqual(6_000)
    expect(story.now - held).toBeLessThanOrEqual(9_000)
    expect(story.rollout('web').endedAt).toBeUndefined()
  })

  it('is not due while the branch is refused, nor from a fenced controller', () => {
    const story = failed()
    story.post({ event: 'head-refused', commit: 'bad', reason: 'invalid', problems: ['x'] })
    expect(dueNow(story)).toEqual([])
    const other = failed()
    other.believe([{ at: other.now, type: 'controller-fenced', node: 'web-1', message: 'taken over' }])
    expect(dueNow(other)).toEqual([])
  })

  it('is not due for what a node was to blame for', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.playUntil('rollout-ended')
    story.hosts.sends['web-1 two'] = { steps: 'failed', outcome: 'none', nodeCaused: true, detail: 'disk full' }
    story.commit('c2', web('two'))
    story.playUntil('rollout-ended')
    expect(dueNow(story)).toEqual([])
    expect(story.said('revert-blocked')).toEqual([])
  })

  it('after it was taken back by hand in words only, a retry, is not due any more', () => {
    const story = failed()
    delete story.hosts.health['two']
    story.post({ event: 'operator', verb: 'retry', slot: 'prod/web', who: 'Ada', why: 'mended' })
    expect(dueNow(story)).toEqual([])
  })
})

const why = (story: Story) => story.said('revert-blocked').map((b) => b.why)
const both = (one: string, two: string): CommitSpec => ({
  services: { web: { digest: one, nodes }, app: { digest: two, nodes: ['app-1'] } },
})

describe('why a head is not reverted', () => {
  it('is said once where nothing was ever proven', () => {
    const story = tell()
    story.hosts.health['one'] = check('fail')
    story.commit('c1', web('one'))
    story.play(120)
    expect(why(story)).toEqual(['nothing was ever proven healthy here, so there is nothing to go back to'])
    expect(dueNow(story)).toEqual([])
    expect(blockReverts(story.state, story.now)).toEqual([])
  })

  it('is said where everything that was proven has failed since', () => {
    const story = failed()
    story.commit('r1', web('one'))
    story.hosts.health['one'] = check('fail')
    story.post({ event: 'operator', verb: 'retry', slot: 'prod/web', who: 'Ada', why: '' })
    story.believe([
      {
        at: story.now,
        type: 'digest-held',
        slot: 'prod/web',
        digest: 'one',
        commit: 'r1',
        rollout: story.newest(),
        blame: 'commit',
        why: 'it broke',
      },
    ])
    story.play(1)
    expect(why(story)).toEqual(['every version that was ever proven here has failed since'])
  })

  it('is said where the manifests leave it to a person', () => {
    const story = failed({ rollback: 'hold' })
    expect(why(story)).toEqual(['rollback.mode is hold: the commit stays until a person reverts it'])
    expect(dueNow(story)).toEqual([])
  })

  it('is what the attempt to revert came to, for this head; a newer head is tried anew', () => {
    const story = failed()
    story.post({
      event: 'revert-ended',
      head: 'c2',
      slot: 'prod/web',
      digest: 'two',
      result: { result: 'blocked', why: 'main is protected' },
    })
    expect(dueNow(story)).toEqual([])
    story.play(60)
    expect(why(story)).toEqual(['main is protected'])
    story.commit('c3', { services: { web: { digest: 'two', nodes }, app: { digest: 'a', nodes } } })
    expect(dueNow(story)).toMatchObject([{ head: 'c3' }])
  })

  it('of one service does not keep another from being reverted', () => {
    const story = tell()
    story.hosts.health['web-bad'] = check('fail')
    story.hosts.health['app-bad'] = check('fail')
    story.commit('c1', both('web-bad', 'app-1'))
    story.playUntil('digest-good')
    story.commit('c2', both('web-bad', 'app-bad'))
    story.playUntil('digest-held', (h) => h.digest === 'app-bad')
    story.play(10)
    expect(dueNow(story)).toMatchObject([{ slot: 'prod/app', digest: 'app-bad' }])
  })
})

describe('a proposal', () => {
  const proposed = {
    result: 'proposed' as const,
    commit: 'p1',
    branch: 'holdfast/revert-c2',
    reverts: ['c2'],
    why: 'rollback.mode is propose',
  }
  const ended = { event: 'revert-ended' as const, slot: 'prod/web', digest: 'two', result: proposed }

  it('is made instead of a push where the manifests ask for one', () => {
    expect(dueNow(failed({ rollback: 'propose' }))).toMatchObject([{ head: 'c2', mode: 'propose' }])
    expect(dueNow(failed())).toMatchObject([{ head: 'c2', mode: 'push' }])
  })

  it('that is open makes no second one due, whatever commit carries the digest, also after a restart', () => {
    const story = failed({ rollback: 'propose' })
    story.post({ ...ended, head: 'c2' })
    expect(dueNow(story)).toEqual([])
    story.commit('c3', { ...web('two', { rollback: 'propose' }), others: ['db-1'] })
    expect(dueNow(story)).toEqual([])
    story.restart()
    story.play(60)
    expect(dueNow(story)).toEqual([])
    expect(story.said('revert-proposed')).toHaveLength(1)
    expect(why(story)).toEqual([])
    expect(waitingOf(story.state, story.state.slots['prod/web']!, story.now)).toMatchObject({
      kind: 'held',
      ends: 'holdfast/revert-c2 or a fix is merged, or `holdfast retry`',
    })
  })

  it('that was merged leaves nothing to say', () => {
    const story = failed({ rollback: 'propose' })
    story.post({ ...ended, head: 'c2' })
    story.commit('p1', web('one', { rollback: 'propose' }))
    story.play(10)
    expect(dueNow(story)).toEqual([])
    expect(waitingOf(story.state, story.state.slots['prod/web']!, story.now)).toBeUndefined()
  })

  it('goes with the hold it answers: what fails once more is proposed once more', () => {
    const story = failed({ rollback: 'propose' })
    story.post({ ...ended, head: 'c2' })
    story.post({ event: 'operator', verb: 'retry', slot: 'prod/web', who: 'Ada', why: 'mended the database' })
    expect(story.state.proposals).toEqual({})
    story.playUntil('digest-held')
    story.playUntil('rollout-ended')
    expect(dueNow(story)).toMatchObject([{ digest: 'two', mode: 'propose' }])
  })
})
