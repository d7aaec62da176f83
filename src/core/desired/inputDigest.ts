import { canonicalJson, sha256 } from '../fleet/digest.ts'
import { buildHealth, buildReboot, buildResources } from './buildResources.ts'
import { buildHooks } from './buildHooks.ts'
import { contentUses } from './contentUses.ts'
import type { Layer } from './mergeLayers.ts'
import { mergeVars } from './mergeVars.ts'
import type { Slot } from './model.ts'
import { project, slotContext } from './renderings.ts'
import { digestedRollout, resolveRollout } from './resolveRollout.ts'
import { archiveOf, verbatimContent } from './slotContents.ts'
import type { Supplies } from './supplies.ts'

/**
 * The hash of everything that decides what a service is in an environment: resources with their contents, templates
 * with the values they read, health, rollout. Not the list of nodes: a new host is no new version.
 */
export function inputDigest(slot: Slot, supplies: Supplies): string {
  const { value } = slot.spec
  const uses = contentUses(slot)
  const templates = new Map(uses.filter(({ kind }) => kind === 'template').map((use) => [use.owner, use.path ?? '']))
  const resources = buildResources(slot, {
    content: (pointer) => {
      const template = templates.get(pointer)
      if (template === undefined) return verbatimContent(uses, pointer, supplies)
      return { ...supplies.files.get(template)!, secret: false }
    },
    archive: () => archiveOf(slot, supplies),
  })
  const reads = [...new Set([...templates.values()].flatMap((path) => supplies.reads.get(path) ?? []))].toSorted()
  return sha256(
    canonicalJson({
      format: 1,
      service: slot.service.name,
      labels: slot.service.manifest.value.metadata.labels ?? {},
      dependsOn: (value.dependsOn ?? []).toSorted(),
      drift: value.drift ?? 'heal',
      rollout: digestedRollout(resolveRollout(value.rollout, value.reboot !== undefined)),
      health: buildHealth(value),
      hooks: buildHooks(value),
      reboot: buildReboot(value),
      resources,
      templates: [...templates.keys()].toSorted(),
      reads: project(slotContext(slot), withoutLabels(reads)),
      nodeVars: nodeVars(slot, reads),
    }),
  )
}

/** What a template reads of the node it is rendered for belongs to the node, not to the version. */
function withoutLabels(reads: string[]): string[] {
  return reads.filter((path) => path !== 'node' && !path.startsWith('node.'))
}

/**
 * Values that nodes set themselves, as sorted pairs of node and value; values that a list of nodes sets for all of its
 * nodes are taken once, so that a node more changes nothing.
 */
function nodeVars(slot: Slot, reads: string[]): unknown {
  const vars = reads.filter((path) => path === 'vars' || path.startsWith('vars.'))
  const pairs: [string, unknown][] = []
  const shared = new Map<string, unknown>()
  for (const node of slot.nodes) {
    const own = node.vars.at(-1)
    const context = { vars: mergeVars([...slot.varLayers, ...node.vars]).value.vars ?? {} }
    const [mine, theirs] = [setBy(own ? [own] : [], vars), setBy(node.vars.slice(0, -1), vars)]
    if (mine.length > 0) pairs.push([node.name, project(context, mine)])
    else if (theirs.length > 0) {
      const value = project(context, theirs)
      shared.set(canonicalJson(value), value)
    }
  }
  return {
    own: pairs.toSorted(([a], [b]) => (a < b ? -1 : 1)),
    shared: [...shared].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value),
  }
}

/** The read paths that these levels have a say in. */
function setBy(layers: Layer[], reads: string[]): string[] {
  const context = { vars: mergeVars(layers).value.vars ?? {} }
  return reads.filter((path) => {
    const found = project(context, [path])['vars']
    return path === 'vars' ? Object.keys(context.vars).length > 0 : found !== undefined && leaf(found, path)
  })
}

/** Whether a projection reached a value, and not only the maps on the way to one that is missing. */
function leaf(found: unknown, path: string): boolean {
  let value: unknown = found
  for (const key of path.split('.').slice(1)) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return true
    if (!Object.hasOwn(value, key)) return false
    value = (value as Record<string, unknown>)[key]
  }
  return true
}
