import type { Problem } from '../../fleet/problem.ts'
import { suggest } from '../nearest.ts'
import { slotsOf } from '../slotsOf.ts'
import { at, error, type Rule, type RuleInput, warning } from './rule.ts'

/** A removal that is meant is meant once: what outlived it must not allow the next one. */
export const removalRules: Rule[] = [acknowledgementsHold]

function acknowledgementsHold({ model }: RuleInput): Problem[] {
  const [fleet] = model.fleets
  return (fleet?.value.spec.removal?.acknowledge ?? []).flatMap(({ service, environment, digest }, index) => {
    const place = at(fleet!, `/spec/removal/acknowledge/${index}`)
    if (!model.environments.some(({ name }) => name === environment)) {
      const known = model.environments.map(({ name }) => name)
      return [error(place, `there is no environment ${environment}`, suggest(environment, known))]
    }
    const isThere = slotsOf(model).some((slot) => {
      return slot.service.name === service && slot.environment.name === environment
    })
    if (isThere === (digest !== 'removed')) return []
    const what = `acknowledges a removal of ${service} in ${environment}`
    if (isThere) return [error(place, `${what} as a whole, and it is there`, 'take the entry out')]
    return [warning(place, `${what} that is long done`, 'take the entry out; `digest: removed` acknowledges its end')]
  })
}
