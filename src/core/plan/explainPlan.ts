import { canonicalJson } from '../fleet/digest.ts'
import type { Change } from './changes.ts'

/** Equal changes on many nodes, as one. */
export interface ChangeGroup {
  change: Change
  /** Sorted names. */
  nodes: string[]
}

const kindOrder = ['package', 'group', 'user', 'release', 'directory', 'file', 'link', 'unit']

/** Folds the changes of many nodes into one line's worth each: equal changes are said once. */
export function groupChanges(perNode: Record<string, Change[]>): ChangeGroup[] {
  const groups = new Map<string, ChangeGroup>()
  for (const node of Object.keys(perNode).toSorted()) {
    for (const change of perNode[node] ?? []) {
      const key = canonicalJson(change)
      const group = groups.get(key)
      if (group) group.nodes.push(node)
      else groups.set(key, { change, nodes: [node] })
    }
  }
  return [...groups.values()].toSorted((a, b) => rank(a.change) - rank(b.change))
}

/** Values before what runs on them; restarts and reloads, and what cannot be taken back, last. */
function rank({ sign, kind }: Change): number {
  if (sign === '!') return 300
  if (sign === '▸') return 250
  if (sign === '↻' || sign === '⟳') return 200
  const place = kindOrder.indexOf(kind)
  return place < 0 ? kindOrder.length : place
}

/** A plan over many nodes in aligned lines: sign, kind, name, what changes, where. */
export function explainPlan(groups: ChangeGroup[]): string[] {
  const rows = groups.map(({ change, nodes }) => [change.kind, change.name, change.summary, whereOf(nodes)])
  const widths = [0, 1, 2].map((column) => Math.max(0, ...rows.map((row) => (row[column] ?? '').length)))
  return rows.map((row, index) => {
    const cells = row.map((cell, column) => cell.padEnd(widths[column] ?? 0))
    return `  ${groups[index]?.change.sign} ${cells.join('  ')}`.trimEnd()
  })
}

function whereOf(nodes: string[]): string {
  return nodes.length === 1 ? (nodes[0] ?? '') : `${nodes.length} nodes`
}
