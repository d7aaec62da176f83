import { expect, test } from 'vitest'
import { describeEntry } from '../../../src/core/timeline/describeEntry.ts'
import { signs } from '../../../src/core/timeline/sign.ts'
import { accepted, attempt, commit, digest, failed, promoted, rollout, started, tell, wave } from './given.ts'

function lines(...entries: Parameters<typeof tell>) {
  const { state, told, all } = tell(...entries)
  return all.map((entry) => {
    const { sign, text, minor } = describeEntry(entry, state, told)
    return `${minor ? '(minor) ' : ''}${signs[sign].mark} ${text}`
  })
}

test('a deployment that fails and is taken back, in words', () => {
  const story = lines(
    started,
    accepted,
    promoted,
    rollout('shop-4', 'shop-1'),
    wave(1, 'shop-4'),
    attempt('shop-4'),
    { type: 'attempt-received', attempt: 'shop-4' },
    {
      type: 'steps-ended',
      attempt: 'shop-4',
      steps: 'applied',
      detail: '',
      validatorRefused: false,
      nodeCaused: false,
    },
    { type: 'verdict', attempt: 'shop-4', verdict: 'unhealthy', evidence: ['GET /healthz answered 503', '4 restarts'] },
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
  expect(story).toEqual([
    '● controller c0ffee00 started (start 3, version 1.0.0)',
    '● accepted aaaaaaa Bump shop to 2.5.0 (Alice): changes production · shop',
    '(minor) ● production · shop may now run bbbbbbb (aaaaaaa Bump shop to 2.5.0 (Alice))',
    '◐ production · shop: aaaaaaa Bump shop to 2.5.0 (Alice) begins on 2 nodes',
    '◐ production · shop: canary: shop-4',
    '◐ shop-4: production · shop: ~ release /srv/shop 2.4.1 → 2.5.0, ↻ unit shop.service restart',
    '(minor) ◐ shop-4: received',
    '◐ shop-4: applied, now verified',
    '✖ shop-4: unhealthy: GET /healthz answered 503; 4 restarts',
    '✖ production · shop failed: shop-4: unhealthy: GET http://127.0.0.1:8080/healthz answered 503',
    '✖ production · shop: bbbbbbb is held: it is not applied again, whatever commit carries it, until somebody retries it',
    '✖ shop-4: is taken back: unhealthy',
    '✖ shop-4: restored',
    '(minor) ✖ shop-4: restored',
    '(minor) ○ shop-1: untouched: restored',
    '✖ production · shop failed; what it touched is restored (1 restored, 1 untouched)',
    '▲ revert ccccccc pushed: undoes aaaaaaa Bump shop to 2.5.0 (Alice)',
  ])
})

test('what befalls nodes and heads, in words', () => {
  const slot = 'production/shop'
  expect(
    lines(
      {
        type: 'head-refused',
        commit: commit('d'),
        reason: 'invalid',
        problems: ['fleet.yaml:1:1  no', 'b.yaml:2:2  no'],
      },
      { type: 'drift-found', node: 'shop-1', slot, changes: ['a', 'b', 'c', 'd', 'e'] },
      { type: 'drift-ended', node: 'shop-1', slot },
      { type: 'heal-stopped', node: 'shop-1', slot, why: 'healed 3 times within an hour' },
      { type: 'node-lost', node: 'shop-1', phase: 'hostKey', message: 'shows another key' },
      { type: 'node-back', node: 'shop-1' },
      { type: 'orphan-found', node: 'shop-1', attempt: 'x-1-1' },
      { type: 'orphan-ended', node: 'shop-1', attempt: 'x-1-1', outcome: 'restored' },
      { type: 'hold-released', slot, digest: digest('b'), automatic: false, who: 'bob', why: 'mended' },
      { type: 'revert-blocked', head: commit('d'), slot, digest: digest('b'), why: 'the branch is protected' },
      { type: 'controller-fenced', node: 'shop-1', message: 'epoch 4' },
    ),
  ).toEqual([
    '✖ refused ddddddd (invalid): fleet.yaml:1:1  no · b.yaml:2:2  no',
    '▲ shop-1: production · shop drifted: a, b, c and 2 more',
    '● shop-1: production · shop is as it should be again',
    '✖ shop-1: production · shop is not healed any more: healed 3 times within an hour',
    '○ shop-1 does not answer (hostKey): shows another key',
    '● shop-1 answers again',
    '▲ shop-1 has an attempt nobody here knows (x-1-1): it is taken back',
    '● shop-1: the unknown attempt x-1-1 has ended (restored)',
    '◐ production · shop: bbbbbbb is released by bob: mended',
    '✖ production · shop: no revert is pushed: the branch is protected',
    '✖ shop-1 refused this controller: epoch 4',
  ])
})

test('an entry that names only its attempt is told with its rollout, node and slot', () => {
  const { state, told } = tell(accepted, rollout('shop-4'), wave(1, 'shop-4'), attempt('shop-4'))
  const line = describeEntry({ at: 1, type: 'attempt-received', attempt: 'shop-4' }, state, told)
  expect(line).toMatchObject({ rollout: 'c0ffee00-1', node: 'shop-4', slot: 'production/shop' })
})
