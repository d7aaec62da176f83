import type { TreeEntry } from '../fleet/digest.ts'
import type { ContentRef } from '../fleet/value.ts'

/** What the files named by manifests turned out to be: all that core needs to know of bytes. */
export interface Supplies {
  /** By path in the repository, of every source and template. */
  files: Map<string, ContentRef>
  /** By path of the template: the variables it reads, `vars.port`. */
  reads: Map<string, string[]>
  /** By `archiveKey`. */
  archives: Map<string, SuppliedArchive>
  /** By the key of a `Rendering`. */
  rendered: Map<string, ContentRef>
}

/** A release archive: its bytes' address, and what lies in it. */
export interface SuppliedArchive {
  sha256: string
  size: number
  entries: TreeEntry[]
}

/** The key of an archive among the supplies: where it comes from. */
export function archiveKey(artifact: { path?: string; url?: string; sha256?: string }): string {
  return artifact.path === undefined ? `${artifact.sha256} ${artifact.url}` : `/${artifact.path}`
}
