import { readLease } from '../../core/fleet/lease.ts'
import type { LeaseSeen } from '../../core/policy/mayLead.ts'
import type { RepositoryError } from '../../adapters/repositories/port.ts'
import type { World } from '../world.ts'

/** A living holder renews its lease this often … */
export const renewMs = 30_000
/** … and one that did not within this time is taken for dead. */
export const expiryMs = 3 * renewMs
const watchMs = 5_000
/** Looks at another one's lease before a repository that comes and goes is given up. */
const maxWatches = (4 * expiryMs) / watchMs

/** The lease as it is now; `id` is the value that a swap would replace. */
export async function look(world: World): Promise<{ id?: string; seen: LeaseSeen }> {
  if (world.lease === 'none') return { seen: { seen: 'none' } }
  try {
    const value = await world.repository.lease()
    if (value === undefined) return { seen: { seen: 'none' } }
    const lease = readLease(value.text)
    return { id: value.id, seen: lease ? { seen: 'lease', lease } : { seen: 'strange' } }
  } catch (error) {
    return { seen: { seen: 'unreachable', why: (error as RepositoryError).message } }
  }
}

/**
 * Looks until the lease moved, or stood still for longer than a living holder lets it: by our own time, not by clocks. Time
 * in which the repository was away does not count: the holder could not renew it either.
 */
export async function watch(world: World, id: string | undefined): ReturnType<typeof look> {
  let stillMs = 0
  let now = await look(world)
  for (let looks = 0; looks < maxWatches && stillMs < expiryMs; looks++) {
    await world.clock.sleep(watchMs)
    now = await look(world)
    if (now.seen.seen === 'unreachable') stillMs = 0
    else if (now.seen.seen !== 'lease') return now
    else if (now.id !== id) return { id: now.id, seen: { ...now.seen, watched: 'moved' } }
    else stillMs += watchMs
  }
  return now.seen.seen === 'lease' ? { id, seen: { ...now.seen, watched: 'still' } } : now
}
