import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createSystemClock } from '../../../src/adapters/clocks/system/system.ts'
import { clockContract } from '../../contracts/clocks.ts'

clockContract('system', () => ({
  clock: createSystemClock(),
  pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}))

describe('system clock over weeks', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  it('fires a timer of 60 days after 60 days', () => {
    const fired: number[] = []
    const start = Date.now()
    createSystemClock().after(60 * 86_400_000, () => fired.push(Date.now() - start))
    vi.advanceTimersByTime(60 * 86_400_000 - 1)
    expect(fired).toEqual([])
    vi.advanceTimersByTime(1)
    expect(fired).toEqual([60 * 86_400_000])
  })

  it('cancels a timer of 60 days in its second stage', () => {
    let calls = 0
    const cancel = createSystemClock().after(60 * 86_400_000, () => calls++)
    vi.advanceTimersByTime(30 * 86_400_000)
    cancel()
    vi.advanceTimersByTime(60 * 86_400_000)
    expect(calls).toBe(0)
  })
})

describe('system clock schedules', () => {
  afterEach(() => void vi.useRealTimers())

  // Local 03:30 on the two days around each change of 2026, as UTC.
  const changes = [
    { zone: 'Europe/Berlin', from: '2026-03-28T12:00:00Z', at: ['2026-03-29T01:30:00Z', '2026-03-30T01:30:00Z'] },
    { zone: 'America/New_York', from: '2026-10-31T12:00:00Z', at: ['2026-11-01T08:30:00Z', '2026-11-02T08:30:00Z'] },
    { zone: 'Australia/Lord_Howe', from: '2026-04-04T00:00:00Z', at: ['2026-04-04T17:00:00Z', '2026-04-05T17:00:00Z'] },
    { zone: 'Asia/Kolkata', from: '2026-03-28T12:00:00Z', at: ['2026-03-28T22:00:00Z', '2026-03-29T22:00:00Z'] },
    { zone: 'America/St_Johns', from: '2026-03-07T12:00:00Z', at: ['2026-03-08T06:00:00Z', '2026-03-09T06:00:00Z'] },
    { zone: 'UTC', from: '2026-03-28T12:00:00Z', at: ['2026-03-29T03:30:00Z', '2026-03-30T03:30:00Z'] },
  ]
  it.each(changes)('fire once a day across a change of $zone', async ({ zone, from, at }) => {
    vi.useFakeTimers({ now: Date.parse(from) })
    const fired: string[] = []
    const cancel = createSystemClock({ timezone: zone }).every('30 3 * * *', () => fired.push(new Date().toISOString()))
    await vi.advanceTimersByTimeAsync(Date.parse(at[1]!) - Date.parse(from) + 3_600_000)
    cancel()
    expect(fired.map((time) => time.slice(0, 16))).toEqual(at.map((time) => time.slice(0, 16)))
  })
})
