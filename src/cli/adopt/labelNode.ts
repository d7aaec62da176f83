import { placeOf, step } from '../../core/desired/document.ts'
import type { Model, ModelNode } from '../../core/desired/model.ts'
import { yamlScalar } from '../format/yamlScalar.ts'

/** How a service is placed on one node alone: by a label that only it has, written into its manifest where it has none. */
export interface Placement {
  label: [key: string, value: string]
  /** The manifest with the label in it; undefined: the node has it already. */
  edit?: { file: string; text: string }
}

/** A label of the node alone: one that its own entry gives it, or a new one. What environments select by says another thing. */
export function labelNode(model: Model, node: ModelNode): Placement {
  const others = model.nodes.filter((other) => other !== node)
  const environmental = new Set(model.environments.flatMap(({ conditions }) => conditions.map(({ key }) => key)))
  const own = Object.entries(ownLabels(node)).find(([key, value]) => {
    return !environmental.has(key) && others.every(({ labels }) => labels[key] !== value)
  })
  if (own) return { label: own }
  const taken = new Set(model.nodes.flatMap(({ labels }) => Object.keys(labels)))
  const key = ['host', 'node', 'adopted'].find((word) => !taken.has(word)) ?? `host-${node.name}`
  const label: Placement['label'] = [key, node.name]
  const { source } = node.manifest
  return { label, edit: { file: source.file, text: insertLabel(node, label, source.text) } }
}

function ownLabels(node: ModelNode): Record<string, string> {
  const { nodes } = (node.manifest.value as { spec: { nodes: { name: string; labels?: Record<string, string> }[] } })
    .spec
  return nodes.find(({ name }) => name === node.name)?.labels ?? {}
}

/** Puts the label first among those of the node's entry, or behind its name. Nothing else is touched. */
function insertLabel(node: ModelNode, [key, value]: Placement['label'], text: string): string {
  const { source } = node.manifest
  const hasLabels = Object.keys(ownLabels(node)).length > 0
  const pair = `${key}: ${yamlScalar(value)}`
  const at = placeOf(source, hasLabels ? step(node.pointer, 'labels') : node.pointer)
  const entry = hasLabels ? pair : `labels: { ${pair} }`
  const indent = ' '.repeat(at.column - 1)
  const lines = text.split('\n')
  const line = lines[at.line - 1] ?? ''
  const [before, after] = [line.slice(0, at.column - 1), line.slice(at.column - 1)]
  if (after.startsWith('{')) lines[at.line - 1] = `${before}{ ${entry},${after.slice(1)}`
  else if (hasLabels) lines[at.line - 1] = `${before}${entry}\n${indent}${after}`
  else lines.splice(placeOf(source, step(node.pointer, 'name')).line, 0, `${indent}${entry}`)
  return lines.join('\n')
}
