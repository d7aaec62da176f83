import type { CheckResult } from '../fleet/health.ts'
import type { HookNews } from '../fleet/hook.ts'
import type { DesiredState } from '../fleet/desired.ts'
import type { Lease } from '../fleet/lease.ts'
import type { SlotLook } from '../journal/entry.ts'

/** A conversation that broke off, or that the node declined. */
export type NoAnswer =
  { answer: 'lost'; phase: string; message: string } | { answer: 'refused'; code: string; message: string }

/** What a node records of an attempt: the part of it that decides something. */
export interface AttemptNews {
  steps: 'none' | 'running' | 'applied' | 'failed' | 'stale'
  outcome: 'none' | 'armed' | 'healthy' | 'kept' | 'restoring' | 'restored' | 'restore-failed'
  by?: 'controller' | 'node'
  validatorRefused?: boolean
  nodeCaused?: boolean
  hooks?: HookNews[]
  detail: string
}

/** What happened in the world. Nothing else moves the loop. */
export type Event =
  | { event: 'commit-accepted'; desired: DesiredState; subject: string; author: string }
  | { event: 'head-refused'; commit: string; reason: 'rewound' | 'invalid' | 'unavailable'; problems: string[] }
  | { event: 'desired-loaded'; desired: DesiredState }
  | { event: 'desired-missing'; commit: string; why: string }
  | {
      event: 'looked'
      node: string
      look: number
      /** When the question was asked: an attempt since then makes the answer old. */
      askedAt: number
      answer: { answer: 'ok'; value: { armed?: string; busy?: string; slots: Record<string, SlotLook> } } | NoAnswer
    }
  | {
      event: 'attempt-answered'
      attempt: string
      question: 'send' | 'follow' | 'proceed' | 'confirm' | 'restore'
      answer: { answer: 'ok'; value: AttemptNews } | NoAnswer
    }
  /** What an attempt needs could not be had by this controller: an artifact server, a name service or the forge is away. */
  | { event: 'supply-failed'; attempt: string; why: string }
  /** The plan that was looked up for an attempt is not in memory any more (a restart). */
  | { event: 'plan-forgotten'; attempt: string }
  | {
      event: 'sampled'
      attempt: string
      /** When the question was asked: an answer that was long on its way says nothing of the time since. */
      askedAt?: number
      answer:
        | {
            answer: 'ok'
            value: { readBack: 'equal' | 'different' | 'unknown'; results: CheckResult[]; detail: string }
          }
        | NoAnswer
    }
  | { event: 'orphan-answered'; node: string; attempt: string; answer: { answer: 'ok'; value: AttemptNews } | NoAnswer }
  | {
      event: 'revert-ended'
      head: string
      slot: string
      digest: string
      result:
        | { result: 'pushed'; commit: string; reverts: string[] }
        | { result: 'proposed'; commit: string; branch: string; reverts: string[]; why: string }
        | { result: 'blocked'; why: string }
        | { result: 'again'; why: string }
    }
  | { event: 'lease'; news: { lease: 'renewed' } | { lease: 'missed'; why: string } | { lease: 'lost'; to: Lease } }
  | { event: 'operator'; verb: 'pause' | 'resume'; rollout: string; who: string; why: string }
  /** `acknowledge`: also when steps were done that cannot be taken back. */
  | { event: 'operator'; verb: 'abort'; rollout: string; acknowledge?: boolean; who: string; why: string }
  /** Back to the version before, or to a proven one (`to`, a digest); Git follows by the revert that is then due. */
  | { event: 'operator'; verb: 'rollback'; slot: string; to?: string; acknowledge?: boolean; who: string; why: string }
  | { event: 'operator'; verb: 'urgent'; slot: string; digest: string; who: string; why: string }
  | { event: 'operator'; verb: 'retry'; slot: string; node?: string; who: string; why: string }
  | Restraining
  /** Time passed. */
  | { event: 'tick' }

/** A person takes a node or a service out of the loop for a while, or back in. */
export type Restraining = { event: 'restraint'; who: string; why: string } & (
  | { verb: 'cordon'; node: string; forMs: number }
  | { verb: 'uncordon'; node: string }
  | { verb: 'suspend'; slot: string; forMs: number }
  | { verb: 'end-suspension'; slot: string }
)
