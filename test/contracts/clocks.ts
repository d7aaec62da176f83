import { describe, expect, it } from 'vitest'
import type { Clock } from '../../src/adapters/clocks/port.ts'

/** A clock under test, and how its time passes. */
export interface ClockUnderTest {
  clock: Clock
  pass(ms: number): Promise<void>
}

/** What every clock does, whether its time is real or told. */
export function clockContract(name: string, make: () => ClockUnderTest): void {
  describe(`${name} clock`, () => {
    it('calls back once, later, never before returning', async () => {
      const { clock, pass } = make()
      let calls = 0
      clock.after(0, () => calls++)
      expect(calls).toBe(0)
      await pass(30)
      await pass(30)
      expect(calls).toBe(1)
    })

    it('fires in order of time, and of creation when equal', async () => {
      const { clock, pass } = make()
      const fired: string[] = []
      clock.after(40, () => fired.push('late'))
      clock.after(10, () => fired.push('first'))
      clock.after(10, () => fired.push('second'))
      await pass(120)
      expect(fired).toEqual(['first', 'second', 'late'])
    })

    it('never fires what was cancelled, and cancelling twice or afterwards does no harm', async () => {
      const { clock, pass } = make()
      const fired: string[] = []
      const cancel = clock.after(10, () => fired.push('cancelled'))
      const done = clock.after(10, () => fired.push('kept'))
      cancel()
      cancel()
      await pass(60)
      done()
      expect(fired).toEqual(['kept'])
    })

    it('takes a negative delay as none', async () => {
      const { clock, pass } = make()
      let calls = 0
      clock.after(-5, () => calls++)
      await pass(30)
      expect(calls).toBe(1)
    })

    it('refuses a delay that is no number', () => {
      const { clock } = make()
      expect(() => clock.after(Number.NaN, () => undefined)).toThrow(RangeError)
    })

    it('sleeps', async () => {
      const { clock, pass } = make()
      const order: string[] = []
      const asleep = clock.sleep(20).then(() => order.push('woke'))
      order.push('asleep')
      await pass(100)
      await asleep
      expect(order).toEqual(['asleep', 'woke'])
    })

    it('does not fire a timer of many weeks at once', async () => {
      const { clock, pass } = make()
      let calls = 0
      const cancel = clock.after(60 * 86_400_000, () => calls++)
      await pass(50)
      cancel()
      expect(calls).toBe(0)
    })

    it('moves on', async () => {
      const { clock, pass } = make()
      const before = clock.now()
      await pass(50)
      expect(clock.now()).toBeGreaterThan(before)
    })

    it('calls at the times of a cron expression until cancelled', async () => {
      const { clock, pass } = make()
      const calls: number[] = []
      const cancel = clock.every('* * * * * *', () => calls.push(clock.now()))
      expect(calls).toEqual([])
      for (let tries = 0; calls.length < 2 && tries < 100; tries++) await pass(100)
      cancel()
      await pass(1_200)
      expect(calls).toHaveLength(2)
    })

    it('refuses a cron expression that is none', () => {
      const { clock } = make()
      expect(() => clock.every('every tuesday', () => undefined)).toThrow()
    })
  })
}
