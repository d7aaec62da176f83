import { culprits, type Asked } from '../../core/rollback/culprits.ts'
import { heldIn } from '../../core/rollback/heldIn.ts'
import { lastGoodOf, type Slot, type State } from '../../core/journal/state.ts'
import type { RevertResult } from '../../adapters/repositories/port.ts'
import type { World } from '../world.ts'

/** `settled`: paths that conflicted, and are as they were before the failed change; then it can only be proposed. */
export type Found =
  { result: 'found'; commit: string; reverts: string[]; settled: string[] } | { result: 'blocked'; why: string }

/** Commits below a bad head that are looked through for what has to be undone. */
const maxHistory = 200
/** Times a revert is made anew because it would bring back something else that failed. */
const maxRounds = 5

/**
 * The revert of a head that leads to a state in which nothing is held: the culprits of every service that is held, each
 * undone whole. Undoing one may bring back what an older one broke elsewhere; then that one is undone with it. Holdfast
 * never undoes a revert of its own: two services could be driven around each other for ever. It stops and says so.
 */
export async function findRevert(
  world: World,
  state: State,
  head: string,
  make: (commits: string[], settled?: string[]) => Promise<RevertResult>,
): Promise<Found> {
  const history = (await world.repository.history({ to: head, limit: maxHistory })).map((commit) => commit.oid)
  const reverts = new Set<number>()
  const named = () => [...reverts].toSorted((a, b) => a - b).flatMap((at) => history[at] ?? [])
  let made: string | undefined
  let settled: string[] = []
  let result = await world.library.compile(head)
  for (let round = 0; round < maxRounds; round++) {
    if (!result.ok) return blocked('the state before the failed change is not valid any more; mend it by hand')
    const held = heldIn(state, result.desired)
    if (held.length === 0)
      return made ? { result: 'found', commit: made, reverts: named(), settled } : blocked('nothing is held')
    // What only turned bad through the reverts so far was brought there by something older.
    const from = Math.max(-1, ...reverts) + 1
    for (const slot of held) for (const at of await culpritsOf(world, slot, history, from)) reverts.add(at)
    const commits = named()
    if (commits.length === 0) return blocked(`none of the newest ${maxHistory} commits brought the failed version`)
    if (await isAnyOwn(world, state, commits)) {
      return blocked('it was brought back by an automatic revert; a person has to choose what should run')
    }
    const clean = await make(commits)
    const next = clean.result === 'conflict' ? await settle(commits, clean.paths, make) : clean
    if (next.result === 'conflict') return blocked(`the revert conflicts in ${next.paths.join(', ')}; revert by hand`)
    if (next.result === 'nothing' || next.commit === made) break
    made = next.commit
    settled = next.settled
    result = await world.library.compile(next.commit)
  }
  return blocked('taking it back would bring back another failed version; a person has to choose what should run')
}

/** Once more with the conflicts settled: a proposal whose message names every path that a person has to look at. */
async function settle(
  commits: string[],
  paths: string[],
  make: (commits: string[], settled?: string[]) => Promise<RevertResult>,
): Promise<RevertResult> {
  const first = await make(commits, paths)
  return first.result === 'made' && first.settled.length > paths.length ? make(commits, first.settled) : first
}

/** Whether one of them is a revert by this controller, also one whose push was never heard of. */
async function isAnyOwn(world: World, state: State, commits: string[]): Promise<boolean> {
  if (commits.some((oid) => state.reverts.some((own) => own.commit === oid))) return true
  const infos = await Promise.all(commits.map((oid) => world.repository.commit(oid)))
  return infos.some(({ author }) => author.name === world.author.name && author.email === world.author.email)
}

/** Places in the history, newest first, of what changed a slot since it last asked for its good version. */
async function culpritsOf(world: World, slot: Slot, history: string[], from: number): Promise<number[]> {
  const good = lastGoodOf(slot)
  if (!good) return []
  const asked: Asked[] = []
  for (let at = from; at < history.length; at++) {
    const commit = history[at] ?? ''
    const compiled = await world.library.compile(commit)
    const digest = compiled.ok ? (compiled.desired.services[slot.key]?.digest ?? null) : undefined
    asked.push({ commit, digest })
    if (digest === good.digest) return culprits(asked).map((oid) => history.indexOf(oid))
  }
  return []
}

function blocked(why: string): Found {
  return { result: 'blocked', why }
}
