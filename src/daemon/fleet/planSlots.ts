import type { DesiredOnNode, DesiredState } from '../../core/fleet/desired.ts'
import type { FleetNode } from '../../core/fleet/node.ts'
import type { State } from '../../core/journal/state.ts'
import type { Observation } from '../../core/observed/observation.ts'
import type { Planned } from '../../core/plan/planned.ts'
import { planNode } from '../../core/plan/planNode.ts'
import { removalBudget } from '../../core/plan/removalBudget.ts'
import { acceptedDesired } from '../../core/rollout/effective.ts'
import type { SlotTarget } from '../../core/rollout/targets.ts'

/** Plans every service of a node from one look; what moves between them is handed over. */
export function planSlots(
  state: State,
  node: FleetNode,
  targets: SlotTarget[],
  observation: Observation,
): Record<string, Planned> {
  const accepted = acceptedDesired(state)
  const plan = (t: SlotTarget): Planned =>
    accepted
      ? planNode({
          service: t.service,
          inputDigest: t.digest,
          desired: t.desired,
          observation,
          removalBudget: removalBudget(accepted, node, t.service, t.desired && t.digest),
          others: claimants(accepted, node, targets, t.service),
        })
      : { outcome: 'unknown', why: 'no commit is loaded' }
  return Object.fromEntries(targets.map((t) => [t.key, plan(t)]))
}

/** What others ask of the node: as they are to be there now, and as the accepted commit wants them. */
function claimants(accepted: DesiredState, node: FleetNode, targets: SlotTarget[], service: string): DesiredOnNode[] {
  const now = targets.filter((target) => target.service !== service)
  const wanted = Object.values(accepted.services).filter((other) => other.service !== service)
  return [
    ...new Set([
      ...now.flatMap((target) => target.desired ?? []),
      ...wanted.flatMap(({ nodes }) => nodes[node.name] ?? []),
    ]),
  ]
}
