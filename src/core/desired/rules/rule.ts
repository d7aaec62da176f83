import type { Place } from '../../fleet/desired.ts'
import type { Problem } from '../../fleet/problem.ts'
import { placeOf } from '../document.ts'
import type { Manifest } from '../document.ts'
import { originOf } from '../mergeLayers.ts'
import type { Model, Slot } from '../model.ts'

/** What rules look at: the manifests put together, and the names of all files of the commit. */
export interface RuleInput {
  model: Model
  /** Path → git mode. */
  tree: Map<string, string>
}

/** One thing that must hold across files. */
export type Rule = (input: RuleInput) => Problem[]

/** A problem that refuses the commit. */
export function error(place: Place, message: string, hint: string): Problem {
  return { severity: 'error', place, message, hint }
}

/** A doubt that is only shown. */
export function warning(place: Place, message: string, hint: string): Problem {
  return { severity: 'warning', place, message, hint }
}

/** Where a value of a manifest stands. */
export function at(manifest: Manifest, pointer: string): Place {
  return placeOf(manifest.source, pointer)
}

/** Where a value of a merged service was written; of a value nobody wrote, where the service's is. */
export function within(slot: Slot, pointer: string): Place {
  return originOf(slot.spec, pointer)?.place ?? at(slot.service.manifest, '/metadata/name')
}

/** A place in words, for messages that name a second one. */
export function cite(place: Place): string {
  return `${place.file}:${place.line}:${place.column}`
}
