import { culprits, type Asked } from '../../core/rollback/culprits.ts'
import { revertMessage } from '../../core/rollback/revertMessage.ts'
import type { Effect } from '../../core/rollout/effect.ts'
import type { Event } from '../../core/rollout/event.ts'
import type { Loop } from '../loop.ts'
import type { World } from '../world.ts'

type RevertEffect = Extract<Effect, { effect: 'revert' }>
type Ended = Extract<Event, { event: 'revert-ended' }>['result']

/** Commits between a good and a bad head that are looked through for what has to be undone. */
const maxHistory = 200

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
  const { head, slot } = effect
  const commits = culprits(await askedSince(world, effect))
  const rollout = loop.state().rollouts[effect.rollout]
  if (commits.length === 0 || !rollout) {
    return { result: 'blocked', why: `none of the newest ${maxHistory} commits brought the failed version` }
  }
  const infos = await Promise.all(commits.map((oid) => repository.commit(oid)))
  const message = revertMessage(infos, rollout)
  const made = await repository.revert({ onto: head, commits, message, author: world.author, at: world.clock.now() })
  if (made.result === 'conflict') {
    return { result: 'blocked', why: `the revert conflicts in ${made.paths.join(', ')}; revert by hand` }
  }
  if (made.result === 'nothing') return { result: 'blocked', why: 'the revert would change nothing' }
  const leadsBack = await world.library.compile(made.commit)
  const back = leadsBack.ok ? leadsBack.desired.services[slot]?.digest : undefined
  if (!leadsBack.ok || back === effect.digest) {
    return { result: 'blocked', why: 'reverting the commits that changed it does not take the failed version away' }
  }
  const pushed = await repository.push(made.commit, head)
  switch (pushed.result) {
    case 'pushed':
      return { result: 'pushed', commit: made.commit, reverts: commits }
    case 'denied':
      return { result: 'blocked', why: `the push was refused: ${pushed.message}` }
    default:
      return { result: 'again', why: pushed.message }
  }
}

/** What each commit asked of the slot, newest first, back to the newest one that asked for the last good digest. */
async function askedSince(world: World, effect: RevertEffect): Promise<Asked[]> {
  const { repository, library } = world
  const since = await repository.history({ from: effect.good.commit, to: effect.head, limit: maxHistory })
  const asked: Asked[] = []
  for (const { oid } of since) {
    const compiled = await library.compile(oid)
    const digest = compiled.ok ? (compiled.desired.services[effect.slot]?.digest ?? null) : undefined
    asked.push({ commit: oid, digest })
    if (digest === effect.good.digest) return asked
  }
  return [...asked, { commit: effect.good.commit, digest: effect.good.digest }]
}
