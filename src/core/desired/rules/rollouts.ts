import type { Problem } from '../../fleet/problem.ts'
import { isIncomplete, type Model } from '../model.ts'
import { suggest } from '../nearest.ts'
import { slotsOf } from '../slotsOf.ts'
import { error, warning, within, type Rule } from './rule.ts'

/** What a rollout speaks of is there, and does not contradict itself. */
export const rolloutRules: Rule[] = [failureDomainsAreLabels, canaryAgreesWithWaves]

/** Nodes without the label are a domain of their own; a label that no node has is a slip. */
function failureDomainsAreLabels({ model }: { model: Model }): Problem[] {
  if (isIncomplete(model, 'Nodes')) return []
  const known = new Set(model.nodes.flatMap((node) => Object.keys(node.labels)))
  return onceEach(
    slotsOf(model).flatMap((slot) => {
      const label = slot.spec.value.rollout?.failureDomain
      if (label === undefined || known.has(label)) return []
      return [error(within(slot, '/rollout/failureDomain'), `no node has a label ${label}`, suggest(label, known))]
    }),
  )
}

/** Both written, they may come from different files: the canary counts, and who wrote the list should know. */
function canaryAgreesWithWaves({ model }: { model: Model }): Problem[] {
  const found = slotsOf(model).flatMap((slot) => {
    const { canary, maxParallel } = slot.spec.value.rollout ?? {}
    const first = Array.isArray(maxParallel) ? maxParallel[0] : undefined
    if (canary === undefined || first === undefined || canary === first) return []
    const message = `the first wave is canary: ${canary}, not the ${String(first)} that maxParallel begins with`
    return [
      warning(within(slot, '/rollout/maxParallel'), message, `begin the list with ${canary}, or leave canary out`),
    ]
  })
  return onceEach(found)
}

/** What several environments share is said once. */
function onceEach(problems: Problem[]): Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()]
}
