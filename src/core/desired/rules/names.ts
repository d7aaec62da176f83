import type { Problem } from '../../fleet/problem.ts'
import type { Place } from '../../fleet/desired.ts'
import { step } from '../document.ts'
import type { Model } from '../model.ts'
import { at, cite, error } from './rule.ts'
import type { Rule } from './rule.ts'

/** Names that are missing, or given twice. */
export const nameRules: Rule[] = [oneFleet, namesAreUnique, listEntriesAreUnique]

function oneFleet({ model }: { model: Model }): Problem[] {
  const [first, ...others] = model.fleets
  if (!first) {
    if (model.broken.some(({ kind }) => kind === undefined || kind === 'Fleet')) return []
    const place = { file: 'fleet.yaml', line: 1, column: 1 }
    return [error(place, 'the repository has no Fleet', 'add a document of kind: Fleet (`holdfast init` writes one)')]
  }
  return others.map((other) => {
    const message = `a second Fleet; the first is at ${cite(at(first, '/kind'))}`
    return error(at(other, '/kind'), message, 'keep one Fleet, with all environments')
  })
}

function namesAreUnique({ model }: { model: Model }): Problem[] {
  const { environments, bastions, nodes, services, defaults } = model
  return [
    ...repeated(
      'environment',
      environments.map((entry) => ({ name: entry.name, place: at(entry.fleet, `${entry.pointer}/name`) })),
    ),
    // A bastion is named beside nodes, in messages and to `nodes trust`.
    ...repeated('node', [
      ...nodes.map((entry) => ({ name: entry.name, place: at(entry.manifest, `${entry.pointer}/name`) })),
      ...bastions.map((entry) => ({
        what: 'bastion',
        name: entry.bastion.name,
        place: at(entry.manifest, `${entry.pointer}/name`),
      })),
    ]),
    ...repeated(
      'service',
      services.map(({ name, manifest }) => ({ name, place: at(manifest, '/metadata/name') })),
    ),
    ...repeated(
      'ServiceDefaults',
      defaults.map((entry) => ({ name: entry.value.metadata.name, place: at(entry, '/metadata/name') })),
    ),
  ]
}

function repeated(kind: string, entries: { what?: string; name: string; place: Place }[]): Problem[] {
  const seen = new Map<string, Place>()
  const problems: Problem[] = []
  for (const { what = kind, name, place } of entries) {
    const first = seen.get(name)
    if (first) problems.push(error(place, `${what} ${name} exists already at ${cite(first)}`, 'rename one of the two'))
    else seen.set(name, place)
  }
  return problems
}

/** Lists that are merged by name or path: within one manifest an identity may stand only once. */
const identified = ['packages', 'users', 'groups', 'directories', 'links', 'files', 'units'] as const

function listEntriesAreUnique({ model }: { model: Model }): Problem[] {
  const problems: Problem[] = []
  const check = (manifest: Parameters<typeof at>[0], base: string, spec: Record<string, unknown>): void => {
    for (const key of identified) {
      const list = (spec[key] ?? []) as { name?: string; path?: string; dropIns?: { name: string }[] }[]
      const entries = list.map((item, index) => ({
        name: item.name ?? item.path ?? '',
        place: at(manifest, `${step(step(base, key), index)}/${item.name === undefined ? 'path' : 'name'}`),
      }))
      problems.push(...repeated(`in ${key},`, entries))
      for (const [index, { dropIns }] of list.entries()) {
        const pointer = `${step(step(base, key), index)}/dropIns`
        const names = (dropIns ?? []).map(({ name }, number) => ({ name, place: at(manifest, step(pointer, number)) }))
        problems.push(...repeated('drop-in', names))
      }
    }
  }
  for (const defaults of model.defaults) check(defaults, '/spec', defaults.value.spec as Record<string, unknown>)
  for (const { manifest } of model.services) {
    check(manifest, '/spec', manifest.value.spec as Record<string, unknown>)
    for (const [name, difference] of Object.entries(manifest.value.spec.environments ?? {})) {
      check(manifest, step('/spec/environments', name), difference as Record<string, unknown>)
    }
  }
  return problems
}
