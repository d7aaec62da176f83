import { afterAll, afterEach, expect, test } from 'vitest'
import { addAbort } from '../../src/cli/abort.ts'
import { closeSandbox, makeVerbWorld } from './verbWorld.ts'

const asked: unknown[] = []

function notAsked(): never {
  throw new Error('not asked')
}

const world = makeVerbWorld(() => ({
  environment: { USER: 'bob' },
  api: async () => ({
    get: notAsked,
    events: notAsked,
    post: async <T>(path: string, body: unknown): Promise<T> => {
      asked.push([path, body])
      return { verb: 'abort', applied: ['c0ffee00-7'], lines: [] } as T
    },
  }),
}))
afterEach(() => void (asked.length = 0))
afterAll(async () => {
  await world.close()
  await closeSandbox()
})

test('gives the word to the daemon, with who and why', async () => {
  expect((await world.run(addAbort, 'abort', 'shop', '--why', 'too slow')).error).toBeUndefined()
  expect(asked).toEqual([['/v1/steer', { verb: 'abort', service: 'shop', who: 'bob', why: 'too slow' }]])
})

test('acknowledges what cannot be taken back', async () => {
  await world.run(addAbort, 'abort', 'shop', '--acknowledge', '--why', 'the old release copes')
  expect(asked).toMatchObject([['/v1/steer', { verb: 'abort', service: 'shop', acknowledge: true }]])
})
