/** A commit of the first-parent history with what it asks of one slot; `undefined`: it could not be compiled. */
export interface Asked {
  commit: string
  digest: string | null | undefined
}

/**
 * Commits, newest first, that changed what a slot asks for since the last good one. `history` is newest first and ends
 * with the last good commit. A commit that could not be compiled asked for what the one before it did.
 */
export function culprits(history: Asked[]): string[] {
  const found: string[] = []
  let before: string | null | undefined
  for (const { commit, digest } of history.toReversed()) {
    const asked = digest === undefined ? before : digest
    if (before !== undefined && asked !== before) found.unshift(commit)
    before = asked
  }
  return found
}
