import { sha256 } from '../fleet/digest.ts'
import type { ContentRef } from '../fleet/value.ts'
import { repositoryPath } from './contentUses.ts'
import type { ContentUse } from './contentUses.ts'
import { originOf } from './mergeLayers.ts'
import type { Slot } from './model.ts'
import { archiveKey } from './supplies.ts'
import type { SuppliedArchive, Supplies } from './supplies.ts'

/** The content of a source file, or of text written in the manifest. */
export function verbatimContent(uses: ContentUse[], owner: string, supplies: Supplies): ContentRef {
  const use = uses.find((candidate) => candidate.owner === owner && candidate.kind !== 'archive')
  if (use?.kind === 'content') return inlineContent(use.written)
  const content = use?.kind === 'source' ? supplies.files.get(use.path ?? '') : undefined
  if (!content) throw new Error(`no content for ${owner}: a rule let it through`)
  return content
}

/** The address of text written in a manifest. */
export function inlineContent(text: string): ContentRef {
  return { sha256: sha256(text), size: new TextEncoder().encode(text).length, secret: false }
}

/** Where a service's release archive comes from, its path taken from the root of the repository. */
export function artifactOf(slot: Slot): { path?: string; url?: string; sha256?: string } | undefined {
  const artifact = slot.spec.value.release?.artifact
  if (artifact?.path === undefined) return artifact
  const { place } = originOf(slot.spec, '/release/artifact/path')!
  return { path: repositoryPath(place.file, artifact.path), sha256: artifact.sha256 }
}

/** A service's release archive among the supplies. */
export function archiveOf(slot: Slot, supplies: Supplies): SuppliedArchive {
  const archive = supplies.archives.get(archiveKey(artifactOf(slot) ?? {}))
  if (!archive) throw new Error(`no archive for ${slot.service.name}: a rule let it through`)
  return archive
}
