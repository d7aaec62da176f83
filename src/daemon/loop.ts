import type { Lease } from '../core/fleet/lease.ts'
import { isDurable, type DurableEntry, type Entry, type LeaseWay } from '../core/journal/entry.ts'
import { fold } from '../core/journal/fold.ts'
import { emptyState, type State } from '../core/journal/state.ts'
import { blockReverts, revertDue } from '../core/rollback/revertDue.ts'
import { decide } from '../core/rollout/decide.ts'
import { due } from '../core/rollout/due.ts'
import type { Effect } from '../core/rollout/effect.ts'
import type { Event } from '../core/rollout/event.ts'
import type { Clock } from '../adapters/clocks/port.ts'
import type { Store } from '../adapters/stores/port.ts'

/** The state, and the one way to move it. */
export interface Loop {
  state(): State
  /** Queues an event; resolves with what it led to once that is durable and folded. */
  post(event: Event): Promise<Entry[]>
  /** Effects that are due now. */
  due(): Effect[]
}

/** Finds the number of this start, or why there must be none; `lease`: what a later start has to know of that. */
export type Begin = (
  state: State,
) => Promise<
  { epoch: { number: number; controller: string }; lease?: LeaseWay; from?: Lease } | { refused: Error; lease?: Lease }
>

/** Entries that became part of the state, in order; the daemon's only output. */
export type Listener = (entries: Entry[], state: State) => void

/**
 * Folds the journal, then turns events into entries one after the other: decided, made durable, believed. When the
 * journal cannot be written nothing is believed, and `onBroken` is told: a daemon without a journal must stop.
 */
export async function openLoop(
  store: Store,
  clock: Clock,
  version: string,
  listen: Listener,
  onBroken: (error: unknown) => void,
  begin: Begin = async () => ({ epoch: await store.nextEpoch() }),
): Promise<Loop> {
  const records = await store.load()
  let seq = records.at(-1)?.seq ?? 0
  let state = fold(
    emptyState(),
    records.map((record) => record.entry as DurableEntry),
  )

  async function believe(entries: Entry[], next: State): Promise<void> {
    const durable = entries.filter(isDurable)
    if (durable.length > 0) {
      const written = await store.append(durable, { expectedSeq: seq })
      seq = written.at(-1)?.seq ?? seq
    }
    state = next
    if (entries.length > 0) listen(entries, state)
  }

  async function step(event: Event): Promise<Entry[]> {
    const now = clock.now()
    const entries = decide(state, event, now)
    const after = fold(state, entries)
    const blocked = blockReverts(after, now)
    entries.push(...blocked)
    await believe(entries, fold(after, blocked))
    return entries
  }

  const begun = await begin(state)
  const at = clock.now()
  if ('refused' in begun) {
    const { lease } = begun
    const known = lease === undefined || state.fenced !== undefined
    const fenced: Entry[] = known ? [] : [{ at, type: 'controller-fenced', lease, message: begun.refused.message }]
    await believe(fenced, fold(state, fenced))
    throw begun.refused
  }
  const { number: epoch, controller } = begun.epoch
  const { lease, from } = begun
  const started: Entry[] = [{ at, type: 'controller-started', epoch, controller, version, lease, from }]
  await believe(started, fold(state, started))

  let tail: Promise<unknown> = Promise.resolve()
  return {
    state: () => state,
    due: () => [...due(state, clock.now()), ...revertDue(state, clock.now())],
    post(event) {
      const done = tail.then(() => step(event))
      tail = done.catch(onBroken)
      return done
    },
  }
}
