import type { Model } from '../../core/desired/model.ts'

/** How much was looked at, for the last line of a report. */
export interface SourceCounts {
  manifests: number
  services: number
  nodes: number
  files: number
}

/** Counts what a repository holds, broken services included. */
export function countSource(model: Model, manifests: number, files: number): SourceCounts {
  const { services, nodes, broken } = model
  const brokenServices = broken.filter(({ kind }) => kind === 'Service').length
  return { manifests, services: services.length + brokenServices, nodes: nodes.length, files }
}
