import type { RolloutDetail, RolloutList, StatusView } from '../../api/shapes.ts'
import type { DurableEntry } from '../../core/journal/entry.ts'
import { fold } from '../../core/journal/fold.ts'
import { emptyState } from '../../core/journal/state.ts'
import { chronicle, emptyChronicle } from '../../core/timeline/chronicle.ts'
import { pastRollout, pastRollouts } from '../../core/timeline/pastRollouts.ts'
import type { RolloutView } from '../../core/timeline/rolloutView.ts'
import { statusView } from '../../core/timeline/statusView.ts'
import type { ApiClient, CliContext } from '../context.ts'
import { userError } from '../context.ts'

/** Where the fleet stands: told by the daemon, or read from its journal when none is running. */
export interface Facts {
  from: 'daemon' | 'journal'
  /** When it was last so: now, or the time of the journal's last record. */
  asOf: number
  status(): Promise<StatusView>
  /** Rollouts that are asked for, newest first; what the daemon forgot is read from its journal. */
  history(limit: number, isAsked?: (rollout: RolloutView) => boolean): Promise<RolloutList>
  /** A rollout by its id, or by the number at the end of it; undefined: there is none. */
  rollout(id: string): Promise<RolloutDetail | undefined>
}

/** Asks the daemon if one listens, else folds the journal, which is only read. */
export async function openFacts(context: CliContext): Promise<Facts> {
  const api = await context.api()
  return api ? factsOfDaemon(api, context) : factsOfJournal(context)
}

/** Rollouts a daemon has in memory, and answers at most. */
const remembered = 200

function factsOfDaemon(api: ApiClient, context: CliContext): Facts {
  const now = context.clock.now()
  const newest = async () => (await api.get<RolloutList>(`/v1/history?limit=${remembered}`)).rollouts
  return {
    from: 'daemon',
    asOf: now,
    status: () => api.get<StatusView>('/v1/status'),
    history: async (limit, isAsked = () => true) => {
      const known = await newest()
      const asked = known.filter(isAsked)
      if (asked.length >= limit || known.length < remembered) return { rollouts: asked.slice(0, limit) }
      const ids = new Set(known.map(({ id }) => id))
      const older = pastRollouts(await entriesOf(context), now).filter((one) => !ids.has(one.id) && isAsked(one))
      return { rollouts: [...asked, ...older].slice(0, limit) }
    },
    rollout: async (id) => {
      const found = (await newest()).find((rollout) => isNamed(rollout.id, id))
      if (found) return api.get<RolloutDetail>(`/v1/rollouts/${encodeURIComponent(found.id)}`)
      return pastRollout(await entriesOf(context), (one) => isNamed(one, id), now)
    },
  }
}

async function entriesOf(context: CliContext): Promise<DurableEntry[]> {
  return (await context.journal()).map(({ entry }) => entry as DurableEntry)
}

async function factsOfJournal(context: CliContext): Promise<Facts> {
  const entries = await entriesOf(context)
  const last = entries.at(-1)
  if (!last) {
    const { stateDir } = await context.controller()
    const hint = 'Start one with `holdfast run`, or check stateDir in the controller file.'
    throw userError(`no daemon is running, and ${stateDir} holds no journal`, hint, 2)
  }
  const state = fold(emptyState(), entries)
  const told = emptyChronicle()
  chronicle(told, entries)
  return {
    from: 'journal',
    asOf: last.at,
    status: async () => statusView(state, told, last.at),
    history: async (limit, isAsked = () => true) => ({
      rollouts: pastRollouts(entries, last.at).filter(isAsked).slice(0, limit),
    }),
    rollout: async (id) => pastRollout(entries, (one) => isNamed(one, id), last.at),
  }
}

function isNamed(id: string, asked: string): boolean {
  return id === asked || (/^\d+$/.test(asked) && id.endsWith(`-${asked}`))
}
