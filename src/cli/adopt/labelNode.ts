import { placeOf, step } from '../../core/desired/document.ts'
import type { Model, ModelNode } from '../../core/desired/model.ts'
import { yamlScalar } from '../format/yamlScalar.ts'

/** How a service is placed on one node alone: by a label that only it has, written into its manifest where it has none. */
export interface Placement {
  label: [key: string, value: string]
  /** The manifest with the label in it; undefined: the node has it already. */
  edit?: { file: string; text: string }
}

/** A label of the node alone: one it has, or a new one. */
export function labelNode(model: Model, node: ModelNode): Placement {
  const others = model.nodes.filter((other) => other !== node)
  const own = Object.entries(node.labels).find(([key, value]) => {
    return others.every(({ labels }) => labels[key] !== value)
  })
  if (own) return { label: own }
  const taken = new Set(model.nodes.flatMap(({ labels }) => Object.keys(labels)))
  const key = ['host', 'node', 'adopted'].find((word) => !taken.has(word)) ?? `host-${node.name}`
  const label: Placement['label'] = [key, node.name]
  const { source } = node.manifest
  return { label, edit: { file: source.file, text: insertLabel(node, label, source.text) } }
}

/** Puts the label first where the labels of the node's entry begin, or where the entry does. Nothing else is touched. */
function insertLabel(node: ModelNode, [key, value]: Placement['label'], text: string): string {
  const { source } = node.manifest
  const own = (node.manifest.value as { spec: { nodes: { name: string; labels?: object }[] } }).spec.nodes
  const hasLabels = own.some(({ name, labels }) => name === node.name && Object.keys(labels ?? {}).length > 0)
  const pair = `${key}: ${yamlScalar(value)}`
  const at = placeOf(source, hasLabels ? step(node.pointer, 'labels') : node.pointer)
  const entry = hasLabels ? pair : `labels: { ${pair} }`
  const lines = text.split('\n')
  const line = lines[at.line - 1] ?? ''
  const [before, after] = [line.slice(0, at.column - 1), line.slice(at.column - 1)]
  lines[at.line - 1] = after.startsWith('{')
    ? `${before}{ ${entry},${after.slice(1)}`
    : `${before}${entry}\n${' '.repeat(at.column - 1)}${after}`
  return lines.join('\n')
}
