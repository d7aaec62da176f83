import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isDurable, type Entry } from '../../../src/core/journal/entry.ts'
import { fold } from '../../../src/core/journal/fold.ts'
import { emptyState } from '../../../src/core/journal/state.ts'
import { desiredState, nodesNamed } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'
import { tell } from '../support/story.ts'
import { durablePart, tellWildly, type Act } from '../support/wildStory.ts'

const nat = (max: number) => fc.nat({ max })
const acts = fc.array(fc.tuple(nat(9), nat(11), nat(40)) as fc.Arbitrary<Act>, { minLength: 3, maxLength: 14 })

function backwards(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(backwards)
  if (value === null || typeof value !== 'object') return value
  const members = Object.entries(value).toReversed()
  return Object.fromEntries(members.map(([key, member]) => [key, backwards(member)]))
}

function frozen<T>(value: T): T {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value)
    Object.values(value).forEach(frozen)
  }
  return value
}

describe('folding the journal', () => {
  it('gives the state that was lived in, whatever happened', () => {
    fc.assert(
      fc.property(acts, (told) => {
        const story = tellWildly(told)
        const replayed = fold(emptyState(), story.entries.filter(isDurable))
        expect(durablePart(replayed)).toEqual(durablePart(story.state))
      }),
      { numRuns: 30, seed: 7 },
    )
  })

  it('gives the same state from JSON, with its keys in any order', () => {
    fc.assert(
      fc.property(acts, (told) => {
        const durable = tellWildly(told).entries.filter(isDurable)
        const read = durable.map((entry) => backwards(JSON.parse(JSON.stringify(entry))) as Entry)
        const [written, again] = [fold(emptyState(), durable), fold(emptyState(), read)]
        expect(durablePart(again)).toEqual(durablePart(written))
        // Slots are walked in the order they came: a restart must decide as before.
        expect(Object.keys(again.slots)).toEqual(Object.keys(written.slots))
      }),
      { numRuns: 12, seed: 8 },
    )
  })

  it('gives the same state in one go and entry by entry, and changes no state it was given', () => {
    fc.assert(
      fc.property(acts, (told) => {
        const { entries } = tellWildly(told)
        const whole = fold(frozen(emptyState()), frozen(entries))
        const stepwise = entries.reduce((state, entry) => frozen(fold(state, [entry])), frozen(emptyState()))
        expect(stepwise).toEqual(whole)
      }),
      { numRuns: 12, seed: 9 },
    )
  })

  it('counts every rollout and every attempt once, so that no name comes twice', () => {
    fc.assert(
      fc.property(acts, (told) => {
        const { entries } = tellWildly(told)
        for (const names of [
          entries.flatMap((e) => (e.type === 'attempt-intended' ? [e.attempt] : [])),
          entries.flatMap((e) => (e.type === 'rollout-started' ? [e.rollout] : [])),
        ]) {
          expect(new Set(names).size).toBe(names.length)
        }
      }),
      { numRuns: 12, seed: 10 },
    )
  })

  it('passes over what it does not know', () => {
    const story = tell()
    const unknown = [
      { at: 1, type: 'outcome', attempt: 'x', outcome: 'healthy', by: 'node', detail: '' },
      { at: 1, type: 'wave-started', rollout: 'x', wave: 1, nodes: [] },
      { at: 1, type: 'of a later version', what: 1 },
    ] as unknown as Entry[]
    expect(fold(story.state, unknown)).toEqual(story.state)
  })
})

describe('what the fold keeps', () => {
  const at = 1

  it('the newest five good digests, each once', () => {
    const good = ['a', 'b', 'c', 'b', 'd', 'e', 'f'].map((digest): Entry => ({
      at,
      type: 'digest-good',
      slot: 'prod/web',
      digest,
      commit: digest,
    }))
    expect(fold(emptyState(), good).slots['prod/web']?.good.map((v) => v.digest)).toEqual(['f', 'e', 'd', 'b', 'c'])
  })

  it('nothing of a service that left but its holds and its good digests', () => {
    const story = tell()
    story.commit('c1', { services: { web: { digest: 'one', nodes: ['web-1'] } } })
    story.playUntil('rollout-ended')
    story.commit('c2', { services: {}, others: ['web-1'] })
    expect(story.state.slots['prod/web']).toMatchObject({
      wanted: undefined,
      promoted: undefined,
      good: [{ digest: 'one' }],
    })
  })

  it('the refusal of a head until another is accepted', () => {
    const refused: Entry = { at, type: 'head-refused', commit: 'bad', reason: 'invalid', problems: ['x'] }
    const state = fold(emptyState(), [refused])
    expect(state.refused).toMatchObject({ commit: 'bad', reason: 'invalid' })
    const accepted: Entry = { at, type: 'commit-accepted', commit: 'c', subject: '', author: '', slots: {} }
    expect(fold(state, [accepted]).refused).toBeUndefined()
  })

  it('desired states of commits that a slot may still go back to, and of no others', () => {
    const story = tell()
    for (let i = 1; i <= 12; i++) {
      story.commit(`c${i}`, { services: { web: { digest: `d${i}`, nodes: ['web-1'] } } })
      story.playUntil('rollout-ended')
    }
    const kept = Object.keys(story.state.desired)
    expect(kept).toEqual(expect.arrayContaining(['c8', 'c9', 'c10', 'c11', 'c12']))
    expect(kept.length).toBeLessThanOrEqual(6)
  })

  it('a commit that could not be compiled, until it could', () => {
    const missing: Entry = { at, type: 'desired-missing', commit: 'c1', why: 'the artifact server is away' }
    const state = fold(emptyState(), [missing])
    expect(state.missing['c1']?.why).toBe('the artifact server is away')
    expect(
      fold(state, [{ at, type: 'desired-loaded', desired: desiredState('c1', { services: {} }) }]).missing,
    ).toEqual({})
  })

  it('two hundred ended rollouts, and every one that has not ended', () => {
    const story = tell()
    story.commit('c1', { services: { web: { digest: 'one', nodes: nodesNamed('web', 1) } } })
    story.playUntil('attempt-intended')
    const open = story.rollout('web').id
    for (let i = 0; i < 250; i++) {
      const rollout = `r${i}`
      const { parameters } = story.rollout('web')
      story.believe([
        {
          at: i,
          type: 'rollout-started',
          rollout,
          slot: 'prod/x',
          digest: 'd',
          commit: 'c',
          kind: 'deploy',
          proven: false,
          nodes: [],
          parameters,
        },
        { at: i, type: 'rollout-ended', rollout, result: 'succeeded', counts: {} },
      ])
    }
    expect(Object.keys(story.state.rollouts)).toHaveLength(201)
    expect(story.state.rollouts[open]?.endedAt).toBeUndefined()
    expect(story.state.rollouts['r49']).toBeUndefined()
  })

  it('heals of the last hour only', () => {
    const story = tell()
    story.commit('c1', { services: { web: { digest: 'one', nodes: ['web-1'] } } })
    story.playUntil('rollout-ended')
    for (let i = 0; i < 3; i++) {
      story.hosts.runs['web-1 prod/web'] = 'edited'
      story.playUntil('rollout-started', (r) => r.kind === 'heal')
      story.play(3_000)
    }
    expect(story.state.nodes['web-1']?.heals['prod/web']).toHaveLength(2)
  })
})

describe('what is written and what is not', () => {
  it('everything that was decided is durable; what can be asked again is not', () => {
    const story = tell()
    story.hosts.health['one'] = check('fail')
    story.commit('c1', { services: { web: { digest: 'one', nodes: ['web-1'] } } })
    story.playUntil('rollout-ended')
    const of = (durable: boolean) =>
      [...new Set(story.entries.filter((e) => isDurable(e) === durable).map((e) => e.type))].toSorted()
    expect(of(false)).toEqual(['attempt-sampled', 'desired-loaded', 'node-looked'])
    expect(of(true)).toEqual([
      'attempt-intended',
      'attempt-received',
      'commit-accepted',
      'controller-started',
      'digest-held',
      'digest-promoted',
      'node-settled',
      'outcome',
      'restore-intended',
      'revert-blocked',
      'rollout-ended',
      'rollout-failed',
      'rollout-started',
      'steps-ended',
      'verdict',
      'wave-started',
    ])
  })
})
