import { slotKey } from '../../fleet/desired.ts'
import type { Place } from '../../fleet/desired.ts'
import type { Problem } from '../../fleet/problem.ts'
import { isIncomplete } from '../model.ts'
import { suggest } from '../nearest.ts'
import { at, cite, error, type Rule, type RuleInput } from './rule.ts'

/** What people let in must be something that can come in, said once. */
export const promotionRules: Rule[] = [soaksComeAfter, promotionsHaveAPlace, promotionsAreUnique]

function soaksComeAfter({ model }: RuleInput): Problem[] {
  return model.environments.flatMap(({ name, after, soakMs, fleet, pointer }): Problem[] => {
    if (after !== undefined || !soakMs) return []
    const message = `${name} comes after nothing that a change could soak in`
    return [error(at(fleet, `${pointer}/soak`), message, 'add `after:` with the environment before, or take soak out')]
  })
}

function promotionsHaveAPlace({ model }: RuleInput): Problem[] {
  if (isIncomplete(model, 'Fleet') || isIncomplete(model, 'Nodes') || isIncomplete(model, 'Service')) return []
  return model.promotions.flatMap((promotion): Problem[] => {
    const { service, environment } = promotion.value.spec
    const place = (name: string): Place => at(promotion, `/spec/${name}`)
    const known = model.environments.map(({ name }) => name)
    const found = model.environments.find(({ name }) => name === environment)
    if (!found)
      return [error(place('environment'), `there is no environment ${environment}`, suggest(environment, known))]
    if (found.promotion !== 'manual') {
      const message = `${environment} takes what is proven by itself: nothing has to be promoted there`
      return [error(place('environment'), message, 'remove this document, or write promotion: manual there')]
    }
    const isThere = model.services.some(({ name, slots }) => {
      return name === service && slots.some((slot) => slot.environment.name === environment)
    })
    if (isThere) return []
    return [
      error(place('service'), `${environment} has no service ${service}`, 'remove this document with the service'),
    ]
  })
}

function promotionsAreUnique({ model }: RuleInput): Problem[] {
  const seen = new Map<string, Place>()
  return model.promotions.flatMap((promotion): Problem[] => {
    const { service, environment } = promotion.value.spec
    const key = slotKey(environment, service)
    const place = at(promotion, '/spec')
    const first = seen.get(key)
    if (!first) seen.set(key, place)
    return first ? [error(place, `${service} is promoted to ${environment} at ${cite(first)} already`, 'keep one')] : []
  })
}
