import type { Rollout, State } from '../journal/state.ts'
import { acceptedDesired, effectiveOf } from './effective.ts'
import { removedDigest } from './rules/healNodes.ts'

/** A newer promoted digest, or the service's removal, takes over. */
export function isOvertaken(state: State, rollout: Rollout): boolean {
  const slot = state.slots[rollout.slot]
  if (!slot) return false
  if (!slot.promoted) return rollout.kind === 'deploy'
  if (isRetirement(state, rollout)) return false
  return effectiveOf(slot)?.digest !== rollout.digest
}

/** A service that only leaves retired nodes is not overtaken by what the others run. */
function isRetirement(state: State, rollout: Rollout): boolean {
  const desired = acceptedDesired(state)
  return rollout.digest === removedDigest && rollout.order.every((name) => desired?.nodes[name]?.mode === 'retired')
}
