import type { DesiredOnNode } from '../../core/fleet/desired.ts'
import type { FleetNode } from '../../core/fleet/node.ts'
import type { CheckResult } from '../../core/fleet/health.ts'
import type { SlotLook } from '../../core/journal/entry.ts'
import type { State } from '../../core/journal/state.ts'
import { lookAgain } from '../../core/observed/lookAgain.ts'
import type { ManagedThing, Observation, ObserveRequest } from '../../core/observed/observation.ts'
import { requestFor } from '../../core/observed/request.ts'
import type { Planned } from '../../core/plan/planned.ts'
import { targetsOn, type SlotTarget } from '../../core/rollout/targets.ts'
import type { Answer, Nodes } from '../../adapters/nodes/port.ts'
import { askHealth } from './askHealth.ts'
import { describeLook } from './describeLook.ts'
import { planSlots } from './planSlots.ts'

/** A node that keeps changing while it is looked at is taken as the last look found it. */
const maxLooks = 4

/** A look with the plans it led to, by slot. */
export interface Looked {
  observation: Observation
  planned: Record<string, Planned>
  slots: Record<string, SlotLook>
}

/** What narrows a look, or saves it a round trip. */
export interface LookHints {
  /** Ask the health of this slot alone. */
  only?: string
  /** What the node's record named at the last look: asked for at once, not found out first. */
  managed?: ManagedThing[]
  /** Units that those of the last look drag along, start, or are started by. */
  units?: string[]
}

/** Looks at one node, plans every service on it, and asks their health: one round trip, plus health requests. */
export async function lookAt(
  nodes: Nodes,
  state: State,
  node: FleetNode,
  { only, managed = [], units = [] }: LookHints = {},
): Promise<Answer<Looked>> {
  const expected = targetsOn(state, node, [])
  const seen = await lookWhole(nodes, node, desiredOf(expected), { managed, units })
  if (seen.answer !== 'ok') return seen
  const observation = seen.value
  const targets = targetsOn(state, node, [...new Set(observation.managed.map((thing) => thing.service))])
  const asked = targets.filter((t) => only === undefined || t.key === only)
  const health = await askHealth(nodes, node, observation, asked)
  if (health.answer !== 'ok') return health
  const planned = planSlots(state, node, targets, observation)
  return { answer: 'ok', value: { observation, planned, slots: describe(asked, planned, health.value) } }
}

/** Looks until nothing is left to ask: what only the record names is found by the second look, and read by the third. */
async function lookWhole(
  nodes: Nodes,
  node: FleetNode,
  services: DesiredOnNode[],
  { managed, units }: { managed: ManagedThing[]; units: string[] },
): Promise<Answer<Observation>> {
  const first = requestFor(services, managed)
  let request: ObserveRequest = { ...first, units: [...new Set([...first.units, ...units])] }
  let seen = await nodes.observe(node.target, request)
  for (let looks = 1; looks < maxLooks && seen.answer === 'ok'; looks++) {
    const again = lookAgain(request, seen.value, services)
    if (!again) break
    // A host that is only observed is not even asked to renew what it knows of its package sources.
    request = again.rehearse && node.mode === 'active' ? { ...again, refresh: true } : again
    seen = await nodes.observe(node.target, request)
  }
  return seen
}

function desiredOf(targets: SlotTarget[]) {
  return targets.flatMap((t) => (t.desired ? [t.desired] : []))
}

function describe(targets: SlotTarget[], planned: Record<string, Planned>, health: CheckResult[]) {
  let next = 0
  return Object.fromEntries(
    targets.map((t) => {
      const results = health.slice(next, (next += t.desired?.health.length ?? 0))
      return [t.key, describeLook(t.digest, planned[t.key] ?? { outcome: 'unknown', why: 'not planned' }, results)]
    }),
  )
}
