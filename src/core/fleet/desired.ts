import type { FleetNode } from './node.ts'
import type { HealthCheck } from './health.ts'
import type { Hooks } from './hook.ts'
import type { Resource } from './resource.ts'
import type { RolloutParameters } from './rollout.ts'

/** A place in the config repository; line and column count from 1. */
export interface Place {
  file: string
  line: number
  column: number
}

/** A service as one environment should run it. */
export interface DesiredService {
  service: string
  environment: string
  /** Input digest, 64 hex digits: hash of all that decides this service's state here, but not of the node list. */
  digest: string
  dependsOn: string[]
  rollout: RolloutParameters
  drift: 'heal' | 'report'
  /** Undefined: none. */
  hooks?: Hooks
  /** Per node name: what this service asks of it, in manifest order. */
  nodes: Record<string, DesiredOnNode>
}

/** When the machine is restarted, as the last step of a change. */
export interface Reboot {
  /** `required`: when something installed asks for it; `packages`: after every change of the service's packages. */
  when: 'required' | 'packages'
  /** How long the machine may take until its first service answers. */
  timeoutSeconds: number
}

/** What one service asks of one node. */
export interface DesiredOnNode {
  resources: Resource[]
  health: HealthCheck[]
  /** Undefined: never. */
  reboot?: Reboot
  /** Commands around the change, and whom they speak to; undefined: none. */
  hooks?: { environment: string; node: string; of: Hooks }
}

/** One environment, in promotion order. */
export interface DesiredEnvironment {
  name: string
  /** The environment a digest must be healthy in before it comes here. */
  after?: string
  /** For so long. */
  soakMs?: number
  /** Only what a Promotion names comes here. */
  promotion?: 'manual'
}

/** What people let into an environment: a service as a commit asks for it. */
export interface Promotion {
  commit: string
  /** The manifest that says so. */
  file: string
  /** What that commit asks of the environment before: the digest that must be healthy there. */
  provenBy?: string
}

/** All that a commit asks of the fleet. Pure data; contents are named by digest. */
export interface DesiredState {
  commit: string
  fleet: string
  environments: DesiredEnvironment[]
  nodes: Record<string, FleetNode>
  /** Keyed by `slotKey(environment, service)`. */
  services: Record<string, DesiredService>
  /** What the manifests ask for where only promotions count: what could be promoted. Then `services` has what was. */
  offered?: Record<string, DesiredService>
  /** By slot: why `services` has something else than what is offered. */
  promotions?: Record<string, Promotion>
  /** What follows on a failure in Git; nodes are restored and the digest is held whatever it says. */
  rollback: { mode: 'push' | 'propose' | 'hold' }
  /**
   * At most max(percent of managed things, 3) of one service may be removed by one plan; more where the digest after it
   * (its beginning, or `removed`) is acknowledged for the slot.
   */
  removal: { budgetPercent: number; acknowledged?: Record<string, string[]> }
  observeIntervalMs: number
}

/** The key of a service in an environment, wherever one is needed. */
export function slotKey(environment: string, service: string): string {
  return `${environment}/${service}`
}
