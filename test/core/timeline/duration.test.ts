import { expect, test } from 'vitest'
import { describeAgo, describeDuration } from '../../../src/core/timeline/duration.ts'

test.each([
  [-5, '0.0s'],
  [1_940, '1.9s'],
  [9_949, '9.9s'],
  [9_950, '10s'],
  [32_000, '32s'],
  [59_499, '59s'],
  [59_500, '1m00s'],
  [182_000, '3m02s'],
  [3_599_499, '59m59s'],
  [3_599_500, '1h00m'],
  [7_500_000, '2h05m'],
  [86_399_000, '1d0h'],
  [273_600_000, '3d4h'],
])('%i ms last %s', (ms, words) => {
  expect(describeDuration(ms)).toBe(words)
})

test.each([
  [0, 'just now'],
  [1_000, '1s ago'],
  [59_999, '59s ago'],
  [60_000, '1m ago'],
  [3_599_999, '59m ago'],
  [10_800_000, '3h ago'],
  [86_400_000 * 12, '12d ago'],
])('%i ms before now is %s', (ms, words) => {
  expect(describeAgo(1_000_000 - ms, 1_000_000)).toBe(words)
})
