import type { Observation, ObserveRequest } from './observation.ts'
import type { DesiredOnNode } from '../fleet/desired.ts'
import { packageAsks } from './packageAsks.ts'
import { requestFor } from './request.ts'
import { relatedTo } from './related.ts'
import { wantedOn } from './wanted.ts'

/**
 * The second look a first one calls for, or undefined: things the node's record names and nobody had asked for, units it
 * still owes or that others drag along, and files that differ by their size alone, so that a plan can state their content as expected prior state.
 * A node in sync never needs it. `services` are those of the node: what they change about packages is rehearsed there.
 */
export function lookAgain(
  request: ObserveRequest,
  observation: Observation,
  services: DesiredOnNode[] = [],
): ObserveRequest | undefined {
  if (observation.busy !== undefined) return undefined
  const known = requestFor([], observation.managed)
  const paths = new Map(request.paths.map(({ path, size }) => [path, size]))
  const units = new Set([
    ...request.units,
    ...known.units,
    ...observation.owed.map(({ unit }) => unit),
    ...relatedTo(observation.units),
  ])
  const users = new Set([...request.users, ...known.users])
  const groups = new Set([...request.groups, ...known.groups])
  const packages = new Set([...(request.packages ?? []), ...(known.packages ?? [])])
  const asked = new Set(request.units).size + new Set(request.users).size + new Set(request.groups).size
  let isMore = units.size + users.size + groups.size + packages.size > asked + (request.packages ?? []).length
  const rehearse = rehearsalsDue(observation, services)
  if (rehearse.some((asks) => observation.rehearsals?.[asks.join(' ')] === undefined)) isMore = true
  for (const { path } of known.paths) {
    if (paths.has(path)) continue
    paths.set(path, undefined)
    isMore = true
  }
  for (const [path, size] of paths) {
    const seen = observation.paths[path]
    if (seen?.seen !== 'present' || seen.value.type !== 'file') continue
    if (seen.value.sha256 !== undefined || seen.value.size === size) continue
    paths.set(path, seen.value.size)
    isMore = true
  }
  if (!isMore) return undefined
  return {
    paths: [...paths].map(([path, size]) => (size === undefined ? { path } : { path, size })),
    trees: request.trees,
    users: [...users],
    groups: [...groups],
    units: [...units],
    ...(packages.size > 0 ? { packages: [...packages] } : {}),
    ...(rehearse.length > 0 ? { rehearse } : {}),
  }
}

/** What services would change about packages, each for itself; and each package that leaves, for itself. */
function rehearsalsDue({ packages = {}, managed }: Observation, services: DesiredOnNode[]): string[][] {
  const wanted = services.map((service) => wantedOn(service).packages)
  const isWanted = (name: string): boolean => wanted.flat().some((one) => one.name === name && one.state === 'present')
  const leaving = managed.flatMap(({ subject, name, origin, prune }) =>
    subject === 'package' && origin === 'created' && prune && packages[name]?.seen === 'present' && !isWanted(name)
      ? [[`${name}-`]]
      : [],
  )
  const asks = [...wanted.map((one) => packageAsks(one, packages)), ...leaving].filter((one) => one.length > 0)
  return [...new Map(asks.map((one) => [one.join(' '), one])).values()]
}
