import type { HookPhase } from '../fleet/hook.ts'
import type {
  ContentRef,
  Enablement,
  GroupValue,
  PackageValue,
  PathValue,
  TreeValue,
  UserValue,
} from '../fleet/value.ts'
import type { ManagedThing } from '../observed/observation.ts'

/**
 * A change from one value to another. In a plan every `from` is checked before the first change (else `stale`); in an
 * undo each step is checked by itself: at `to` already → skipped, at `from` → done, anything else → `changed-since`.
 * A directory on its way to absent goes only when nothing lies in it; else it stays, and that is no failure.
 * User values are compared in what they state (never `system`; undefined says nothing).
 * Enablement is compared as enabled, masked or neither: a unit file comes and goes between its disabled and absent.
 */
export type Transition =
  | {
      kind: 'path'
      path: string
      from: PathValue
      to: PathValue
      /** In an undo: the step of the plan whose pre-image `to` is restored from. */
      keep?: number
    }
  | { kind: 'tree'; directory: string; from: TreeValue; to: TreeValue }
  | { kind: 'user'; name: string; from: UserValue; to: UserValue }
  | { kind: 'group'; name: string; from: GroupValue; to: GroupValue }
  | { kind: 'enablement'; unit: string; from: Enablement; to: Enablement }
  | PackageStep

/**
 * A package from one state to another. All of a plan are one transaction of the package manager, played through before
 * the first change: one that would do anything else than these steps say is `stale`.
 */
export interface PackageStep {
  kind: 'package'
  name: string
  from: PackageValue
  to: PackageValue
  /** Nobody asked for it: it comes along with another. */
  isDependency: boolean
  /** Why the version before cannot be brought back: an undo leaves it as it is. */
  irreversible?: string
}

/** Something done, not a value reached. Stopping a unit that does not run or exist is done at once; start and restart begin with reset-failed. */
export type Action =
  | { kind: 'validate'; argv: string[]; path: string; timeoutSeconds: number }
  | { kind: 'daemon-reload' }
  /** Ends what interrupted the package manager; the attempt then ends `stale`, to be planned anew. */
  | { kind: 'package-repair' }
  /** The machine restarts, and the dead-man's switch is armed anew when it is back. An undo restarts only what the plan did. */
  | { kind: 'reboot'; onlyIfRequired: boolean; timeoutSeconds: number }
  | { kind: 'unit'; action: 'start' | 'stop' | 'restart' | 'reload'; unit: string }
  | HookStep

/**
 * A hook: run at most once for an attempt, and once more when the attempt is taken back. `afterNode` waits in a plan until
 * `proceed`; all others run where they stand.
 */
export interface HookStep {
  kind: 'hook'
  phase: HookPhase
  name: string
  argv: string[]
  /** Where it runs: the new release, or `/`. */
  directory: string
  timeoutSeconds: number
  waitSeconds: number
  environment: string
  node: string
}

/** One step; its number is its position in the list, from 0. */
export type Step = Transition | Action

/**
 * What one attempt does to one node for one service, or the undo of it.
 * `manage` is the node's record of this service's things as it stands after the plan.
 */
export interface NodePlan {
  service: string
  /** Input digest the plan leads to; for an undo, the digest it takes back. */
  inputDigest: string
  kind: 'apply' | 'undo'
  steps: Step[]
  manage: Omit<ManagedThing, 'service'>[]
  /** Directories that go, whole, once the attempt is confirmed healthy: old releases, oldest first, and what `prune` allows. */
  prune: string[]
}

/** A plan ready to be sent: with its undo, the contents it needs and its bound. */
export interface PlannedAttempt {
  plan: NodePlan
  undo: NodePlan
  /** File contents and archives the plan's steps put in place. */
  contents: ContentRef[]
  /** How many steps come before the change itself: packages, accounts, validators, releases. */
  staged: number
  /** Sum of the step timeouts. */
  stepSeconds: number
  /** Names of its steps that cannot be taken back and that the version before does not stand: a failure after them pauses. */
  irreversible?: string[]
  /** Units it stops or restarts, and of these the ones that only go along with another. */
  interrupts?: string[]
  dragged?: string[]
}

/** Seconds that all package steps of a plan may take together; what they need may be fetched for as long before that. */
export const packageTimeoutSeconds = 600

/** Seconds a step may take. */
export const stepTimeoutSeconds = 60
