import type { Rollout, State } from '../journal/state.ts'
import { acceptedDesired, effectiveOf } from './effective.ts'
import { healNodes, removedDigest } from './rules/healNodes.ts'

/** A newer promoted digest, or the service's removal, takes over. */
export function isOvertaken(state: State, rollout: Rollout): boolean {
  const slot = state.slots[rollout.slot]
  if (!slot) return false
  // Only a removal goes on while the service is gone, and only that long: one that is wanted again stays as it is.
  if (!slot.promoted) return rollout.digest !== removedDigest || slot.wanted !== undefined
  if (isRetirement(state, rollout)) return false
  return effectiveOf(slot)?.digest !== rollout.digest
}

/**
 * A heal begins anew with the ill nodes it leaves out once they can be healed as well: they use `maxUnavailable` up, and
 * its own nodes would wait for them, and they for its end.
 */
export function isOutgrown(state: State, rollout: Rollout, now: number): boolean {
  const slot = state.slots[rollout.slot]
  if (rollout.kind !== 'heal' || rollout.failure || rollout.paused || !slot) return false
  const { nodes = [] } = healNodes(state, slot, now) ?? {}
  return nodes.some((name) => !rollout.nodes[name] && isIll(state, slot.key, name))
}

function isIll(state: State, slot: string, node: string): boolean {
  return state.nodes[node]?.slots[slot]?.health.some((result) => result.status === 'fail') ?? false
}

/** A service that only leaves retired nodes is not overtaken by what the others run. */
function isRetirement(state: State, rollout: Rollout): boolean {
  const desired = acceptedDesired(state)
  return rollout.digest === removedDigest && rollout.order.every((name) => desired?.nodes[name]?.mode === 'retired')
}
