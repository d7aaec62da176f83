import { repositoryError } from '../port.ts'
import type { WriteRequest, WriteResult } from '../port.ts'
import type { Git } from './command.ts'
import { commitTree, withIdentity } from './identity.ts'
import { editTree, modeAt, must, type TreeEdit } from './trees.ts'

/** Commits new contents of some files on top of a commit; nothing but objects is written. */
export async function writeFiles(git: Git, directory: string, request: WriteRequest): Promise<WriteResult> {
  const before = await must(git, ['rev-parse', '--verify', '--end-of-options', `${request.onto}^{tree}`])
  const odd = Object.keys(request.files).find((path) => !isPlain(path))
  if (odd !== undefined)
    throw repositoryError(
      'denied',
      `${JSON.stringify(odd)} is no path of a file`,
      'write for example: folder/file.yaml',
    )
  const edits = new Map<string, TreeEdit>()
  for (const [path, text] of Object.entries(request.files)) edits.set(path, await editOf(git, before, path, text))
  const tree = await editTree(git, directory, before, edits)
  if (tree === before) return { result: 'nothing' }
  const commit = await commitTree(withIdentity(git, request), tree, request.onto, request.message)
  return { result: 'made', commit }
}

/** A file that is there keeps its mode. */
async function editOf(git: Git, tree: string, path: string, text: string | null): Promise<TreeEdit> {
  if (text === null) return null
  const mode = (await modeAt(git, tree, path)) === '100755' ? '100755' : '100644'
  // git reads nothing from an input that is empty.
  const source = text === '' ? ['-w', '/dev/null'] : ['-w', '--stdin']
  return { mode, oid: await must(git, ['hash-object', '-t', 'blob', ...source], text === '' ? {} : { input: text }) }
}

/** Below the repository, and nothing git keeps for itself. */
function isPlain(path: string): boolean {
  const parts = path.split('/')
  return !path.includes('\0') && parts.every((part) => !['', '.', '..'].includes(part) && !/^\.git/i.test(part))
}
