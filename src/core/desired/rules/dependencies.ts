import { slotsOf } from '../slotsOf.ts'
import type { Problem } from '../../fleet/problem.ts'
import { isIncomplete } from '../model.ts'
import type { Model, Slot } from '../model.ts'
import { suggest } from '../nearest.ts'
import { at, error, within } from './rule.ts'
import type { Rule } from './rule.ts'

/** Who builds on whom, and who comes after whom. */
export const dependencyRules: Rule[] = [
  defaultsExist,
  environmentsOfServicesExist,
  dependenciesExist,
  dependenciesRunInTheSameEnvironment,
  dependenciesHaveAnOrder,
  promotionHasAnOrder,
]

function isBroken(model: Model, kind: 'Service' | 'ServiceDefaults', name: string): boolean {
  return model.broken.some((document) => {
    return document.kind === undefined || (document.kind === kind && (document.name ?? name) === name)
  })
}

function defaultsExist({ model }: { model: Model }): Problem[] {
  const known = model.defaults.map(({ value }) => value.metadata.name)
  return model.services.flatMap(({ missingDefaults }) =>
    missingDefaults
      .filter(({ name }) => !isBroken(model, 'ServiceDefaults', name))
      .map(({ name, place }) => error(place, `there are no ServiceDefaults ${name}`, suggest(name, known))),
  )
}

function environmentsOfServicesExist({ model }: { model: Model }): Problem[] {
  if (model.environments.length === 0) return []
  const known = model.environments.map(({ name }) => name)
  return model.services.flatMap(({ manifest }) =>
    Object.keys(manifest.value.spec.environments ?? {})
      .filter((name) => !known.includes(name))
      .map((name) => {
        const place = at(manifest, `/spec/environments/${name}#key`)
        return error(place, `there is no environment ${name}`, suggest(name, known))
      }),
  )
}

function dependenciesExist({ model }: { model: Model }): Problem[] {
  const known = new Set(model.services.map(({ name }) => name))
  return slotsOf(model).flatMap((slot) =>
    (slot.spec.value.dependsOn ?? []).flatMap((name, index) => {
      const place = within(slot, `/dependsOn/${index}`)
      if (name === slot.service.name) return [error(place, `${name} depends on itself`, 'remove it')]
      if (known.has(name) || isBroken(model, 'Service', name)) return []
      return [error(place, `there is no service ${name}`, suggest(name, known))]
    }),
  )
}

function dependenciesRunInTheSameEnvironment({ model }: { model: Model }): Problem[] {
  if (isIncomplete(model, 'Nodes')) return []
  const services = new Map(model.services.map((service) => [service.name, service]))
  return slotsOf(model).flatMap((slot) =>
    (slot.spec.value.dependsOn ?? []).flatMap((name, index) => {
      const service = services.get(name)
      const { environment } = slot
      if (!service || service.slots.some((other) => other.environment === environment)) return []
      const message = `${slot.service.name} depends on ${name}, which has no node in ${environment.name}`
      const hint = `place ${name} there, or write other dependsOn under environments: ${environment.name}`
      return [error(within(slot, `/dependsOn/${index}`), message, hint)]
    }),
  )
}

function dependenciesHaveAnOrder({ model }: { model: Model }): Problem[] {
  return model.environments.flatMap((environment) => {
    const slots = slotsOf(model).filter((slot) => slot.environment === environment)
    const edges = new Map(slots.map((slot) => [slot.service.name, othersOf(slot)]))
    const circle = findCircle(edges)
    const slot = slots.find(({ service }) => service.name === circle?.[0])
    if (!circle || !slot) return []
    const message = `services wait for each other: ${[...circle, circle[0]].join(' → ')}`
    const index = (slot.spec.value.dependsOn ?? []).indexOf(circle[1] ?? '')
    return [error(within(slot, `/dependsOn/${index}`), message, 'remove one of these dependencies')]
  })
}

/** A service that depends on itself is told so by `dependenciesExist`. */
function othersOf(slot: Slot): string[] {
  return (slot.spec.value.dependsOn ?? []).filter((name) => name !== slot.service.name)
}

function promotionHasAnOrder({ model }: { model: Model }): Problem[] {
  const known = model.environments.map(({ name }) => name)
  const unknown = model.environments
    .filter(({ after }) => after !== undefined && !known.includes(after))
    .map(({ fleet, pointer, after }) => {
      return error(at(fleet, `${pointer}/after`), `there is no environment ${after}`, suggest(after ?? '', known))
    })
  // With two of one name the order is anybody's guess.
  if (new Set(known).size < known.length) return unknown
  const circle = findCircle(new Map(model.environments.map(({ name, after }) => [name, after ? [after] : []])))
  const entry = model.environments.find(({ name }) => name === circle?.[0])
  if (!circle || !entry) return unknown
  const message = `environments come after each other: ${[...circle, circle[0]].join(' → ')}`
  return [...unknown, error(at(entry.fleet, `${entry.pointer}/after`), message, 'remove one `after`')]
}

/** The first circle of a directed graph, without repeating its first name. */
function findCircle(edges: Map<string, string[]>): string[] | undefined {
  const done = new Set<string>()
  for (const start of edges.keys()) {
    const path: string[] = []
    const stack: { name: string; next: number }[] = [{ name: start, next: 0 }]
    while (stack.length > 0) {
      const top = stack.at(-1)!
      if (top.next === 0) path.push(top.name)
      const name = (edges.get(top.name) ?? [])[top.next]
      top.next += 1
      if (name === undefined) {
        done.add(top.name)
        path.pop()
        stack.pop()
      } else if (path.includes(name)) return path.slice(path.indexOf(name))
      else if (!done.has(name) && edges.has(name)) stack.push({ name, next: 0 })
    }
  }
  return undefined
}
