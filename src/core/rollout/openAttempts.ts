import type { Attempt, Rollout, State } from '../journal/state.ts'

interface OpenAttempts {
  all: Attempt[]
  nodes: Set<string>
}

/** By what they were found in: asked at every step by every rule, found once however long the journal is. */
const attempts = new WeakMap<State['attempts'], OpenAttempts>()
const rollouts = new WeakMap<State['rollouts'], Rollout[]>()

/** Attempts that have not come to their end, in the order of their intent. */
export function openAttempts(state: State): Attempt[] {
  return foundIn(state).all
}

/** Whether an attempt on this node has not come to its end. */
export function hasOpenAttempt(state: State, node: string): boolean {
  return foundIn(state).nodes.has(node)
}

/** Rollouts that have not ended, in the order of their start. */
export function openRollouts(state: State): Rollout[] {
  let open = rollouts.get(state.rollouts)
  if (!open) {
    open = Object.values(state.rollouts).filter((rollout) => rollout.endedAt === undefined)
    rollouts.set(state.rollouts, open)
  }
  return open
}

function foundIn(state: State): OpenAttempts {
  let open = attempts.get(state.attempts)
  if (!open) {
    const all = Object.values(state.attempts).filter((attempt) => attempt.phase !== 'ended')
    open = { all, nodes: new Set(all.map((attempt) => attempt.node)) }
    attempts.set(state.attempts, open)
  }
  return open
}
