import type { DesiredOnNode } from '../fleet/desired.ts'
import type { Observation } from '../observed/observation.ts'
import type { Change } from './changes.ts'
import type { PlannedAttempt } from './plan.ts'
import type { RemovalBudget } from './removalBudget.ts'

/** All that a plan for one service on one node follows from. */
export interface PlanInput {
  service: string
  inputDigest: string
  /** Undefined: the service left this node; what it created there is removed. */
  desired: DesiredOnNode | undefined
  /** Of a request that covers `desired` and the node's record (`requestFor`, then `lookAgain`). */
  observation: Observation
  /** At most max(percent of the service's managed things, 3) may be removed; 100 when a commit acknowledged more. */
  removalBudget: RemovalBudget
  /**
   * What the other services ask of this node, at their effective version and at the accepted commit's: a thing that moves
   * between services is handed over, also before the one that gets it may come here.
   */
  others: DesiredOnNode[]
}

/** Why a node cannot be brought to what is wanted, said before anything is touched. */
export interface PlanProblem {
  /** `file /etc/motd`. */
  subject: string
  why: string
  hint: string
  /** Whether this node, or what the commit asks for, is in the way. */
  cause: 'node' | 'commit'
  /** For a removal beyond the budget: how many would go, how many may, of how many. */
  removal?: { removed: number; budget: number; managed: number }
}

/** Something that differs from what is wanted and that no step heals, because it is not ours to change. */
export interface Foreign {
  kind: string
  name: string
  summary: string
}

/** The answer of the planner: nothing to do, what to do, why it cannot be done, or what is not known. */
export type Planned =
  | { outcome: 'none'; warnings: string[]; foreign: Foreign[] }
  | {
      outcome: 'plan'
      attempt: PlannedAttempt
      changes: Change[]
      /** Things changed for the first time that Holdfast did not create: `file /etc/nginx/nginx.conf`. */
      takeovers: string[]
      warnings: string[]
      foreign: Foreign[]
    }
  | { outcome: 'blocked'; problems: PlanProblem[] }
  | { outcome: 'unknown'; why: string }
