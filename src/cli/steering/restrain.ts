import { nothingToEnd, restraintFor } from '../../api/restrain.ts'
import type { ApiFailure, Restrained, RestraintRequest } from '../../api/shapes.ts'
import type { DurableEntry } from '../../core/journal/entry.ts'
import { fold } from '../../core/journal/fold.ts'
import { emptyState, type State } from '../../core/journal/state.ts'
import { restrain } from '../../core/rollout/restraints.ts'
import { emptyChronicle } from '../../core/timeline/chronicle.ts'
import { describeEntry } from '../../core/timeline/describeEntry.ts'
import type { Library } from '../../daemon/world.ts'
import { userError, type CliContext } from '../context.ts'
import { timelineRow } from '../faces/timelineRow.ts'
import { createScreen } from '../format/screen.ts'
import { whoIs } from './steeringVerb.ts'

/** What every word of this kind is given with. */
export interface RestraintOptions {
  why: string
  output: string
}

/** For how long, where nobody says: a forgotten one ends within the day. */
export const usualSpan = '24h'

/**
 * Takes a node or a service out of the loop, or back in: by the daemon where one runs, else by a record in the journal
 * that the next start finds. Nothing else follows from it until then.
 */
export async function sendRestraint(
  context: CliContext,
  word: Omit<RestraintRequest, 'who' | 'why'>,
  options: RestraintOptions,
): Promise<void> {
  if (options.why.trim() === '') throw userError('--why is empty', 'Say why: it is recorded.')
  const asked: RestraintRequest = { ...word, who: whoIs(context.environment), why: options.why }
  const api = await context.api()
  const answer = api ? await api.post<Restrained>('/v1/restrain', asked) : await record(context, asked)
  const screen = createScreen(context)
  if (options.output === 'json') return screen.json({ from: api ? 'daemon' : 'journal', ...answer })
  for (const line of answer.lines) screen.line(...timelineRow(line, context.isTerminal))
  if (!api) screen.line({ text: 'no daemon is running; the journal holds it for the next start', tone: 'dim' })
}

async function record(context: CliContext, asked: RestraintRequest): Promise<Restrained> {
  const { store, library, clock } = await context.world()
  const records = await store.load()
  const known = fold(
    emptyState(),
    records.map(({ entry }) => entry as DurableEntry),
  )
  const state = await withDesired(known, library, clock.now())
  const event = restraintFor(state, asked)
  if ('message' in event) throw refused(event)
  const entries = restrain(state, event, clock.now()) as DurableEntry[]
  if (entries.length === 0) throw refused(nothingToEnd(asked))
  await store.append(entries, { expectedSeq: records.at(-1)?.seq ?? 0 })
  const after = fold(state, entries)
  return { verb: asked.verb, lines: entries.map((entry) => describeEntry(entry, after, emptyChronicle())) }
}

/** Which nodes there are, the accepted commit says; where it cannot be read, what the journal knows must do. */
async function withDesired(state: State, library: Library, at: number): Promise<State> {
  if (!state.accepted) return state
  const compiled = await library.compile(state.accepted.commit).catch(() => undefined)
  return compiled?.ok ? fold(state, [{ at, type: 'desired-loaded', desired: compiled.desired }]) : state
}

function refused({ message, hint }: ApiFailure) {
  return userError(message, hint)
}
