import type { Attempt, Rollout, State } from '../journal/state.ts'
import { acceptedDesired } from './effective.ts'
import { hasOpenAttempt } from './openAttempts.ts'

/** A node's value of the label that says which nodes of a rollout fail together. */
export function domainOf(state: State, rollout: Rollout, node: string): string | undefined {
  const { failureDomain } = rollout.parameters
  return failureDomain === undefined ? undefined : acceptedDesired(state)?.nodes[node]?.labels[failureDomain]
}

/**
 * Nodes that would be out of reach as well, if it were the way there and not the change that cut a node off: they lie
 * behind the same bastion (or none) and in the same failure domain, and this rollout has not touched them.
 */
export function untouchedOnPath(state: State, attempt: Attempt): string[] {
  const rollout = state.rollouts[attempt.rollout]
  const desired = acceptedDesired(state)
  if (!rollout || !desired) return []
  const domain = domainOf(state, rollout, attempt.node)
  const bastion = desired.nodes[attempt.node]?.target.jump?.name
  return Object.keys(desired.nodes).filter(
    (name) =>
      name !== attempt.node &&
      desired.nodes[name]?.target.jump?.name === bastion &&
      domainOf(state, rollout, name) === domain &&
      rollout.nodes[name]?.attempt === undefined &&
      !hasOpenAttempt(state, name),
  )
}
