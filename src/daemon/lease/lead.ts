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
  /** Renews it now, unless that was just done: a controller that was paused has to find out before it begins anything. */
  renew(): Promise<void>
  settled(): Promise<void>
}

/** A renewal is as good as new for so long. */
const justMs = 2_000

/** Makes what takes and keeps the lead. */
export function createLead(world: World, wishes: LeaseWishes): Lead {
  let held: Held | undefined
  let renewing: Promise<void> | undefined
  let keeper: (() => Promise<void>) | undefined
  let triedAt = 0
  function renew(): Promise<void> | undefined {
    triedAt = world.clock.now()
    // A journal that cannot be written has been told by the loop; the next renewal asks again.
    renewing ??= keeper?.()
      .catch(() => undefined)
      .finally(() => (renewing = undefined))
    return renewing
  }
  return {
    async begin(state) {
      const taken = await takeLease(world, state, wishes)
      if ('epoch' in taken) held = taken.held
      triedAt = world.clock.now()
      return taken
    },
    keep(loop, later) {
      keeper = held && createLeaseKeeper(world, loop, held)
      if (!keeper) return
      const again = (): void => {
        later(Math.round(renewMs * (0.9 + 0.1 * world.random())), again)
        void renew()
      }
      later(renewMs, again)
    },
    renew: async () => (world.clock.now() - triedAt < justMs ? renewing : renew()),
    settled: async () => renewing,
  }
}
