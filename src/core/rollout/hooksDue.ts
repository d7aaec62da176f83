import { hookLabel, hookSeconds, irreversibleOf, type Hook } from '../fleet/hook.ts'
import { nodeState } from '../journal/foldNode.ts'
import type { Rollout, State } from '../journal/state.ts'
import { desiredAt } from './effective.ts'
import { hasOpenAttempt } from './openAttempts.ts'

/** Attempts to run the hooks of the end that may come to nothing before the rollout has failed. */
export const maxAfter = 3

type RolloutPhase = 'beforeRollout' | 'afterRollout'

/**
 * Hooks of a rollout that have still to be run. Those that were done for this very digest are not run again, whatever
 * rollout carries it; `wait` while one of them is being run, has failed, or nobody knows what it did.
 */
export function hooksDue(state: State, rollout: Rollout, phase: RolloutPhase): Hook[] | 'wait' {
  if (rollout.kind === 'heal') return []
  const hooks = desiredAt(state, rollout.slot, { ...rollout, at: 0 })?.hooks?.[phase] ?? []
  const runs = state.slots[rollout.slot]?.hooks?.[rollout.digest] ?? {}
  const open = hooks.filter(({ name }) => runs[hookLabel(phase, name)]?.result !== 'done')
  return open.some(({ name }) => runs[hookLabel(phase, name)] !== undefined) ? 'wait' : open
}

/**
 * The hooks a node's next attempt runs: those around its change, and on one node those that begin the rollout. Undefined
 * while the node has to wait until another one has run those, or nobody knows what they did.
 */
export function hooksOfAttempt(state: State, rollout: Rollout, node: string, look: { digest: string; empty: boolean }) {
  const carried = hooksDue(state, rollout, 'beforeRollout')
  if (carried === 'wait') return undefined
  const of = desiredAt(state, rollout.slot, { ...rollout, at: 0 })?.hooks
  const isChange = !look.empty && look.digest === rollout.digest
  const owed = look.empty ? hooksOwed(state, rollout.slot, node) : []
  const beforeNode = isChange && of ? of.beforeNode : []
  const afterNode = of ? of.afterNode.filter(({ name }) => isChange || owed.includes(hookLabel('afterNode', name))) : []
  return {
    carries: carried.length > 0,
    isEmpty: look.empty && carried.length + afterNode.length === 0,
    labels: [
      ...carried.map(({ name }) => hookLabel('beforeRollout', name)),
      ...beforeNode.map(({ name }) => hookLabel('beforeNode', name)),
      ...afterNode.map(({ name }) => hookLabel('afterNode', name)),
    ],
    irreversible: irreversibleOf(carried),
    carriedSeconds: hookSeconds(carried),
    afterSeconds: hookSeconds(afterNode),
  }
}

/** A node that was kept as it was never came to the hooks after health: they are still to come, once it is well. */
function hooksOwed(state: State, slot: string, node: string): string[] {
  const last = Object.values(state.attempts).findLast((one) => one.node === node && one.slot === slot && !one.empty)
  const { outcome, hooks = [], hookResults = {} } = last ?? {}
  const isAway = hooks.some((hook) => hook.startsWith('beforeNode ') && hookResults[hook] !== undefined)
  if (outcome !== 'kept' || !isAway) return []
  return hooks.filter((hook) => hook.startsWith('afterNode ') && hookResults[hook] === undefined)
}

/** The node that is to run the hooks that end a rollout: the one that was heard last of those that are well. */
export function nodeForAfter(state: State, rollout: Rollout): string | undefined {
  if (rollout.paused || hooksDue(state, rollout, 'afterRollout') === 'wait') return undefined
  const able = rollout.order.filter((name) => {
    const node = nodeState(state, name)
    return rollout.nodes[name]?.status === 'healthy' && !node.lost && !node.orphan && !hasOpenAttempt(state, name)
  })
  return able.toSorted((a, b) => (nodeState(state, b).touchedAt ?? 0) - (nodeState(state, a).touchedAt ?? 0))[0]
}

/** Whether all nodes have ended their way well and only the hooks of the end are left. */
export function isAfterDue(state: State, rollout: Rollout): boolean {
  // Of a service that is gone from the manifests nothing more is begun.
  if (rollout.endedAt !== undefined || rollout.failure || !state.slots[rollout.slot]?.wanted) return false
  const nodes = Object.values(rollout.nodes)
  const isOver = nodes.every(
    ({ status, aside }) =>
      ['healthy', 'deferred', 'ignored'].includes(status) || (aside && ['restored', 'failed'].includes(status)),
  )
  return (
    isOver && nodes.some(({ status }) => status === 'healthy') && hooksDue(state, rollout, 'afterRollout').length > 0
  )
}

/** Whether a node is still to say what became of the hooks of the end; a person's word stands for it as well. */
export function isAfterOpen(state: State, rollout: Rollout): boolean {
  const runs = state.slots[rollout.slot]?.hooks?.[rollout.digest] ?? {}
  return (rollout.after ?? []).some((id) => {
    const attempt = state.attempts[id]
    if (!attempt || attempt.phase === 'ended') return false
    return attempt.steps !== undefined || (attempt.hooks ?? []).some((hook) => runs[hook]?.result !== 'done')
  })
}
