import { slotKey, type DesiredState } from '../fleet/desired.ts'
import type { FleetNode } from '../fleet/node.ts'

/** How much a plan may remove, and the line of fleet.yaml that would let it remove more. */
export interface RemovalBudget {
  percent: number
  acknowledge: string
}

/**
 * The removal budget of one service on one node. All may go where the accepted commit says so in its content: the node is
 * `retired`, or the very version after the removal is acknowledged. `digest` is undefined where the service leaves the node.
 */
export function removalBudget(
  accepted: DesiredState,
  node: FleetNode,
  service: string,
  digest: string | undefined,
): RemovalBudget {
  const { environment } = node
  const key = slotKey(environment, service)
  const after = digest ?? accepted.services[key]?.digest ?? 'removed'
  const isMeant = accepted.removal.acknowledged?.[key]?.some((word) => after.startsWith(word)) ?? false
  const line = `{ service: ${service}, environment: ${environment}, digest: ${JSON.stringify(after.slice(0, 12))} }`
  return {
    percent: isMeant || node.mode === 'retired' ? 100 : accepted.removal.budgetPercent,
    acknowledge: `removal: { acknowledge: [${line}] }`,
  }
}
