import { expect, test } from 'vitest'
import { reconcileOutcome, summarize } from '../../../src/core/timeline/reconcileOutcome.ts'
import {
  accepted,
  attempt,
  commit,
  digest,
  failed,
  loaded,
  looked,
  promoted,
  rollout,
  started,
  tell,
  wave,
} from './given.ts'

const begun = [started, accepted, loaded('shop-4', 'shop-1'), promoted, rollout('shop-4', 'shop-1'), wave(1, 'shop-4')]
const confirmed = { type: 'outcome', attempt: 'shop-4', outcome: 'healthy', by: 'controller', detail: '' } as const
const good = { type: 'digest-good', slot: 'production/shop', digest: digest('b'), commit: commit('a') } as const
const ended = { type: 'rollout-ended', rollout: 'c0ffee00-1', result: 'succeeded', counts: {} } as const
const done = [...begun, attempt('shop-4'), confirmed, good, ended, looked('shop-4', {}), looked('shop-1', {})]

function outcome(story: Parameters<typeof tell>, earlier = 0) {
  const { state, all } = tell(...story)
  return reconcileOutcome(state, { earlier: all.slice(0, earlier), entries: all.slice(earlier) })
}

test('counts what was applied in this run, also by attempts begun before it', () => {
  expect(outcome(done)).toEqual({
    outcome: 'fine',
    nodes: 2,
    services: 1,
    changesApplied: 2,
    changesTakenBack: 0,
    troubles: [],
  })
  expect(summarize(outcome(done))).toBe('2 nodes, 1 service: 2 changes applied')
  expect(summarize(outcome(done, 6))).toBe('2 nodes, 1 service: 2 changes applied')
  expect(summarize(outcome(done, 7))).toBe('2 nodes, 1 service: 0 changes')
})

test('a failure counts, and what it changed is said to be taken back', () => {
  const result = outcome([...begun, attempt('shop-4'), ...failed])
  expect(result.outcome).toBe('failed')
  expect(summarize(result)).toBe('2 nodes, 1 service: 2 changes taken back')
  expect(result.troubles.map(({ text }) => text)).toEqual([
    'production · shop failed: shop-4: unhealthy: GET http://127.0.0.1:8080/healthz answered 503',
    'production · shop: bbbbbbb is held: unhealthy: GET http://127.0.0.1:8080/healthz answered 503',
  ])
})

test('nodes out of reach are code 3, and what waits for them waits for them', () => {
  const lost = { type: 'node-lost', node: 'shop-1', phase: 'connect', message: 'no route' } as const
  expect(outcome([...done, lost]).outcome).toBe('unreachable')
  expect(outcome([started, accepted, loaded('shop-1'), promoted, lost]).outcome).toBe('unreachable')
  expect(outcome([started, accepted, loaded('shop-1'), promoted]).outcome).toBe('failed')
})

test.each<[string, Parameters<typeof tell>[number]]>([
  ['an unhealthy node', looked('shop-1', { health: [{ check: 'x', status: 'fail', detail: 'x is failed' }] })],
  ['drift that stays', { type: 'drift-found', node: 'shop-1', slot: 'production/shop', changes: ['x'] }],
  ['a refused head', { type: 'head-refused', commit: commit('d'), reason: 'invalid', problems: ['no'] }],
])('%s is no success', (_, entry) => {
  expect(outcome([...done, entry]).outcome).toBe('failed')
})

test('a fenced controller says nothing else counts', () => {
  expect(outcome([...done, { type: 'controller-fenced', node: 'n', message: 'epoch 9' }]).outcome).toBe('fenced')
})
