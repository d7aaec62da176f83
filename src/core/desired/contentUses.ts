import type { Place } from '../fleet/desired.ts'
import { step } from './document.ts'
import { originOf } from './mergeLayers.ts'
import type { Slot } from './model.ts'

/** One content a service names: a file of the repository as it is or as a template, text in the manifest, an archive. */
export interface ContentUse {
  kind: 'source' | 'template' | 'content' | 'archive'
  /** JSON pointer in the merged spec of the file, unit, drop-in or release it belongs to. */
  owner: string
  /** For source, template and archive: path in the repository; undefined when it leads out of it. */
  path?: string
  /** As written in the manifest. */
  written: string
  place: Place
}

/** Every content that a service in an environment names. */
export function contentUses(slot: Slot): ContentUse[] {
  const { files, units, release } = slot.spec.value
  const owners: { owner: string; value: object }[] = []
  for (const [index, file] of (files ?? []).entries()) owners.push({ owner: step('/files', index), value: file })
  for (const [index, unit] of (units ?? []).entries()) {
    const owner = step('/units', index)
    owners.push({ owner, value: unit })
    for (const [number, dropIn] of (unit.dropIns ?? []).entries()) {
      owners.push({ owner: `${owner}/dropIns/${number}`, value: dropIn })
    }
  }
  const uses = owners.flatMap(({ owner, value }) => readUses(slot, owner, value as Record<string, unknown>))
  const archive = release?.artifact?.path
  if (archive !== undefined) uses.push(readUse(slot, 'archive', '/release', '/release/artifact/path', archive))
  return uses
}

function readUses(slot: Slot, owner: string, value: Record<string, unknown>): ContentUse[] {
  return (['source', 'template', 'content'] as const).flatMap((kind) => {
    const written = value[kind]
    return typeof written === 'string' ? [readUse(slot, kind, owner, `${owner}/${kind}`, written)] : []
  })
}

function readUse(slot: Slot, kind: ContentUse['kind'], owner: string, pointer: string, written: string): ContentUse {
  const place = originOf(slot.spec, pointer)!.place
  const path = kind === 'content' ? undefined : repositoryPath(place.file, written)
  return { kind, owner, path, written, place }
}

/** A path as a manifest writes it (relative to the manifest, or from the root with a leading /), from the root. */
export function repositoryPath(manifest: string, written: string): string | undefined {
  const start = written.startsWith('/') ? [] : manifest.split('/').slice(0, -1)
  for (const part of written.split('/')) {
    if (part === '' || part === '.') continue
    if (part !== '..') start.push(part)
    else if (start.pop() === undefined) return undefined
  }
  return start.length === 0 ? undefined : start.join('/')
}
