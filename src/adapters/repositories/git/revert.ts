import { repositoryError } from '../port.ts'
import type { RevertRequest, RevertResult } from '../port.ts'
import type { Git } from './command.ts'
import { cacheFailure } from './failure.ts'
import { commitTree, withIdentity } from './identity.ts'
import { editTree, must, type TreeEdit } from './trees.ts'

const maxCommits = 500

/** Undoes commits by three-way merges of trees and commits the result; nothing but objects is written. */
export async function revertCommits(git: Git, directory: string, request: RevertRequest): Promise<RevertResult> {
  if (request.commits.length > maxCommits)
    throw repositoryError(
      'limit',
      `${request.commits.length} commits are to be reverted at once`,
      `revert them by hand; at most ${maxCommits} are undone automatically`,
    )
  const run = withIdentity(git, request)
  const before = await must(run, ['rev-parse', '--verify', '--end-of-options', `${request.onto}^{tree}`])
  const settled = new Set<string>()
  let tree = before
  let tip = request.onto
  for (const commit of request.commits) {
    // The merge base of tip and side is `commit` itself, so the merge takes exactly its change back out.
    const side = await commitTree(run, await parentTree(git, run, commit), commit, 'side of a revert')
    const merged = await run(['merge-tree', '--write-tree', '--no-messages', '-z', tip, side])
    if (merged.code !== 0 && merged.code !== 1) throw cacheFailure(`cannot revert ${commit}`, merged.stderr)
    const { oid, conflicts } = parseMerge(merged.stdout)
    const paths = [...conflicts.keys()].toSorted()
    if (merged.code === 1 && request.settle !== 'before') return { result: 'conflict', paths }
    for (const path of paths) settled.add(path)
    tree = merged.code === 1 ? await editTree(git, directory, oid, conflicts) : oid
    tip = await commitTree(run, tree, tip, 'step of a revert')
  }
  if (tree === before) return { result: 'nothing' }
  const commit = await commitTree(run, tree, request.onto, request.message)
  return { result: 'made', commit, settled: [...settled].toSorted() }
}

/** The tree before a commit: its first parent's, or the empty one before a root. */
async function parentTree(git: Git, run: Git, commit: string): Promise<string> {
  const answer = await git(['rev-list', '--max-count=1', '--parents', '--end-of-options', commit])
  if (answer.code !== 0) throw cacheFailure(`cannot read commit ${commit}`, answer.stderr)
  const [, first] = answer.stdout.toString().trim().split(' ')
  if (first === undefined) return must(run, ['hash-object', '-w', '-t', 'tree', '/dev/null'])
  return must(run, ['rev-parse', '--verify', '--end-of-options', `${first}^{tree}`])
}

/** The merged tree, and what each conflicting path was before the commit that is undone: the third stage, if it was there. */
function parseMerge(output: Buffer): { oid: string; conflicts: Map<string, TreeEdit> } {
  const [oid = '', ...rest] = output.toString().split('\0')
  const conflicts = new Map<string, TreeEdit>()
  for (const line of rest) {
    const match = /^(\d{6}) ([0-9a-f]{40,64}) ([123])\t/.exec(line)
    if (!match) continue
    const [head, mode = '', blob = '', stage] = match
    const path = line.slice(head.length)
    if (stage === '3') conflicts.set(path, { mode, oid: blob })
    else if (!conflicts.has(path)) conflicts.set(path, null)
  }
  return { oid, conflicts }
}
