import type { Problem } from '../../fleet/problem.ts'
import type { Manifest } from '../document.ts'
import { isIncomplete } from '../model.ts'
import type { Model } from '../model.ts'
import { suggest } from '../nearest.ts'
import { selects } from '../selects.ts'
import type { Condition } from '../selects.ts'
import { at, error, warning } from './rule.ts'
import type { Rule } from './rule.ts'

/** Nodes lie in environments, services lie on nodes. */
export const placementRules: Rule[] = [
  nodesLieInOneEnvironment,
  selectorsNameKnownLabels,
  selectorsMatchSomething,
  expressionsHaveValues,
]

function nodesLieInOneEnvironment({ model }: { model: Model }): Problem[] {
  if (model.environments.length === 0) return []
  return model.nodes.flatMap((node) => {
    const place = at(node.manifest, `${node.pointer}/name`)
    if (node.environments.length === 1) return []
    if (node.environments.length > 1) {
      const message = `${node.name} lies in ${node.environments.length} environments: ${node.environments.join(', ')}`
      return [error(place, message, 'change its labels or their selectors so that one remains')]
    }
    return [
      error(place, `${node.name} lies in no environment`, `give it a label one of them selects: ${waysIn(model)}`),
    ]
  })
}

function waysIn(model: Model): string {
  const byKey = new Map<string, string[]>()
  for (const { conditions } of model.environments) {
    const [first] = conditions
    if (first?.operator !== 'In') continue
    byKey.set(first.key, [...(byKey.get(first.key) ?? []), ...first.values])
  }
  const ways = [...byKey].map(([key, values]) => `${key}: ${values.join(' | ')}`)
  return ways.join(', ') || 'see the environments of the Fleet'
}

interface Selecting {
  manifest: Manifest
  /** JSON pointer of the selector. */
  pointer: string
  conditions: Condition[]
  what: string
}

function selectors(model: Model): Selecting[] {
  const environments = model.environments.map(({ name, fleet, pointer, conditions }) => {
    return { manifest: fleet, pointer: `${pointer}/nodes`, conditions, what: `environment ${name}` }
  })
  const services = model.services.map(({ name, manifest, conditions }) => {
    return { manifest, pointer: '/spec/nodes', conditions, what: `service ${name}` }
  })
  return [...environments, ...services]
}

function selectorsNameKnownLabels({ model }: { model: Model }): Problem[] {
  if (isIncomplete(model, 'Nodes') || model.nodes.length === 0) return []
  const known = new Set(model.nodes.flatMap((node) => Object.keys(node.labels)))
  return selectors(model).flatMap(({ manifest, pointer, conditions }) =>
    conditions
      // "Does not exist" may well be true of every node.
      .filter(({ key, operator }) => !known.has(key) && (operator === 'In' || operator === 'Exists'))
      .map(({ key, pointer: within }) => {
        const place = at(manifest, `${pointer}${within}${within.startsWith('/matchExpressions') ? '' : '#key'}`)
        return error(place, `no node has a label ${key}`, suggest(key, known))
      }),
  )
}

function selectorsMatchSomething({ model }: { model: Model }): Problem[] {
  if (isIncomplete(model, 'Nodes') || isIncomplete(model, 'Fleet')) return []
  const known = new Set(model.nodes.flatMap((node) => Object.keys(node.labels)))
  return selectors(model)
    .filter(({ conditions }) =>
      conditions.every(({ key, operator, values }) => known.has(key) && isComplete(operator, values)),
    )
    .filter(({ conditions }) => !model.nodes.some((node) => selects(conditions, node.labels)))
    .map(({ manifest, pointer, what }) => {
      return warning(at(manifest, pointer), `${what} matches no node`, 'check the values of its labels')
    })
}

function expressionsHaveValues({ model }: { model: Model }): Problem[] {
  return selectors(model).flatMap(({ manifest, pointer, conditions }) =>
    conditions.flatMap(({ key, operator, values, pointer: within }) => {
      if (isComplete(operator, values)) return []
      const place = at(manifest, pointer + within)
      if (values.length === 0) return [error(place, `${operator} of ${key} has no values`, 'add values: [...]')]
      return [error(place, `${operator} of ${key} takes no values`, 'remove values')]
    }),
  )
}

function isComplete(operator: Condition['operator'], values: string[]): boolean {
  return (operator === 'In' || operator === 'NotIn') === values.length > 0
}
