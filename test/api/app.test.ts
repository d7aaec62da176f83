import { expect, test } from 'vitest'
import { createApp } from '../../src/api/app.ts'
import type { Live } from '../../src/api/live.ts'
import type { DurableEntry } from '../../src/core/journal/entry.ts'
import type { Event } from '../../src/core/rollout/event.ts'
import { decide } from '../../src/core/rollout/decide.ts'
import {
  accepted,
  attempt,
  commit,
  digest,
  failed,
  promoted,
  rollout,
  started,
  tell,
  type Untimed,
  wave,
} from '../core/timeline/given.ts'

type Of<T extends DurableEntry['type']> = Extract<DurableEntry, { type: T }>

function appOf(...entries: Parameters<typeof tell>) {
  const { state, told, now } = tell(...entries)
  const posted: Event[] = []
  const live: Live = {
    state: () => state,
    now: () => now,
    told,
    lastPoll: () => undefined,
    poll: async () => ({ polled: 'unchanged', head: commit('a') }),
    post: async (event) => {
      posted.push(event)
      return decide(state, event, now)
    },
    subscribe: () => () => undefined,
  }
  const app = createApp(live, new AbortController().signal)
  const post = (path: string, body: string, type = 'application/json') =>
    app.request(path, { method: 'POST', body, headers: { 'content-type': type } })
  const steer = async (asked: object) => {
    const response = await post('/v1/steer', JSON.stringify({ who: 'bob', why: 'because', ...asked }))
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  return { app, post, steer, posted }
}

const rolling = [started, accepted, promoted, rollout('shop-4', 'shop-1'), wave(1, 'shop-4'), attempt('shop-4')]

test('answers rollouts, one with its timeline, and history', async () => {
  const { app } = appOf(...rolling)
  const read = async (path: string) => (await app.request(path)).json() as Promise<Record<string, unknown>>
  expect(await read('/v1/rollouts')).toMatchObject({ rollouts: [{ id: 'c0ffee00-1', word: 'canary' }] })
  expect(await read('/v1/rollouts/c0ffee00-1')).toMatchObject({ service: 'shop', timeline: { length: 3 } })
  expect(await read('/v1/rollouts/none')).toEqual({
    error: { message: 'there is no rollout none', hint: 'See `holdfast history`.' },
  })
  expect((await app.request('/v1/history?limit=0')).status).toBe(400)
  expect((await app.request('/v1/nothing')).status).toBe(404)
})

test('a write must be JSON, and small', async () => {
  const { post, posted } = appOf(...rolling)
  expect((await post('/v1/steer', '{}', 'text/plain')).status).toBe(415)
  expect((await post('/v1/poll', '', 'application/x-www-form-urlencoded')).status).toBe(415)
  expect((await post('/v1/steer', `{"why":"${'x'.repeat(70_000)}"}`)).status).toBe(413)
  expect((await post('/v1/steer', '{"verb":')).status).toBe(400)
  expect(posted).toEqual([])
})

test('steers a rollout by its id or by its service', async () => {
  const { steer, posted } = appOf(...rolling)
  expect(await steer({ verb: 'pause', service: 'shop' })).toMatchObject({
    status: 200,
    body: { applied: ['c0ffee00-1'], lines: [{ text: 'production · shop paused by bob: because' }] },
  })
  expect((await steer({ verb: 'abort', rollout: 'c0ffee00-1' })).status).toBe(200)
  expect(posted).toEqual([
    { event: 'operator', verb: 'pause', rollout: 'c0ffee00-1', who: 'bob', why: 'because' },
    { event: 'operator', verb: 'abort', rollout: 'c0ffee00-1', who: 'bob', why: 'because' },
  ])
})

test('ends a rollout whose steps stay done only when that is acknowledged', async () => {
  const sent = { ...attempt('shop-4'), irreversible: ['package postgresql'] } as Untimed<Of<'attempt-intended'>>
  const received = { type: 'attempt-received', attempt: sent.attempt } as const
  const { steer, posted } = appOf(...rolling.slice(0, -1), sent, received)
  expect(await steer({ verb: 'abort', service: 'shop' })).toMatchObject({
    status: 409,
    body: {
      error: {
        message: 'package postgresql cannot be taken back, and the version before may not work with it',
        hint: 'Merge a fix, `holdfast resume`, or say --acknowledge: it stays done.',
      },
    },
  })
  expect(posted).toEqual([])
  const ended = await steer({ verb: 'abort', service: 'shop', acknowledge: true })
  expect(ended.status).toBe(200)
  expect(JSON.stringify(ended.body)).toContain('aborted by bob: because (package postgresql stays done)')
})

test('takes a service back, everywhere at once where that is asked', async () => {
  const { steer, posted } = appOf(...rolling, {
    type: 'digest-good',
    slot: 'production/shop',
    digest: digest('a'),
    commit: commit('a'),
  })
  const steered = await steer({ verb: 'rollback', service: 'shop', urgent: true })
  expect(steered).toMatchObject({ status: 200, body: { applied: ['production/shop'] } })
  expect(posted).toMatchObject([
    { verb: 'urgent', slot: 'production/shop', digest: digest('a') },
    { verb: 'rollback', slot: 'production/shop' },
  ])
  expect(await steer({ verb: 'rollback', service: 'shop', digest: digest('f') })).toMatchObject({
    status: 409,
    body: { error: { message: 'nothing to rollback: nothing was proven there that it could go back to' } },
  })
})

test('retries what is held', async () => {
  const { steer } = appOf(...rolling, ...failed)
  expect(await steer({ verb: 'retry', service: 'shop', environment: 'production' })).toMatchObject({
    status: 200,
    body: { applied: ['production/shop'] },
  })
})

test.each([
  [{ verb: 'stop', service: 'shop' }, 400, 'stop is no verb'],
  [{ verb: 'pause' }, 400, 'it names no rollout and no service'],
  [{ verb: 'pause', service: 'shop', why: '' }, 400, 'who and why are needed'],
  [{ verb: 'pause', service: 'shop', why: 'x'.repeat(2_000) }, 400, 'no word may be longer than 1000 characters'],
  [{ verb: 'pause', service: 'web' }, 409, 'there is no service web'],
  [{ verb: 'pause', service: 'shop', environment: 'moon' }, 409, 'shop is not in moon'],
  [{ verb: 'abort', rollout: 'x-9' }, 409, 'there is no rollout x-9'],
  [{ verb: 'resume', service: 'shop' }, 409, 'nothing to resume: it is not paused'],
  [{ verb: 'retry', service: 'shop' }, 409, 'nothing to retry: nothing is held there'],
])('refuses %j', async (asked, status, message) => {
  const { steer } = appOf(...rolling)
  expect(await steer(asked)).toMatchObject({ status, body: { error: { message } } })
})

test('asks where, when a service is under way in several environments', async () => {
  const both = {
    ...accepted,
    slots: { 'production/shop': digest('b'), 'staging/shop': digest('b') },
  } as typeof accepted
  const second = { ...rollout('t-1'), rollout: 'c0ffee00-2', slot: 'staging/shop' } as typeof accepted
  const { steer } = appOf(started, both, rollout('shop-4'), second)
  expect(await steer({ verb: 'pause', service: 'shop' })).toMatchObject({
    status: 409,
    body: { error: { message: 'shop could be meant in production, staging' } },
  })
})
