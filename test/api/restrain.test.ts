import { expect, test } from 'vitest'
import { createApp } from '../../src/api/app.ts'
import type { Event } from '../../src/core/rollout/event.ts'
import { decide } from '../../src/core/rollout/decide.ts'
import { fold } from '../../src/core/journal/fold.ts'
import { accepted, commit, loaded, promoted, started, tell } from '../core/timeline/given.ts'

function appOf() {
  const { told, now, ...begun } = tell(started, accepted, promoted, loaded('shop-1', 'shop-4'))
  const posted: Event[] = []
  let { state } = begun
  const live = {
    state: () => state,
    now: () => now,
    told,
    lastPoll: () => undefined,
    poll: async () => ({ polled: 'unchanged' as const, head: commit('a') }),
    post: async (event: Event) => {
      posted.push(event)
      const entries = decide(state, event, now)
      state = fold(state, entries)
      return entries
    },
    subscribe: () => () => undefined,
  }
  const app = createApp(live, new AbortController().signal)
  const say = async (asked: object) => {
    const body = JSON.stringify({ who: 'bob', why: 'disk swap', ...asked })
    const headers = { 'content-type': 'application/json' }
    const response = await app.request('/v1/restrain', { method: 'POST', body, headers })
    return { status: response.status, body: (await response.json()) as { error?: { message: string; hint: string } } }
  }
  const read = async (path: string) => (await app.request(path)).json() as Promise<Record<string, unknown>>
  return { say, read, posted }
}

test('cordons a node, which says so, and lets it go again', async () => {
  const { say, read } = appOf()
  const said = await say({ verb: 'cordon', node: 'shop-4', forMs: 7_200_000 })
  expect(said).toMatchObject({
    status: 200,
    body: { verb: 'cordon', lines: [{ text: expect.stringMatching(/^shop-4 cordoned by bob until .*: disk swap$/) }] },
  })
  expect(await read('/v1/nodes')).toMatchObject({
    nodes: expect.arrayContaining([
      expect.objectContaining({ name: 'shop-4', cordon: expect.objectContaining({ who: 'bob', why: 'disk swap' }) }),
    ]),
  })
  expect(await read('/v1/status')).toMatchObject({
    needs: [{ text: expect.stringContaining('shop-4 is cordoned by bob: disk swap, until') }],
  })
  expect((await say({ verb: 'uncordon', node: 'shop-4' })).status).toBe(200)
  expect((await say({ verb: 'uncordon', node: 'shop-4' })).body.error?.message).toBe(
    'nothing to end: shop-4 is not cordoned by a word',
  )
})

test('suspends a service, which says so, and lets it go again', async () => {
  const { say, read } = appOf()
  expect((await say({ verb: 'suspend', service: 'shop', forMs: 1000 })).status).toBe(200)
  expect(await read('/v1/services')).toMatchObject({
    services: [{ word: 'suspended', suspended: { who: 'bob' }, waiting: { why: 'suspended by bob: disk swap' } }],
  })
  expect((await say({ verb: 'end-suspension', service: 'shop' })).status).toBe(200)
  expect((await say({ verb: 'end-suspension', service: 'shop' })).status).toBe(409)
})

test.each([
  [{ verb: 'cordon', node: 'shop-5', forMs: 1 }, 409, 'there is no node shop-5'],
  [{ verb: 'suspend', service: 'shp', forMs: 1 }, 409, 'there is no service shp'],
  [{ verb: 'suspend', service: 'shop', environment: 'staging', forMs: 1 }, 409, 'shop is not in staging'],
  [{ verb: 'cordon', node: 'shop-4' }, 400, 'for how long is not said, or too long'],
  [{ verb: 'cordon', node: 'shop-4', forMs: 1e15 }, 400, 'for how long is not said, or too long'],
  [{ verb: 'cordon', service: 'shop', forMs: 1 }, 400, 'it names nothing'],
  [{ verb: 'suspend', node: 'shop-4', forMs: 1 }, 400, 'it names nothing'],
  [{ verb: 'cordon', node: 'shop-4', forMs: 1, why: '' }, 400, 'who and why are needed'],
  [{ verb: 'cordon', node: 'x'.repeat(2_000), forMs: 1 }, 400, 'no word may be longer than 1000 characters'],
  [{ verb: 'destroy', node: 'shop-4' }, 400, 'destroy is no verb'],
])('refuses %j', async (asked, status, message) => {
  const { say, posted } = appOf()
  expect(await say(asked)).toMatchObject({ status, body: { error: { message } } })
  expect(posted).toEqual([])
})
