import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultRollout, type RolloutParameters } from '../../../src/core/fleet/rollout.ts'
import { nodesNamed } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'
import { tell, type Story } from '../support/story.ts'

/** A row of the table of rollout parameters: what is seen of a rollout that has it, and of one that does not. */
interface Row {
  given: Partial<RolloutParameters>
  /** What the row speaks of, with everything else as a row needs it. */
  with?: Partial<RolloutParameters>
  seen: (parameters: Partial<RolloutParameters>) => unknown
  expected: unknown
}

const wide = { maxParallel: { count: 9 }, maxUnavailable: { count: 9 } }
/** Racks b, a and none, over and over. */
function racks(nodes: string[]): Record<string, Record<string, string>> {
  const labels: Record<string, string>[] = [{ rack: 'b' }, { rack: 'a' }, {}]
  return Object.fromEntries(nodes.map((node, i) => [node, labels[i % 3] ?? {}]))
}

/** Digest `one` runs on `count` nodes and is proven; a commit asks for `two`. */
function changing(count: number, rollout: Partial<RolloutParameters>, before?: (story: Story) => void): Story {
  const story = tell()
  const nodes = nodesNamed('web', count)
  const commit = (oid: string, digest: string, parameters: Partial<RolloutParameters>) =>
    story.commit(oid, { services: { web: { digest, nodes, rollout: parameters } }, labels: racks(nodes) })
  commit('c1', 'one', { ...wide, rollbackWindow: rollout.rollbackWindow ?? 5 })
  story.playUntil('rollout-ended')
  before?.(story)
  commit('c2', 'two', rollout)
  return story
}

function waves(story: Story): string[][] {
  story.playUntil('rollout-ended')
  return story.rollout('web').waves
}

const sizes = (story: Story) => waves(story).map((wave) => wave.length)

const never = check('fail')
const rows: Record<string, Row> = {
  canary: {
    given: { canary: { count: 3 } },
    with: wide,
    seen: (parameters) => sizes(changing(6, parameters)),
    expected: [3, 3],
  },
  canaryBakeTime: {
    given: { canaryBakeTimeMs: 40_000 },
    with: wide,
    seen(parameters) {
      const story = changing(3, parameters)
      const { at } = story.playUntil('node-settled')
      return Math.floor((story.playUntil('wave-started', (wave) => wave.wave === 2).at - at) / 10_000)
    },
    expected: 4,
  },
  pauseAfterCanary: {
    given: { pauseAfterCanary: true },
    with: wide,
    seen(parameters) {
      const story = changing(3, parameters)
      story.play(200)
      const waited = [story.rollout('web').waves.length, story.rollout('web').paused]
      const { id: rollout } = story.rollout('web')
      story.post({ event: 'operator', verb: 'resume', rollout, who: 'Ada', why: 'the canary looks well' })
      story.play(60)
      return [waited, story.said('rollout-resumed').map(({ who, why }) => [who, why]), story.rollout('web').result]
    },
    expected: [
      [1, expect.objectContaining({ who: 'holdfast', cause: 'canary' })],
      [['Ada', 'the canary looks well']],
      'succeeded',
    ],
  },
  maxParallel: {
    given: { maxParallel: [{ count: 1 }, { percent: 25 }, { percent: 50 }] },
    with: { maxUnavailable: { count: 12 } },
    seen: (parameters) => sizes(changing(12, parameters)),
    expected: [1, 3, 6, 2],
  },
  maxUnavailable: {
    given: { maxUnavailable: { count: 2 } },
    with: { maxParallel: { count: 9 } },
    seen: (parameters) => sizes(changing(5, parameters)),
    expected: [1, 2, 2],
  },
  failureDomain: {
    given: { failureDomain: 'rack' },
    with: wide,
    seen: (parameters) => waves(changing(6, parameters)),
    expected: [['web-2'], ['web-5'], ['web-1', 'web-4'], ['web-3', 'web-6']],
  },
  minHealthyTime: {
    given: { minHealthyTimeMs: 15_000 },
    seen(parameters) {
      const story = changing(1, parameters)
      const { at } = story.playUntil('steps-ended')
      return Math.floor((story.playUntil('verdict').at - at) / 1000)
    },
    // The first answer comes a second after the steps.
    expected: 16,
  },
  healthyDeadline: {
    given: { healthyDeadlineMs: 40_000 },
    seen(parameters) {
      const story = changing(1, parameters)
      story.hosts.health['two'] = never
      const { at } = story.playUntil('steps-ended')
      return Math.floor((story.playUntil('verdict').at - at) / 1000)
    },
    expected: 40,
  },
  progressDeadline: {
    given: { progressDeadlineMs: 100_000 },
    with: { healthyDeadlineMs: 900_000 },
    seen(parameters) {
      // Nothing differs on the node, so that no armed switch is waited for.
      const story = changing(1, parameters, ({ hosts }) => void (hosts.runs['web-1 prod/web'] = 'two'))
      story.hosts.health['two'] = never
      const { at } = story.playUntil('attempt-intended', ({ empty }) => empty)
      return Math.round((story.playUntil('rollout-failed').at - at) / 10_000)
    },
    expected: 10,
  },
  maxFailPercentage: {
    given: { maxFailPercentage: 34 },
    with: wide,
    seen(parameters) {
      const story = changing(6, parameters)
      for (const node of ['web-3', 'web-5']) story.hosts.health[`${node} two`] = never
      const { result, counts } = story.playUntil('rollout-ended')
      return [result, counts, story.said('node-set-aside').map(({ node }) => node)]
    },
    expected: ['succeeded-with-deferred', { healthy: 4, restored: 2 }, ['web-3', 'web-5']],
  },
  maxUnreachablePercentage: {
    given: { maxUnreachablePercentage: 20 },
    with: wide,
    seen(parameters) {
      const story = changing(6, parameters, ({ hosts, play }) => {
        for (const node of ['web-2', 'web-4']) hosts.silent.add(node)
        play(130)
      })
      story.play(120)
      return story.rollout('web').paused?.why
    },
    expected: '2 of 6 nodes are out of reach (web-2, web-4); maxUnreachablePercentage allows 1',
  },
  onFailure: {
    given: { onFailure: 'pause' },
    seen(parameters) {
      const story = changing(3, parameters)
      story.hosts.health['two'] = never
      story.play(120)
      return [story.rollout('web').paused?.cause, story.hosts.runs['web-1 prod/web'], story.attempt('web-1').outcome]
    },
    expected: ['failure', 'two', 'kept'],
  },
  rollbackWindow: {
    given: { rollbackWindow: 1 },
    seen(parameters) {
      const story = changing(1, parameters)
      story.playUntil('rollout-ended')
      return story.state.slots['prod/web']?.good.map(({ digest }) => digest)
    },
    expected: ['two'],
  },
  confirmTimeout: {
    given: { confirmTimeoutMs: 13_000 },
    with: { healthyDeadlineMs: 40_000, minHealthyTimeMs: 7_000 },
    seen(parameters) {
      const { confirmSeconds, deadlineSeconds } = changing(1, parameters).playUntil('attempt-intended')
      return [confirmSeconds, deadlineSeconds]
    },
    expected: [60, 70],
  },
}

/** `supersede` is the only way there is, so there is nothing to compare it with. */
const alone = ['concurrency']

describe('every row of the table of rollout parameters', () => {
  it.each(Object.keys(rows))('%s does what it says, and without it that is not so', (name) => {
    const row = rows[name]!
    expect(row.seen({ ...row.with, ...row.given })).toEqual(row.expected)
    expect(row.seen({ ...row.with })).not.toEqual(row.expected)
  })

  it('concurrency: a newer digest takes over at the next node boundary: who is in flight ends, nobody else begins', () => {
    const nodes = nodesNamed('web', 6)
    const story = changing(6, { ...wide, canary: { count: 2 } })
    // One of the canaries has to wait for its turn, so that the wave is not over when its first node is.
    story.hosts.looks['web-2 prod/web'] = { digest: 'other' }
    story.playUntil('steps-ended')
    story.commit('c3', { services: { web: { digest: 'three', nodes } } })
    delete story.hosts.looks['web-2 prod/web']
    const { at } = story.playUntil('rollout-ended', ({ result }) => result === 'superseded')
    expect(story.said('rollout-ended').at(-1)?.counts).toEqual({ healthy: 1, ignored: 5 })
    // What was seen of the nodes was compared with the digest before: they are looked at anew at once.
    expect(story.playUntil('attempt-intended').at - at).toBeLessThan(5_000)
    expect(story.playUntil('rollout-ended')).toMatchObject({ result: 'succeeded', counts: { healthy: 6 } })
    expect(new Set(nodes.map((node) => story.hosts.runs[`${node} prod/web`]))).toEqual(new Set(['three']))
  })

  it('has its word in the manifests, and no word there is without a row', () => {
    const schema = JSON.parse(readFileSync('schemas/service.schema.json', 'utf8')) as {
      $defs: { rollout: { properties: Record<string, unknown> } }
    }
    expect(Object.keys(schema.$defs.rollout.properties).toSorted()).toEqual([...Object.keys(rows), ...alone].toSorted())
  })

  it('has the default people rely on', () => {
    expect(defaultRollout).toEqual({
      canary: { count: 1 },
      canaryBakeTimeMs: 300_000,
      pauseAfterCanary: false,
      maxParallel: { percent: 10 },
      maxUnavailable: { percent: 10 },
      minHealthyTimeMs: 10_000,
      healthyDeadlineMs: 300_000,
      progressDeadlineMs: 600_000,
      confirmTimeoutMs: 120_000,
      maxFailPercentage: 2,
      maxUnreachablePercentage: 10,
      onFailure: 'restore',
      rollbackWindow: 5,
    })
  })
})
