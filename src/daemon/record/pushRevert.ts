import { revertMessage } from '../../core/rollback/revertMessage.ts'
import type { Effect } from '../../core/rollout/effect.ts'
import type { Event } from '../../core/rollout/event.ts'
import type { Loop } from '../loop.ts'
import type { World } from '../world.ts'
import { findRevert } from './findRevert.ts'

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
  const rollout = loop.state().rollouts[effect.rollout]
  if (!rollout) return { result: 'blocked', why: `the rollout ${effect.rollout} is no longer known` }
  const found = await findRevert(world, loop.state(), head, async (commits) => {
    const infos = await Promise.all(commits.map((oid) => repository.commit(oid)))
    const message = revertMessage(infos, rollout)
    return repository.revert({ onto: head, commits, message, author: world.author, at: world.clock.now() })
  })
  if (found.result === 'blocked') return found
  const pushed = await repository.push(found.commit, head)
  switch (pushed.result) {
    case 'pushed':
      return { result: 'pushed', commit: found.commit, reverts: found.reverts }
    case 'denied':
      return { result: 'blocked', why: `the push was refused: ${pushed.message}` }
    default:
      return { result: 'again', why: pushed.message }
  }
}
