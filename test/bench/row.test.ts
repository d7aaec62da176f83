import { describe, expect, it } from 'vitest'
import { judgeRow, type Goal } from './row.ts'
import { sumUp } from './samples.ts'

const row = (ours: number, theirs: number | undefined, goal: Goal) =>
  judgeRow({
    id: 'P0',
    measure: '',
    unit: 'ms',
    ours: sumUp([ours]),
    theirs: theirs === undefined ? undefined : { name: '', samples: sumUp([theirs]) },
    goal,
  })

describe('a row of the bench', () => {
  it('takes the middle of its samples', () => {
    expect(sumUp([9, 1, 5])).toEqual({ median: 5, least: 1, most: 9, count: 3 })
    expect(sumUp([10, 9, 1, 2])).toMatchObject({ median: 5.5 })
    expect(() => sumUp([])).toThrow('nothing was measured')
  })

  it('is met when ours is at most so many times theirs', () => {
    expect(row(14, 10, { is: 'at most', value: 1.4 })).toMatchObject({ ratio: 1.4, met: true })
    expect(row(15, 10, { is: 'at most', value: 1.4 })).toMatchObject({ ratio: 1.5, met: false })
  })

  it('is met when ours is so many times faster', () => {
    expect(row(2, 100, { is: 'faster', value: 50 })).toMatchObject({ ratio: 50, met: true })
    expect(row(2, 99, { is: 'faster', value: 50 })).toMatchObject({ met: false })
  })

  it('is met within a limit, whatever it is beside', () => {
    expect(row(3, 1, { is: 'limit', value: 3 })).toMatchObject({ ratio: 3, met: true })
    expect(row(4, 100, { is: 'limit', value: 3 })).toMatchObject({ met: false })
    expect(row(8, undefined, { is: 'limit', value: 8 }).met).toBe(true)
  })
})
