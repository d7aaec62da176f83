import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultRollout, type RolloutParameters } from '../../../src/core/fleet/rollout.ts'
import { durationBoundMs } from '../../../src/core/impact/durationBound.ts'
import { previewWaves } from '../../../src/core/impact/previewWaves.ts'
import { nodesNamed } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'
import { tell } from '../support/story.ts'

/** How one node behaves when its turn comes. */
interface Manner {
  stepsTake: number
  healthyAfter: number
}

const manner = fc.record({
  stepsTake: fc.integer({ min: 0, max: 10 }),
  healthyAfter: fc.constantFrom(0, 5, 15, 17, 17, 17, 30),
})
const amount = fc.oneof(
  fc.integer({ min: 1, max: 4 }).map((count) => ({ count })),
  fc.constantFrom(10, 25, 50, 100).map((percent) => ({ percent })),
)
const parameters = fc.record({
  canary: amount,
  canaryBakeTimeMs: fc.constantFrom(0, 5_000, 60_000),
  maxParallel: fc.oneof(amount, fc.array(amount, { minLength: 1, maxLength: 3 })),
  maxUnavailable: amount,
  failureDomain: fc.constantFrom(undefined, 'rack'),
  minHealthyTimeMs: fc.constantFrom(0, 4_000),
  confirmTimeoutMs: fc.constant(1_000),
  maxFailPercentage: fc.constantFrom(0, 2, 50),
}) as fc.Arbitrary<Partial<RolloutParameters>>

/** Carries a version through nodes of these manners; how long it took, and how long it was said to take at most. */
function carry(rollout: Partial<RolloutParameters>, manners: Manner[]): { tookMs: number; boundMs: number } {
  const nodes = nodesNamed('web', manners.length)
  const labels = Object.fromEntries(nodes.map((node, i) => [node, { rack: `r${i % 2}` }]))
  const story = tell()
  story.commit('c1', { services: { web: { digest: 'one', nodes } }, labels })
  story.playUntil('rollout-ended')
  for (const node of nodes) story.hosts.sends[`${node} two`] = { steps: 'running', outcome: 'armed', detail: '' }
  story.commit('c2', { services: { web: { digest: 'two', nodes, rollout } }, labels })
  const { rollout: id } = story.playUntil('rollout-started')
  for (let i = 0; i < 3_000 && !isDecided(); i++) {
    nodes.forEach((node, index) => behave(node, manners[index]!))
    story.play(1)
  }
  const { startedAt, boundMs = 0 } = story.state.rollouts[id]!
  return { tookMs: story.now - startedAt, boundMs }

  function isDecided(): boolean {
    const found = story.state.rollouts[id]
    return found?.endedAt !== undefined || found?.failure !== undefined
  }

  function behave(node: string, { stepsTake, healthyAfter }: Manner): void {
    const attempt = Object.values(story.state.attempts).find((one) => one.rollout === id && one.node === node)
    const kept = attempt && story.hosts.kept[attempt.id]
    if (!attempt || !kept) return
    const age = (story.now - attempt.intendedAt) / 1000
    if (kept.steps === 'running' && age >= stepsTake) kept.steps = 'applied'
    if (age < stepsTake + healthyAfter) story.hosts.health[`${node} two`] = check('fail')
    else delete story.hosts.health[`${node} two`]
  }
}

describe('the bound of a rollout', () => {
  it('is waves of the longest deadline, and the bake: 41 minutes for twelve nodes in waves of three', () => {
    const rollout = { ...defaultRollout, maxParallel: { percent: 25 }, maxUnavailable: { percent: 25 } }
    const preview = previewWaves({ parameters: rollout, kind: 'deploy', proven: false, nodes: nodesNamed('shop', 12) })
    const bound = durationBoundMs({ preview, parameters: rollout, stepSeconds: () => 0 })
    expect(preview.waves.map((wave) => wave.length)).toEqual([1, 3, 3, 3, 2])
    // 5 × 7m10s + 5m, and half a minute for each time that nodes are looked at.
    expect(bound / 60_000).toBeCloseTo(5 * (7 + 10 / 60) + 5 + 6 * (35 / 60), 5)
  })

  it('counts the slowest node of each wave, and the hooks of the rollout', () => {
    const rollout = { ...defaultRollout, canaryBakeTimeMs: 0, maxParallel: { count: 2 } }
    const hook = {
      name: 'h',
      argv: ['true'],
      timeoutSeconds: 60,
      waitSeconds: 5,
      irreversible: false,
      compatibleWithPrevious: true,
    }
    const bound = (seconds: Record<string, number>, hooks = false) =>
      durationBoundMs({
        preview: { waves: [['a', 'b'], ['c']], bakeMs: 0 },
        parameters: rollout,
        stepSeconds: (node) => seconds[node] ?? 0,
        ...(hooks ? { hooks: { beforeRollout: [hook], beforeNode: [], afterNode: [], afterRollout: [hook] } } : {}),
      })
    expect(bound({ a: 10, b: 60, c: 5 }) - bound({})).toBe(65_000)
    expect(bound({}, true) - bound({})).toBe(2 * 65_000 + 120_000 + 35_000)
  })

  it('is kept by every rollout that waits for nobody, however slow and ill its nodes are', () => {
    fc.assert(
      fc.property(parameters, fc.array(manner, { minLength: 1, maxLength: 8 }), (rollout, manners) => {
        const { tookMs, boundMs } = carry(rollout, manners)
        expect(boundMs).toBeGreaterThan(0)
        expect(tookMs).toBeLessThanOrEqual(boundMs)
      }),
      { numRuns: 60 },
    )
  })
})
