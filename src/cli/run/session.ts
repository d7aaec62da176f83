import { serveApi } from '../../api/serve.ts'
import type { Live } from '../../api/live.ts'
import { isDurable, type DurableEntry } from '../../core/journal/entry.ts'
import type { State } from '../../core/journal/state.ts'
import { chronicle, emptyChronicle, type Chronicle } from '../../core/timeline/chronicle.ts'
import { startDaemon, type Daemon } from '../../daemon/daemon.ts'
import type { LeaseWishes } from '../../daemon/lease/takeLease.ts'
import type { Polled } from '../../daemon/source/pollBranch.ts'
import type { World } from '../../daemon/world.ts'

/** A running daemon with its API. */
export interface Session {
  daemon: Daemon
  told: Chronicle
  /** Entries there were before this start. */
  earlier: readonly DurableEntry[]
  /** Entries since, oldest first; only kept for a reconcile, which ends. */
  entries: DurableEntry[]
  /** Calls back after each batch of entries and each poll; answers how to stop. */
  onMove(call: () => void): () => void
  close(): Promise<void>
}

/** What a session tells as it happens. */
export interface Report {
  entries(entries: DurableEntry[], state: State, told: Chronicle): void
  polled(polled: Polled): void
  broken(error: unknown): void
}

/** A question to a node may take longer than whoever stops the daemon will wait. */
const stopGraceMs = 3_000

/** Starts the daemon on a world and its API on a socket. `keep`: entries since the start stay in memory. */
export async function openSession(
  world: World,
  options: { socket: string; report: Report; keep: boolean; wishes?: LeaseWishes },
): Promise<Session> {
  const { report } = options
  const told = emptyChronicle()
  const earlier = (await world.store.load()).map(({ entry }) => entry as DurableEntry)
  chronicle(told, earlier)
  const movers = new Set<() => void>()
  const hearers = new Set<(entries: DurableEntry[], state: State) => void>()
  const entries: DurableEntry[] = []
  const moved = () => movers.forEach((call) => call())
  const daemon = await startDaemon(
    world,
    {
      entries: (heard, state) => {
        const durable = heard.filter(isDurable)
        chronicle(told, durable)
        if (options.keep) entries.push(...durable)
        if (durable.length > 0) {
          report.entries(durable, state, told)
          for (const hear of hearers) hear(durable, state)
        }
        moved()
      },
      polled: (polled) => {
        report.polled(polled)
        moved()
      },
      broken: report.broken,
    },
    options.wishes,
  )
  const live: Live = {
    state: daemon.state,
    now: world.clock.now,
    told,
    lastPoll: daemon.lastPoll,
    post: daemon.post,
    poll: daemon.poll,
    subscribe: (hear) => {
      hearers.add(hear)
      return () => hearers.delete(hear)
    },
  }
  const server = await serveApi(live, options.socket).catch(async (error: unknown) => {
    await daemon.stop()
    throw error
  })
  return {
    daemon,
    told,
    earlier,
    entries,
    onMove: (call) => {
      movers.add(call)
      return () => movers.delete(call)
    },
    close: async () => {
      await server.close()
      // What is still being asked is cut off when the adapters are closed: its answer is not believed any more.
      await Promise.race([daemon.stop(), world.clock.sleep(stopGraceMs)])
    },
  }
}
