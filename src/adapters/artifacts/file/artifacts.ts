import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { TreeEntry } from '../../../core/fleet/digest.ts'
import { artifactError } from '../port.ts'
import type { Archive, Artifacts } from '../port.ts'
import { download } from './download.ts'
import { listEntries } from './entries.ts'

/** Bounds of the archive store. */
export interface ArtifactsOptions {
  /** Deadline of one download, default 900,000. */
  timeoutMs?: number
  /** Largest archive, default 2 GiB. */
  maxBytes?: number
}

/** Grows when entries are told differently, so that older lists are made anew. */
const listVersion = 1

interface Place {
  directory: string
  timeoutMs: number
  maxBytes: number
}

/** Opens the directory that keeps release archives by sha256. */
export async function openArtifacts(directory: string, options: ArtifactsOptions = {}): Promise<Artifacts> {
  const place = { directory, timeoutMs: options.timeoutMs ?? 900_000, maxBytes: options.maxBytes ?? 2 * 1024 ** 3 }
  await mkdir(directory, { recursive: true, mode: 0o700 })
  for (const name of await readdir(directory))
    if (name.startsWith('part-')) await rm(join(directory, name), { force: true })
  // Many nodes ask for one archive at the same time; it is fetched once.
  const underway = new Map<string, Promise<Archive>>()
  return {
    fetch: (url, sha256) => {
      const running = underway.get(sha256)
      if (running) return running
      const task = fetchArchive(place, url, sha256).finally(() => underway.delete(sha256))
      underway.set(sha256, task)
      return task
    },
    add: async (bytes) => await keep(place, [bytes], createHash('sha256').update(bytes).digest('hex'), 'the archive'),
    read: async (sha256) => {
      const bytes = await readArchive(place, sha256)
      await markUsed(place, sha256)
      return bytes
    },
    forget: async (unusedMs) => await forgetUnused(place, unusedMs),
  }
}

async function fetchArchive(place: Place, url: string, sha256: string): Promise<Archive> {
  if (!/^[0-9a-f]{64}$/.test(sha256))
    throw artifactError('mismatch', `${JSON.stringify(sha256.slice(0, 100))} is no sha256`, 'write 64 hex digits')
  const kept = await stat(join(place.directory, sha256)).catch(() => undefined)
  if (kept) {
    await markUsed(place, sha256)
    return { sha256, size: kept.size, entries: await entriesOf(place, sha256) }
  }
  return await keep(place, download(url, AbortSignal.timeout(place.timeoutMs)), sha256, url.replace(/[?#].*/s, ''))
}

/** Writes to a temporary file and renames it once size, digest and contents are found good. */
async function keep(
  place: Place,
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  sha256: string,
  what: string,
): Promise<Archive> {
  const part = join(place.directory, `part-${randomBytes(8).toString('hex')}`)
  const hash = createHash('sha256')
  let size = 0
  try {
    const file = await open(part, 'wx', 0o600)
    try {
      for await (const chunk of chunks) {
        size += chunk.length
        if (size > place.maxBytes)
          throw artifactError('limit', `${what} is larger than ${place.maxBytes} bytes`, 'make the release smaller')
        hash.update(chunk)
        await file.writeFile(chunk)
      }
      await file.sync()
    } finally {
      await file.close()
    }
    const actual = hash.digest('hex')
    if (actual !== sha256)
      throw artifactError(
        'mismatch',
        `${what} has the sha256 ${actual}, the manifest says ${sha256}`,
        'correct the sha256 if you trust this archive; else find out who changed it',
      )
    const entries = await listEntries(part)
    await writeList(place, sha256, entries)
    await rename(part, join(place.directory, sha256))
    return { sha256, size, entries }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC')
      throw artifactError('limit', `no room for ${what} in ${place.directory}`, 'make room on the disk', error)
    throw error
  } finally {
    await rm(part, { force: true })
  }
}

/** An archive's time of change is when it was last asked for: what it holds never changes. */
async function markUsed(place: Place, sha256: string): Promise<void> {
  const now = new Date()
  await utimes(join(place.directory, sha256), now, now)
}

async function forgetUnused(place: Place, unusedMs: number): Promise<number> {
  let forgotten = 0
  for (const name of await readdir(place.directory)) {
    if (!/^[0-9a-f]{64}$/.test(name)) continue
    const { mtimeMs } = await stat(join(place.directory, name))
    if (Date.now() - mtimeMs < unusedMs) continue
    await rm(join(place.directory, name), { force: true })
    await rm(join(place.directory, `${name}.json`), { force: true })
    forgotten += 1
  }
  return forgotten
}

async function entriesOf(place: Place, sha256: string): Promise<TreeEntry[]> {
  try {
    const list = JSON.parse(await readFile(join(place.directory, `${sha256}.json`), 'utf8')) as {
      version: number
      entries: TreeEntry[]
    }
    if (list.version === listVersion) return list.entries
  } catch {
    // Absent or torn: the archive itself says it again.
  }
  const entries = await listEntries(join(place.directory, sha256))
  await writeList(place, sha256, entries)
  return entries
}

async function writeList(place: Place, sha256: string, entries: TreeEntry[]): Promise<void> {
  const part = join(place.directory, `part-${randomBytes(8).toString('hex')}`)
  const file = await open(part, 'wx', 0o600)
  try {
    await file.writeFile(JSON.stringify({ version: listVersion, entries }))
  } finally {
    await file.close()
  }
  await rename(part, join(place.directory, `${sha256}.json`))
}

/** Hashes while it reads: what rotted on the disk must not travel to nodes. */
async function readArchive(place: Place, sha256: string): Promise<Uint8Array> {
  const path = join(place.directory, sha256)
  const chunks: Buffer[] = []
  const hash = createHash('sha256')
  try {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('no sha256')
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
      chunks.push(chunk as Buffer)
      hash.update(chunk as Buffer)
    }
  } catch (cause) {
    throw artifactError('unreachable', `the archive ${sha256.slice(0, 64)} is not kept here`, 'fetch it again', cause)
  }
  if (hash.digest('hex') === sha256) return Buffer.concat(chunks)
  await rm(path, { force: true })
  throw artifactError('mismatch', `the kept archive ${sha256} was damaged and is removed`, 'fetch it again')
}
