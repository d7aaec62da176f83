import type { EntryLine, RolloutDetail, RolloutList } from '../../api/shapes.ts'
import type { DurableEntry } from '../../core/journal/entry.ts'
import { userError, type ApiClient, type CliContext } from '../context.ts'
import { failureLines, rolloutLines } from '../faces/rolloutLines.ts'
import { timelineRow } from '../faces/timelineRow.ts'
import { createScreen, safeJson } from '../format/screen.ts'
import { createRedraw } from './redraw.ts'

interface Asked {
  what?: string
  environment?: string
  output: 'text' | 'json'
}

interface Told {
  entry: DurableEntry
  line: EntryLine
}

const redrawMs = 1_000

/** Shows a rollout until it ends; answers the exit code for how it ended. */
export async function watchRollout(context: CliContext, api: ApiClient, asked: Asked): Promise<number> {
  const { stop } = context
  const events = api.events('/v1/events', stop)[Symbol.asyncIterator]()
  // The first event says that nothing is missed from here on.
  await events.next()
  const id = (await findRollout(api, asked)) ?? (await nextRollout(context, events, asked))
  if (id === undefined) return ended(stop)
  const show = asked.output === 'text' && context.isTerminal ? redraw : writeLines
  return show(context, api, events, id, asked)
}

type Events = AsyncIterator<{ event: string; data: unknown }>
type Show = (context: CliContext, api: ApiClient, events: Events, id: string, asked: Asked) => Promise<number>

async function findRollout(api: ApiClient, asked: Asked): Promise<string | undefined> {
  const { what, environment } = asked
  const { rollouts } = await api.get<RolloutList>('/v1/history?limit=200')
  if (what !== undefined && /^[0-9a-f]{8}-\d+$/.test(what)) {
    if (rollouts.some(({ id }) => id === what)) return what
    throw userError(`there is no rollout ${what}`, 'See `holdfast history`.')
  }
  const matching = rollouts.filter((r) => isAsked(r.service, r.environment, { what, environment }))
  return matching.find(({ endedAt }) => endedAt === undefined)?.id
}

function isAsked(service: string, environment: string, asked: Pick<Asked, 'what' | 'environment'>): boolean {
  const { what, environment: where } = asked
  return (what === undefined || service === what) && (where === undefined || environment === where)
}

/** Waits for a rollout to start. */
async function nextRollout(context: CliContext, events: Events, asked: Asked): Promise<string | undefined> {
  const of = asked.what === undefined ? '' : ` of ${asked.what}`
  if (asked.output === 'text') context.err(`nothing${of} is under way; waiting for the next rollout\n`)
  for (let next = await events.next(); !next.done; next = await events.next()) {
    const { entry } = next.value.data as Partial<Told>
    if (entry?.type !== 'rollout-started') continue
    const [environment = '', service = ''] = entry.slot.split('/')
    if (isAsked(service, environment, asked)) return entry.rollout
  }
  return undefined
}

const detailOf = (api: ApiClient, id: string) => api.get<RolloutDetail>(`/v1/rollouts/${encodeURIComponent(id)}`)

const key = ({ at, text }: EntryLine) => `${at} ${text}`

/** Plain lines, or JSON lines: what was recorded so far, then each entry as it comes. */
const writeLines: Show = async (context, api, events, id, asked) => {
  const screen = createScreen(context)
  const write = (line: EntryLine) => {
    if (asked.output === 'json') context.out(`${safeJson(line)}\n`)
    else if (!line.minor) screen.line(...timelineRow(line, context.isTerminal))
  }
  let rollout = await detailOf(api, id)
  const written = new Set(rollout.timeline.map(key))
  for (const line of rollout.timeline) write(line)
  for (let over = rollout.endedAt !== undefined; !over;) {
    const next = await events.next()
    if (next.done) return ended(context.stop)
    const { entry, line } = next.value.data as Partial<Told>
    if (!entry || line?.rollout !== id) continue
    if (!written.has(key(line))) write(line)
    over = entry.type === 'rollout-ended'
  }
  rollout = await detailOf(api, id)
  if (asked.output === 'text' && rollout.failure) for (const line of failureLines(rollout.failure)) screen.line(...line)
  return exitCode(rollout)
}

/** The block of the rollout, drawn anew with each of its entries and each second. */
const redraw: Show = async (context, api, events, id) => {
  const screen = createScreen(context)
  const draw = createRedraw(context)
  let waiting = events.next()
  for (;;) {
    const rollout = await detailOf(api, id)
    draw(rolloutLines(rollout, context.clock.now()).map((line) => screen.render(line)))
    if (rollout.endedAt !== undefined) return exitCode(rollout)
    const next = await Promise.race([waiting, context.clock.sleep(redrawMs)])
    if (next?.done) return ended(context.stop)
    if (next) waiting = events.next()
  }
}

function ended(stop: AbortSignal): number {
  if (stop.aborted) return 5
  throw userError('the daemon has ended', 'Start it with `holdfast run`; it goes on where it was.', 1)
}

function exitCode({ sign, word }: RolloutDetail): number {
  if (sign === 'good') return 0
  return word.startsWith('succeeded') ? 3 : 1
}
