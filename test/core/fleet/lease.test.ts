import { describe, expect, it } from 'vitest'
import { readLease, writeLease, type Lease } from '../../../src/core/fleet/lease.ts'

const lease: Lease = {
  number: 7,
  controller: '3f2a9c1e',
  host: 'ctl-1',
  since: 1_700_000_000_000,
  renewed: 1_700_000_030_000,
}

describe('a lease', () => {
  it('reads as a sentence, and comes back as it was', () => {
    const text = writeLease(lease)
    expect(text.split('\n')[0]).toBe(
      'controller 3f2a9c1e on ctl-1 (number 7, since 2023-11-14 22:13 UTC by its clock) leads this fleet',
    )
    expect(readLease(text)).toEqual(lease)
    expect(readLease(`${text}\n`)).toEqual(lease)
  })

  it.each([
    '',
    'anything',
    '{}',
    'null',
    JSON.stringify({ ...lease, number: -1 }),
    JSON.stringify({ ...lease, number: '7' }),
    JSON.stringify({ ...lease, controller: '../../etc' }),
    JSON.stringify({ ...lease, host: undefined }),
    JSON.stringify({ ...lease, since: 1e300 }),
  ])('that no controller wrote is none: %s', (text) => {
    expect(readLease(text)).toBeUndefined()
  })
})
