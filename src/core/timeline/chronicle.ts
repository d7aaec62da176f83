import { isDurable, type DurableEntry, type Entry } from '../journal/entry.ts'

/** A commit as people cite it; subject and author are undefined for one the journal does not name. */
export interface Cited {
  commit: string
  subject?: string
  author?: string
}

/** What the state forgets and people ask for: subjects of commits, and the newest entries themselves. */
export interface Chronicle {
  commits: Map<string, { subject: string; author: string }>
  /** Durable, oldest first. */
  entries: DurableEntry[]
  startedVersion?: string
}

/** Entries and commits beyond these are only in the journal. */
const keptEntries = 20_000
const keptCommits = 2_000

/** An empty chronicle. */
export function emptyChronicle(): Chronicle {
  return { commits: new Map(), entries: [] }
}

/** Adds entries as they come, in place: it is told, never decided from. */
export function chronicle(told: Chronicle, entries: readonly Entry[]): void {
  for (const entry of entries) {
    if (!isDurable(entry)) continue
    told.entries.push(entry)
    if (entry.type === 'controller-started') told.startedVersion = entry.version
    if (entry.type !== 'commit-accepted') continue
    told.commits.set(entry.commit, { subject: entry.subject, author: entry.author })
    const [oldest] = told.commits.keys()
    if (told.commits.size > keptCommits && oldest !== undefined) told.commits.delete(oldest)
  }
  // In larger pieces, so that the list is not moved with every entry.
  if (told.entries.length > keptEntries * 1.1) told.entries.splice(0, told.entries.length - keptEntries)
}

/** A commit with its subject and author where they are known. */
export function citedCommit(told: Chronicle, commit: string): Cited {
  return { commit, ...told.commits.get(commit) }
}

/** `5c2d89b Bump shop to 2.5.0 (Alice)`. */
export function cite({ commit, subject, author }: Cited): string {
  const short = commit.slice(0, 7)
  if (subject === undefined) return short
  return author === undefined ? `${short} ${subject}` : `${short} ${subject} (${author})`
}
