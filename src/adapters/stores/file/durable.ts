import { open, rename, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Replaces a file so that after a crash the old or the new one is there, whole. */
export async function replaceFile(path: string, bytes: Uint8Array | string): Promise<void> {
  const temporary = `${path}.new`
  try {
    const file = await open(temporary, 'w', 0o600)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(temporary, path)
  } catch (error) {
    await unlink(temporary).catch(() => undefined) // it may not even exist
    throw error
  }
  await syncDirectory(dirname(path))
}

/** Makes names made or removed in a directory outlast a power loss. */
export async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}
