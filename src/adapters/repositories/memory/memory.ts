import type { CommitInfo } from '../../../core/fleet/commit.ts'
import { canonicalJson, sha256 } from '../../../core/fleet/digest.ts'
import type {
  LeaseResult,
  LeaseValue,
  ProposeResult,
  PushResult,
  Repository,
  TreeFile,
  WriteRequest,
  WriteResult,
} from '../port.ts'
import { repositoryError } from '../port.ts'
import { blameText } from './blameText.ts'
import { revertTree } from './revertTree.ts'

/** A commit of the model: a tree is a map of paths to text. */
export interface MemoryCommit extends CommitInfo {
  message: string
  tree: Record<string, string>
}

/** The remote of the model; what outlasts every process. */
export interface MemoryRemote {
  commits: Map<string, MemoryCommit>
  /** Where the branch is; undefined: deleted. */
  head: string | undefined
  /** Which controller leads, as it said itself. */
  lease?: LeaseValue
  /** Other branches, by name. */
  branches: Map<string, string>
  /** The branch takes no push. */
  isProtected: boolean
  /** Writes a commit on top of the head (or of `parents`) and moves the branch, as a person's push does. */
  commit(subject: string, tree: Record<string, string>, parents?: string[]): string
}

/** Called around a call; a throw makes it fail before (or after) the remote did its part. */
export type RepositoryFault = (
  call: 'remoteHead' | 'fetch' | 'push' | 'lease' | 'swapLease',
  phase: 'before' | 'after',
) => void | Promise<void>

/** Makes a remote in memory with one root commit; without a tree it is empty. */
export function createMemoryRemote(tree?: Record<string, string>): MemoryRemote {
  const remote: MemoryRemote = {
    commits: new Map(),
    head: undefined,
    branches: new Map(),
    isProtected: false,
    commit(subject, next, parents = remote.head ? [remote.head] : []) {
      const author = { name: 'A Person', email: 'person@example.org' }
      remote.head = store(remote, { message: subject, subject, tree: next, parents, author, at: remote.commits.size })
      return remote.head
    },
  }
  if (tree) remote.commit('Begin', tree)
  return remote
}

function store(remote: MemoryRemote, commit: Omit<MemoryCommit, 'oid'>): string {
  const oid = sha256(canonicalJson({ commit })).slice(0, 40)
  remote.commits.set(oid, { ...commit, oid })
  return oid
}

/** Opens the model as a repository; commits made through it live at the remote only once pushed. */
export function openMemoryRepository(remote: MemoryRemote, fault: RepositoryFault = () => undefined): Repository {
  const at = (oid: string): MemoryCommit => {
    const commit = remote.commits.get(oid)
    if (!commit) throw repositoryError('missingObject', `no commit ${oid}`, 'Fetch again.')
    return commit
  }
  const head = (): string => {
    if (!remote.head) throw repositoryError('missingBranch', 'the branch is gone', 'push a first commit to it')
    return remote.head
  }
  const isAncestor = (ancestor: string, descendant: string): boolean => {
    const seen = new Set<string>()
    const queue = [descendant]
    for (let oid = queue.pop(); oid !== undefined; oid = queue.pop()) {
      if (oid === ancestor) return true
      if (seen.has(oid)) continue
      seen.add(oid)
      queue.push(...at(oid).parents)
    }
    return false
  }
  return {
    async remoteHead() {
      await fault('remoteHead', 'before')
      return head()
    },
    async fetch() {
      await fault('fetch', 'before')
      return head()
    },
    resolve: async (revision) => (remote.commits.has(revision) ? revision : undefined),
    isAncestor: async (ancestor, descendant) => isAncestor(ancestor, descendant),
    tree: async (oid) =>
      Object.entries(at(oid).tree)
        .map(([path, text]): TreeFile => ({
          path,
          mode: '100644',
          oid: sha256(text).slice(0, 40),
          size: Buffer.byteLength(text),
        }))
        .toSorted((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path))),
    async read(oids) {
      const texts = [...remote.commits.values()].flatMap((commit) => Object.values(commit.tree))
      const all = new Map(texts.map((text) => [sha256(text).slice(0, 40), Buffer.from(text)]))
      const missing = oids.find((oid) => !all.has(oid))
      if (missing) throw repositoryError('missingObject', `no object ${missing}`, 'Fetch again.')
      return new Map(oids.map((oid) => [oid, all.get(oid) ?? Buffer.alloc(0)]))
    },
    commit: async (oid) => infoOf(at(oid)),
    async history({ from, to, limit }) {
      const found: CommitInfo[] = []
      for (let oid: string | undefined = to; oid && found.length < limit; oid = at(oid).parents[0]) {
        if (from && isAncestor(oid, from)) break
        found.push(infoOf(at(oid)))
      }
      return found
    },
    blame: async (commit, path) => blameText(at, at(commit), path),
    ...writesOf(remote, at, isAncestor, fault),
    lease: async () => {
      await fault('lease', 'before')
      return remote.lease
    },
    swapLease: async (order, expected) => swapLease(remote, fault, order.text, expected),
    close: () => Promise.resolve(),
  }
}

/** Replaces the lease if it is the expected one; a fault before or after leaves the caller without an answer. */
async function swapLease(
  remote: MemoryRemote,
  fault: RepositoryFault,
  text: string,
  expected: string | undefined,
): Promise<LeaseResult> {
  const id = sha256(text).slice(0, 40)
  try {
    await fault('swapLease', 'before')
    if (remote.lease?.id !== expected) return { result: 'rejected', message: 'the lease is another one by now', id }
    remote.lease = { id, text }
    await fault('swapLease', 'after')
    return { result: 'pushed', id }
  } catch (error) {
    return { result: 'unknown', message: String(error), id }
  }
}

/** What makes commits and moves branches. */
function writesOf(
  remote: MemoryRemote,
  at: (oid: string) => MemoryCommit,
  isAncestor: (ancestor: string, descendant: string) => boolean,
  fault: RepositoryFault,
): Pick<Repository, 'revert' | 'push' | 'write' | 'propose'> {
  return {
    revert: async (request) => {
      const { onto, commits } = request
      const reverted = revertTree(at, onto, commits, request.settle)
      if (reverted.conflicts.length > 0 && request.settle === undefined)
        return { result: 'conflict', paths: reverted.conflicts }
      const made = write(remote, at(onto).tree, reverted.tree, request)
      return made.result === 'made' ? { ...made, settled: reverted.conflicts } : made
    },
    push: async (commit, expected) => pushTo(remote, fault, isAncestor, { commit, expected }),
    async write(request) {
      const before = at(request.onto).tree
      const next = Object.entries({ ...before, ...request.files }).filter(([, text]) => text !== null)
      return write(remote, before, Object.fromEntries(next) as Record<string, string>, request)
    },
    propose: async (commit, branch) => proposeTo(remote, fault, { commit, branch }),
  }
}

function infoOf({ oid, parents, subject, author, at }: MemoryCommit): CommitInfo {
  return { oid, parents, subject, author, at }
}

/** Makes a branch unless one of that name is there. */
async function proposeTo(
  remote: MemoryRemote,
  fault: RepositoryFault,
  { commit, branch }: { commit: string; branch: string },
): Promise<ProposeResult> {
  try {
    await fault('push', 'before')
    const there = remote.branches.get(branch)
    if (there !== undefined && there !== commit) return { result: 'exists', commit: there }
    remote.branches.set(branch, commit)
    await fault('push', 'after')
    return { result: 'pushed' }
  } catch (error) {
    return { result: 'unknown', message: String(error) }
  }
}

/** Moves the branch if it is where it was expected; a fault before or after leaves the caller without an answer. */
async function pushTo(
  remote: MemoryRemote,
  fault: RepositoryFault,
  isAncestor: (ancestor: string, descendant: string) => boolean,
  { commit, expected }: { commit: string; expected: string },
): Promise<PushResult> {
  try {
    await fault('push', 'before')
    if (remote.head === commit) return { result: 'pushed' }
    if (remote.isProtected) return { result: 'denied', message: 'the branch is protected' }
    if (remote.head !== expected || !isAncestor(expected, commit)) {
      return { result: 'rejected', message: 'not a fast-forward' }
    }
    remote.head = commit
    await fault('push', 'after')
    return { result: 'pushed' }
  } catch (error) {
    return { result: 'unknown', message: String(error) }
  }
}

/** Commits a tree, unless it is the one that is there. */
function write(
  remote: MemoryRemote,
  before: Record<string, string>,
  tree: Record<string, string>,
  { message, author, at, onto }: Pick<WriteRequest, 'message' | 'author' | 'at' | 'onto'>,
): WriteResult {
  if (canonicalJson(tree) === canonicalJson(before)) return { result: 'nothing' }
  const subject = message.split('\n')[0] ?? ''
  return { result: 'made', commit: store(remote, { message, subject, tree, parents: [onto], author, at }) }
}
