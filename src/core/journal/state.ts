import type { CheckResult } from '../fleet/health.ts'
import type { DesiredState } from '../fleet/desired.ts'
import type { RolloutParameters } from '../fleet/rollout.ts'
import type { Blame, NodeEnd, PauseCause, RolloutResult, SlotLook, Word } from './entry.ts'

/** A digest and the commit that brought it. */
export interface Version {
  digest: string
  commit: string
  at: number
}

/** A digest that failed its rollout: not applied again until released. */
export interface Hold extends Version {
  rollout: string
  blame: Blame
  why: string
  overBudget?: boolean
}

/** Something that a person took out of the loop for a while. */
export interface Restraint extends Word {
  at: number
  until: number
}

/** One service in one environment. */
export interface Slot {
  key: string
  environment: string
  service: string
  /** What the accepted commit asks for; undefined: the service is gone. */
  wanted?: Version
  /** The newest digest that may come here. */
  promoted?: Version
  /** The digest that the newest deployment carries or carried here, or that it was restored to. */
  current?: string
  /** What was proven here is not healthy now; kept where another environment waits for it. */
  unwell?: { node: string; why: string; at: number }
  /** The way back to this digest is taken everywhere at once. */
  urgent?: Word & { digest: string; at: number }
  /** Healthy again since. */
  wellSince?: number
  /** Proven healthy here, newest first, at most `rollbackWindow`. */
  good: Version[]
  holds: Record<string, Hold>
  /** By digest: how often a hold that nodes were to blame for was lifted by itself. */
  retries: Record<string, number>
  /** Nothing new is begun in it until then. */
  suspended?: Restraint
  /** Hooks that are run once for a digest, by digest and name. */
  hooks?: Record<string, Record<string, HookRun>>
}

/** The one run of a hook of the rollout; `unknown` and an `intended` that nobody speaks of any more wait for a person. */
export interface HookRun {
  attempt: string
  result: 'intended' | 'done' | 'failed' | 'unknown'
}

export type NodeStatus = 'pending' | 'applying' | 'verifying' | 'confirming' | 'restoring' | NodeEnd

/** A node's way through one rollout. */
export interface RolloutNode {
  status: NodeStatus
  attempt?: string
  detail: string
  /** How often it took its turn anew. */
  returns?: number
  /** It failed after the canary: it goes back, the others go on. */
  aside?: { blame: Blame; why: string }
}

/** One digest being carried through one environment. */
export interface Rollout {
  id: string
  slot: string
  digest: string
  commit: string
  kind: 'deploy' | 'heal'
  proven: boolean
  urgent?: Word
  parameters: RolloutParameters
  /** It takes at most so long, but for what it waits for. */
  boundMs?: number
  /** Time spent in pauses that are over. */
  pausedMs?: number
  order: string[]
  nodes: Record<string, RolloutNode>
  /** Waves started so far. */
  waves: string[][]
  /** Set once: the wave that bakes, and until when. */
  bake?: { wave: number; until: number }
  startedAt: number
  /** When the last node became healthy (or the wave began): what the progress deadline counts from. */
  progressAt: number
  endedAt?: number
  result?: RolloutResult
  failure?: { node: string; blame: Blame; why: string; evidence: string[]; at: number }
  paused?: Word & { at: number; cause?: PauseCause; node?: string; irreversible?: string[] }
  /** Pauses that a person ended: they do not come again. */
  waived?: PauseCause[]
  /** Hooks of unknown result that it was paused for. */
  pausedFor?: string[]
  /** Attempts that run the hooks of its end. */
  after?: string[]
  aborted?: Word & { at: number }
}

export type AttemptPhase = 'intended' | 'running' | 'verifying' | 'finishing' | 'confirming' | 'restoring' | 'ended'

/** One try to bring one service on one node to one plan. */
export interface Attempt {
  id: string
  rollout: string
  node: string
  slot: string
  digest: string
  epoch: number
  look: number
  empty: boolean
  /** Its health failed before it was touched. */
  unhealthyBefore?: boolean
  /** Nothing it does badly speaks of the commit. */
  newcomer?: 'new' | 'returned'
  /** Its steps that cannot be taken back and that the version before does not stand. */
  irreversible?: string[]
  /** Units it stops or restarts, and of these the ones that only go along with another. */
  interrupts?: string[]
  dragged?: string[]
  /** Hooks it runs, and what came of those that have ended. */
  hooks?: string[]
  hookResults?: Record<string, 'done' | 'failed' | 'unknown'>
  /** Runs only the hooks that end the rollout. */
  part?: 'afterRollout'
  phase: AttemptPhase
  intendedAt: number
  deadlineSeconds: number
  confirmSeconds: number
  /** When its steps were known to have ended. */
  appliedAt?: number
  steps?: 'applied' | 'failed' | 'stale' | 'void'
  detail: string
  validatorRefused: boolean
  nodeCaused: boolean
  verdict?: 'healthy' | 'unhealthy' | 'unknown'
  outcome?: 'healthy' | 'kept' | 'restored' | 'restore-failed'
  by?: 'controller' | 'node'
  /** It stays though it is not healthy. */
  kept?: boolean
  /** When it was decided to take it back. */
  restoringAt?: number
  /** Volatile: when its last silence began, also after that has ended. */
  silentFrom?: number
  /** Volatile: unanswered since. */
  lostSince?: number
  lostWhy?: string
  /** Volatile: when the node last said where the attempt stands, having nothing new to say. */
  heardAt?: number
  /** Volatile: the next question may be asked at. */
  askAt?: number
  /** Volatile. */
  sample?: {
    at: number
    askedAt?: number
    readBack: 'equal' | 'different' | 'unknown'
    results: CheckResult[]
    detail: string
  }
  /** Volatile: all green since; restarts seen at the first sample. */
  healthySince?: number
  restartsAtFirst?: number
  samples: number
  failedSamples: number
}

/** What is known of a node beside its rollouts. */
export interface NodeState {
  name: string
  /** Volatile: number and time of the newest answered look. */
  look: number
  lookedAt?: number
  /** Volatile: time of the last question, answered or not. */
  triedAt?: number
  /** Volatile: unanswered questions in a row. */
  misses: number
  /** Volatile: every question since was answered; the last of them when. */
  answersSince?: number
  heardAt?: number
  /** When it last came back. */
  backAt?: number
  /** Services that were proven healthy here, whatever their version. */
  served: Record<string, true>
  /** By slot: the version it failed after the canary, which is not tried here again at once. */
  aside: Record<string, { digest: string; why: string; at: number }>
  lost?: { phase: string; message: string; since: number }
  slots: Record<string, SlotLook>
  drift: Record<string, { since: number; changes: string[] }>
  /** Start times of heals of the last hour, by slot. */
  heals: Record<string, number[]>
  healStopped: Record<string, string>
  /** Attempts by `slot digest`, so that tries are bounded. */
  tries: Record<string, number>
  orphan?: string
  /** Nothing new is begun on it until then. */
  cordon?: Restraint
  /** When an attempt there was last intended or ended. */
  touchedAt?: number
}

/** Everything the loop knows. Folding the journal gives it, but for what is marked volatile. */
export interface State {
  controller?: { epoch: number; controller: string }
  accepted?: { commit: string; subject: string; author: string; at: number }
  refused?: { commit: string; reason: 'rewound' | 'invalid' | 'unavailable'; problems: string[]; at: number }
  /** Volatile: desired states by commit, of the accepted one and of those that slots are kept at. */
  desired: Record<string, DesiredState>
  /** Volatile: commits that could not be compiled, with the reason. */
  missing: Record<string, { why: string; at: number }>
  slots: Record<string, Slot>
  rollouts: Record<string, Rollout>
  attempts: Record<string, Attempt>
  nodes: Record<string, NodeState>
  reverts: { commit: string; head: string; slot: string; digest: string; reverts: string[]; at: number }[]
  /** By `head slot digest`: why no revert is pushed. */
  revertsBlocked: Record<string, { why: string; at: number }>
  /** Volatile: since when, how often and why the newest head could not be reverted. */
  revertMissed?: { head: string; since: number; at: number; times: number; why: string }
  /** By `slot digest`: the proposal that waits for people; it goes with the hold it answers. */
  proposals: Record<string, { branch: string; commit: string; why: string; at: number }>
  counters: { rollouts: number; attempts: number }
  fenced?: { node?: string; message: string; at: number }
  /** Since when and why the lease is not renewed. */
  leaseMissed?: { why: string; at: number }
}

/** The newest version proven here that no commit's fault condemned since; a node's fault condemns nothing. */
export function lastGoodOf(slot: Slot): Version | undefined {
  return slot.good.find((version) => slot.holds[version.digest]?.blame !== 'commit')
}

/** The state before anything happened. */
export function emptyState(): State {
  return {
    desired: {},
    missing: {},
    slots: {},
    rollouts: {},
    attempts: {},
    nodes: {},
    reverts: [],
    revertsBlocked: {},
    proposals: {},
    counters: { rollouts: 0, attempts: 0 },
  }
}
