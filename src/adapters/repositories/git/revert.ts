import { repositoryError } from '../port.ts'
import type { RevertRequest, RevertResult } from '../port.ts'
import type { Git, GitCall } from './command.ts'
import { cacheFailure } from './failure.ts'

const maxCommits = 500

/** Undoes commits by three-way merges of trees and commits the result; nothing but objects is written. */
export async function revertCommits(git: Git, request: RevertRequest): Promise<RevertResult> {
  if (request.commits.length > maxCommits)
    throw repositoryError(
      'limit',
      `${request.commits.length} commits are to be reverted at once`,
      `revert them by hand; at most ${maxCommits} are undone automatically`,
    )
  const run = withIdentity(git, request)
  const before = await one(run, ['rev-parse', '--verify', '--end-of-options', `${request.onto}^{tree}`])
  let tree = before
  let tip = request.onto
  for (const commit of request.commits) {
    // The merge base of tip and side is `commit` itself, so the merge takes exactly its change back out.
    const side = await commitTree(run, await parentTree(git, run, commit), commit, 'side of a revert')
    const merged = await run(['merge-tree', '--write-tree', '--name-only', '--no-messages', '-z', tip, side])
    if (merged.code === 1) return { result: 'conflict', paths: conflictPaths(merged.stdout) }
    if (merged.code !== 0) throw cacheFailure(`cannot revert ${commit}`, merged.stderr)
    tree = merged.stdout.toString().split('\0')[0] ?? ''
    tip = await commitTree(run, tree, tip, 'step of a revert')
  }
  if (tree === before) return { result: 'nothing' }
  return { result: 'made', commit: await commitTree(run, tree, request.onto, request.message) }
}

/** The tree before a commit: its first parent's, or the empty one before a root. */
async function parentTree(git: Git, run: Git, commit: string): Promise<string> {
  const answer = await git(['rev-list', '--max-count=1', '--parents', '--end-of-options', commit])
  if (answer.code !== 0) throw cacheFailure(`cannot read commit ${commit}`, answer.stderr)
  const [, first] = answer.stdout.toString().trim().split(' ')
  if (first === undefined) return one(run, ['hash-object', '-w', '-t', 'tree', '/dev/null'])
  return one(run, ['rev-parse', '--verify', '--end-of-options', `${first}^{tree}`])
}

function commitTree(run: Git, tree: string, parent: string, message: string): Promise<string> {
  return one(run, ['commit-tree', tree, '-p', parent], { input: `${message.trimEnd()}\n` })
}

async function one(run: Git, args: string[], call?: GitCall): Promise<string> {
  const answer = await run(args, call)
  const oid = answer.stdout.toString().trim()
  if (answer.code !== 0 || !/^[0-9a-f]{40,64}$/.test(oid)) throw cacheFailure(`git ${args[0]} failed`, answer.stderr)
  return oid
}

function withIdentity(git: Git, request: RevertRequest): Git {
  const { name, email } = request.author
  const date = `@${Math.floor(request.at / 1000)} +0000`
  const environment = {
    GIT_AUTHOR_NAME: name,
    GIT_AUTHOR_EMAIL: email,
    GIT_AUTHOR_DATE: date,
    GIT_COMMITTER_NAME: name,
    GIT_COMMITTER_EMAIL: email,
    GIT_COMMITTER_DATE: date,
  }
  return (args, call = {}) => git(args, { ...call, environment })
}

function conflictPaths(output: Buffer): string[] {
  const [, ...paths] = output.toString().split('\0')
  return [...new Set(paths.filter((path) => path !== ''))].toSorted()
}
