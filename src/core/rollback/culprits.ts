/** A commit of the first-parent history with what it asks of one slot; `undefined`: it could not be compiled. */
export interface Asked {
  commit: string
  digest: string | null | undefined
}

/**
 * Commits, newest first, that changed what a slot asks for since the last good one. `history` is newest first and ends
 * with the last good commit. What changed while the branch did not compile cannot be told apart: then the whole stretch
 * goes back, because the commit that mended it cannot be undone alone.
 */
export function culprits(history: Asked[]): string[] {
  const found: string[] = []
  let stretch: string[] = []
  let before: string | null | undefined
  for (const { commit, digest } of history.toReversed()) {
    if (digest === undefined) {
      stretch.unshift(commit)
      continue
    }
    if (before !== undefined && digest !== before) found.unshift(commit, ...stretch)
    stretch = []
    before = digest
  }
  return found
}
