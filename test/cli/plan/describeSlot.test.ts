import { expect, test } from 'vitest'
import { describeSlot } from '../../../src/cli/plan/describeSlot.ts'
import type { SlotOutlook } from '../../../src/cli/plan/outlook.ts'

function slot(more: Partial<SlotOutlook>): SlotOutlook {
  const rest = { held: undefined, waitsFor: undefined, dependents: [], nodes: {}, hooks: [] }
  const names = { key: 'production/shop', environment: 'production', service: 'shop', digest: 'b'.repeat(64) }
  return { ...rest, ...names, current: undefined, waves: undefined, boundMs: undefined, ...more }
}

test('waves are told domain by domain, with the pause for a person and how long they take at most', () => {
  const waves = {
    waves: [['n2'], ['n4'], ['n1', 'n3'], ['n5']],
    domains: ['a', 'a', 'b', undefined],
    bakeMs: 300_000,
    pauses: true,
    lowest: 3,
    needed: 3,
    total: 5,
  }
  expect(describeSlot(slot({ waves, boundMs: 40.4 * 60_000 }), [], []).slice(1)).toEqual([
    '  waves  1 canary (n2) → bake 5m → pause for a person → a: 1 → b: 2 → the rest: 1       at least 3 of 5 available, needs 3',
    '  takes at most 41m',
  ])
  expect(describeSlot(slot({ boundMs: 125 * 60_000 }), [], []).slice(1)).toEqual(['  takes at most 2h05m'])
})
