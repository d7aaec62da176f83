import { culprits, type Asked } from '../../core/rollback/culprits.ts'
import { heldIn } from '../../core/rollback/heldIn.ts'
import { lastGoodOf, type State, type Version } from '../../core/journal/state.ts'
import type { Effect } from '../../core/rollout/effect.ts'
import type { RevertResult } from '../../adapters/repositories/port.ts'
import type { World } from '../world.ts'

type RevertEffect = Extract<Effect, { effect: 'revert' }>

type Found = { result: 'found'; commit: string; reverts: string[] } | { result: 'blocked'; why: string }

/** Commits between a good and a bad head that are looked through for what has to be undone. */
const maxHistory = 200
/** Services that one revert may have to take back together. */
const maxRounds = 5

/**
 * The revert that leads to a state in which nothing is held. Undoing a commit whole may bring back what an older commit
 * broke elsewhere; then that one is undone with it. Holdfast never undoes a revert of its own: it stops and says so.
 */
export async function findRevert(
  world: World,
  state: State,
  effect: RevertEffect,
  make: (commits: string[]) => Promise<RevertResult>,
): Promise<Found> {
  const reverts: string[] = []
  let slot = effect.slot
  let good: Version | undefined = effect.good
  let from: string | undefined = effect.head
  for (let round = 0; round < maxRounds && good && from; round++) {
    const more: string[] = culprits(await askedSince(world, slot, good, from))
    if (more.length === 0) return blocked(`none of the newest ${maxHistory} commits brought the failed version`)
    if (more.some((oid) => state.reverts.some((own) => own.commit === oid))) {
      return blocked('it was brought back by an automatic revert; a person has to choose what should run')
    }
    reverts.push(...more)
    const made = await make(reverts)
    if (made.result === 'conflict') return blocked(`the revert conflicts in ${made.paths.join(', ')}; revert by hand`)
    if (made.result === 'nothing') return blocked('the revert would change nothing')
    const compiled = await world.library.compile(made.commit)
    if (!compiled.ok) return blocked('the state before the failed change is not valid any more; mend it by hand')
    const held = heldIn(state, compiled.desired)[0]
    if (!held) return { result: 'found', commit: made.commit, reverts }
    slot = held.key
    good = lastGoodOf(held)
    const oldest = more.at(-1)
    from = oldest ? (await world.repository.commit(oldest)).parents[0] : undefined
  }
  return blocked(`taking it back would bring back a failed version of ${slot}; a person has to choose`)
}

function blocked(why: string): Found {
  return { result: 'blocked', why }
}

/** What each commit asked of a slot, newest first, back to the newest one that asked for the good digest. */
async function askedSince(world: World, slot: string, good: Version, to: string): Promise<Asked[]> {
  const since = await world.repository.history({ from: good.commit, to, limit: maxHistory })
  const asked: Asked[] = []
  for (const { oid } of since) {
    const compiled = await world.library.compile(oid)
    const digest = compiled.ok ? (compiled.desired.services[slot]?.digest ?? null) : undefined
    asked.push({ commit: oid, digest })
    if (digest === good.digest) return asked
  }
  return [...asked, { commit: good.commit, digest: good.digest }]
}
