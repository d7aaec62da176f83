import type { CommitInfo } from '../../core/fleet/commit.ts'

/** One entry of a commit's tree; only blobs of modes 100644, 100755, and what must be refused (120000, 160000). */
export interface TreeFile {
  path: string
  mode: string
  oid: string
  size: number
}

/** A repository that cannot be used right now, said for the person who must mend it. */
export interface RepositoryError extends Error {
  code: 'unreachable' | 'denied' | 'hostKey' | 'missingBranch' | 'missingObject' | 'corrupt' | 'timeout' | 'limit'
  hint: string
}

export type PushResult =
  | { result: 'pushed' }
  /** Somebody was faster: fetch and ask again. */
  | { result: 'rejected'; message: string }
  /** Protected branch, no right to write. */
  | { result: 'denied'; message: string }
  /** The reply was lost: fetch, and see. */
  | { result: 'unknown'; message: string }

/** A value of the lease: its id is what a swap names, its text is the controller's. */
export interface LeaseValue {
  id: string
  text: string
}

/** A value to put into the lease's place, and who writes it. */
export interface LeaseOrder {
  text: string
  author: { name: string; email: string }
  /** Milliseconds since 1970. */
  at: number
}

/** What became of a swap; `id` is the new value's, also where the reply was lost. */
export type LeaseResult = PushResult & { id: string }

/** Who last changed a line, and by which commit. */
export interface BlamedLine {
  commit: string
  subject: string
  author: string
  /** Milliseconds since 1970. */
  at: number
}

export interface RevertRequest {
  /** Commit the revert goes on top of. */
  onto: string
  /** Undone whole, one after the other, newest first. */
  commits: string[]
  /** `before`: paths that conflict are taken as they were before the commit; for a proposal that a person looks at. */
  settle?: 'before'
  message: string
  author: { name: string; email: string }
  /** Milliseconds since 1970. */
  at: number
}

/** A person's merge or rebase of reverts that cannot be made. `settled`: paths that conflicted. */
export type RevertResult =
  | { result: 'made'; commit: string; settled: string[] }
  | { result: 'conflict'; paths: string[] }
  | { result: 'nothing' }

export interface WriteRequest {
  /** Commit the new one goes on top of. */
  onto: string
  /** New contents by path; null: the file goes. Everything else stays as it is. */
  files: Record<string, string | null>
  message: string
  author: { name: string; email: string }
  /** Milliseconds since 1970. */
  at: number
}

export type WriteResult = { result: 'made'; commit: string } | { result: 'nothing' }

/** `exists`: a branch of that name is there already, at another commit; it is left alone. */
export type ProposeResult = PushResult | { result: 'exists'; commit: string }

/** The config repository: read by object id, written only by fast-forward. Every call has a deadline and throws RepositoryError. */
export interface Repository {
  /** The branch's commit at the remote, by the cheapest question; nothing is fetched. */
  remoteHead(): Promise<string>
  /** Fetches the branch and returns the commit it is at. A corrupt or locked clone is discarded and made anew. */
  fetch(): Promise<string>
  /** Resolves what a person typed (branch, tag, abbreviated id, `origin/x`, `HEAD~1`) to a commit id, or undefined. */
  resolve(revision: string): Promise<string | undefined>
  isAncestor(ancestor: string, descendant: string): Promise<boolean>
  /** Every blob, symlink and gitlink of the commit. */
  tree(commit: string): Promise<TreeFile[]>
  /** Contents by blob id, through one long-lived reader. */
  read(oids: string[]): Promise<Map<string, Uint8Array>>
  commit(oid: string): Promise<CommitInfo>
  /** First-parent commits reachable from `to` and not from `from`, newest first, at most `limit`. */
  history(range: { from?: string; to: string; limit: number }): Promise<CommitInfo[]>
  /** Who last changed each line of a file as it is in a commit; undefined: the commit has no such file. */
  blame(commit: string, path: string): Promise<BlamedLine[] | undefined>
  /** Three-way revert on object level, without a work tree. */
  revert(request: RevertRequest): Promise<RevertResult>
  /** Fast-forward push of a commit to the branch; `expected` is the remote's commit it was made on. */
  push(commit: string, expected: string): Promise<PushResult>
  /** Writes files and commits the result, without a work tree; nothing is pushed. */
  write(request: WriteRequest): Promise<WriteResult>
  /** Makes a branch `holdfast/<name>` of a commit, for people to merge; one that is there already is never moved. */
  propose(commit: string, branch: string): Promise<ProposeResult>
  /** The lease as it is at the remote now (`refs/holdfast/lease`); undefined: nobody ever took it. */
  lease(): Promise<LeaseValue | undefined>
  /** Compare and swap: replaces the lease if it is still the value with the id `expected` (undefined: none). */
  swapLease(order: LeaseOrder, expected: string | undefined): Promise<LeaseResult>
  close(): Promise<void>
}

/** Makes an error that says what is the matter with the repository and what to do. */
export function repositoryError(
  code: RepositoryError['code'],
  message: string,
  hint: string,
  cause?: unknown,
): RepositoryError {
  return Object.assign(new Error(message, { cause }), { code, hint })
}
