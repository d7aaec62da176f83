import { leaseHolder, type Lease } from '../fleet/lease.ts'
import type { LeaseWay } from '../journal/entry.ts'
import type { State } from '../journal/state.ts'

/** A controller that wants to begin. */
export interface Claim {
  /** Its name; undefined where it has none yet. */
  own?: string
  /** Never led before: a first start, or its state directory was lost. */
  isNew: boolean
  takeOver: boolean
  fenced?: State['fenced']
  /** Seen to lead, before the repository went away. */
  other?: Lease
}

/** What asking for the lease came to. `watched`: what it did for as long as a living holder takes to renew it. */
export type LeaseSeen =
  | { seen: 'unreachable'; why: string }
  | { seen: 'none' }
  /** Something is there that no controller wrote. */
  | { seen: 'strange' }
  | { seen: 'lease'; lease: Lease; watched?: 'moved' | 'still' }

/** Whether it may; `remember`: the journal keeps that it was refused, so that it stays refused while nobody can be asked. */
export type MayLead =
  | { may: 'lead'; way: LeaseWay }
  | { may: 'watch'; lease: Lease }
  | { may: 'refuse'; why: string; hint: string; remember?: Lease }

const stopOther = 'Stop that one. If it is gone for good: `holdfast run --take-over`.'

/**
 * Whether a controller may lead the fleet. Another one's lease is only ever taken when it stood still for longer than a
 * living holder lets it, judged by our own time, or by `--take-over`; and never by a state directory without a past.
 */
export function mayLead(claim: Claim, seen: LeaseSeen): MayLead {
  const { own, isNew, takeOver, fenced } = claim
  if (seen.seen === 'unreachable') return unasked(claim, seen.why)
  if (takeOver) return { may: 'lead', way: 'take-over' }
  if (fenced?.node !== undefined) {
    const why = `this controller was refused by ${fenced.node}, which has seen a newer one (${fenced.message})`
    return { may: 'refuse', why, hint: 'Stop the other one. If this is the right one: `holdfast run --take-over`.' }
  }
  if (seen.seen === 'none') return { may: 'lead', way: 'first' }
  if (seen.seen === 'strange') {
    const why = 'refs/holdfast/lease of the repository holds something that no controller wrote'
    return { may: 'refuse', why, hint: 'See who wrote it. To replace it: `holdfast run --take-over`.' }
  }
  const { lease, watched } = seen
  if (lease.controller === own) return { may: 'lead', way: 'own' }
  if (isNew) {
    const why = `this state directory is new, and the repository is led by ${leaseHolder(lease)}`
    return { may: 'refuse', why, hint: `${stopOther} The same if the state directory was lost.` }
  }
  if (watched === undefined) return { may: 'watch', lease }
  if (watched === 'still') return { may: 'lead', way: 'expired' }
  const why = `another controller leads this fleet and is alive: ${leaseHolder(lease)}`
  return { may: 'refuse', why, hint: stopOther, remember: lease }
}

/** Nodes in flight must not wait for a Git server: who led last, as far as it knows, goes on, and nodes tell it if not. */
function unasked({ isNew, takeOver, fenced, other }: Claim, why: string): MayLead {
  const hint = 'Try again when the repository answers.'
  if (takeOver) return { may: 'refuse', why: `a take-over needs the repository: ${why}`, hint }
  if (isNew) return { may: 'refuse', why: `a first start needs the repository: ${why}`, hint }
  if (fenced || other) {
    const words = `another controller led last, and the repository is away: ${why}`
    return { may: 'refuse', why: words, hint, remember: other }
  }
  return { may: 'lead', way: 'unasked' }
}
