import { nodeState } from '../journal/foldNode.ts'
import type { Attempt, State } from '../journal/state.ts'
import { untouchedOnPath } from './samePath.ts'
import { maxTries } from './triedAgain.ts'

/** An answer that is heard so soon after the silence began may have been on its way before. */
export const lingerMs = 3_000

/**
 * What it says that a node took a change back by its own switch. `away`: this controller was not there to confirm it.
 * `late`: the node was within reach and nobody confirmed in time. `change`: it could not be reached though others on the
 * same way could. `path`: nothing tells the change from the way there. `often`: it happened too often to be tried again.
 */
export function cutOff(state: State, attempt: Attempt): 'away' | 'late' | 'change' | 'path' | 'often' | undefined {
  if (attempt.by !== 'node' || attempt.outcome === undefined || attempt.steps === 'failed') return undefined
  const isLive = attempt.epoch === state.controller?.epoch
  if (isLive && attempt.silentFrom !== undefined && othersAnswered(state, attempt, attempt.silentFrom)) return 'change'
  const tries = nodeState(state, attempt.node).tries[`${attempt.slot} ${attempt.digest}`] ?? 0
  if (tries >= maxTries || attempt.outcome === 'restore-failed') return 'often'
  if (!isLive) return 'away'
  return attempt.silentFrom === undefined ? 'late' : 'path'
}

/** Some untouched node on the same way has answered every question since before the silence began, and in it. */
function othersAnswered(state: State, attempt: Attempt, since: number): boolean {
  return untouchedOnPath(state, attempt).some((name) => {
    const { answersSince, heardAt } = nodeState(state, name)
    if (answersSince === undefined || heardAt === undefined) return false
    return answersSince <= since && heardAt >= since + lingerMs
  })
}
