import type { Place } from '../fleet/desired.ts'
import type { Controller } from './generated/controller.ts'
import type { Fleet } from './generated/fleet.ts'
import type { Nodes } from './generated/nodes.ts'
import type { Promotion } from './generated/promotion.ts'
import type { ServiceDefaults } from './generated/service-defaults.ts'
import type { Service } from './generated/service.ts'

/** One parsed document of a manifest file, with where each of its values stands. */
export interface SourceDocument {
  file: string
  /** The whole file's text: a number's spelling (1.10) is only to be found there. */
  text: string
  value: unknown
  /** JSON pointer → [line, column]; a member's key at `<pointer>#key`. */
  positions: Record<string, [line: number, column: number]>
}

/** A document that its schema accepts. */
export type Manifest =
  | { kind: 'Fleet'; value: Fleet; source: SourceDocument }
  | { kind: 'Nodes'; value: Nodes; source: SourceDocument }
  | { kind: 'Service'; value: Service; source: SourceDocument }
  | { kind: 'ServiceDefaults'; value: ServiceDefaults; source: SourceDocument }
  | { kind: 'Promotion'; value: Promotion; source: SourceDocument }
  | { kind: 'Controller'; value: Controller; source: SourceDocument }

export type ManifestKind = Manifest['kind']

/** The manifest of one kind. */
export type ManifestOf<K extends ManifestKind> = Extract<Manifest, { kind: K }>

/** Where a value stands; of a value that is not there, where the nearest one around it stands. */
export function placeOf(source: SourceDocument, pointer: string): Place {
  for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
    const position = source.positions[at]
    if (position) return { file: source.file, line: position[0], column: position[1] }
    if (at === '') return { file: source.file, line: 1, column: 1 }
    if (!at.includes('/')) at = ''
  }
}

/** A JSON pointer's next step. */
export function step(pointer: string, key: string | number): string {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}
