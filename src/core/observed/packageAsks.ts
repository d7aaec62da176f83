import type { PackageResource } from '../fleet/resource.ts'
import type { PackageValue, Seen } from '../fleet/value.ts'

/**
 * The changes it takes to bring packages to what a service asks for: `name`, `name=version`, `name-` (away), sorted.
 * What nobody could look at is not asked for, and no more is a hold: that needs no rehearsal.
 */
export function packageAsks(wanted: PackageResource[], seen: Record<string, Seen<PackageValue>>): string[] {
  return wanted.flatMap((want) => askFor(want, seen[want.name])).toSorted()
}

function askFor({ name, state, version }: PackageResource, seen: Seen<PackageValue> | undefined): string[] {
  if (seen === undefined || seen.seen === 'unknown') return []
  const is = seen.seen === 'present' && seen.value.type === 'package' ? seen.value : undefined
  if (state === 'absent') return is ? [`${name}-`] : []
  if (is?.whole && (version === undefined || version === is.version)) return []
  return [version === undefined ? name : `${name}=${version}`]
}
