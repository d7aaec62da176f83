import { writeLease, type Lease } from '../../core/fleet/lease.ts'
import type { State } from '../../core/journal/state.ts'
import type { LeaseWay } from '../../core/journal/entry.ts'
import { mayLead, type Claim } from '../../core/policy/mayLead.ts'
import type { World } from '../world.ts'
import { expiryMs, look, watch } from './watchLease.ts'

/** Times another controller may be faster before this one gives up. */
const maxTries = 5

/** The place a controller holds: the value it may replace. `id` is undefined where nobody could be asked. */
export interface Held {
  lease: Lease
  id: string | undefined
}

export type Taken =
  | { epoch: { number: number; controller: string }; lease?: LeaseWay; from?: Lease; held?: Held }
  | { refused: Error; lease?: Lease }

/** What the person who starts a controller says, and wants to hear. */
export interface LeaseWishes {
  /** `above`: the highest number that nodes have seen. */
  takeOver?: { above: number }
  /** Told when another one's lease is watched, which takes a while. */
  onWatch?: (lease: Lease, ms: number) => void
}

/** Takes the lead of the fleet, or finds out who has it. Throws where the remote does not let this controller write it. */
export async function takeLease(world: World, state: State, wishes: LeaseWishes): Promise<Taken> {
  const last = await world.store.lastEpoch()
  const claim: Claim = {
    own: last?.controller,
    isNew: state.controller === undefined,
    takeOver: wishes.takeOver !== undefined,
    fenced: state.fenced,
  }
  for (let tries = 0; tries < maxTries; tries++) {
    let { id, seen } = await look(world)
    let verdict = mayLead(claim, seen)
    if (verdict.may === 'watch') {
      claim.other = verdict.lease
      wishes.onWatch?.(verdict.lease, expiryMs)
      ;({ id, seen } = await watch(world, id))
      verdict = mayLead(claim, seen)
    }
    if (verdict.may === 'watch') continue
    if (verdict.may === 'refuse') return { refused: refusal(verdict.why, verdict.hint), lease: verdict.remember }
    const before = seen.seen === 'lease' ? seen.lease : undefined
    const above = Math.max(before?.number ?? 0, wishes.takeOver?.above ?? 0)
    const epoch = await world.store.nextEpoch({ above })
    claim.own = epoch.controller // a first start has its name only now, and may meet what it wrote itself
    if (world.lease === 'none') return { epoch }
    const from = before?.controller === epoch.controller ? undefined : before
    const held = await write(world, epoch, verdict.way === 'unasked' ? undefined : { expected: id })
    if (held) return { epoch, lease: verdict.way, from, held }
  }
  return { refused: refusal('other controllers were faster, again and again', 'See who else starts here.') }
}

/** Writes the lease of this start where it could be asked for; undefined: another controller was faster. */
async function write(
  world: World,
  epoch: { number: number; controller: string },
  onto: { expected: string | undefined } | undefined,
): Promise<Held | undefined> {
  const { repository, clock, host, author } = world
  const now = clock.now()
  const lease: Lease = { ...epoch, host, since: now, renewed: now }
  if (!onto) return { lease, id: undefined }
  const swapped = await repository.swapLease({ text: writeLease(lease), author, at: now }, onto.expected)
  if (swapped.result === 'denied') throw denied(swapped.message)
  const isOurs = swapped.result === 'pushed' || (await look(world)).id === swapped.id
  return isOurs ? { lease, id: swapped.id } : undefined
}

function refusal(message: string, hint: string): Error {
  return Object.assign(new Error(message), { code: 'lease', hint })
}

function denied(message: string): Error {
  const hint =
    'Give the deploy key the right to push refs/holdfast/*; or, if there is only ever one controller, ' +
    'write `lease: none` in its file: then nodes alone keep a second one away.'
  const words = `the remote does not let this controller write refs/holdfast/lease: ${message}`
  return Object.assign(new Error(words), { hint })
}
