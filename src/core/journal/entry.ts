import type { CheckResult } from '../fleet/health.ts'
import type { DesiredState } from '../fleet/desired.ts'
import type { Lease } from '../fleet/lease.ts'
import type { RolloutParameters } from '../fleet/rollout.ts'

/** Who gave an operator's word, and why. */
export interface Word {
  who: string
  why: string
}

/** How one service stands on one node, as one look found it. */
export interface SlotLook {
  /** The digest the node was compared with; all else here speaks of it. */
  digest: string
  /** `none`: as desired. `plan`: differs and can be changed. `blocked`: differs and must not be. */
  sync: 'none' | 'plan' | 'blocked' | 'unknown'
  /** What differs or blocks, in words, at most 20. */
  changes: string[]
  /** How many there are in all. */
  changeCount: number
  /** Sum of the step timeouts, seconds. */
  stepSeconds: number
  /** `commit`: what blocks comes from the manifests; `node`: from the host. */
  cause?: 'node' | 'commit'
  /** It would remove more than the budget allows, and is blocked by nothing else. */
  overBudget?: boolean
  /** Steps of the plan that cannot be taken back and that the version before does not stand, by name. */
  irreversible?: string[]
  /** Units its plan stops or restarts, and of these the ones that only go along with another. */
  interrupts?: string[]
  dragged?: string[]
  health: CheckResult[]
}

/** How a node ended within a rollout. */
export type NodeEnd = 'healthy' | 'restored' | 'failed' | 'deferred' | 'ignored'

export type RolloutResult =
  'succeeded' | 'succeeded-with-deferred' | 'restored' | 'restore-failed' | 'failed' | 'superseded' | 'aborted'

/** How a controller came to lead: `expired`: another one's lease stood still; `unasked`: the repository was away. */
export type LeaseWay = 'first' | 'own' | 'expired' | 'take-over' | 'unasked'

/** Whose fault a failure is: only `commit` leads to a revert. */
export type Blame = 'commit' | 'node'

/** Why a rollout pauses by itself: it was asked to, a failure that pauses, too many nodes away, a cause outside, or a hook of which nobody knows what it did. */
export type PauseCause = 'canary' | 'failure' | 'unreachable' | 'external' | 'hook'

/**
 * Everything that is decided or learned. An entry is folded into the state only after it is durable; `volatile` entries
 * (facts that are asked for again after a restart) are folded and never written.
 */
export type DurableEntry = { at: number } & (
  | {
      type: 'controller-started'
      epoch: number
      controller: string
      version: string
      /** Undefined where controllers are kept apart without a lease. */
      lease?: LeaseWay
      /** Who led before, when it was another one. */
      from?: Lease
    }
  | {
      type: 'commit-accepted'
      commit: string
      subject: string
      author: string
      /** Slots whose digest this commit changed; null: the service is gone from there. */
      slots: Record<string, string | null>
    }
  | { type: 'head-refused'; commit: string; reason: 'rewound' | 'invalid' | 'unavailable'; problems: string[] }
  | { type: 'digest-promoted'; slot: string; digest: string; commit: string }
  | {
      type: 'rollout-started'
      rollout: string
      slot: string
      digest: string
      commit: string
      kind: 'deploy' | 'heal'
      /** A digest that was healthy here before: no canary, no bake. */
      proven: boolean
      /** All nodes at once: who said so, and why. */
      urgent?: Word
      /** In the order of the waves. */
      nodes: string[]
      parameters: RolloutParameters
      /** It takes at most so long, but for what it waits for; see `durationBoundMs`. */
      boundMs?: number
    }
  | { type: 'wave-started'; rollout: string; wave: number; nodes: string[] }
  | { type: 'bake-started'; rollout: string; until: number }
  | {
      type: 'attempt-intended'
      attempt: string
      rollout: string
      node: string
      slot: string
      digest: string
      epoch: number
      /** Number of the look whose plan is meant. */
      look: number
      /** Nothing differs on the node: only verified. */
      empty: boolean
      /** Its health failed before it was touched: then ill health after it condemns no digest. */
      unhealthyBefore?: boolean
      /** The service never ran here, or the node was out of reach a moment ago: the same. */
      newcomer?: 'new' | 'returned'
      /** Steps that cannot be taken back and that the version before does not stand: a failure after them pauses. */
      irreversible?: string[]
      /** Units it stops or restarts, and of these the ones that only go along with another. */
      interrupts?: string[]
      dragged?: string[]
      /** Hooks it runs, as `beforeNode drain`. */
      hooks?: string[]
      /** Runs only the hooks that end the rollout, on a node that has ended its own way. */
      part?: 'afterRollout'
      deadlineSeconds: number
      confirmSeconds: number
      changes: string[]
      changeCount: number
    }
  | { type: 'attempt-received'; attempt: string }
  | { type: 'attempt-void'; attempt: string; why: string }
  | {
      type: 'steps-ended'
      attempt: string
      steps: 'applied' | 'failed' | 'stale'
      detail: string
      validatorRefused: boolean
      nodeCaused: boolean
    }
  /** The node's word on a hook, the first and last one: it is not run again. `restore`: run on the way back. */
  | {
      type: 'hook-ended'
      attempt: string
      hook: string
      restore: boolean
      result: 'done' | 'failed' | 'unknown'
      detail: string
    }
  | { type: 'verdict'; attempt: string; verdict: 'healthy' | 'unhealthy' | 'unknown'; evidence: string[] }
  | { type: 'restore-intended'; attempt: string; why: string }
  /** It stays as it is though it is not healthy, because the rollout pauses. */
  | { type: 'keep-intended'; attempt: string; why: string }
  | {
      type: 'outcome'
      attempt: string
      outcome: 'healthy' | 'kept' | 'restored' | 'restore-failed'
      by: 'controller' | 'node'
      /** It restarted before it was confirmed: no word on what it was given. */
      nodeCaused?: boolean
      /** It failed before anything was armed: nothing was changed. */
      unarmed?: boolean
      detail: string
    }
  | { type: 'node-settled'; rollout: string; node: string; end: NodeEnd; detail: string }
  /** The node undid the attempt while this controller was away, or answers again: it takes its turn anew. */
  | { type: 'node-returned'; rollout: string; node: string; why: string }
  /** It failed after the canary and goes back alone; the others go on. */
  | { type: 'node-set-aside'; rollout: string; node: string; blame: Blame; why: string }
  | { type: 'rollout-failed'; rollout: string; node: string; blame: Blame; why: string; evidence: string[] }
  | { type: 'rollout-ended'; rollout: string; result: RolloutResult; counts: Partial<Record<NodeEnd, number>> }
  /** What is proven in an environment is not healthy there any more, or is again: the time it soaks begins anew. */
  | { type: 'health-lost'; slot: string; digest: string; node: string; why: string }
  | { type: 'health-back'; slot: string; digest: string }
  /** `window`: so many versions count as a proven way back. */
  | { type: 'digest-good'; slot: string; digest: string; commit: string; window?: number }
  | {
      type: 'digest-held'
      slot: string
      digest: string
      commit: string
      rollout: string
      blame: Blame
      why: string
      /** Held for a removal beyond the budget: an acknowledgement in Git ends it. */
      overBudget?: boolean
    }
  /** `node`: nothing but what this one node was denied. */
  | ({ type: 'hold-released'; slot: string; digest: string; automatic: boolean; node?: string } & Word)
  | { type: 'revert-made'; commit: string; head: string; slot: string; digest: string; reverts: string[] }
  /** Pushed as a branch for people to merge; `why` it was not pushed to the branch itself. */
  | {
      type: 'revert-proposed'
      commit: string
      branch: string
      head: string
      slot: string
      digest: string
      reverts: string[]
      why: string
    }
  | { type: 'revert-blocked'; head: string; slot: string; digest: string; why: string }
  | { type: 'drift-found'; node: string; slot: string; changes: string[] }
  | { type: 'drift-ended'; node: string; slot: string }
  | { type: 'heal-stopped'; node: string; slot: string; why: string }
  | { type: 'node-lost'; node: string; phase: string; message: string }
  | { type: 'node-back'; node: string }
  | { type: 'orphan-found'; node: string; attempt: string }
  | { type: 'orphan-ended'; node: string; attempt: string; outcome: string }
  /**
   * `cause`: it paused by itself. `hooks`: what they did is not known, each as its attempt and its name; a resume takes
   * those of the rollout as done.
   */
  | ({
      type: 'rollout-paused'
      rollout: string
      cause?: PauseCause
      node?: string
      hooks?: string[]
      irreversible?: string[]
    } & Word)
  | ({ type: 'rollout-resumed'; rollout: string; automatic?: boolean } & Word)
  /** `acknowledged`: steps that stay done, though the version before may not stand them. */
  | ({ type: 'rollout-aborted'; rollout: string; acknowledged?: string[] } & Word)
  /** A person wants a way back to be taken everywhere at once, not in waves. */
  | ({ type: 'urgency-declared'; slot: string; digest: string } & Word)
  | ({ type: 'node-cordoned'; node: string; until: number } & Word)
  | ({ type: 'node-uncordoned'; node: string; automatic: boolean } & Word)
  | ({ type: 'service-suspended'; slot: string; until: number } & Word)
  | ({ type: 'suspension-ended'; slot: string; automatic: boolean } & Word)
  /** It left the manifests: nothing of it is remembered, and a node of the same name later is a new one. */
  | { type: 'node-forgotten'; node: string }
  /** By a node that has seen a newer controller, or by the lease of one. */
  | { type: 'controller-fenced'; node?: string; lease?: Lease; message: string }
  | { type: 'lease-missed'; why: string }
  | { type: 'lease-renewed' }
)

export type VolatileEntry = { at: number } & (
  | { type: 'desired-loaded'; desired: DesiredState }
  | { type: 'desired-missing'; commit: string; why: string }
  | { type: 'node-looked'; node: string; look: number; armed?: string; slots: Record<string, SlotLook> }
  | { type: 'node-unanswered'; node: string; look: number }
  | { type: 'attempt-unanswered'; attempt: string; why: string }
  /** The remote was not reached, or did not answer: the revert of this head is tried again. */
  | { type: 'revert-unanswered'; head: string; why: string }
  /** Reached again, with nothing new to say. */
  | { type: 'attempt-heard'; attempt: string }
  | {
      type: 'attempt-sampled'
      attempt: string
      askedAt?: number
      readBack: 'equal' | 'different' | 'unknown'
      results: CheckResult[]
      detail: string
    }
)

export type Entry = DurableEntry | VolatileEntry

const volatileTypes: ReadonlySet<Entry['type']> = new Set<VolatileEntry['type']>([
  'desired-loaded',
  'desired-missing',
  'node-looked',
  'node-unanswered',
  'attempt-unanswered',
  'revert-unanswered',
  'attempt-heard',
  'attempt-sampled',
])

/** Whether an entry must be on disk before it is believed. */
export function isDurable(entry: Entry): entry is DurableEntry {
  return !volatileTypes.has(entry.type)
}
