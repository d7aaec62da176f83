import { slotKey } from '../fleet/desired.ts'
import type { DesiredService, DesiredState } from '../fleet/desired.ts'
import type { FleetNode } from '../fleet/node.ts'
import type { Model } from './model.ts'
import { spanMs } from './span.ts'

/** What a commit asks of the fleet, with every service already built. Only for a model without problems. */
export function buildState(commit: string, model: Model, services: DesiredService[]): DesiredState {
  const [fleet] = model.fleets
  if (!fleet) throw new Error('a fleet without a Fleet: a rule let it through')
  const { metadata, spec } = fleet.value
  const nodes = model.nodes.flatMap(({ node }): [string, FleetNode][] => (node ? [[node.name, node]] : []))
  return {
    commit,
    fleet: metadata.name,
    environments: model.environments.map(({ name, after, soakMs, promotion }) => ({
      name,
      after,
      ...(soakMs ? { soakMs } : {}),
      ...(promotion === 'manual' ? { promotion } : {}),
    })),
    nodes: Object.fromEntries(nodes),
    services: Object.fromEntries(services.map((built) => [slotKey(built.environment, built.service), built])),
    rollback: { mode: spec.rollback?.mode ?? 'push' },
    removal: {
      budgetPercent: Number.parseInt(spec.removal?.budget ?? '20%', 10),
      ...(spec.removal?.acknowledge ? { acknowledged: acknowledgedIn(spec.removal.acknowledge) } : {}),
    },
    observeIntervalMs: spanMs(spec.observeInterval ?? '5m'),
  }
}

function acknowledgedIn(entries: { service: string; environment: string; digest: string }[]): Record<string, string[]> {
  const acknowledged: Record<string, string[]> = {}
  for (const { service, environment, digest } of entries) {
    const key = slotKey(environment, service)
    acknowledged[key] = [...(acknowledged[key] ?? []), digest]
  }
  return acknowledged
}
