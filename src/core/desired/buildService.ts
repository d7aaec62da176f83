import type { DesiredOnNode, DesiredService } from '../fleet/desired.ts'
import type { ContentRef } from '../fleet/value.ts'
import { buildHealth, buildReboot, buildResources } from './buildResources.ts'
import { buildHooks } from './buildHooks.ts'
import { contentUses } from './contentUses.ts'
import { inputDigest } from './inputDigest.ts'
import type { Slot } from './model.ts'
import { renderings } from './renderings.ts'
import { resolveRollout } from './resolveRollout.ts'
import { archiveOf, verbatimContent } from './slotContents.ts'
import type { Supplies } from './supplies.ts'

/** A service as one environment should run it, with everything it names supplied. */
export function buildService(slot: Slot, supplies: Supplies): DesiredService {
  const { value } = slot.spec
  const hooks = buildHooks(value)
  return {
    service: slot.service.name,
    environment: slot.environment.name,
    digest: inputDigest(slot, supplies),
    dependsOn: value.dependsOn ?? [],
    rollout: resolveRollout(value.rollout, value.reboot !== undefined),
    drift: value.drift ?? 'heal',
    ...(hooks ? { hooks } : {}),
    nodes: buildNodes(slot, supplies),
  }
}

function buildNodes(slot: Slot, supplies: Supplies): Record<string, DesiredOnNode> {
  const uses = contentUses(slot)
  const health = buildHealth(slot.spec.value)
  const reboot = buildReboot(slot.spec.value)
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
    ...(reboot ? { reboot } : {}),
  })
  // Without templates all nodes are asked for the same, and share one value.
  const same = rendered.size === 0 ? build('') : undefined
  const hooks = buildHooks(slot.spec.value)
  const environment = slot.environment.name
  return Object.fromEntries(
    slot.nodes.map(({ name }) => {
      const desired = same ?? build(name)
      return [name, hooks ? { ...desired, hooks: { environment, node: name, of: hooks } } : desired]
    }),
  )
}
