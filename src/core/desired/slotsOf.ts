import type { Model, Slot } from './model.ts'

/** Every service in every environment where it has nodes, except those whose defaults are missing: half is unknown of them. */
export function slotsOf(model: Model): Slot[] {
  return model.services.filter(({ missingDefaults }) => missingDefaults.length === 0).flatMap(({ slots }) => slots)
}
