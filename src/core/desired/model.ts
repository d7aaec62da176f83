import type { Place } from '../fleet/desired.ts'
import type { Bastion, FleetNode } from '../fleet/node.ts'
import type { ManifestKind, ManifestOf } from './document.ts'
import type { Difference } from './generated/service.ts'
import type { Layer, Traced } from './mergeLayers.ts'
import type { Condition } from './selects.ts'

/** What a service asks for, every level merged. */
export type ServiceSpec = Difference
export type Vars = Record<string, unknown>

/** The config repository as one thing: every name resolved that can be, nothing judged yet. */
export interface Model {
  fleets: ManifestOf<'Fleet'>[]
  environments: ModelEnvironment[]
  bastions: ModelBastion[]
  nodes: ModelNode[]
  services: ModelService[]
  defaults: ManifestOf<'ServiceDefaults'>[]
  promotions: ManifestOf<'Promotion'>[]
  /** Documents with problems of their own: what they would have said is unknown, and not missing. */
  broken: { kind?: ManifestKind; name?: string }[]
}

export interface ModelEnvironment {
  name: string
  after?: string
  soakMs?: number
  promotion: 'auto' | 'manual'
  conditions: Condition[]
  /** JSON pointer of the entry in its Fleet. */
  pointer: string
  fleet: ManifestOf<'Fleet'>
  vars: Layer
}

export interface ModelBastion {
  bastion: Bastion
  manifest: ManifestOf<'Nodes'>
  /** JSON pointer of the entry in its manifest. */
  pointer: string
}

export interface ModelNode {
  name: string
  /** Environments whose selector it matches; right is exactly one. */
  environments: string[]
  /** Undefined unless it lies in exactly one environment. */
  node?: FleetNode
  labels: Record<string, string>
  connection: 'ssh' | 'local'
  hostKeys: string[]
  /** The bastion it names, whether there is one or not; and where it is named. */
  jump?: { name: string; manifest: ManifestOf<'Nodes'> | ManifestOf<'Fleet'>; pointer: string }
  /** Its own vars, weakest level first. */
  vars: Layer[]
  manifest: ManifestOf<'Nodes'>
  /** JSON pointer of the entry in its manifest. */
  pointer: string
}

export interface ModelService {
  name: string
  manifest: ManifestOf<'Service'>
  conditions: Condition[]
  /** One for each environment that has nodes of it, in promotion order. */
  slots: Slot[]
  /** Named in `extends` and not there. */
  missingDefaults: { name: string; place: Place }[]
}

/** A service in an environment, every level merged. */
export interface Slot {
  service: ModelService
  environment: ModelEnvironment
  spec: Traced<ServiceSpec>
  /** From the fleet down to service.environments. */
  varLayers: Layer[]
  /** Pointers begin with /vars. */
  vars: Traced<{ vars?: Vars }>
  /** In the order of the manifests. */
  nodes: ModelNode[]
}

/** Whether documents of this kind were left out because of problems of their own. */
export function isIncomplete(model: Model, kind: ManifestKind): boolean {
  return model.broken.some((document) => document.kind === undefined || document.kind === kind)
}
