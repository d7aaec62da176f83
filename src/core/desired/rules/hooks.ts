import type { Problem } from '../../fleet/problem.ts'
import type { Slot } from '../model.ts'
import { slotsOf } from '../slotsOf.ts'
import { spanMs } from '../span.ts'
import { error, type Rule, type RuleInput, within } from './rule.ts'

/** Commands around a change. */
export const hookRules: Rule[] = [hooksAreComplete, hooksHaveOneName]

const phases = ['beforeRollout', 'beforeNode', 'afterNode', 'afterRollout'] as const

type Entry = NonNullable<NonNullable<Slot['spec']['value']['hooks']>['beforeNode']>[number]

function hooksOf(slot: Slot): { phase: string; entry: Entry; pointer: string }[] {
  const { hooks } = slot.spec.value
  return phases.flatMap((phase) =>
    (hooks?.[phase] ?? []).map((entry, index) => ({ phase, entry, pointer: `/hooks/${phase}/${index}` })),
  )
}

function hooksAreComplete({ model }: RuleInput): Problem[] {
  return slotsOf(model).flatMap((slot) =>
    hooksOf(slot).flatMap(({ entry, pointer }): Problem[] => {
      const { name, run, timeout } = entry
      const problems: Problem[] = []
      const place = within(slot, pointer)
      if (run === undefined) problems.push(error(place, `hook ${name} runs nothing`, `add run: [./bin/${name}]`))
      if (timeout === undefined) {
        problems.push(error(place, `hook ${name} has no timeout`, 'add timeout: 30s; nothing may run without an end'))
      } else if (spanMs(timeout) === 0) {
        const hint = 'write, for example, 30s; nothing may run without an end'
        problems.push(error(within(slot, `${pointer}/timeout`), `hook ${name} has a timeout of nothing`, hint))
      }
      const [program = ''] = run ?? []
      const isRelative = program.includes('/') && !program.startsWith('/')
      if (isRelative && !slot.spec.value.release) {
        const message = `hook ${name} runs ${program}, and the service has no release it could lie in`
        problems.push(error(within(slot, `${pointer}/run`), message, 'write the whole path, or add a release'))
      }
      return problems
    }),
  )
}

function hooksHaveOneName({ model }: RuleInput): Problem[] {
  return slotsOf(model).flatMap((slot) => {
    const seen = new Set<string>()
    return hooksOf(slot).flatMap(({ phase, entry, pointer }) => {
      const key = `${phase} ${entry.name}`
      const isNew = !seen.has(key)
      seen.add(key)
      if (isNew) return []
      return [
        error(within(slot, `${pointer}/name`), `${phase} has two hooks ${entry.name}`, 'give each a name of its own'),
      ]
    })
  })
}
