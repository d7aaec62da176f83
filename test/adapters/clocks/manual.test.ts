import { createTask } from 'node-cron'
import { describe, expect, it } from 'vitest'
import { nextMatch } from '../../../src/adapters/clocks/manual/cron.ts'
import { createManualClock } from '../../../src/adapters/clocks/manual/manual.ts'
import { clockContract } from '../../contracts/clocks.ts'

const start = Date.parse('2026-01-31T23:59:00Z')

clockContract('manual', () => {
  const clock = createManualClock(start)
  return { clock, pass: (ms) => clock.advance(ms) }
})

describe('manual clock', () => {
  it('stands at the time of each timer while it fires, and at the end of the span afterwards', async () => {
    const clock = createManualClock(1_000)
    const seen: number[] = []
    clock.after(70, () => seen.push(clock.now()))
    clock.after(30, () => seen.push(clock.now()))
    expect(clock.nextTimerAt()).toBe(1_030)
    await clock.advance(100)
    expect(seen).toEqual([1_030, 1_070])
    expect(clock.now()).toBe(1_100)
    expect(clock.nextTimerAt()).toBeUndefined()
  })

  it('fires what a woken promise sets within the same span', async () => {
    const clock = createManualClock(0)
    const woken: number[] = []
    const work = async () => {
      for (let round = 0; round < 5; round++) {
        await clock.sleep(10)
        for (let hops = 0; hops < 50; hops++) await Promise.resolve()
        woken.push(clock.now())
      }
    }
    void work()
    await clock.advance(50)
    expect(woken).toEqual([10, 20, 30, 40, 50])
  })

  it('leaves a timer one millisecond beyond the span alone', async () => {
    const clock = createManualClock(0)
    let calls = 0
    clock.after(11, () => calls++)
    await clock.advance(10)
    expect(calls).toBe(0)
    await clock.advance(1)
    expect(calls).toBe(1)
  })

  it('throws what a timer throws', async () => {
    const clock = createManualClock(0)
    clock.after(1, () => {
      throw new Error('bug')
    })
    await expect(clock.advance(1)).rejects.toThrow('bug')
    await clock.advance(1)
  })

  it('refuses to be advanced twice at once', async () => {
    const clock = createManualClock(0)
    const first = clock.advance(10)
    await expect(clock.advance(10)).rejects.toThrow('already')
    await first
    expect(clock.now()).toBe(10)
  })

  it('jumps the wall clock without moving a timer', async () => {
    const clock = createManualClock(10_000)
    const seen: number[] = []
    clock.after(100, () => seen.push(clock.now()))
    clock.jump(-5_000)
    expect(clock.nextTimerAt()).toBe(5_100)
    await clock.advance(99)
    expect(seen).toEqual([])
    await clock.advance(1)
    expect(seen).toEqual([5_100])
  })
})

describe('cron of the manual clock', () => {
  const expressions = [
    '*/7 * * * *',
    '30 3 * * 1-5',
    '15,5 8-10 1 * *',
    '0 0 29 2 *',
    '*/20 * * * * *',
    '0 12 * jan,mar sun',
  ]
  it.each(expressions)('%s matches when node-cron says so, and at no time in between', (expression) => {
    const task = createTask(expression, () => undefined, { timezone: 'UTC' })
    let at = start
    for (let count = 0; count < 5; count++) {
      const next = nextMatch(expression, at)
      expect(next).toBeGreaterThan(at)
      expect(task.match(new Date(next))).toBe(true)
      const stepMs = Math.max(1_000, Math.floor((next - at) / 2_000 / 1_000) * 1_000)
      for (let between = Math.ceil((at + 1) / 1_000) * 1_000; between < next; between += stepMs)
        expect(task.match(new Date(between))).toBe(false)
      at = next
    }
    void task.destroy()
  })

  it('refuses an expression that can never match', () => {
    expect(() => nextMatch('0 0 31 2 *', start)).toThrow('impossible')
  })
})
