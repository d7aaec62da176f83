import { expandRange } from './expandRange.ts'
import { groupNamed, type Inventory, type InventoryVars } from './inventory.ts'

type Members = Record<string, unknown>

/** Groups within groups are read so deep. */
const maxDepth = 32

/** Reads an inventory in the YAML form from its parsed document; `skipped` names what is not understood. */
export function readYamlGroups(document: unknown): { inventory: Inventory; skipped: string[] } {
  const inventory: Inventory = new Map()
  const skipped: string[] = []
  for (const [name, group] of Object.entries(membersOf(document))) {
    readGroup({ inventory, skipped }, name, group, maxDepth)
  }
  return { inventory, skipped }
}

function readGroup(
  into: { inventory: Inventory; skipped: string[] },
  name: string,
  value: unknown,
  depth: number,
): void {
  const group = groupNamed(into.inventory, name)
  const { hosts, vars, children } = membersOf(value)
  Object.assign(group.vars, varsOf(vars))
  for (const [pattern, said] of Object.entries(membersOf(hosts))) {
    const names = expandRange(pattern)
    if (!names) into.skipped.push(`${pattern}: no range of names`)
    for (const host of names ?? []) group.hosts.set(host, { ...group.hosts.get(host), ...varsOf(said) })
  }
  for (const [child, inner] of Object.entries(membersOf(children))) {
    group.children.add(child)
    if (depth > 0) readGroup(into, child, inner, depth - 1)
  }
}

function membersOf(value: unknown): Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : {}
}

/** Only plain values: what is nested says nothing of how a host is reached. */
function varsOf(value: unknown): InventoryVars {
  const plain = Object.entries(membersOf(value)).filter(([, member]) => {
    return ['string', 'number', 'boolean'].includes(typeof member)
  })
  return Object.fromEntries(plain.map(([key, member]) => [key, String(member)]))
}
