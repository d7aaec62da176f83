import {
  slotKey,
  type DesiredEnvironment,
  type DesiredService,
  type DesiredState,
} from '../../../src/core/fleet/desired.ts'
import type { FleetNode, NodeMode } from '../../../src/core/fleet/node.ts'
import type { Hook, Hooks } from '../../../src/core/fleet/hook.ts'
import type { RolloutParameters } from '../../../src/core/fleet/rollout.ts'

/** A service as a test writes it: the digest, and where it belongs. */
export interface ServiceSpec {
  digest: string
  nodes: string[]
  environment?: string
  dependsOn?: string[]
  rollout?: Partial<RolloutParameters>
  drift?: 'heal' | 'report'
  hooks?: Partial<Hooks>
}

/** A commit as a test writes it. Services are named; two environments need the full key. */
export interface CommitSpec {
  services: Record<string, ServiceSpec>
  environments?: DesiredEnvironment[]
  /** Nodes that are compared only. */
  observed?: string[]
  /** Nodes that are neither active nor only observed. */
  modes?: Record<string, NodeMode>
  /** Removals beyond the budget that are meant: by slot, the digest after it. */
  acknowledged?: Record<string, string[]>
  /** Nodes of the fleet beside those that services name. */
  others?: string[]
  rollback?: DesiredState['rollback']['mode']
  /** Labels of nodes, by name. */
  labels?: Record<string, Record<string, string>>
  /** What could be promoted, and what was: full keys. */
  offered?: Record<string, ServiceSpec>
  promotions?: DesiredState['promotions']
  /** Bastions of nodes, by name. */
  jumps?: Record<string, string>
}

/** Seconds instead of minutes: what a test does not speak of is over at once. */
export const quickRollout: RolloutParameters = {
  canary: { count: 1 },
  canaryBakeTimeMs: 0,
  maxParallel: { count: 1 },
  maxUnavailable: { count: 1 },
  minHealthyTimeMs: 2_000,
  healthyDeadlineMs: 20_000,
  progressDeadlineMs: 60_000,
  confirmTimeoutMs: 30_000,
  pauseAfterCanary: false,
  maxFailPercentage: 0,
  maxUnreachablePercentage: 100,
  onFailure: 'restore',
  rollbackWindow: 5,
}

/** Nodes named `web-1` … `web-n`. */
export function nodesNamed(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, i) => `${prefix}-${i + 1}`)
}

/** The desired state a commit compiles to. */
export function desiredState(commit: string, spec: CommitSpec): DesiredState {
  const environments = spec.environments ?? [{ name: 'prod' }]
  const first = environments[0]?.name ?? 'prod'
  const services: Record<string, DesiredService> = {}
  const nodes: Record<string, FleetNode> = {}
  const addNode = (name: string, environment: string) => {
    const mode = spec.modes?.[name] ?? (spec.observed?.includes(name) ? 'observe' : 'active')
    const node = { ...fleetNode(name, environment, mode), labels: spec.labels?.[name] ?? {} }
    const jump = spec.jumps?.[name]
    const way = jump && { jump: { name: jump, address: jump, port: 22, user: 'jump', hostKeys: [] } }
    nodes[name] = { ...node, target: { ...node.target, ...way } }
  }
  for (const [name, service] of Object.entries(spec.services)) {
    const cut = name.lastIndexOf('/')
    const environment = service.environment ?? (cut < 0 ? first : name.slice(0, cut))
    const key = slotKey(environment, name.slice(cut + 1))
    services[key] = desiredService(key, service)
    for (const node of service.nodes) addNode(node, environment)
  }
  const offered: Record<string, DesiredService> = {}
  for (const [key, service] of Object.entries(spec.offered ?? {})) {
    offered[key] = desiredService(key, service)
    for (const node of service.nodes) addNode(node, key.slice(0, key.indexOf('/')))
  }
  for (const name of spec.others ?? []) addNode(name, first)
  return {
    commit,
    fleet: 'test',
    environments,
    nodes,
    services,
    ...(spec.offered ? { offered } : {}),
    ...(spec.promotions ? { promotions: spec.promotions } : {}),
    rollback: { mode: spec.rollback ?? 'push' },
    removal: { budgetPercent: 100, acknowledged: spec.acknowledged },
    observeIntervalMs: 60_000,
  }
}

const noHooks: Hooks = { beforeRollout: [], beforeNode: [], afterNode: [], afterRollout: [] }

/** A hook of a story, by its name. */
export function hookNamed(name: string, more: Partial<Hook> = {}): Hook {
  const common = { timeoutSeconds: 30, waitSeconds: 0, irreversible: false, compatibleWithPrevious: false }
  return { name, argv: [`./bin/${name}`], ...common, ...more }
}

function desiredService(key: string, spec: ServiceSpec): DesiredService {
  const cut = key.indexOf('/')
  const health = [{ type: 'unit' as const, unit: `${key.slice(cut + 1)}.service` }]
  return {
    service: key.slice(cut + 1),
    environment: key.slice(0, cut),
    digest: spec.digest,
    dependsOn: spec.dependsOn ?? [],
    rollout: { ...quickRollout, ...spec.rollout },
    drift: spec.drift ?? 'heal',
    ...(spec.hooks ? { hooks: { ...noHooks, ...spec.hooks } } : {}),
    nodes: Object.fromEntries(spec.nodes.map((name) => [name, { resources: [], health }])),
  }
}

function fleetNode(name: string, environment: string, mode: NodeMode): FleetNode {
  const target = {
    node: name,
    via: 'ssh',
    address: name,
    port: 22,
    user: 'root',
    become: 'none',
    hostKeys: [],
  } as const
  return { name, environment, labels: {}, mode, target: { ...target, hostKeys: [] } }
}
