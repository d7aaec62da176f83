import { convergence, oldOrNew, verdict } from './invariants/ending.ts'
import { completeAudit, dataIsNotCode, neverRewrite } from './invariants/record.ts'
import { blastRadius, evidence, noLoops } from './invariants/rollouts.ts'
import {
  failStatic,
  fencedWriter,
  intentFirst,
  noSecretNoStranger,
  observeAfterUnknown,
  onlyAccepted,
} from './invariants/sending.ts'
import type { Invariant } from './truth.ts'

/** The fifteen invariants of the design, in its order; each is told everything that happens, and judges by itself. */
export const invariants: readonly Invariant[] = [
  intentFirst,
  onlyAccepted,
  fencedWriter,
  blastRadius,
  evidence,
  observeAfterUnknown,
  oldOrNew,
  noLoops,
  neverRewrite,
  failStatic,
  dataIsNotCode,
  noSecretNoStranger,
  completeAudit,
  convergence,
  verdict,
]
