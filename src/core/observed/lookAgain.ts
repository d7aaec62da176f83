import type { Observation, ObserveRequest } from './observation.ts'
import { requestFor } from './request.ts'

/**
 * The second look a first one calls for, or undefined: things the node's record names and nobody had asked for, units it
 * still owes, and files that differ by their size alone, so that a plan can state their content as expected prior state.
 * A node in sync never needs it.
 */
export function lookAgain(request: ObserveRequest, observation: Observation): ObserveRequest | undefined {
  if (observation.busy !== undefined) return undefined
  const known = requestFor([], observation.managed)
  const paths = new Map(request.paths.map(({ path, size }) => [path, size]))
  const units = new Set([...request.units, ...known.units, ...observation.owed.map(({ unit }) => unit)])
  const users = new Set([...request.users, ...known.users])
  const groups = new Set([...request.groups, ...known.groups])
  const asked = new Set(request.units).size + new Set(request.users).size + new Set(request.groups).size
  let isMore = units.size + users.size + groups.size > asked
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
  }
}
