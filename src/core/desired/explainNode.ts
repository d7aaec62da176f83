import type { Place } from '../fleet/desired.ts'
import { step } from './document.ts'
import { mergeVars } from './mergeVars.ts'
import { originOf } from './mergeLayers.ts'
import type { Traced } from './mergeLayers.ts'
import type { Model, ModelNode, Slot } from './model.ts'

/** One desired value, and who said so. */
export interface ExplainedValue {
  /** `mode`, `vars.db.host`. */
  name: string
  value: unknown
  /** The level that won: "service shop", "shop in production", "node web-1". */
  level: string
  place: Place
}

/** Everything about one thing on the node. */
export interface ExplainedThing {
  service: string
  /** "file /etc/motd", "unit shop.service", "vars". */
  thing: string
  values: ExplainedValue[]
}

const lists = {
  groups: 'group',
  users: 'user',
  directories: 'directory',
  files: 'file',
  links: 'link',
  units: 'unit',
} as const

/** Where every desired value on a node comes from; undefined for a node that is not there. */
export function explainNode(model: Model, name: string, only?: string): ExplainedThing[] | undefined {
  const node = model.nodes.find((candidate) => candidate.name === name)
  if (!node) return undefined
  const things = model.services
    .flatMap((service) => service.slots)
    .filter((slot) => slot.nodes.includes(node))
    .flatMap((slot) => explainSlot(slot, node))
  // A path, a unit, a user: whatever follows the kind.
  return only === undefined ? things : things.filter(({ thing }) => thing.slice(thing.indexOf(' ') + 1) === only)
}

function explainSlot(slot: Slot, node: ModelNode): ExplainedThing[] {
  const service = slot.service.name
  const spec = slot.spec.value
  const things: ExplainedThing[] = []
  const add = (thing: string, pointer: string, value: unknown): void => {
    things.push({ service, thing, values: leaves(slot.spec, pointer, value, '') })
  }
  for (const [key, kind] of Object.entries(lists)) {
    const items = (spec[key as keyof typeof lists] ?? []) as { name?: string; path?: string }[]
    for (const [index, item] of items.entries()) add(`${kind} ${item.name ?? item.path}`, `/${key}/${index}`, item)
  }
  if (spec.release) add(`release ${spec.release.path}`, '/release', spec.release)
  for (const key of ['health', 'rollout', 'restartOn', 'dependsOn', 'drift'] as const) {
    if (spec[key] !== undefined) add(key, `/${key}`, spec[key])
  }
  const vars = mergeVars([...slot.varLayers, ...node.vars])
  const values = leaves(vars, '/vars', vars.value.vars ?? {}, 'vars')
  if (values.length > 0) things.push({ service, thing: 'vars', values })
  return things
}

/** Maps are opened, all other values are one value: that is how levels are merged. */
function leaves(traced: Traced<unknown>, pointer: string, value: unknown, name: string): ExplainedValue[] {
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value)
  if (isMap) {
    return Object.entries(value).flatMap(([key, member]) => {
      return leaves(traced, step(pointer, key), member, name === '' ? key : `${name}.${key}`)
    })
  }
  const origin = originOf(traced, pointer)
  return origin ? [{ name: name === '' ? pointer.slice(1) : name, value, ...origin }] : []
}
