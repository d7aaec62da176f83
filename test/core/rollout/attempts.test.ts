import { describe, expect, it } from 'vitest'
import { nodesNamed, quickRollout, type CommitSpec } from '../support/fleet.ts'
import { check, lost } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

const web = (digest: string, nodes = ['web-1']): CommitSpec => ({ services: { web: { digest, nodes } } })

/** `two` was just accepted where `one` runs; the first attempt is intended and not yet sent. */
function intended(nodes = ['web-1']): Story {
  const story = tell()
  story.commit('c1', web('one', nodes))
  story.playUntil('rollout-ended')
  story.commit('c2', web('two', nodes))
  if (story.said('attempt-intended').length < nodes.length + 1) story.playUntil('attempt-intended')
  return story
}

function answer(story: Story, question: 'send' | 'follow' | 'confirm' | 'restore', value: object) {
  const { id } = story.attempt('web-1')
  return story
    .post({ event: 'attempt-answered', attempt: id, question, answer: value as never })
    .map((entry) => entry.type)
}

describe('an attempt', () => {
  it('is intended before anything is sent, and names the look whose plan is meant', () => {
    const story = intended()
    expect(story.attempt('web-1')).toMatchObject({
      phase: 'intended',
      digest: 'two',
      look: story.state.nodes['web-1']?.look,
    })
    expect(story.due()).toContain(`send ${story.attempt('web-1').id}`)
  })

  it('that the node found stale is planned anew from a new look', () => {
    const story = intended()
    const first = story.attempt('web-1')
    answer(story, 'send', { answer: 'ok', value: { steps: 'stale', outcome: 'none', detail: '/etc/x differs' } })
    expect(story.state.nodes['web-1']?.lookedAt).toBeUndefined()
    expect(story.state.attempts[first.id]).toMatchObject({ phase: 'ended', steps: 'stale' })
    expect(story.rollout('web').nodes['web-1']?.status).toBe('pending')
    expect(story.due()).toEqual(['look web-1'])
    expect(story.playUntil('attempt-intended').look).not.toBe(first.look)
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
  })

  it('that the node refused is void, and planned anew', () => {
    const story = intended()
    answer(story, 'send', { answer: 'refused', code: 'busy', message: 'attempt x is in flight' })
    expect(story.said('attempt-void').at(-1)).toMatchObject({ why: 'attempt x is in flight' })
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
  })

  it('that the node never received is void, and planned anew', () => {
    const story = intended()
    expect(answer(story, 'send', lost)).toEqual(['attempt-unanswered'])
    expect(story.due()).toEqual([])
    story.wait(1)
    expect(story.due()).toEqual([`follow ${story.attempt('web-1').id}`])
    story.play(1)
    expect(story.said('attempt-void').at(-1)).toMatchObject({ why: 'the node never received it' })
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
  })

  it('whose sending broke off is asked after, not sent again', () => {
    const story = intended()
    const { id } = story.attempt('web-1')
    answer(story, 'send', lost)
    story.hosts.kept[id] = {
      steps: 'running',
      outcome: 'armed',
      detail: '',
      node: 'web-1',
      slot: 'prod/web',
      before: 'one',
    }
    story.play(2)
    expect(story.said('attempt-received')).toHaveLength(2)
    expect(story.said('attempt-void')).toEqual([])
    expect(story.attempt('web-1')).toMatchObject({ id, phase: 'running' })
  })

  it('of an earlier life of the controller is asked after, not sent again', () => {
    const story = intended()
    story.restart()
    story.play(2)
    expect(story.said('attempt-unanswered').at(-1)).toMatchObject({ why: 'the controller started anew' })
    story.play(3)
    expect(story.said('attempt-void')).toHaveLength(1)
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
  })

  it('is judged by an answer when the controller comes back after the deadline for health', () => {
    const story = intended()
    story.playUntil('steps-ended')
    story.wait(quickRollout.healthyDeadlineMs / 1000 + 5)
    story.restart()
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
    expect(story.said('verdict').map(({ verdict }) => verdict)).toEqual(['healthy', 'healthy'])
  })

  it('is tried three times, and then the node is given up by its own fault', () => {
    const story = intended()
    for (let i = 0; i < 3; i++) {
      answer(story, 'send', { answer: 'ok', value: { steps: 'stale', outcome: 'none', detail: 'differs' } })
      if (i < 2) story.playUntil('attempt-intended')
    }
    expect(story.said('attempt-intended').filter((a) => a.digest === 'two')).toHaveLength(3)
    expect(story.said('node-settled').at(-1)).toMatchObject({
      end: 'failed',
      detail: '3 attempts did not come to an end; the last: differs',
    })
    expect(story.said('rollout-failed').at(-1)).toMatchObject({ blame: 'node' })
  })

  it('is made only with a plan for the digest that is rolled out', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.playUntil('rollout-ended')
    story.hosts.looks['web-1 prod/web'] = { digest: 'one', sync: 'plan' }
    story.commit('c2', web('two'))
    story.play(60)
    expect(story.said('attempt-intended').filter((a) => a.digest === 'two')).toEqual([])
    delete story.hosts.looks['web-1 prod/web']
    expect(story.playUntil('attempt-intended').digest).toBe('two')
  })

  it('is made only with a look that is fresh', () => {
    const story = tell()
    const patient = { nodes: ['web-1', 'web-2'], rollout: { healthyDeadlineMs: 300_000 } }
    story.commit('c1', { services: { web: { digest: 'one', ...patient } } })
    story.playUntil('steps-ended')
    // The canary takes its time; what was seen of the other node is old by then.
    story.wait(45)
    story.playUntil('node-settled')
    const attempt = story.playUntil('attempt-intended', (intended) => intended.node === 'web-2')
    const look = story.said('node-looked').findLast((l) => l.node === 'web-2' && l.look === attempt.look)
    expect(attempt.at - (look?.at ?? 0)).toBeLessThanOrEqual(30_000)
    expect(story.said('rollout-failed')).toEqual([])
  })

  it('is not made while the rollout is paused, though its wave has begun', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.hosts.looks['web-1 prod/web'] = { digest: 'other' }
    story.playUntil('wave-started')
    const word = { event: 'operator', rollout: story.newest(), who: 'Ada', why: 'wait' } as const
    story.post({ ...word, verb: 'pause' })
    delete story.hosts.looks['web-1 prod/web']
    story.play(100)
    expect(story.said('attempt-intended')).toEqual([])
    story.post({ ...word, verb: 'resume' })
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
  })

  it('that only verifies changes nothing, needs no confirmation, and counts as no try', () => {
    const story = tell()
    story.hosts.runs['web-1 prod/web'] = 'one'
    story.commit('c1', web('one'))
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded' })
    expect(story.said('attempt-received')).toEqual([])
    expect(story.said('outcome')).toEqual([])
    expect(story.state.nodes['web-1']?.tries).toEqual({})
  })

  it('counts as one try per node and digest, whatever rollout it was in', () => {
    const story = intended()
    expect(story.state.nodes['web-1']?.tries).toEqual({ 'prod/web one': 1, 'prod/web two': 1 })
  })

  it('keeps every other service off its node until it has ended', () => {
    const story = tell()
    const two = { services: { web: { digest: 'web', nodes: ['n-1'] }, db: { digest: 'db', nodes: ['n-1'] } } }
    story.commit('c1', two)
    story.playUntil('attempt-intended')
    story.play(3)
    expect(Object.values(story.state.attempts).filter((a) => a.phase !== 'ended')).toHaveLength(1)
    story.playUntil('rollout-ended')
    story.playUntil('rollout-ended')
    expect(story.hosts.runs).toMatchObject({ 'n-1 prod/web': 'web', 'n-1 prod/db': 'db' })
  })

  it('keeps looks off its node: what they saw would be old', () => {
    const story = intended()
    story.believe([{ at: story.now, type: 'node-unanswered', node: 'web-1', look: 900 }])
    story.wait(15)
    expect(story.due()).not.toContain('look web-1')
  })

  it('is not made on a node that still has one nobody waits for', () => {
    const story = tell()
    story.commit('c1', web('one'))
    story.hosts.looks['web-1 prod/web'] = { digest: 'other' }
    story.playUntil('wave-started')
    const look = { digest: 'one', sync: 'plan' as const, changes: [], changeCount: 1, stepSeconds: 1, health: [] }
    story.believe([
      { at: story.now, type: 'orphan-found', node: 'web-1', attempt: 'ffff-1-1' },
      { at: story.now, type: 'node-looked', node: 'web-1', look: 900, slots: { 'prod/web': look } },
    ])
    story.wait(3)
    expect(story.said('attempt-intended')).toEqual([])
    story.believe([{ at: story.now, type: 'orphan-ended', node: 'web-1', attempt: 'ffff-1-1', outcome: 'restored' }])
    delete story.hosts.looks['web-1 prod/web']
    expect(story.playUntil('rollout-ended').result).toBe('succeeded')
  })

  it('is over when the node says so, however late an older answer comes', () => {
    const story = intended()
    story.playUntil('rollout-ended')
    expect(
      answer(story, 'follow', { answer: 'ok', value: { steps: 'running', outcome: 'armed', detail: '' } }),
    ).toEqual([])
  })

  it('whose confirmation was not heard is confirmed again until the node has said what won', () => {
    const story = intended()
    story.playUntil('verdict')
    answer(story, 'confirm', lost)
    expect(story.attempt('web-1').phase).toBe('confirming')
    story.play(3)
    expect(story.attempt('web-1')).toMatchObject({ outcome: 'healthy', by: 'controller' })
  })
})

function restoring(): Story {
  const story = intended()
  story.hosts.health['two'] = check('fail')
  story.playUntil('steps-ended')
  story.play(19)
  story.wait(3)
  expect(story.attempt('web-1').phase).toBe('restoring')
  return story
}

describe('taking an attempt back', () => {
  it('is asked for until the node has done it', () => {
    const story = restoring()
    expect(answer(story, 'restore', lost)).toEqual(['attempt-unanswered'])
    expect(story.playUntil('rollout-ended').result).toBe('restored')
  })

  it('waits while another attempt has the node', () => {
    const story = restoring()
    expect(answer(story, 'restore', { answer: 'refused', code: 'busy', message: 'attempt x is in flight' })).toEqual([
      'attempt-unanswered',
    ])
    expect(story.playUntil('rollout-ended').result).toBe('restored')
  })

  it('is asked for again when the node cannot start it just now, since it shuts down', () => {
    const story = restoring()
    const down = { answer: 'refused', code: 'system', message: 'systemd-run could not start the restore' } as const
    expect(answer(story, 'restore', down)).toEqual(['attempt-unanswered'])
    expect(story.playUntil('rollout-ended').result).toBe('restored')
  })

  it('that the node refuses for good has failed, and says so', () => {
    const story = restoring()
    answer(story, 'restore', { answer: 'refused', code: 'superseded', message: 'a newer attempt is there' })
    expect(story.said('outcome').at(-1)).toMatchObject({
      outcome: 'restore-failed',
      detail: 'a newer attempt is there',
    })
    expect(story.said('rollout-ended').at(-1)).toMatchObject({ result: 'restore-failed', counts: { failed: 1 } })
  })

  it('does not take the word of a node that has not begun for its end', () => {
    const story = restoring()
    expect(
      answer(story, 'restore', { answer: 'ok', value: { steps: 'applied', outcome: 'healthy', detail: '' } }),
    ).toEqual([])
    expect(story.attempt('web-1').phase).toBe('restoring')
  })

  it('ends a rollout whose node is never heard of again, and goes on asking that node', () => {
    const story = restoring()
    story.hosts.silent.add('web-1')
    const ended = story.playUntil('rollout-ended')
    expect(ended).toMatchObject({ result: 'restore-failed', counts: { failed: 1 } })
    story.play(2)
    // Never a late restore: only the node's own word is waited for, and nothing else is done there.
    expect(story.due().every((effect) => effect.startsWith('follow'))).toBe(true)
    story.fire('web-1')
    story.hosts.silent.delete('web-1')
    story.play(3)
    expect(story.attempt('web-1')).toMatchObject({ phase: 'ended', outcome: 'restored', by: 'node' })
  })
})

describe('a fenced controller', () => {
  it('does nothing more: nothing is due, and nothing is concluded', () => {
    const story = intended(nodesNamed('web', 3))
    answer(story, 'send', { answer: 'refused', code: 'epoch', message: 'epoch 7 of another controller was here' })
    expect(story.said('controller-fenced')).toHaveLength(1)
    const before = story.entries.length
    story.play(900)
    expect(story.due()).toEqual([])
    expect(story.entries).toHaveLength(before)
  })

  it('is told by a look as well, and by an orphan', () => {
    const epoch = { answer: 'refused', code: 'epoch', message: 'taken over' } as const
    const story = intended()
    expect(
      story.post({ event: 'looked', node: 'web-1', look: 900, askedAt: story.now, answer: epoch }).map((e) => e.type),
    ).toEqual(['controller-fenced'])
    const other = intended()
    other.believe([{ at: other.now, type: 'orphan-found', node: 'web-1', attempt: 'old' }])
    const said = other.post({ event: 'orphan-answered', node: 'web-1', attempt: 'old', answer: epoch })
    expect(said.map((e) => e.type)).toEqual(['controller-fenced'])
  })

  it('begins anew with its next start', () => {
    const story = intended()
    answer(story, 'send', { answer: 'refused', code: 'epoch', message: 'taken over' })
    story.restart()
    expect(story.state.fenced).toBeUndefined()
    expect(story.due()).toEqual(['load c2'])
  })
})
