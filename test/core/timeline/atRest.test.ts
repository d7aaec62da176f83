import { expect, test } from 'vitest'
import { movingStill } from '../../../src/core/timeline/atRest.ts'
import { accepted, attempt, digest, commit, loaded, looked, promoted, rollout, started, tell, wave } from './given.ts'

const at = (entries: Parameters<typeof tell>, now: number, since = 0) => movingStill(tell(...entries).state, since, now)
const seen = [started, accepted, loaded('n-1'), promoted, looked('n-1', {})]
const ended = { type: 'rollout-ended', rollout: 'c0ffee00-1', result: 'restored', counts: {} } as const

test('rests when every node was looked at or does not answer, and not before', () => {
  expect(at([accepted], 10)).toBe('the accepted commit is being read')
  expect(at([accepted, loaded('n-1')], 10)).toBe('n-1 is being looked at')
  expect(at(seen, 10_000)).toBeUndefined()
  expect(at(seen, 10_000, 9_001)).toBe('n-1 is being looked at')
  const lost = { type: 'node-lost', node: 'n-1', phase: 'connect', message: 'no' } as const
  expect(at([accepted, loaded('n-1'), lost], 10)).toBeUndefined()
})

test('a rollout moves, until a person paused it or only unhealthy nodes hold it up', () => {
  const rolling = [...seen, rollout('n-1', 'n-2'), wave(1, 'n-1')]
  expect(at(rolling, 10_000)).toBe('production/shop is under way')
  const paused = { type: 'rollout-paused', rollout: 'c0ffee00-1', who: 'bob', why: 'lunch' } as const
  expect(at([...rolling, paused], 10_000)).toBeUndefined()
  expect(at([...rolling, attempt('n-1'), paused], 10_000)).toBe('production/shop is under way')
  const healthy = { type: 'node-settled', rollout: 'c0ffee00-1', node: 'n-1', end: 'healthy', detail: '' } as const
  expect(at([...rolling, healthy], 20_000)).toBe('production/shop is under way')
  expect(at([...rolling, healthy], 60_000)).toBeUndefined()
  const bakes = { type: 'bake-started', rollout: 'c0ffee00-1', until: 100_000 } as const
  expect(at([...rolling, healthy, bakes], 60_000)).toBe('production/shop is under way')
})

test('an attempt nobody hears of is waited for until its own switch has fired', () => {
  const silent = { at: 8_000, type: 'attempt-unanswered', attempt: 'n-1', why: 'cut' } as const
  const story = [...seen, rollout('n-1'), wave(1, 'n-1'), attempt('n-1'), silent, ended]
  expect(at(story, 10_000)).toBe('an attempt on n-1 has not ended')
  expect(at(story, 1_000_000)).toBeUndefined()
})

test('an attempt of another controller is waited for until it is taken back, or its node is out of reach', () => {
  const found = { type: 'orphan-found', node: 'n-1', attempt: 'beef-1-1' } as const
  const over = { type: 'orphan-ended', node: 'n-1', attempt: 'beef-1-1', outcome: 'restored' } as const
  const lost = { type: 'node-lost', node: 'n-1', phase: 'connect', message: 'no' } as const
  expect(at([...seen, found], 10_000)).toBe('an attempt of another controller on n-1 is being taken back')
  expect(at([...seen, found, lost], 10_000)).toBeUndefined()
  expect(at([...seen, found, over, looked('n-1', {})], 10_000)).toBeUndefined()
})

test('a fenced controller has nothing left to do', () => {
  expect(
    at([accepted, { type: 'controller-fenced', node: 'n-1', message: digest('x') + commit('y') }], 10),
  ).toBeUndefined()
})

test('a revert that a remote did not take is waited for, but not for ever', () => {
  const missed = { at: 9_000, type: 'revert-unanswered', head: commit('b'), why: 'no route to host' } as const
  expect(at([...seen, { ...missed, head: commit('f') }], 10_000)).toBeUndefined()
  const own = { ...missed, head: tell(...seen).state.accepted?.commit ?? '' }
  expect(at([...seen, own], 10_000)).toBe('a revert is being pushed')
  expect(at([...seen, own, own, own, own, own, own], 10_000)).toBeUndefined()
})
