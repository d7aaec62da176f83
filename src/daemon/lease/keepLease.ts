import { readLease, writeLease, type Lease } from '../../core/fleet/lease.ts'
import type { RepositoryError } from '../../adapters/repositories/port.ts'
import type { Loop } from '../loop.ts'
import type { World } from '../world.ts'
import type { Held } from './takeLease.ts'

/** One missed renewal may be a hiccup. */
const missesToTell = 2

/** Makes what renews the lease: called again and again, it tells the loop when the lease is missed, back, or another's. */
export function createLeaseKeeper(world: World, loop: Loop, start: Held): () => Promise<void> {
  const { repository, clock } = world
  let { lease, id } = start
  let isKnown = id !== undefined
  let misses = 0

  async function kept(now: Lease, newId: string): Promise<void> {
    ;[lease, id, isKnown, misses] = [now, newId, true, 0]
    await loop.post({ event: 'lease', news: { lease: 'renewed' } })
  }

  async function missed(why: string): Promise<void> {
    misses += 1
    if (misses >= missesToTell) await loop.post({ event: 'lease', news: { lease: 'missed', why } })
  }

  /** Also a renewal whose reply was never heard. */
  const isOwn = ({ controller, number, host, since }: Lease): boolean =>
    controller === lease.controller && number === lease.number && host === lease.host && since === lease.since
  /** Of an earlier start of this very controller. A copy of its state directory that runs as well has a higher number. */
  const isEarlier = ({ controller, number }: Lease): boolean => controller === lease.controller && number < lease.number

  /** Finds out whose the lease is; false: another's. */
  async function find(): Promise<boolean> {
    const value = await repository.lease()
    const to = value && (readLease(value.text) ?? { ...lease, controller: 'unknown', host: 'an unknown host' })
    if (to === undefined || isOwn(to) || isEarlier(to)) {
      ;[id, isKnown] = [value?.id, true]
      return true
    }
    await loop.post({ event: 'lease', news: { lease: 'lost', to } })
    return false
  }

  return async () => {
    if (loop.state().fenced) return
    try {
      if (!isKnown && !(await find())) return
      const now: Lease = { ...lease, renewed: clock.now() }
      const swapped = await repository.swapLease({ text: writeLease(now), author: world.author, at: now.renewed }, id)
      if (swapped.result === 'pushed') return await kept(now, swapped.id)
      if (swapped.result === 'denied') return await missed(swapped.message)
      if (!(await find())) return
      await (id === swapped.id ? kept(now, swapped.id) : missed(swapped.message))
    } catch (error) {
      await missed((error as RepositoryError).message)
    }
  }
}
