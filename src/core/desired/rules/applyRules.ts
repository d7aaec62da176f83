import type { Problem } from '../../fleet/problem.ts'
import { claimRules } from './claims.ts'
import { contentRules } from './contents.ts'
import { dependencyRules } from './dependencies.ts'
import { nameRules } from './names.ts'
import { pathRules } from './paths.ts'
import { placementRules } from './placement.ts'
import type { RuleInput } from './rule.ts'
import { unitRules } from './units.ts'

const rules = [nameRules, placementRules, dependencyRules, contentRules, pathRules, unitRules, claimRules].flat()

/** Everything that must hold across files, judged at once. */
export function applyRules(input: RuleInput): Problem[] {
  return rules.flatMap((rule) => rule(input))
}
