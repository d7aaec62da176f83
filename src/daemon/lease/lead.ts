import type { Begin, Loop } from '../loop.ts'
import type { World } from '../world.ts'
import { createLeaseKeeper } from './keepLease.ts'
import { takeLease, type Held, type LeaseWishes } from './takeLease.ts'
import { renewMs } from './watchLease.ts'

/** The lead of a fleet, from the start of a daemon to its end. */
export interface Lead {
  begin: Begin
  /** Renews the lease from now on; `later` calls back once, unless the daemon was stopped. */
  keep(loop: Loop, later: (ms: number, call: () => void) => void): void
  settled(): Promise<void>
}

/** Makes what takes and keeps the lead. */
export function createLead(world: World, wishes: LeaseWishes): Lead {
  let held: Held | undefined
  let renewing: Promise<void> | undefined
  return {
    async begin(state) {
      const taken = await takeLease(world, state, wishes)
      if ('epoch' in taken) held = taken.held
      return taken
    },
    keep(loop, later) {
      const renew = held && createLeaseKeeper(world, loop, held)
      if (!renew) return
      const again = (): void => {
        later(Math.round(renewMs * (0.9 + 0.1 * world.random())), again)
        renewing ??= renew().finally(() => (renewing = undefined))
      }
      later(renewMs, again)
    },
    settled: async () => renewing,
  }
}
