import type { Selector } from './generated/service.ts'

type Labels = Record<string, string>

/** A selector as one list of conditions, all of which must hold. */
export interface Condition {
  key: string
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'
  values: string[]
  /** JSON pointer of the condition within the selector. */
  pointer: string
}

/** What a selector asks for, whichever way it is written. */
export function conditionsOf(selector: Selector): Condition[] {
  const { matchLabels, matchExpressions, ...plain } = selector as Selector & Labels
  const equal = (labels: Labels, base: string): Condition[] =>
    Object.entries(labels).map(([key, value]) => {
      return { key, operator: 'In', values: [value], pointer: `${base}/${key.replaceAll('/', '~1')}` }
    })
  const expressions = (matchExpressions ?? []).map((expression, index): Condition => {
    const { key, operator, values } = expression
    return { key, operator, values: values ?? [], pointer: `/matchExpressions/${index}` }
  })
  return [...equal(plain as Labels, ''), ...equal(matchLabels ?? {}, '/matchLabels'), ...expressions]
}

/** Whether a node with these labels is meant. */
export function selects(conditions: Condition[], labels: Labels): boolean {
  return conditions.every(({ key, operator, values }) => {
    const value = Object.hasOwn(labels, key) ? labels[key] : undefined
    switch (operator) {
      case 'In':
        return value !== undefined && values.includes(value)
      case 'NotIn':
        return value === undefined || !values.includes(value)
      case 'Exists':
        return value !== undefined
      case 'DoesNotExist':
        return value === undefined
    }
  })
}
