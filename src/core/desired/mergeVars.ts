import { mergeLayers } from './mergeLayers.ts'
import type { Layer, Traced } from './mergeLayers.ts'

/** Merges levels of vars, weakest first; pointers into the result begin with /vars. */
export function mergeVars(layers: Layer[]): Traced<{ vars?: Record<string, unknown> }> {
  // Wrapped, so that the merge knows it is among vars, where lists are data.
  const wrapped = layers
    .filter((layer) => layer.value !== undefined)
    .map((layer) => ({ ...layer, base: layer.base.replace(/\/vars$/, ''), value: { vars: layer.value } }))
  return mergeLayers(wrapped)
}
