import { describe, expect, it } from 'vitest'
import { nodesNamed, type CommitSpec } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

const nodes = nodesNamed('web', 4)
const wide = { maxParallel: { count: 3 }, maxUnavailable: { count: 3 } }
const web = (digest: string, rollout = {}): CommitSpec => ({
  services: { web: { digest, nodes, rollout: { ...wide, ...rollout } } },
})

/** `one` runs everywhere; of `two` the canary is healthy, and the wave of the other three is on its way. */
function secondWave(prepare: (story: Story) => void, rollout = {}): Story {
  const story = tell()
  story.commit('c1', web('one'))
  story.playUntil('rollout-ended')
  prepare(story)
  story.commit('c2', web('two', rollout))
  story.playUntil('attempt-intended', (a) => a.node === 'web-4')
  return story
}

/** The most attempts that were on their way back at the same time. */
function mostAtOnce(story: Story): number {
  const restoring = new Set<string>()
  let most = 0
  for (const entry of story.entries) {
    if (entry.type === 'restore-intended') restoring.add(entry.attempt)
    if (entry.type === 'outcome') restoring.delete(entry.attempt)
    most = Math.max(most, restoring.size)
  }
  return most
}

describe('after a failure', () => {
  it('a node whose steps run is taken back at once', () => {
    const story = secondWave(({ hosts }) => {
      hosts.sends['web-2 two'] = { steps: 'running', outcome: 'armed', detail: '' }
      hosts.sends['web-4 two'] = { steps: 'failed', outcome: 'none', detail: 'no' }
    })
    story.playUntil('rollout-failed')
    expect(story.said('restore-intended').map((r) => story.state.attempts[r.attempt]?.node)).toContain('web-2')
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'restored', counts: { restored: 4 } })
  })

  it('a node that waits for its confirmation is taken back, not confirmed', () => {
    const story = secondWave(({ hosts }) => {
      hosts.sends['web-4 two'] = { steps: 'running', outcome: 'armed', detail: '' }
    })
    story.playUntil('verdict', (v) => story.state.attempts[v.attempt]?.node === 'web-2')
    const waiting = Object.values(story.state.attempts).filter((a) => a.phase === 'confirming')
    if (waiting.length === 0) throw new Error('nothing waits for its confirmation')
    const { id } = story.attempt('web-4')
    const failed = { steps: 'failed', outcome: 'none', detail: 'no' } as const
    story.post({ event: 'attempt-answered', attempt: id, question: 'follow', answer: { answer: 'ok', value: failed } })
    for (const attempt of waiting) expect(story.state.attempts[attempt.id]?.phase).toBe('restoring')
  })

  it('a node that was only verified waits for nothing: there is nothing to take back', () => {
    const story = secondWave(
      ({ hosts }) => {
        hosts.runs['web-2 prod/web'] = 'two'
        hosts.health['web-2 two'] = check('fail')
        hosts.sends['web-4 two'] = { steps: 'failed', outcome: 'none', detail: 'no' }
      },
      { healthyDeadlineMs: 500_000 },
    )
    story.playUntil('rollout-failed')
    expect(story.said('attempt-void')).toMatchObject([{ why: 'the rollout failed elsewhere' }])
    expect(story.playUntil('rollout-ended').counts).toMatchObject({ ignored: 1 })
    expect(story.hosts.runs['web-2 prod/web']).toBe('two')
  })

  it('what was healthy goes back no more at a time than may be away', () => {
    const story = tell()
    const many = nodesNamed('web', 9)
    const asking = (digest: string): CommitSpec => ({
      services: { web: { digest, nodes: many, rollout: { maxParallel: { count: 4 }, maxUnavailable: { count: 2 } } } },
    })
    story.commit('c1', asking('one'))
    story.playUntil('rollout-ended')
    story.hosts.sends['web-9 two'] = { steps: 'failed', outcome: 'none', detail: 'no' }
    story.commit('c2', asking('two'))
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'restored', counts: { restored: 9 } })
    expect(mostAtOnce(story)).toBe(2)
  })

  it('one after the other may take longer than progressDeadline: it counts for each that has its turn', () => {
    const story = tell()
    const slow = {
      maxUnavailable: { count: 1 },
      progressDeadlineMs: 60_000,
      healthyDeadlineMs: 5_000,
      confirmTimeoutMs: 5_000,
    }
    story.commit('c1', web('one', slow))
    story.playUntil('rollout-ended')
    story.hosts.sends['web-4 two'] = { steps: 'failed', outcome: 'none', detail: 'no' }
    story.commit('c2', web('two', slow))
    story.playUntil('node-settled', ({ node }) => node === 'web-3')
    for (const name of nodes.slice(0, 3)) story.hosts.silent.add(name)
    story.playUntil('rollout-failed')
    const { at } = story.said('rollout-failed').at(-1)!
    for (let i = 0; i < 60 && story.rollout('web').endedAt === undefined; i++) {
      const going = Object.values(story.state.attempts).find((attempt) => attempt.phase === 'restoring')
      if (going && story.now - (going.restoringAt ?? 0) >= 50_000) story.hosts.silent.delete(going.node)
      story.play(5)
    }
    expect(story.said('rollout-ended').at(-1)).toMatchObject({ result: 'restored', counts: { restored: 4 } })
    expect(story.now - at).toBeGreaterThan(140_000)
  })

  it('of a heal, what was healed stays', () => {
    const story = tell()
    story.commit('c1', web('one', { maxParallel: { count: 1 } }))
    story.playUntil('rollout-ended')
    story.play(2)
    story.hosts.runs['web-1 prod/web'] = 'edited'
    story.hosts.runs['web-2 prod/web'] = 'edited'
    story.hosts.sends['web-2 one'] = { steps: 'failed', outcome: 'none', detail: 'no' }
    const slots = {
      'prod/web': { digest: 'one', sync: 'plan' as const, changes: [], changeCount: 1, stepSeconds: 1, health: [] },
    }
    story.believe(['web-1', 'web-2'].map((node) => ({ at: story.now, type: 'node-looked', node, look: 900, slots })))
    expect(story.playUntil('rollout-started').nodes).toEqual(['web-1', 'web-2'])
    expect(story.playUntil('rollout-ended').counts).toEqual({ healthy: 1, restored: 1 })
    expect(story.hosts.runs['web-1 prod/web']).toBe('one')
    expect(story.said('restore-intended')).toEqual([])
  })
})
