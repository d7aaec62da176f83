import type { Entry } from '../journal/entry.ts'
import { fold } from '../journal/fold.ts'
import type { State } from '../journal/state.ts'
import { failRollout } from './rules/failRollout.ts'
import { judgeAttempts } from './rules/judgeAttempts.ts'
import { endRollouts } from './rules/endRollouts.ts'
import { forgetNodes } from './rules/forgetNodes.ts'
import { intendAttempts } from './rules/intendAttempts.ts'
import { keepNodes, pauseRollouts } from './rules/pauseRollouts.ts'
import { promoteDigests } from './rules/promoteDigests.ts'
import { restoreNodes } from './rules/restoreNodes.ts'
import { stopHealing } from './rules/healNodes.ts'
import { endRestraints } from './restraints.ts'
import { retryHolds } from './rules/retryHolds.ts'
import { intendAfterRollout, pauseForHooks } from './rules/runHooks.ts'
import { settleNodes } from './rules/settleNodes.ts'
import { startRollouts } from './rules/startRollouts.ts'
import { startWaves } from './rules/startWaves.ts'
import { watchHealth } from './rules/watchHealth.ts'

/** One thing that follows from a state at a time; empty when there is nothing left to say. */
export type Rule = (state: State, now: number) => Entry[]

/** In the order of a rollout's life; the later sees what the earlier said. */
const rules: readonly Rule[] = [
  endRestraints,
  watchHealth,
  promoteDigests,
  forgetNodes,
  judgeAttempts,
  pauseForHooks,
  settleNodes,
  failRollout,
  pauseRollouts,
  keepNodes,
  restoreNodes,
  endRollouts,
  retryHolds,
  stopHealing,
  startRollouts,
  startWaves,
  intendAttempts,
  intendAfterRollout,
]

/** Everything that follows now from what is known. A fenced controller draws no conclusions. */
export function advance(state: State, now: number): Entry[] {
  const entries: Entry[] = []
  let next = state
  for (const rule of rules) {
    if (next.fenced) break
    const more = rule(next, now)
    entries.push(...more)
    next = fold(next, more)
  }
  return entries
}
