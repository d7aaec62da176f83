import type { Rollout, State } from '../journal/state.ts'
import { hookWords } from './hookNews.ts'
import { hooksDue, isAfterDue, isAfterOpen, nodeForAfter } from './hooksDue.ts'
import type { Waiting } from './waiting.ts'

/** What a rollout waits for because of its hooks. */
export function waitingHooks(state: State, rollout: Rollout): Waiting | undefined {
  if (rollout.endedAt !== undefined || rollout.failure) return undefined
  if (rollout.paused) return undefined
  if (isAfterOpen(state, rollout)) {
    const attempt = state.attempts[rollout.after?.at(-1) ?? '']
    const hook = attempt?.hooks?.[0]
    const why = `${hook ? hookWords(hook) : 'a hook'} runs on ${attempt?.node ?? 'a node'}`
    return { kind: 'hooks', why, since: attempt?.intendedAt ?? rollout.progressAt, ends: 'it ends, or times out' }
  }
  if (!isAfterDue(state, rollout) || hooksDue(state, rollout, 'afterRollout') === 'wait') return undefined
  if (nodeForAfter(state, rollout)) return undefined
  const why = 'all nodes are healthy; the hooks that end the rollout have no node that answers'
  return { kind: 'nodes', why, since: rollout.progressAt, ends: 'one of them answers' }
}
