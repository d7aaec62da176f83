import type { AskedCheck, CheckResult } from '../../core/fleet/health.ts'
import type { HookNews } from '../../core/fleet/hook.ts'
import type { Target } from '../../core/fleet/node.ts'
import type { ContentRef } from '../../core/fleet/value.ts'
import type { Observation, ObserveRequest } from '../../core/observed/observation.ts'
import type { NodePlan } from '../../core/plan/plan.ts'

/** Where a conversation with a node broke off; what the node did meanwhile is unknown. */
export interface Lost {
  answer: 'lost'
  /**
   * `hostKey`: the host showed a key that is not pinned; `bastion`: the way there is cut, and nobody knows of the host;
   * `program`: it answered something that is no answer.
   */
  phase: 'connect' | 'bastion' | 'hostKey' | 'login' | 'become' | 'cut' | 'timeout' | 'program'
  message: string
}

/** The node answered, and refused. Nothing was changed. */
export interface Refused {
  answer: 'refused'
  code: 'epoch' | 'busy' | 'unknown-attempt' | 'superseded' | 'system'
  message: string
}

export type Answer<T> = { answer: 'ok'; value: T } | Lost | Refused

/** The fencing token: a controller's number and name. */
export interface Epoch {
  number: number
  controller: string
}

/** What a node records of one attempt. Steps and outcome are owned by the node. */
export interface AttemptRecord {
  attempt: string
  /** `none`: the node never received it. */
  steps: 'none' | 'running' | 'applied' | 'failed' | 'stale'
  /** `none` until armed, and for an attempt that ended `stale`. */
  outcome: 'none' | 'armed' | 'healthy' | 'kept' | 'restoring' | 'restored' | 'restore-failed'
  /** Who ended it: the controller's word, or the node's dead-man's switch. */
  by?: 'controller' | 'node'
  /** For `failed`: number of the step; for `stale`: the first subject that differed. */
  step?: number
  /** True when a validator ran and refused the staged files. */
  validatorRefused?: boolean
  /** True when a failure lies with the node (killed, no space, a lock, a validator missing or timed out), not with what was sent. */
  nodeCaused?: boolean
  /** Hooks that were begun, in the order of the plan. */
  hooks?: HookNews[]
  /** Evidence in words, capped at 4 KB. */
  detail: string
}

/** An attempt to send. */
export interface ApplyOrder {
  attempt: string
  epoch: Epoch
  plan: NodePlan
  undo: NodePlan
  contents: ContentRef[]
  /** From arming: restore unless confirmed within so many seconds. */
  deadlineSeconds: number
  /** From the end of the steps, when that is earlier: what was allowed for steps is not waited for once they are over. */
  confirmSeconds: number
}

/** Reads bytes by their digest; throws when they are not to be had. */
export type ContentReader = (ref: ContentRef) => Promise<Uint8Array>

/** What can be asked of a node. Arguments are plain data; every call ends within its own deadline. */
export interface Nodes {
  /** Looks, and changes nothing. */
  observe(target: Target, request: ObserveRequest): Promise<Answer<Observation>>
  /** Sends an attempt and starts its steps; returns once it is fsynced as pending and started. Repeating it is harmless. */
  apply(target: Target, order: ApplyOrder, read: ContentReader): Promise<Answer<AttemptRecord>>
  /** Waits at most `waitMs` for the attempt's steps (or its restore) to end, then says where it stands. */
  follow(target: Target, attempt: string, waitMs: number): Promise<Answer<AttemptRecord>>
  /** Health is green: starts the hooks that come after it. What they did is in the record; those begun before are not run again. */
  proceed(target: Target, order: { attempt: string; epoch: Epoch }): Promise<Answer<AttemptRecord>>
  /** On a fresh connection: this attempt stays. Answers the outcome that won. */
  confirm(
    target: Target,
    order: { attempt: string; epoch: Epoch; as: 'healthy' | 'kept' },
  ): Promise<Answer<AttemptRecord>>
  /** Starts the attempt's undo, also after it was confirmed as long as it is the newest of its service. */
  restore(target: Target, order: { attempt: string; epoch: Epoch }): Promise<Answer<AttemptRecord>>
  /** Asks health through the connection; one result a check, in order. */
  probe(target: Target, checks: AskedCheck[]): Promise<Answer<CheckResult[]>>
  /** Contents of regular files up to 256 KiB each, for diffs; undefined where there is none to show. */
  read(target: Target, paths: string[]): Promise<Answer<Record<string, Uint8Array | undefined>>>
  /** The last lines a unit logged, newest last, at most 20. */
  lastLines(target: Target, unit: string): Promise<Answer<string[]>>
  /** Ends every kept connection. */
  close(): Promise<void>
}
