import type { DurableEntry } from '../journal/entry.ts'
import { fold } from '../journal/fold.ts'
import { emptyState, type Rollout, type State } from '../journal/state.ts'
import { chronicle, emptyChronicle, type Chronicle } from './chronicle.ts'
import { rolloutDetail, rolloutView, type RolloutDetail, type RolloutView } from './rolloutView.ts'

/** Rollouts that end while one is still told: by then its reverts and holds are known. Fewer than a state keeps. */
const echo = 100
/** Entries a chronicle surely still has. */
const near = 10_000

/** Every rollout of a journal, newest first, those included that the loop forgot. Memory holds the views, not the states. */
export function pastRollouts(entries: readonly DurableEntry[], now: number): RolloutView[] {
  const views = new Map<string, RolloutView>()
  const past = openPast()
  let ended = 0
  let begin = 0
  for (const [index, entry] of entries.entries()) {
    if (entry.type !== 'rollout-ended' || ++ended % (echo / 2) !== 0) continue
    past.add(entries.slice(begin, index + 1))
    begin = index + 1
    const over = Object.values(past.state.rollouts).filter((rollout) => rollout.endedAt !== undefined)
    const settled = over.toSorted((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0)).slice(0, -echo)
    for (const rollout of settled) if (!views.has(rollout.id)) views.set(rollout.id, view(past, rollout, now))
  }
  past.add(entries.slice(begin))
  for (const rollout of Object.values(past.state.rollouts)) {
    if (!views.has(rollout.id)) views.set(rollout.id, view(past, rollout, now))
  }
  return [...views.values()].toSorted((a, b) => b.startedAt - a.startedAt)
}

/** One rollout of a journal in detail, however long ago; undefined: the journal has none of that name. */
export function pastRollout(
  entries: readonly DurableEntry[],
  isNamed: (id: string) => boolean,
  now: number,
): RolloutDetail | undefined {
  const start = entries.findLastIndex((entry) => entry.type === 'rollout-started' && isNamed(entry.rollout))
  const begun = entries[start]
  if (begun?.type !== 'rollout-started') return undefined
  const past = openPast()
  past.add(entries.slice(0, endOfEcho(entries, begun.rollout, start)))
  const rollout = past.state.rollouts[begun.rollout]
  return rollout && rolloutDetail(past.state, past.told, rollout, now)
}

/** How far to read for all that belongs to a rollout, and no further than what remembers it reaches. */
function endOfEcho(entries: readonly DurableEntry[], id: string, start: number): number {
  const end = entries.findIndex((entry) => entry.type === 'rollout-ended' && entry.rollout === id)
  if (end < 0) return entries.length
  let others = 0
  for (let index = end + 1; index < entries.length; index++) {
    if (index - start >= Math.max(near, end + 1 - start)) return index
    if (entries[index]?.type === 'rollout-ended' && ++others === echo) return index
  }
  return entries.length
}

interface Past {
  readonly state: State
  told: Chronicle
  add(entries: readonly DurableEntry[]): void
}

function openPast(): Past {
  const told = emptyChronicle()
  let state = emptyState()
  return {
    get state() {
      return state
    },
    told,
    add(entries) {
      state = fold(state, entries)
      chronicle(told, entries)
    },
  }
}

function view(past: Past, rollout: Rollout, now: number): RolloutView {
  return rolloutView(past.state, past.told, rollout, now)
}
