import { slotsOf } from '../slotsOf.ts'
import type { Problem } from '../../fleet/problem.ts'
import type { Slot } from '../model.ts'
import { error, within } from './rule.ts'
import type { RuleInput, Rule } from './rule.ts'

/** Names systemd will take. */
export const unitRules: Rule[] = [unitNamesAreFull, dropInsEndInConf]

const suffixes = 'service|socket|timer|path|mount|automount|target|slice|swap'
const unitName = new RegExp(`^[A-Za-z0-9:_.\\\\-]+(@[A-Za-z0-9:_.\\\\-]*)?\\.(${suffixes})$`)

function unitNamesAreFull({ model }: RuleInput): Problem[] {
  return slotsOf(model).flatMap((slot) =>
    unitsNamed(slot).flatMap(({ name, pointer }) => {
      if (unitName.test(name)) return []
      const bare = /^[A-Za-z0-9:_.-]+$/.test(name) && !/\.[a-z]+$/.test(name)
      const hint = bare ? `write ${name}.service` : `use letters, digits and : _ . - @, ending in .service, .timer, …`
      return [error(within(slot, pointer), `${name.slice(0, 80)} is not the full name of a unit`, hint)]
    }),
  )
}

function unitsNamed(slot: Slot): { name: string; pointer: string }[] {
  const { units, health, files, links } = slot.spec.value
  const own = (units ?? []).map(({ name }, index) => ({ name, pointer: `/units/${index}/name` }))
  const checked = (health ?? []).flatMap(({ unit }, index) => {
    return unit === undefined ? [] : [{ name: unit, pointer: `/health/${index}/unit` }]
  })
  const notified = Object.entries({ files, links }).flatMap(([key, items]) =>
    (items ?? []).flatMap(({ notify }, index) =>
      (notify ?? []).map((entry, number) => {
        return { name: entry.restart ?? entry.reload ?? '', pointer: `/${key}/${index}/notify/${number}` }
      }),
    ),
  )
  return [...own, ...checked, ...notified]
}

function dropInsEndInConf({ model }: RuleInput): Problem[] {
  return slotsOf(model).flatMap((slot) =>
    (slot.spec.value.units ?? []).flatMap(({ dropIns }, index) =>
      (dropIns ?? []).flatMap(({ name }, number) => {
        if (/^[A-Za-z0-9_][A-Za-z0-9_.-]*\.conf$/.test(name)) return []
        const place = within(slot, `/units/${index}/dropIns/${number}/name`)
        return [error(place, `drop-in ${name} is not the name of a .conf file`, 'write, for example, 50-limits.conf')]
      }),
    ),
  )
}
