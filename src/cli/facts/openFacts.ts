import type { RolloutDetail, RolloutList, StatusView } from '../../api/shapes.ts'
import type { DurableEntry } from '../../core/journal/entry.ts'
import { fold } from '../../core/journal/fold.ts'
import { emptyState } from '../../core/journal/state.ts'
import { chronicle, emptyChronicle } from '../../core/timeline/chronicle.ts'
import { rolloutDetail, rolloutView } from '../../core/timeline/rolloutView.ts'
import { statusView } from '../../core/timeline/statusView.ts'
import type { ApiClient, CliContext } from '../context.ts'
import { userError } from '../context.ts'

/** Where the fleet stands: told by the daemon, or read from its journal when none is running. */
export interface Facts {
  from: 'daemon' | 'journal'
  /** When it was last so: now, or the time of the journal's last record. */
  asOf: number
  status(): Promise<StatusView>
  history(limit: number): Promise<RolloutList>
  /** A rollout by its id, or by the number at the end of it; undefined: there is none. */
  rollout(id: string): Promise<RolloutDetail | undefined>
}

/** Asks the daemon if one listens, else folds the journal, which is only read. */
export async function openFacts(context: CliContext): Promise<Facts> {
  const api = await context.api()
  return api ? factsOfDaemon(api, context.clock.now()) : factsOfJournal(context)
}

function factsOfDaemon(api: ApiClient, now: number): Facts {
  const history = (limit: number) => api.get<RolloutList>(`/v1/history?limit=${limit}`)
  return {
    from: 'daemon',
    asOf: now,
    status: () => api.get<StatusView>('/v1/status'),
    history,
    rollout: async (id) => {
      const found = (await history(200)).rollouts.find((rollout) => isNamed(rollout.id, id))
      return found && api.get<RolloutDetail>(`/v1/rollouts/${encodeURIComponent(found.id)}`)
    },
  }
}

async function factsOfJournal(context: CliContext): Promise<Facts> {
  const entries = (await context.journal()).map(({ entry }) => entry as DurableEntry)
  const last = entries.at(-1)
  if (!last) {
    const { stateDir } = await context.controller()
    const hint = 'Start one with `holdfast run`, or check stateDir in the controller file.'
    throw userError(`no daemon is running, and ${stateDir} holds no journal`, hint, 2)
  }
  const state = fold(emptyState(), entries)
  const told = emptyChronicle()
  chronicle(told, entries)
  const rollouts = Object.values(state.rollouts).toSorted((a, b) => b.startedAt - a.startedAt)
  return {
    from: 'journal',
    asOf: last.at,
    status: async () => statusView(state, told, last.at),
    history: async (limit) => ({
      rollouts: rollouts.slice(0, limit).map((rollout) => rolloutView(state, told, rollout, last.at)),
    }),
    rollout: async (id) => {
      const found = rollouts.find((rollout) => isNamed(rollout.id, id))
      return found && rolloutDetail(state, told, found, last.at)
    },
  }
}

function isNamed(id: string, asked: string): boolean {
  return id === asked || (/^\d+$/.test(asked) && id.endsWith(`-${asked}`))
}
