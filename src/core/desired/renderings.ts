import { canonicalJson, sha256 } from '../fleet/digest.ts'
import { contentUses } from './contentUses.ts'
import type { ContentUse } from './contentUses.ts'
import { mergeVars } from './mergeVars.ts'
import type { ModelNode, Slot } from './model.ts'
import type { Supplies } from './supplies.ts'

type Context = Record<string, unknown>

/** A template with what it reads for one node; equal ones share a key and are rendered once. */
export interface Rendering {
  key: string
  template: string
  context: Context
  use: ContentUse
  slot: Slot
  node: ModelNode
}

/** Everything that has to be rendered for a service in an environment. */
export function renderings(slot: Slot, supplies: Supplies): Rendering[] {
  const uses = contentUses(slot).filter((use) => use.kind === 'template')
  if (uses.length === 0) return []
  const shared = slotContext(slot)
  return uses.flatMap((use) => {
    const template = use.path ?? ''
    const file = supplies.files.get(template)
    const reads = supplies.reads.get(template)
    if (!file || !reads) return []
    const common = project(shared, reads)
    // The list of nodes may be long: it is hashed once, not once a node.
    const commonDigest = sha256(canonicalJson(common))
    return slot.nodes.map((node): Rendering => {
      const own = project(nodeContext(slot, node), reads)
      const key = sha256(`${file.sha256}${commonDigest}${canonicalJson(own)}`)
      return { key, template, context: { ...common, ...own }, use, slot, node }
    })
  })
}

/** What every node of a service in an environment has in common for templates. */
export function slotContext(slot: Slot): Context {
  const { fleet, name } = slot.environment
  return {
    service: { name: slot.service.name, version: slot.spec.value.release?.version },
    environment: { name },
    fleet: { name: fleet.value.metadata.name },
    vars: slot.vars.value.vars ?? {},
    nodes: slot.nodes.map(({ name: node, labels, node: placed }) => {
      return { name: node, address: placed?.target.address ?? node, labels }
    }),
  }
}

/** What is different for a node: itself, and vars where it has its own. */
function nodeContext(slot: Slot, node: ModelNode): Context {
  const { name, labels } = node
  const address = node.node?.target.address ?? name
  const context: Context = { node: { name, address, labels, environment: slot.environment.name } }
  const hasVars = node.vars.some(({ value }) => value !== undefined)
  if (hasVars) context['vars'] = mergeVars([...slot.varLayers, ...node.vars]).value.vars ?? {}
  return context
}

/** Only the parts of a context that are read: templates that read the same get the same, and are rendered once. */
export function project(context: Context, reads: string[]): Context {
  const result: Context = {}
  // A path below one that is read whole adds nothing.
  const paths = reads.filter((path) => !reads.some((other) => path.startsWith(`${other}.`)))
  for (const path of paths) {
    let from: unknown = context
    let to: Context = result
    const steps = path.split('.')
    for (const [index, key] of steps.entries()) {
      if (!isMap(from) || !Object.hasOwn(from, key)) break
      const value: unknown = from[key]
      if (index === steps.length - 1 || !isMap(value)) {
        to[key] = value
        break
      }
      const inner = to[key]
      to[key] = isMap(inner) ? inner : {}
      to = to[key] as Context
      from = value
    }
  }
  return result
}

function isMap(value: unknown): value is Context {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
