import { expect, test } from 'vitest'
import { desiredState } from '../support/fleet.ts'
import { nodeViews } from '../../../src/core/timeline/nodeView.ts'
import { rolloutDetail, rolloutView } from '../../../src/core/timeline/rolloutView.ts'
import { serviceViews } from '../../../src/core/timeline/serviceView.ts'
import { statusView } from '../../../src/core/timeline/statusView.ts'
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

const pass = { check: 'shop.service', status: 'pass', detail: 'shop.service is active' } as const
const fail = { check: 'shop.service', status: 'fail', detail: 'shop.service is failed' } as const

const standings = (...entries: Parameters<typeof tell>) =>
  nodeViews(tell(...entries).state).map(({ name, sign, word, why }) => [name, sign, word, why])

test('nodes are told worst first, and each with the worst that is known of it', () => {
  const nodes = ['n-10', 'n-2', 'n-3', 'n-4', 'n-5', 'n-6']
  expect(
    standings(
      accepted,
      loaded(...nodes),
      looked('n-10', { health: [pass] }),
      looked('n-2', { health: [pass] }),
      looked('n-3', { health: [fail], sync: 'plan', changes: ['x'] }),
      looked('n-4', { sync: 'plan', changes: ['~ file /etc/a mode'] }),
      { at: 1, type: 'drift-found', node: 'n-4', slot: 'production/shop', changes: ['~ file /etc/a mode'] },
      { at: 2, type: 'node-lost', node: 'n-5', phase: 'connect', message: 'no route' },
    ),
  ).toEqual([
    ['n-3', 'bad', 'unhealthy', 'shop.service is failed'],
    ['n-4', 'waiting', 'drift', 'production · shop: ~ file /etc/a mode'],
    ['n-5', 'unknown', 'unreachable', 'connect: no route'],
    ['n-6', 'unknown', 'unknown', 'not looked at yet'],
    ['n-2', 'good', 'healthy', undefined],
    ['n-10', 'good', 'healthy', undefined],
  ])
})

test('a node in flight is told so; one that fell silent in flight is unknown', () => {
  const story = [
    accepted,
    loaded('n-1', 'n-2'),
    rollout('n-1', 'n-2'),
    wave(1, 'n-1', 'n-2'),
    attempt('n-1'),
    attempt('n-2'),
  ]
  expect(standings(...story, { at: 7, type: 'attempt-unanswered', attempt: 'n-2', why: 'cut' })).toEqual([
    ['n-2', 'unknown', 'in flight', 'no answer since it was touched: cut'],
    ['n-1', 'moving', 'in flight', 'production · shop is intended'],
  ])
})

test('a service says what it runs, what is wanted, and what it waits for', () => {
  const { state, told, now } = tell(
    started,
    accepted,
    loaded('n-1'),
    promoted,
    looked('n-1', { sync: 'plan', changes: ['x'] }),
  )
  const [view] = serviceViews(state, told, nodeViews(state), now)
  expect(view).toMatchObject({
    service: 'shop',
    environment: 'production',
    sign: 'waiting',
    word: 'waiting',
    effective: { digest: digest('b'), cited: { commit: commit('a'), subject: 'Bump shop to 2.5.0', author: 'Alice' } },
    nodes: { waiting: 1, good: 0 },
  })
})

test('nothing is claimed healthy that nobody has looked at', () => {
  const good = { type: 'digest-good', slot: 'production/shop', digest: digest('b'), commit: commit('a') } as const
  const ended = { type: 'rollout-ended', rollout: 'c0ffee00-1', result: 'succeeded', counts: {} } as const
  const { state, told, now } = tell(started, accepted, promoted, rollout('n-1'), good, ended)
  expect(serviceViews(state, told, nodeViews(state), now)).toMatchObject([{ sign: 'unknown', word: 'unknown' }])
})

test('a rollout tells its waves, what is left, and how long the canary bakes', () => {
  const { state, told, now } = tell(
    accepted,
    rollout('a', 'b', 'c'),
    wave(1, 'a'),
    attempt('a'),
    { type: 'node-settled', rollout: 'c0ffee00-1', node: 'a', end: 'healthy', detail: 'shop.service is active' },
    { type: 'bake-started', rollout: 'c0ffee00-1', until: 65_000 },
  )
  expect(rolloutView(state, told, state.rollouts['c0ffee00-1']!, now)).toMatchObject({
    word: 'baking',
    sign: 'moving',
    bakeUntil: 65_000,
    waves: [
      { name: 'canary', nodes: [{ name: 'a', sign: 'good', word: 'healthy', detail: 'shop.service is active' }] },
    ],
    rest: ['b', 'c'],
    counts: { healthy: 1, pending: 2 },
  })
})

test('a failure is a sentence with evidence, consequences and the next step', () => {
  const { state, told, now } = tell(
    accepted,
    promoted,
    rollout('shop-4', 'shop-1'),
    wave(1, 'shop-4'),
    attempt('shop-4'),
    ...failed,
    {
      type: 'revert-made',
      commit: commit('c'),
      head: commit('a'),
      slot: 'production/shop',
      digest: digest('b'),
      reverts: [commit('a')],
    },
  )
  const detail = rolloutDetail(state, told, state.rollouts['c0ffee00-1']!, now)
  expect(detail.failure).toMatchObject({
    sentence: 'shop-4 unhealthy after 1.0s: GET http://127.0.0.1:8080/healthz answered 503',
    consequences: [
      'shop-4 restored in 1.0s',
      '1 node untouched',
      'digest bbbbbbb held in production',
      'revert ccccccc pushed',
    ],
    next: 'fix and merge, or `holdfast retry shop --in production`',
  })
  expect(detail).toMatchObject({ sign: 'bad', word: 'restored', counts: { restored: 1, ignored: 1 } })
  expect(detail.timeline).toHaveLength(11)
  expect(statusView(state, told, now).needs).toMatchObject([
    {
      sign: 'bad',
      text:
        'shop failed in production: shop-4 unhealthy after 1.0s: GET http://127.0.0.1:8080/healthz answered 503 · ' +
        'shop-4 restored in 1.0s · 1 node untouched · digest bbbbbbb held in production · revert ccccccc pushed',
      next: 'fix and merge, or `holdfast retry shop --in production`',
    },
  ])
})

test('a fenced controller and a refused head come before all else', () => {
  const { state, told, now } = tell(
    accepted,
    { type: 'head-refused', commit: commit('d'), reason: 'rewound', problems: ['the branch was rewritten'] },
    { type: 'controller-fenced', node: 'n-1', message: 'epoch 4' },
  )
  expect(statusView(state, told, now).needs.map(({ text, next }) => [text, next])).toEqual([
    [
      'this controller is fenced and changes nothing: n-1 has seen a newer one (epoch 4)',
      'stop it; or, if it is the right one, `holdfast run --take-over`',
    ],
    [
      'ddddddd is refused (rewound): the branch was rewritten',
      'push the accepted commits back; the branch must only move forward',
    ],
  ])
})

const gone = (node: string) =>
  ({
    type: 'node-lost',
    node,
    phase: 'bastion',
    message: `bastion-1 unreachable, and with it ${node}: no route`,
  }) as const

test('a dead bastion is named once, and the nodes behind it are unknown, not dead', () => {
  const jumps = { 'n-1': 'bastion-1', 'n-2': 'bastion-1' }
  const desired = desiredState(commit('a'), {
    services: { shop: { digest: 'b', nodes: ['n-1', 'n-2', 'n-3'] } },
    jumps,
  })
  const { state, told, now } = tell(accepted, { at: 0, type: 'desired-loaded', desired }, gone('n-1'), gone('n-2'), {
    type: 'node-lost',
    node: 'n-3',
    phase: 'connect',
    message: 'no route',
  })
  expect(statusView(state, told, now).needs).toMatchObject([
    {
      sign: 'bad',
      text: 'bastion-1 is in the way: 2 nodes behind it unknown: bastion-1 unreachable, and with it n-1: no route',
      since: 3_000,
    },
  ])
  expect(nodeViews(state).map(({ name, word }) => [name, word])).toEqual([
    ['n-1', 'unknown'],
    ['n-2', 'unknown'],
    ['n-3', 'unreachable'],
  ])
})

test('a lease that is not renewed is said, and that nodes keep controllers apart all the same', () => {
  const { state, told, now } = tell(accepted, { type: 'lease-missed', why: 'the remote is away' })
  expect(statusView(state, told, now).needs).toMatchObject([
    { sign: 'waiting', text: expect.stringContaining('is not renewed: the remote is away'), since: 2_000 },
  ])
})
