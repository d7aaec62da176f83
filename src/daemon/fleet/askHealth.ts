import type { CheckResult } from '../../core/fleet/health.ts'
import type { FleetNode } from '../../core/fleet/node.ts'
import { unitHealth } from '../../core/health/unitHealth.ts'
import type { Observation } from '../../core/observed/observation.ts'
import { listeningFor } from '../../core/observed/related.ts'
import type { SlotTarget } from '../../core/rollout/targets.ts'
import type { Answer, Nodes } from '../../adapters/nodes/port.ts'

/** Every check's result, in order: units from the look itself, the rest asked through the connection. */
export async function askHealth(
  nodes: Nodes,
  node: FleetNode,
  observation: Observation,
  targets: SlotTarget[],
): Promise<Answer<CheckResult[]>> {
  const checks = targets.flatMap((t) => t.desired?.health ?? [])
  const declared = targets.flatMap((t) => t.desired?.resources ?? []).filter((resource) => resource.kind === 'unit')
  const isRunning = (unit: string): boolean => declared.some(({ name, state }) => name === unit && state === 'running')
  const asked = checks.filter((check) => check.type !== 'unit')
  const answer = asked.length > 0 ? await nodes.probe(node.target, asked) : { answer: 'ok' as const, value: [] }
  if (answer.answer !== 'ok') return answer
  const answered = answer.value.values()
  const value = checks.flatMap((check): CheckResult[] => {
    if (check.type === 'unit') {
      // Where the socket is what should run, its service runs when somebody comes.
      const sockets = isRunning(check.unit) ? [] : listeningFor(observation.units, check.unit).filter(isRunning)
      return [unitHealth(check.unit, observation.units[check.unit], sockets)]
    }
    const { value: result } = answered.next()
    return result ? [result] : []
  })
  return { answer: 'ok', value }
}
