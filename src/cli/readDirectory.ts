import { constants } from 'node:fs'
import { lstat, open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TreeFile } from '../adapters/repositories/port.ts'
import type { SourceTree } from '../daemon/source/sourceTree.ts'

/** Files after which the walk ends; `compile` refuses so many. */
const fileLimit = 20_001

/** A directory as if it were a commit: no symbolic link is followed, and `.git` is left out. */
export async function readDirectory(directory: string): Promise<SourceTree> {
  const files: TreeFile[] = []
  const folders = ['']
  for (let folder = folders.pop(); folder !== undefined && files.length < fileLimit; folder = folders.pop()) {
    const names = (await readdir(join(directory, folder))).filter((name) => name !== '.git').toSorted()
    for (const name of names.slice(0, fileLimit - files.length)) {
      const path = folder === '' ? name : `${folder}/${name}`
      const status = await lstat(join(directory, path))
      if (status.isDirectory()) folders.push(path)
      const regular = (status.mode & 0o111) === 0 ? '100644' : '100755'
      const mode = status.isSymbolicLink() ? '120000' : status.isFile() ? regular : undefined
      // The path itself is the id: nothing here outlives one run.
      if (mode !== undefined) files.push({ path, mode, oid: path, size: status.size })
    }
  }
  return {
    commit: '0'.repeat(40),
    files,
    read: async (oids) => {
      const contents = new Map<string, Uint8Array>()
      for (const oid of oids) contents.set(oid, await readRegular(join(directory, oid)))
      return contents
    },
  }
}

async function readRegular(path: string): Promise<Uint8Array> {
  const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
  try {
    return await file.readFile()
  } finally {
    await file.close()
  }
}
