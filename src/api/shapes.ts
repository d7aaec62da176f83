import type { EntryLine } from '../core/timeline/describeEntry.ts'
import type { RolloutView } from '../core/timeline/rolloutView.ts'

export type { EntryLine } from '../core/timeline/describeEntry.ts'
export type { NodeView } from '../core/timeline/nodeView.ts'
export type { RolloutDetail, RolloutView } from '../core/timeline/rolloutView.ts'
export type { ServiceView } from '../core/timeline/serviceView.ts'
export type { StatusView } from '../core/timeline/statusView.ts'

/** GET /v1/alive. */
export interface Alive {
  alive: true
  pid: number
}

/** GET /v1/rollouts and /v1/history. */
export interface RolloutList {
  rollouts: RolloutView[]
}

/** POST /v1/steer: `rollout` is an id; else `service`, and `environment` where it is in several. */
export interface SteerRequest {
  verb: 'pause' | 'resume' | 'abort' | 'retry' | 'rollback' | 'urgent'
  rollout?: string
  service?: string
  environment?: string
  /** For `retry`: nothing but what this one node was denied. */
  node?: string
  /** For `rollback`: the proven version to go back to, else the one before. For `urgent`: the version it speaks of. */
  digest?: string
  /** For `abort` and `rollback`: also where steps were done that cannot be taken back. */
  acknowledge?: boolean
  /** For `rollback`: everywhere at once. */
  urgent?: boolean
  who: string
  why: string
}

/** What a word of an operator led to. */
export interface Steered {
  verb: SteerRequest['verb']
  /** Rollouts or `environment/service` it applied to. */
  applied: string[]
  lines: EntryLine[]
}

/** POST /v1/restrain: takes a node or a service out of the loop for a while, or back in. */
export interface RestraintRequest {
  verb: 'cordon' | 'uncordon' | 'suspend' | 'end-suspension'
  node?: string
  service?: string
  environment?: string
  /** For how long, milliseconds; where something begins. */
  forMs?: number
  who: string
  why: string
}

/** What such a word led to. */
export interface Restrained {
  verb: RestraintRequest['verb']
  lines: EntryLine[]
}

/** Every answer that is no success. */
export interface ApiFailure {
  message: string
  hint: string
}

/** The failure an answer tells of, if it does. */
export function errorOf(answer: unknown): ApiFailure | undefined {
  const { error } = (answer ?? {}) as { error?: Partial<ApiFailure> }
  return error?.message === undefined ? undefined : { message: String(error.message), hint: String(error.hint ?? '') }
}
