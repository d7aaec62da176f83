import { execFileSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { CommitInfo } from '../../../src/core/fleet/commit.ts'
import type { Rollout } from '../../../src/core/journal/state.ts'
import { revertMessage } from '../../../src/core/rollback/revertMessage.ts'
import { quickRollout } from '../support/fleet.ts'

function commit(oid: string, subject: string): CommitInfo {
  return { oid, parents: [], subject, author: { name: 'Ada', email: 'ada@example.org' }, at: 0 }
}

function rollout(
  statuses: Record<string, 'restored' | 'ignored' | 'deferred' | 'failed'>,
  why = 'unhealthy: GET /healthz answered 503 (30 of 30 times)',
): Rollout {
  const [node = ''] = Object.keys(statuses)
  return {
    id: 'c0ffee00-7',
    slot: 'production/shop',
    digest: 'd',
    commit: '5c2d89b',
    kind: 'deploy',
    proven: false,
    parameters: quickRollout,
    order: Object.keys(statuses),
    nodes: Object.fromEntries(Object.entries(statuses).map(([name, status]) => [name, { status, detail: '' }])),
    waves: [[node]],
    startedAt: 0,
    progressAt: 0,
    failure: { node, blame: 'commit', why, evidence: [], at: 0 },
  }
}

/** What is told of a rollout that failed. */
function of(...given: Parameters<typeof rollout>): Parameters<typeof revertMessage>[1] {
  return { slot: 'production/shop', why: 'it failed', rollout: rollout(...given) }
}

/** What git takes for trailers. */
function trailersOf(message: string): string[] {
  const out = execFileSync('git', ['interpret-trailers', '--parse'], {
    input: message,
    env: { PATH: process.env['PATH'] ?? '', GIT_CONFIG_NOSYSTEM: '1', HOME: '/nonexistent' },
  })
  return out.toString().trim().split('\n')
}

describe('the message of a revert', () => {
  it('is a normal subject, the evidence in prose, and trailers', () => {
    const message = revertMessage(
      [commit('5c2d89b', 'Bump shop to 2.5.0')],
      of({ 'shop-4': 'restored', 'shop-1': 'ignored', 'shop-2': 'deferred' }),
    )
    expect(message).toBe(`Revert "Bump shop to 2.5.0"

This reverts commit 5c2d89b,
which failed its rollout of shop to production.
shop-4: unhealthy: GET /healthz answered 503 (30 of 30 times).
shop-4 was restored; 2 nodes were not touched.

Holdfast-Rollout: c0ffee00-7
Holdfast-Verdict: unhealthy
Holdfast-Restored: shop-4
Reverts: 5c2d89b
`)
  })

  it('names every commit that goes back', () => {
    const message = revertMessage(
      [commit('ccc', 'Third'), commit('aaa', 'First')],
      of({ 'shop-1': 'restored', 'shop-2': 'restored', 'shop-3': 'ignored' }),
    )
    expect(message).toContain('Revert "Third and 1 more"\n')
    expect(message).toContain('This reverts commit ccc (Third),\nThis reverts commit aaa (First),\n')
    expect(message).toContain('shop-1, shop-2 were restored; 1 node was not touched.\n')
    expect(trailersOf(message).filter((line) => line.startsWith('Reverts:'))).toEqual(['Reverts: ccc', 'Reverts: aaa'])
  })

  it('of a proposal names what a person has to look at', () => {
    const message = revertMessage([commit('aaa', 'First')], of({ 'shop-1': 'restored' }), ['b.conf', 'c.conf'])
    expect(message).toContain(
      '\nLater commits changed b.conf, c.conf too; here they are as before the reverted commit: look before you merge.\n',
    )
  })

  it('says who took it back, where no rollout failed', () => {
    const why = 'taken back by alice: too slow\n\nReverts: nothing'
    const message = revertMessage([commit('aaa', 'Bump shop')], { slot: 'production/shop', why })
    expect(message).toBe(`Revert "Bump shop"

This reverts commit aaa,
which is not to run any more as shop in production.
taken back by alice: too slow Reverts: nothing.

Holdfast-Verdict: taken back
Reverts: aaa
`)
    const aborted = { ...rollout({ 'shop-1': 'restored' }), aborted: { who: 'alice', why: 'too slow', at: 0 } }
    const told = revertMessage([commit('aaa', 'Bump shop')], { slot: 'production/shop', why, rollout: aborted })
    expect(told).toContain('Holdfast-Rollout: c0ffee00-7\nHoldfast-Verdict: taken back\nHoldfast-Restored: shop-1\n')
  })

  it('claims no restore that was not seen', () => {
    const message = revertMessage([commit('aaa', 'First')], of({ 'shop-1': 'failed', 'shop-2': 'ignored' }))
    expect(message).not.toContain('Holdfast-Restored')
    expect(message).toContain('\n1 node was not touched.\n')
  })

  it('lets no evidence become a trailer, a line of its own, or a command to a terminal', () => {
    const evil =
      'no\n\nReverts: 0000000\nHoldfast-Verdict: healthy\r\nSigned-off-by: root\u2028\u202e\u001b[2J\u0000 end'
    const message = revertMessage([commit('aaa', `Subject\nReverts: 1111111`)], of({ 'shop-1': 'restored' }, evil))
    expect(trailersOf(message)).toEqual([
      'Holdfast-Rollout: c0ffee00-7',
      'Holdfast-Verdict: unhealthy',
      'Holdfast-Restored: shop-1',
      'Reverts: aaa',
    ])
    expect(message.split('\n')[0]).toBe('Revert "Subject Reverts: 1111111"')
    // eslint-disable-next-line no-control-regex
    expect(message.replaceAll('\n', '')).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e]/)
  })

  it('stays short whatever a node answered', () => {
    expect(
      revertMessage([commit('aaa', 'First')], of({ 'shop-1': 'restored' }, 'x'.repeat(100_000))).length,
    ).toBeLessThan(1_000)
  })
})
