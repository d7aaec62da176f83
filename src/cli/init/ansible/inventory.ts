/** What an inventory says of a host or a group, as text. */
export type InventoryVars = Record<string, string>

/** A group: what it says of its hosts, and the groups within it. */
export interface InventoryGroup {
  /** By name, ranges written out. */
  hosts: Map<string, InventoryVars>
  vars: InventoryVars
  children: Set<string>
}

/** An Ansible inventory by group; `all` and `ungrouped` are groups like others. */
export type Inventory = Map<string, InventoryGroup>

/** The group of that name, made when it is new. */
export function groupNamed(inventory: Inventory, name: string): InventoryGroup {
  let group = inventory.get(name)
  if (!group) {
    group = { hosts: new Map(), vars: {}, children: new Set() }
    inventory.set(name, group)
  }
  return group
}

/** A host with all that is said of it: what is nearer to it wins. */
export interface InventoryHost {
  name: string
  vars: InventoryVars
  /** Groups it lies in, directly or not, sorted; without `all` and `ungrouped`. */
  groups: string[]
}

/** Every host once, in the order in which the inventory names them. */
export function hostsOf(inventory: Inventory): InventoryHost[] {
  const names = new Set([...inventory.values()].flatMap((group) => [...group.hosts.keys()]))
  const depths = depthsOf(inventory)
  return [...names].map((name) => {
    const direct = [...inventory].filter(([, group]) => group.hosts.has(name)).map(([group]) => group)
    const groups = [...withParents(inventory, direct)].filter((group) => group !== 'all')
    const near = groups.toSorted((a, b) => (depths.get(a) ?? 1) - (depths.get(b) ?? 1) || (a < b ? -1 : 1))
    const said = ['all', ...near].map((group) => inventory.get(group)?.vars ?? {})
    const own = direct.map((group) => inventory.get(group)?.hosts.get(name) ?? {})
    const vars = Object.assign({}, ...said, ...own) as InventoryVars
    return { name, vars, groups: groups.filter((group) => group !== 'ungrouped').toSorted() }
  })
}

function withParents(inventory: Inventory, direct: string[]): Set<string> {
  const found = new Set(direct)
  for (const group of found) {
    for (const [parent, { children }] of inventory) if (children.has(group)) found.add(parent)
  }
  return found
}

/** How far below `all` a group lies; a circle of groups ends at the number of groups. */
function depthsOf(inventory: Inventory): Map<string, number> {
  const depths = new Map<string, number>([...inventory.keys()].map((name) => [name, 1]))
  for (let round = 0; round < inventory.size; round++) {
    for (const [parent, { children }] of inventory) {
      if (parent === 'all') continue
      for (const child of children) {
        const depth = Math.min(inventory.size, (depths.get(parent) ?? 1) + 1)
        if (depth > (depths.get(child) ?? 1)) depths.set(child, depth)
      }
    }
  }
  return depths
}
