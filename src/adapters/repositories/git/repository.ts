import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { PushResult, Repository, RepositoryError, TreeFile } from '../port.ts'
import { repositoryError } from '../port.ts'
import { blameFile } from './blame.ts'
import { openCache } from './cache.ts'
import type { Cache } from './cache.ts'
import { checkBranch, checkIds, checkReadable } from './checks.ts'
import { openGit } from './command.ts'
import type { Git } from './command.ts'
import { gitEnvironment } from './environment.ts'
import { cacheFailure, excerpt, questionFailure } from './failure.ts'
import { readLease, swapLease } from './lease.ts'
import { readLocalRef } from './localRef.ts'
import { logFormat, parseLog } from './log.ts'
import { proposeCommit } from './propose.ts'
import { pushCommit } from './push.ts'
import { openObjectReader } from './reader.ts'
import type { ObjectReader } from './reader.ts'
import { parseRemote } from './remote.ts'
import type { Remote } from './remote.ts'
import { revertCommits } from './revert.ts'
import { takeTurns } from './takeTurns.ts'
import { writeFiles } from './write.ts'

/** Where the config repository is and how to get in. */
export interface GitRepositoryOptions {
  /** ssh://, scp-like, https://, http://, file:// or a path on this machine. */
  remote: string
  branch: string
  /** Directory of the disposable clone; made when absent. One process at a time uses it. */
  cacheDir: string
  /** Path of the private key for an SSH remote. */
  deployKey?: string
  /** Path of the known_hosts file for an SSH remote. */
  knownHosts?: string
  /** Path of CA certificates for an HTTPS remote; default the machine's own. */
  caFile?: string
  /** Deadline of each git process, default 120,000. */
  timeoutMs?: number
}

const maxFiles = 20_000

interface Parts {
  git: Git
  cache: Cache
  reader: ObjectReader
  remote: Remote
  branch: string
  /** Runs what writes the clone, one after the other. */
  alone: <T>(task: () => Promise<T>) => Promise<T>
}

/** Opens the config repository; nothing is fetched yet. Throws RepositoryError for options that can never work. */
export async function openGitRepository(options: GitRepositoryOptions): Promise<Repository> {
  const remote = parseRemote(options.remote)
  checkBranch(options.branch)
  checkReadable(options.deployKey, 'denied', 'the deploy key')
  checkReadable(options.knownHosts, 'hostKey', 'the known hosts file')
  checkReadable(options.caFile, 'denied', 'the CA file')
  const cacheDir = resolve(options.cacheDir)
  const gitDir = join(cacheDir, 'git')
  const home = join(cacheDir, 'home')
  mkdirSync(home, { recursive: true, mode: 0o700 })
  const timeoutMs = options.timeoutMs ?? 120_000
  const environment = gitEnvironment({
    remote,
    gitDir,
    home,
    deployKey: options.deployKey && resolve(options.deployKey),
    knownHosts: options.knownHosts && resolve(options.knownHosts),
    caFile: options.caFile && resolve(options.caFile),
  })
  const closed = new AbortController()
  const git = openGit({ directory: cacheDir, environment, timeoutMs, signal: closed.signal })
  const reader = openObjectReader({ environment, timeoutMs })
  const cache = openCache({ gitDir, remote, branch: options.branch, git, discard: reader.reset })
  const turns = takeTurns()
  const parts: Parts = { git, cache, reader, remote, branch: options.branch, alone: turns.alone }
  return {
    remoteHead: () => remoteHead(parts),
    fetch: () => fetchBranch(parts),
    resolve: (revision) => healing(parts, () => resolveRevision(parts, revision)),
    isAncestor: async (ancestor, descendant) => {
      checkIds(ancestor, descendant)
      // A commit that a sound clone lacks leads to none of its branches, and so to none of their commits.
      if (!(await has(parts, ancestor))) return false
      return await healing(parts, () => isAncestor(git, ancestor, descendant))
    },
    tree: async (commit) => {
      checkIds(commit)
      return await healing(parts, () => listTree(git, commit))
    },
    read: async (oids) => {
      checkIds(...oids)
      return await healing(parts, () => readBlobs(reader, oids))
    },
    commit: async (oid) => {
      checkIds(oid)
      const [found] = await healing(parts, () => log(git, ['--no-walk', '--end-of-options', oid]))
      if (found === undefined) throw missingObject(`commit ${oid} is not in the clone`)
      return found
    },
    history: async ({ from, to, limit }) => {
      checkIds(to, ...(from === undefined ? [] : [from]))
      const range = from === undefined ? [to] : [to, `^${from}`]
      const args = ['--first-parent', `--max-count=${Math.trunc(limit)}`, '--end-of-options', ...range]
      return await healing(parts, () => log(git, args))
    },
    blame: async (commit, path) => {
      checkIds(commit)
      return await healing(parts, () => blameFile(git, commit, path))
    },
    ...writesOf(parts, cacheDir),
    close: async () => {
      closed.abort()
      reader.reset()
      await turns.settled()
    },
  }
}

/** What makes commits and moves branches. */
function writesOf(
  parts: Parts,
  cacheDir: string,
): Pick<Repository, 'revert' | 'push' | 'write' | 'propose' | 'lease' | 'swapLease'> {
  const { git, remote, alone } = parts
  return {
    revert: async (request) => {
      checkIds(request.onto, ...request.commits)
      return await healing(parts, () => alone(() => revertCommits(git, cacheDir, request)))
    },
    push: async (commit, expected) => {
      checkIds(commit, expected)
      return await push(parts, commit, expected)
    },
    lease: () => healing(parts, () => alone(() => readLease(git, remote))),
    swapLease: async (order, expected) => {
      if (expected !== undefined) checkIds(expected)
      return await healing(parts, () => alone(() => swapLease(git, remote, order, expected)))
    },
    write: async (request) => {
      checkIds(request.onto)
      return await healing(parts, () => alone(() => writeFiles(git, cacheDir, request)))
    },
    propose: async (commit, branch) => {
      checkIds(commit)
      return await alone(() => proposeCommit(git, remote, commit, branch))
    },
  }
}

async function remoteHead(parts: Parts): Promise<string> {
  const { remote, branch, git } = parts
  const ref = `refs/heads/${branch}`
  const local = remote.gitDir === undefined ? undefined : await readLocalRef(remote.gitDir, ref)
  if (local !== undefined) return local
  const answer = await git(['ls-remote', '--refs', '--end-of-options', remote.url, ref])
  if (answer.code !== 0) throw questionFailure('cannot ask', remote.url, answer.stderr)
  const line = answer.stdout
    .toString()
    .split('\n')
    .find((text) => text.endsWith(`\t${ref}`))
  if (line === undefined) throw missingBranch(parts)
  const head = line.slice(0, line.indexOf('\t'))
  checkIds(head)
  return head
}

async function fetchBranch(parts: Parts): Promise<string> {
  return await parts.alone(async () => {
    await parts.cache.fetch()
    const verify = (): ReturnType<Git> =>
      parts.git([
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        `refs/remotes/origin/${parts.branch}^{commit}`,
      ])
    const answer = await verify()
    if (answer.code !== 0) throw missingBranch(parts)
    return answer.stdout.toString().trim()
  })
}

async function resolveRevision(parts: Parts, revision: string): Promise<string | undefined> {
  if (revision === '' || revision.length > 256 || revision.startsWith('-') || /[\u0000-\u001f\u007f]/.test(revision))
    return undefined
  const names = /^[0-9a-f]{40,64}$/.test(revision) ? [revision] : [`refs/remotes/origin/${revision}`, revision]
  for (const name of names) {
    const answer = await parts.git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`])
    const oid = answer.stdout.toString().trim()
    if (answer.code === 0 && /^[0-9a-f]{40,64}$/.test(oid)) return oid
  }
  return undefined
}

async function has(parts: Parts, oid: string): Promise<boolean> {
  try {
    await healing(parts, async () => {
      const answer = await parts.git(['cat-file', '-t', oid])
      if (answer.code !== 0) throw missingObject(`${oid} is not in the clone: ${excerpt(answer.stderr)}`)
    })
    return true
  } catch (error) {
    if ((error as RepositoryError).code === 'missingObject') return false
    throw error
  }
}

async function isAncestor(git: Git, ancestor: string, descendant: string): Promise<boolean> {
  const answer = await git(['merge-base', ancestor, descendant])
  if (answer.code === 0) return answer.stdout.toString().trim() === ancestor
  if (answer.code === 1 && answer.stderr === '') return false
  throw objectFailure(`cannot compare ${ancestor} and ${descendant}`, answer.stderr)
}

async function listTree(git: Git, commit: string): Promise<TreeFile[]> {
  const answer = await git(['ls-tree', '-r', '-l', '-z', '--full-tree', '--end-of-options', commit])
  if (answer.code !== 0) throw objectFailure(`cannot list commit ${commit}`, answer.stderr)
  const lines = answer.stdout.toString().split('\0')
  if (lines.length - 1 > maxFiles)
    throw repositoryError(
      'limit',
      `commit ${commit} has ${lines.length - 1} files`,
      `at most ${maxFiles} are read: keep build products out of the config repository`,
    )
  return lines.filter((line) => line !== '').map(parseTreeLine)
}

function parseTreeLine(line: string): TreeFile {
  const match = /^(\d{6}) \w+ ([0-9a-f]{40,64}) +(\d+|-)\t/.exec(line)
  if (!match) throw cacheFailure('cannot list a commit', `unexpected line ${JSON.stringify(line.slice(0, 100))}`)
  const [head, mode = '', oid = '', size = '-'] = match
  return { path: line.slice(head.length), mode, oid, size: size === '-' ? 0 : Number(size) }
}

async function readBlobs(reader: ObjectReader, oids: string[]): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  for (const [oid, bytes] of await reader.read(oids)) {
    if (bytes === undefined) throw missingObject(`object ${oid} is not in the clone`)
    found.set(oid, bytes)
  }
  return found
}

async function log(git: Git, args: string[]): ReturnType<Repository['history']> {
  const answer = await git(['log', '-z', logFormat, ...args])
  if (answer.code !== 0) throw objectFailure('cannot read the log', answer.stderr)
  return parseLog(answer.stdout)
}

async function push(parts: Parts, commit: string, expected: string): Promise<PushResult> {
  if (!(await isAncestor(parts.git, expected, commit)))
    return { result: 'rejected', message: `${commit} does not descend from ${expected}` }
  // A plain push also fast-forwards a branch that was rewound, and would bring the discarded commits back.
  const head = await remoteHead(parts)
  if (head === commit) return { result: 'pushed' }
  if (head !== expected) return { result: 'rejected', message: `the branch is at ${head}, no longer at ${expected}` }
  return await parts.alone(() => pushCommit(parts.git, parts.remote, commit, parts.branch))
}

/** Asks the clone; when it is not there yet, or lacks or garbles what it should have, it is made (anew) and asked once more. */
async function healing<T>(parts: Parts, ask: () => Promise<T>): Promise<T> {
  const { cache, alone } = parts
  if (!(await cache.filled())) await alone(async () => ((await cache.filled()) ? undefined : await cache.fetch()))
  const generation = cache.generation()
  try {
    return await ask()
  } catch (error) {
    const { code } = error as RepositoryError
    if (code !== 'corrupt' && (code !== 'missingObject' || cache.isNew())) throw error
    // Another call may have renewed it meanwhile.
    await alone(async () => (cache.generation() === generation ? await cache.renew() : undefined))
    return await ask()
  }
}

function objectFailure(doing: string, stderr: string): RepositoryError {
  return /Not a valid|bad object|unknown revision|not a tree object|bad revision/.test(stderr)
    ? missingObject(`${doing}: it is not in the repository`)
    : cacheFailure(doing, stderr)
}

function missingObject(message: string): RepositoryError {
  return repositoryError('missingObject', message, 'fetch first; a commit no branch or tag leads to cannot be had')
}

function missingBranch(parts: Parts): RepositoryError {
  return repositoryError(
    'missingBranch',
    `${parts.remote.url} has no branch ${parts.branch}`,
    'push a first commit to it, or correct the branch in the controller config',
  )
}
