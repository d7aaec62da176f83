import { slotKey } from '../fleet/desired.ts'
import type { DesiredOnNode, DesiredService, DesiredState } from '../fleet/desired.ts'
import type { FleetNode } from '../fleet/node.ts'
import type { ContentRef } from '../fleet/value.ts'
import { buildHealth, buildResources } from './buildResources.ts'
import { contentUses } from './contentUses.ts'
import { inputDigest } from './inputDigest.ts'
import type { Model, Slot } from './model.ts'
import { renderings } from './renderings.ts'
import { resolveRollout } from './resolveRollout.ts'
import { archiveOf, verbatimContent } from './slotContents.ts'
import { slotsOf } from './slotsOf.ts'
import { spanMs } from './span.ts'
import type { Supplies } from './supplies.ts'

/** What a commit asks of the fleet. Only for a model without problems, with everything it names supplied. */
export function buildState(commit: string, model: Model, supplies: Supplies): DesiredState {
  const [fleet] = model.fleets
  if (!fleet) throw new Error('a fleet without a Fleet: a rule let it through')
  const { metadata, spec } = fleet.value
  const nodes = model.nodes.flatMap(({ node }): [string, FleetNode][] => (node ? [[node.name, node]] : []))
  return {
    commit,
    fleet: metadata.name,
    environments: model.environments.map(({ name, after }) => ({ name, after })),
    nodes: Object.fromEntries(nodes),
    services: Object.fromEntries(
      slotsOf(model).map((slot) => [slotKey(slot.environment.name, slot.service.name), buildService(slot, supplies)]),
    ),
    rollback: { mode: spec.rollback?.mode ?? 'push' },
    removal: { budgetPercent: Number.parseInt(spec.removal?.budget ?? '20%', 10) },
    observeIntervalMs: spanMs(spec.observeInterval ?? '5m'),
  }
}

function buildService(slot: Slot, supplies: Supplies): DesiredService {
  const { value } = slot.spec
  return {
    service: slot.service.name,
    environment: slot.environment.name,
    digest: inputDigest(slot, supplies),
    dependsOn: value.dependsOn ?? [],
    rollout: resolveRollout(value.rollout),
    drift: value.drift ?? 'heal',
    nodes: buildNodes(slot, supplies),
  }
}

function buildNodes(slot: Slot, supplies: Supplies): Record<string, DesiredOnNode> {
  const uses = contentUses(slot)
  const health = buildHealth(slot.spec.value)
  const rendered = new Map<string, Map<string, ContentRef>>()
  for (const { key, use, node } of renderings(slot, supplies)) {
    const content = supplies.rendered.get(key)
    const ofNode = rendered.get(node.name) ?? new Map<string, ContentRef>()
    if (content) rendered.set(node.name, ofNode.set(use.owner, content))
  }
  const build = (node: string): DesiredOnNode => ({
    resources: buildResources(slot, {
      content: (owner) => rendered.get(node)?.get(owner) ?? verbatimContent(uses, owner, supplies),
      archive: () => archiveOf(slot, supplies),
    }),
    health,
  })
  // Without templates all nodes are asked for the same, and share one value.
  const same = rendered.size === 0 ? build('') : undefined
  return Object.fromEntries(slot.nodes.map(({ name }) => [name, same ?? build(name)]))
}
