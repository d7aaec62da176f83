import type { TreeEntry } from '../../core/fleet/digest.ts'

/** An archive that cannot be had or must not be unpacked. */
export interface ArtifactError extends Error {
  code: 'unreachable' | 'mismatch' | 'unsafe' | 'limit'
  hint: string
}

/** An archive as it would lie on a node. */
export interface Archive {
  sha256: string
  size: number
  entries: TreeEntry[]
}

/** Release archives: fetched once, verified, kept by sha256. */
export interface Artifacts {
  /** Fetches over HTTPS (or http) unless it is kept; throws ArtifactError. */
  fetch(url: string, sha256: string): Promise<Archive>
  /** Keeps an archive that came from the repository. */
  add(bytes: Uint8Array): Promise<Archive>
  read(sha256: string): Promise<Uint8Array>
  /** Removes archives that nobody asked for within so long; they can be fetched again. Answers how many. */
  forget(unusedMs: number): Promise<number>
}

/** Makes an error that says what is the matter with an archive and what to do. */
export function artifactError(
  code: ArtifactError['code'],
  message: string,
  hint: string,
  cause?: unknown,
): ArtifactError {
  return Object.assign(new Error(message, { cause }), { code, hint })
}
