import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { buildModel } from '../../core/desired/buildModel.ts'
import type { Bastion } from '../../core/fleet/node.ts'
import { createParseCache } from '../../daemon/source/parseCache.ts'
import { readManifests } from '../../daemon/source/readManifests.ts'
import type { SourceTree } from '../../daemon/source/sourceTree.ts'
import type { CliContext } from '../context.ts'
import { readDirectory } from '../readDirectory.ts'

/** A node or a bastion as a manifest has it, and where that was read. */
export interface FoundNode {
  isLocal: boolean
  address?: string
  port?: number
  /** Pinned keys, as written. */
  hostKeys: string[]
  /** The bastion on the way. */
  jump?: Bastion
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
    if (found) return { ...found, where: 'this directory' }
  }
  const head = await headOf(context)
  const found = head && (await lookIn(head, name, context))
  return found && { ...found, where: head.commit.slice(0, 7) }
}

async function lookIn(
  source: SourceTree,
  name: string,
  context: CliContext,
): Promise<Omit<FoundNode, 'where'> | undefined> {
  const read = await readManifests(source, context.sandbox(), createParseCache())
  const model = buildModel(read.manifests, read.broken)
  const bastion = model.bastions.find((entry) => entry.bastion.name === name)?.bastion
  if (bastion) {
    const { address, port, hostKeys } = bastion
    return { isLocal: false, address, port, hostKeys }
  }
  const node = model.nodes.find((entry) => entry.name === name)
  if (!node) return undefined
  const { address, port, jump } = node.node?.target ?? {}
  return { isLocal: node.connection === 'local', address, port, hostKeys: node.hostKeys, jump }
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
