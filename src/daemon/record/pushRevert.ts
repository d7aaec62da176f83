import type { RevertResult } from '../../adapters/repositories/port.ts'
import { revertMessage, type Reverted } from '../../core/rollback/revertMessage.ts'
import type { Effect } from '../../core/rollout/effect.ts'
import type { Event } from '../../core/rollout/event.ts'
import type { Loop } from '../loop.ts'
import type { World } from '../world.ts'
import { findRevert, type Found } from './findRevert.ts'

type RevertEffect = Extract<Effect, { effect: 'revert' }>
type Ended = Extract<Event, { event: 'revert-ended' }>['result']

/** Takes a failed change out of the branch: one revert commit on the fetched head, naming each commit it undoes. */
export async function pushRevert(world: World, loop: Loop, effect: RevertEffect): Promise<Event> {
  const { head, slot, digest } = effect
  const result = await attemptRevert(world, loop, effect).catch((error: unknown): Ended => ({
    result: 'again',
    why: error instanceof Error ? error.message : String(error),
  }))
  return { event: 'revert-ended', head, slot, digest, result }
}

async function attemptRevert(world: World, loop: Loop, effect: RevertEffect): Promise<Ended> {
  const { repository } = world
  const { head } = effect
  const found = await findRevert(world, loop.state(), head, (...what) =>
    makeRevert(world, head, revertedBy(loop, effect), ...what),
  )
  if (found.result === 'blocked') return found
  if (found.settled.length > 0) return propose(world, found, `it conflicts in ${found.settled.join(', ')}`)
  if (effect.mode === 'propose') return propose(world, found, 'rollback.mode is propose')
  const pushed = await repository.push(found.commit, head)
  switch (pushed.result) {
    case 'pushed':
      return { result: 'pushed', commit: found.commit, reverts: found.reverts }
    case 'denied':
      return propose(world, found, `the push was refused: ${pushed.message}`)
    default:
      return { result: 'again', why: pushed.message }
  }
}

/** What the commit has to tell of: the hold, and the rollout that led to it. */
function revertedBy(loop: Loop, { slot, digest, rollout: id }: RevertEffect): Reverted {
  const { rollouts, slots } = loop.state()
  const rollout = rollouts[id]
  return { slot, why: slots[slot]?.holds[digest]?.why ?? '', ...(rollout?.failure ? { rollout } : {}) }
}

async function makeRevert(
  world: World,
  head: string,
  reverted: Reverted,
  commits: string[],
  settled?: string[],
): Promise<RevertResult> {
  const { repository, author, clock } = world
  const infos = await Promise.all(commits.map((oid) => repository.commit(oid)))
  const message = revertMessage(infos, reverted, settled)
  const settle = settled ? ({ settle: 'before' } as const) : {}
  return repository.revert({ onto: head, commits, message, author, at: clock.now(), ...settle })
}

/** A branch for people to merge, named after the newest commit it undoes: whoever looks finds it, and there is only one. */
async function propose(world: World, found: Extract<Found, { result: 'found' }>, why: string): Promise<Ended> {
  const { reverts } = found
  const branch = `holdfast/revert-${reverts[0]?.slice(0, 12)}`
  const pushed = await world.repository.propose(found.commit, branch)
  switch (pushed.result) {
    case 'pushed':
      return { result: 'proposed', commit: found.commit, branch, reverts, why }
    case 'exists':
      return { result: 'proposed', commit: pushed.commit, branch, reverts, why }
    case 'denied':
      return { result: 'blocked', why: `${why}; and a proposal was refused: ${pushed.message}` }
    default:
      return { result: 'again', why: pushed.message }
  }
}
