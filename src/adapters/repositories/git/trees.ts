import { randomBytes } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Git } from './command.ts'
import { cacheFailure } from './failure.ts'

/** What a path of a tree becomes; null: it goes. */
export type TreeEdit = { mode: string; oid: string } | null

/** A tree like another one, but for some paths; only objects are written, through an index of its own. */
export async function editTree(
  git: Git,
  directory: string,
  tree: string,
  edits: Map<string, TreeEdit>,
): Promise<string> {
  const index = join(directory, `index-${randomBytes(8).toString('hex')}`)
  const environment = { GIT_INDEX_FILE: index }
  try {
    await must(git, ['read-tree', tree], { environment })
    const gone = `0 ${'0'.repeat(tree.length)}`
    const lines = [...edits].map(([path, edit]) => `${edit ? `${edit.mode} ${edit.oid}` : gone}\t${path}\0`)
    if (lines.length > 0)
      await must(git, ['update-index', '-z', '--index-info'], { environment, input: lines.join('') })
    return await must(git, ['write-tree'], { environment })
  } finally {
    await rm(index, { force: true })
  }
}

/** The mode a path has in a tree, undefined when it is not there. */
export async function modeAt(git: Git, tree: string, path: string): Promise<string | undefined> {
  const listed = await must(git, ['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', tree, '--', path])
  return /^(\d{6}) /.exec(listed)?.[1]
}

/** What a git process that may not fail printed. */
export async function must(git: Git, args: string[], call?: Parameters<Git>[1]): Promise<string> {
  const answer = await git(args, call)
  if (answer.code !== 0) throw cacheFailure(`git ${args[0]} failed`, answer.stderr)
  return answer.stdout.toString().trim()
}
