import { Hono, type Context } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { rolloutDetail, rolloutView } from '../core/timeline/rolloutView.ts'
import { statusView } from '../core/timeline/statusView.ts'
import { streamEvents } from './events.ts'
import type { Live } from './live.ts'
import type { Alive, ApiFailure, RolloutList } from './shapes.ts'
import { readRestraint, restrainLive } from './restrain.ts'
import { readSteer, steer } from './steer.ts'

const maxBodyBytes = 64 * 1024
const mostRollouts = 200

/** The daemon over HTTP: JSON and an event stream. `ending` closes the streams. */
export function createApp(live: Live, ending: AbortSignal): Hono {
  const app = new Hono()
  app.use('*', async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
    c.header('x-content-type-options', 'nosniff')
  })
  addReads(app, live)
  app.get('/v1/events', (c) => streamEvents(c, live, ending))
  addWrites(app, live)
  app.notFound((c) => fail(c, 404, { message: `there is no ${c.req.path}`, hint: 'See the API in the documentation.' }))
  app.onError((error, c) => {
    const hint = 'This is a bug of holdfast; the log of the daemon says more.'
    return fail(c, 500, { message: `the daemon could not answer: ${error.message}`, hint })
  })
  return app
}

function addReads(app: Hono, live: Live): void {
  const status = () => statusView(live.state(), live.told, live.now())
  app.get('/v1/alive', (c) => c.json({ alive: true, pid: process.pid } satisfies Alive))
  app.get('/v1/status', (c) => c.json(status()))
  app.get('/v1/nodes', (c) => c.json({ nodes: status().nodes }))
  app.get('/v1/services', (c) => c.json({ services: status().services }))
  app.get('/v1/rollouts', (c) => c.json(list(live, (rollout) => rollout.endedAt === undefined, mostRollouts)))
  app.get('/v1/history', (c) => {
    const limit = Number(c.req.query('limit') ?? 20)
    const isCount = Number.isInteger(limit) && limit > 0 && limit <= mostRollouts
    if (!isCount) return fail(c, 400, { message: 'limit is no count', hint: `1 to ${mostRollouts}` })
    return c.json(list(live, () => true, limit))
  })
  app.get('/v1/rollouts/:id', (c) => {
    const rollout = live.state().rollouts[c.req.param('id')]
    if (!rollout)
      return fail(c, 404, { message: `there is no rollout ${c.req.param('id')}`, hint: 'See `holdfast history`.' })
    return c.json(rolloutDetail(live.state(), live.told, rollout, live.now()))
  })
}

type Kept = ReturnType<Live['state']>['rollouts'][string]

/** Rollouts, newest first. */
function list(live: Live, isAsked: (rollout: Kept) => boolean, limit: number): RolloutList {
  const found = Object.values(live.state().rollouts).filter(isAsked)
  const newest = found.toSorted((a, b) => b.startedAt - a.startedAt).slice(0, limit)
  return { rollouts: newest.map((rollout) => rolloutView(live.state(), live.told, rollout, live.now())) }
}

function addWrites(app: Hono, live: Live): void {
  const hint = 'send less'
  app.use('/v1/*', async (c, next) => {
    if (c.req.method !== 'POST') return next()
    // A browser sends other types across origins without asking; this one it may not.
    const isJson = /^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')
    if (!isJson) return fail(c, 415, { message: 'the body is no JSON', hint: 'send content-type: application/json' })
    return next()
  })
  app.use(
    '/v1/*',
    bodyLimit({ maxSize: maxBodyBytes, onError: (c) => fail(c, 413, { message: 'the body is too large', hint }) }),
  )
  app.post('/v1/steer', async (c) => {
    const asked = readSteer(await c.req.json().catch(() => undefined))
    if ('message' in asked) return fail(c, 400, asked)
    const steered = await steer(live, asked)
    return 'message' in steered ? fail(c, 409, steered) : c.json(steered)
  })
  app.post('/v1/restrain', async (c) => {
    const asked = readRestraint(await c.req.json().catch(() => undefined))
    if ('message' in asked) return fail(c, 400, asked)
    const restrained = await restrainLive(live, asked)
    return 'message' in restrained ? fail(c, 409, restrained) : c.json(restrained)
  })
  app.post('/v1/poll', async (c) => c.json(await live.poll()))
}

function fail(c: Context, status: 400 | 404 | 409 | 413 | 415 | 500, error: ApiFailure): Response {
  return c.json({ error }, status)
}
