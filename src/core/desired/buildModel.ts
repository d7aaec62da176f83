import type { Bastion, FleetNode } from '../fleet/node.ts'
import type { Manifest, ManifestKind, ManifestOf } from './document.ts'
import { placeOf, step } from './document.ts'
import type { Ssh } from './generated/fleet.ts'
import { mergeLayers } from './mergeLayers.ts'
import { mergeVars } from './mergeVars.ts'
import type { Layer } from './mergeLayers.ts'
import type { Model, ModelBastion, ModelEnvironment, ModelNode, ModelService, ServiceSpec, Slot } from './model.ts'
import { conditionsOf, selects } from './selects.ts'
import { spanMs } from './span.ts'

/** Puts the manifests of a repository together: nodes into environments, services onto nodes, levels merged. */
export function buildModel(manifests: Manifest[], broken: Model['broken']): Model {
  const fleets = ofKind(manifests, 'Fleet')
  const defaults = ofKind(manifests, 'ServiceDefaults')
  const [fleet] = fleets
  const environments = fleet ? readEnvironments(fleet) : []
  const bastions = ofKind(manifests, 'Nodes').flatMap(readBastions)
  const nodes = ofKind(manifests, 'Nodes').flatMap((manifest) => readNodes(manifest, fleet, { environments, bastions }))
  const services = ofKind(manifests, 'Service').map((manifest) => {
    return readService(manifest, { fleet, defaults, environments, nodes })
  })
  const promotions = ofKind(manifests, 'Promotion')
  return { fleets, environments, bastions, nodes, services, defaults, promotions, broken }
}

function ofKind<K extends ManifestKind>(manifests: Manifest[], kind: K): ManifestOf<K>[] {
  return manifests.filter((manifest): manifest is ManifestOf<K> => manifest.kind === kind)
}

function readEnvironments(fleet: ManifestOf<'Fleet'>): ModelEnvironment[] {
  return fleet.value.spec.environments.map((entry, index) => {
    const pointer = step('/spec/environments', index)
    const vars = layer(`environment ${entry.name}`, fleet, `${pointer}/vars`, entry.vars)
    return {
      name: entry.name,
      after: entry.after,
      ...(entry.soak === undefined ? {} : { soakMs: spanMs(entry.soak) }),
      promotion: entry.promotion ?? 'auto',
      conditions: conditionsOf(entry.nodes),
      pointer,
      fleet,
      vars,
    }
  })
}

function readBastions(manifest: ManifestOf<'Nodes'>): ModelBastion[] {
  return (manifest.value.spec.bastions ?? []).map((entry, index) => {
    const { name, address, user, port = 22, hostKeys = [] } = entry
    const bastion: Bastion = { name, address, port, user, hostKeys: hostKeys.map(bareKey) }
    return { bastion, manifest, pointer: step('/spec/bastions', index) }
  })
}

/** A key line without its comment. */
function bareKey(line: string): string {
  return line.trim().split(/\s+/).slice(0, 2).join(' ')
}

function readNodes(
  manifest: ManifestOf<'Nodes'>,
  fleet: ManifestOf<'Fleet'> | undefined,
  { environments, bastions }: { environments: ModelEnvironment[]; bastions: ModelBastion[] },
): ModelNode[] {
  const { defaults, nodes } = manifest.value.spec
  return nodes.map((entry, index) => {
    const pointer = step('/spec/nodes', index)
    const labels = { ...defaults?.labels, ...entry.labels }
    const within = environments.filter((environment) => selects(environment.conditions, labels))
    const ssh: Ssh = { ...fleet?.value.spec.defaults?.ssh, ...defaults?.ssh, ...entry.ssh }
    const connection = entry.connection ?? 'ssh'
    const hostKeys = entry.hostKeys ?? []
    const jump = connection === 'ssh' ? jumpOf(entry, manifest, pointer, fleet) : undefined
    const way = bastions.find(({ bastion }) => bastion.name === jump?.name)?.bastion
    const node: FleetNode | undefined =
      within.length === 1
        ? {
            name: entry.name,
            environment: within[0]!.name,
            labels,
            mode: entry.state ?? 'active',
            target: {
              node: entry.name,
              via: connection,
              address: entry.address ?? entry.name,
              port: ssh.port ?? 22,
              user: ssh.user ?? 'root',
              become: ssh.become ?? 'none',
              hostKeys: hostKeys.map(bareKey),
              ...(way && { jump: way }),
            },
          }
        : undefined
    const vars = [
      layer(`nodes of ${manifest.source.file}`, manifest, '/spec/defaults/vars', defaults?.vars),
      layer(`node ${entry.name}`, manifest, `${pointer}/vars`, entry.vars),
    ]
    const names = within.map((environment) => environment.name)
    return { name: entry.name, environments: names, node, labels, connection, hostKeys, jump, vars, manifest, pointer }
  })
}

/** The nearest level that names a bastion. */
function jumpOf(
  entry: { ssh?: Ssh },
  manifest: ManifestOf<'Nodes'>,
  pointer: string,
  fleet: ManifestOf<'Fleet'> | undefined,
): ModelNode['jump'] {
  if (entry.ssh?.jump) return { name: entry.ssh.jump, manifest, pointer: `${pointer}/ssh/jump` }
  const ours = manifest.value.spec.defaults?.ssh?.jump
  if (ours) return { name: ours, manifest, pointer: '/spec/defaults/ssh/jump' }
  const all = fleet?.value.spec.defaults?.ssh?.jump
  return fleet && all ? { name: all, manifest: fleet, pointer: '/spec/defaults/ssh/jump' } : undefined
}

interface Around {
  fleet: ManifestOf<'Fleet'> | undefined
  defaults: ManifestOf<'ServiceDefaults'>[]
  environments: ModelEnvironment[]
  nodes: ModelNode[]
}

function readService(manifest: ManifestOf<'Service'>, around: Around): ModelService {
  const { metadata, spec } = manifest.value
  const service: ModelService = {
    name: metadata.name,
    manifest,
    conditions: conditionsOf(spec.nodes),
    slots: [],
    missingDefaults: [],
  }
  const extended: ManifestOf<'ServiceDefaults'>[] = []
  for (const [index, name] of (spec.extends ?? []).entries()) {
    const found = around.defaults.find((candidate) => candidate.value.metadata.name === name)
    if (found) extended.push(found)
    else service.missingDefaults.push({ name, place: placeOf(manifest.source, `/spec/extends/${index}`) })
  }
  // A retired node is asked for nothing any more: what is left of services there goes.
  const meant = around.nodes.filter((node) => {
    return node.node && node.node.mode !== 'retired' && selects(service.conditions, node.labels)
  })
  for (const environment of around.environments) {
    const nodes = meant.filter((node) => node.node?.environment === environment.name)
    if (nodes.length > 0) service.slots.push(mergeSlot(service, environment, extended, around.fleet, nodes))
  }
  return service
}

function mergeSlot(
  service: ModelService,
  environment: ModelEnvironment,
  extended: ManifestOf<'ServiceDefaults'>[],
  fleet: ManifestOf<'Fleet'> | undefined,
  nodes: ModelNode[],
): Slot {
  const { manifest } = service
  const { extends: _extends, nodes: _nodes, environments, ...own } = manifest.value.spec
  const difference = environments?.[environment.name]
  const levels = [
    ...extended.map((base) => layer(`extends ${base.value.metadata.name}`, base, '/spec', base.value.spec)),
    layer(`service ${service.name}`, manifest, '/spec', own),
    layer(`${service.name} in ${environment.name}`, manifest, step('/spec/environments', environment.name), difference),
  ]
  const rollout = fleet?.value.spec.defaults?.rollout
  const fleetLevels = fleet && rollout ? [layer('fleet', fleet, '/spec/defaults', { rollout })] : []
  const varLayers = [
    ...(fleet ? [layer('fleet', fleet, '/spec/vars', fleet.value.spec.vars)] : []),
    environment.vars,
    ...levels.map((level) => ({ ...level, base: `${level.base}/vars`, value: (level.value as ServiceSpec)?.vars })),
  ]
  return {
    service,
    environment,
    spec: mergeLayers<ServiceSpec>([...fleetLevels, ...levels]),
    varLayers,
    vars: mergeVars(varLayers),
    nodes,
  }
}

function layer(level: string, manifest: Manifest, base: string, value: unknown): Layer {
  return { level, source: manifest.source, base, value }
}
