import type { ManifestKind } from '../../core/desired/document.ts'
import type { Model } from '../../core/desired/model.ts'

const kinds = 'Fleet|Nodes|Service|ServiceDefaults|Controller'

/** Whether a YAML file is meant for Holdfast: only those are parsed, all others may hold what they like. */
export function looksLikeManifest(text: string): boolean {
  return /^\uFEFF?[ \t]*(?:---[ \t]+)?[{]?[ \t]*["']?apiVersion["']?[ \t]*:[ \t]*["']?holdfast\//m.test(text)
}

/** Whether somebody forgot the line that makes a file a manifest. */
export function forgottenVersion(text: string): boolean {
  return new RegExp(`^kind:[ \\t]*(?:${kinds})[ \\t\\r]*$`, 'm').test(text) && !/^apiVersion:/m.test(text)
}

/** The kinds a file that cannot be parsed would have held, as far as can be seen. */
export function kindsIn(text: string): Model['broken'] {
  const found = [...text.matchAll(new RegExp(`^[ \\t{]*kind:[ \\t]*(${kinds})\\b`, 'gm'))].slice(0, 1_000)
  return found.length === 0 ? [{}] : found.map(([, kind]) => ({ kind: kind as ManifestKind }))
}
