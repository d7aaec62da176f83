import { claimRules } from './claims.ts'
import { contentRules } from './contents.ts'
import { dependencyRules } from './dependencies.ts'
import { hookRules } from './hooks.ts'
import { nameRules } from './names.ts'
import { pathRules } from './paths.ts'
import { placementRules } from './placement.ts'
import { promotionRules } from './promotions.ts'
import { removalRules } from './removals.ts'
import { rolloutRules } from './rollouts.ts'
import type { Rule } from './rule.ts'
import { unitRules } from './units.ts'
import { wayRules } from './ways.ts'

/** Everything that must hold across files. */
export const rules: Rule[] = [
  nameRules,
  placementRules,
  wayRules,
  dependencyRules,
  contentRules,
  pathRules,
  rolloutRules,
  unitRules,
  hookRules,
  claimRules,
  removalRules,
  promotionRules,
].flat()
