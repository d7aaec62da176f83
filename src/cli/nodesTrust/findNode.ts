import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { buildModel } from '../../core/desired/buildModel.ts'
import type { ModelNode } from '../../core/desired/model.ts'
import { createParseCache } from '../../daemon/source/parseCache.ts'
import { readManifests } from '../../daemon/source/readManifests.ts'
import type { SourceTree } from '../../daemon/source/sourceTree.ts'
import type { CliContext } from '../context.ts'
import { readDirectory } from '../readDirectory.ts'

/** A node as a manifest has it, and where that was read. */
export interface FoundNode {
  node: ModelNode
  /** `this directory` or the commit. */
  where: string
}

/**
 * Looks a node up by name in the working directory if that is a Git work tree, then at the head of the branch. A
 * repository that is invalid (for want of the very key that is asked for) will do.
 */
export async function findNode(name: string, context: CliContext): Promise<FoundNode | undefined> {
  const isWorkTree = await lstat(join(context.workingDirectory, '.git')).then(
    () => true,
    () => false,
  )
  if (isWorkTree) {
    const found = await lookIn(await readDirectory(context.workingDirectory), name, context)
    if (found) return { node: found, where: 'this directory' }
  }
  const head = await headOf(context)
  const found = head && (await lookIn(head, name, context))
  return found && { node: found, where: head.commit.slice(0, 7) }
}

async function lookIn(source: SourceTree, name: string, context: CliContext): Promise<ModelNode | undefined> {
  const read = await readManifests(source, context.sandbox(), createParseCache())
  return buildModel(read.manifests, read.broken).nodes.find((node) => node.name === name)
}

/** Without a controller file, or with a remote out of reach, an address can still be asked. */
async function headOf(context: CliContext): Promise<SourceTree | undefined> {
  try {
    const repository = await context.repository()
    return await context.sourceAt(await repository.fetch())
  } catch (error) {
    if (error instanceof Error && 'hint' in error) return undefined
    throw error
  }
}
