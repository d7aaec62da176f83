import type { State } from '../journal/state.ts'

/** By the attempts they were found in: asked for every node at every step, found once. */
const found = new WeakMap<State['attempts'], Set<string>>()

/** Whether an attempt on this node has not come to its end. */
export function hasOpenAttempt(state: State, node: string): boolean {
  let open = found.get(state.attempts)
  if (!open) {
    open = new Set(Object.values(state.attempts).flatMap((a) => (a.phase === 'ended' ? [] : [a.node])))
    found.set(state.attempts, open)
  }
  return open.has(node)
}
