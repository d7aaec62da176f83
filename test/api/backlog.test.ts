import { expect, test } from 'vitest'
import { createBacklog } from '../../src/api/backlog.ts'

test('keeps the order, and wakes who waits', async () => {
  const backlog = createBacklog<number>(10)
  backlog.push(1, 2)
  expect([await backlog.next(1_000), await backlog.next(1_000)]).toEqual([1, 2])
  const waiting = backlog.next(60_000)
  backlog.push(3)
  expect(await waiting).toBe(3)
  expect(await backlog.next(1)).toBeUndefined()
  expect(backlog.isClosed()).toBe(false)
})

test('lets go of a reader that is too far behind, and ends when it is closed', async () => {
  const slow = createBacklog<number>(2)
  slow.push(1, 2, 3)
  expect(slow.isClosed()).toBe(true)
  expect(await slow.next(60_000)).toBeUndefined()
  const backlog = createBacklog<number>(2)
  const waiting = backlog.next(60_000)
  backlog.close()
  expect(await waiting).toBeUndefined()
})
