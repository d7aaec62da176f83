import type { FleetNode } from '../../core/fleet/node.ts'
import type { State } from '../../core/journal/state.ts'

/** A node as the newest loaded commit that knows it describes it; also one that has just left the manifests. */
export function nodeNamed(state: State, name: string): FleetNode {
  const newest = state.accepted && state.desired[state.accepted.commit]?.nodes[name]
  const node = newest ?? Object.values(state.desired).find((desired) => desired.nodes[name])?.nodes[name]
  if (!node) throw new Error(`no loaded commit describes node ${name}`)
  return node
}
