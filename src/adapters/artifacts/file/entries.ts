import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import type { Header } from 'tar-stream'
import type { TreeEntry } from '../../../core/fleet/digest.ts'
import { artifactError } from '../port.ts'
import type { ArtifactError } from '../port.ts'

const maxEntries = 200_000
const maxUnpackedBytes = 16 * 1024 ** 3
const maxPathBytes = 4096

type Kind = 'file' | 'symlink' | 'directory'
interface Found {
  entry: TreeEntry
  /** Made only because something lies below it. */
  implied: boolean
}

/**
 * Lists what a node will see after `tar -x -p --no-same-owner` of the archive into an empty directory (umask 022),
 * and refuses whatever could write outside of it. Throws ArtifactError.
 */
export async function listEntries(path: string): Promise<TreeEntry[]> {
  const found = new Map<string, Found>([['', { entry: directoryEntry('', '755'), implied: true }]])
  const unpacked = extract()
  const steps = [...((await isGzip(path)) ? [createGunzip()] : []), limitBytes(), unpacked]
  const reading = pipeline([createReadStream(path), ...steps])
  // Awaited below; an error met there must not count as unhandled before.
  reading.catch(() => undefined)
  try {
    for await (const member of unpacked) {
      add(found, member.header)
      member.resume()
    }
    await reading
  } catch (cause) {
    if (isArtifactError(cause)) throw cause
    throw unsafe(`it is not a sound tar archive: ${(cause as Error).message}`, 'make it with tar -cz or tar -c', cause)
  }
  return [...found.values()].map(({ entry }) => entry)
}

function add(found: Map<string, Found>, header: Header): void {
  const { pax } = header as { pax?: Record<string, string> | null }
  const name = JSON.stringify(header.name.slice(0, 200))
  const kind = checkKind(header, pax ?? {}, name)
  const path = checkPath(header.name, name)
  const parents = path.split('/').slice(0, -1)
  for (let depth = 1; depth <= parents.length; depth += 1) addImplied(found, parents.slice(0, depth).join('/'), name)
  const before = found.get(path)
  if (before && !(before.implied && kind === 'directory')) throw unsafe(`${name} is in it twice`)
  if (found.size >= maxEntries)
    throw artifactError('limit', `the archive has more than ${maxEntries} entries`, 'split it into several releases')
  found.set(path, { entry: makeEntry(path, kind, header, pax ?? {}, name), implied: false })
}

function addImplied(found: Map<string, Found>, path: string, below: string): void {
  const before = found.get(path)
  if (before === undefined) found.set(path, { entry: directoryEntry(path, '755'), implied: true })
  else if (before.entry.type !== 'd') throw unsafe(`${below} lies below ${JSON.stringify(path)}, which is no directory`)
}

function makeEntry(path: string, kind: Kind, header: Header, pax: Record<string, string>, name: string): TreeEntry {
  const mode = ((header.mode ?? 0) & 0o7777).toString(8)
  if (kind === 'directory') return directoryEntry(path, mode)
  if (kind === 'symlink') {
    const target = header.linkname ?? ''
    checkTarget(path, target, name)
    return { path, type: 'l', mode: '777', size: 0, mtime: 0, target }
  }
  const mtime = Math.floor(pax['mtime'] === undefined ? (header.mtime?.getTime() ?? 0) / 1000 : Number(pax['mtime']))
  if (!Number.isSafeInteger(mtime) || mtime < 0) throw unsafe(`${name} has no usable modification time`)
  return { path, type: 'f', mode, size: header.size ?? 0, mtime, target: '' }
}

function directoryEntry(path: string, mode: string): TreeEntry {
  return { path, type: 'd', mode, size: 0, mtime: 0, target: '' }
}

function checkKind(header: Header, pax: Record<string, string>, name: string): Kind {
  const { type } = header
  if (Object.keys(pax).some((key) => key.startsWith('GNU.sparse'))) throw unsafe(`${name} is a sparse file`)
  if (type !== 'file' && type !== 'symlink' && type !== 'directory')
    throw unsafe(`${name} is a ${type === 'link' ? 'hard link' : (type ?? 'member of an unknown type')}`)
  if (type === 'file' && header.name.endsWith('/')) throw unsafe(`${name} is a file with the name of a directory`)
  return type
}

/** The path as it will lie on the node, relative; '' is the release directory itself. */
function checkPath(raw: string, name: string): string {
  checkText(raw, name)
  if (raw.startsWith('/')) throw unsafe(`${name} is an absolute path`)
  const parts = raw.split('/').filter((part) => part !== '' && part !== '.')
  if (parts.includes('..')) throw unsafe(`${name} climbs out of the release`)
  return parts.join('/')
}

// The directories of `path` are real ones, so leading `..` climb as they read; a later one could follow another link.
function checkTarget(path: string, target: string, name: string): void {
  checkText(target, name)
  if (target === '' || target.startsWith('/')) throw unsafe(`the link ${name} has an absolute or empty target`)
  const parts = target.split('/').filter((part) => part !== '' && part !== '.')
  const climbs = parts.findIndex((part) => part !== '..')
  const leading = climbs < 0 ? parts.length : climbs
  if (leading >= path.split('/').length || parts.slice(leading).includes('..'))
    throw unsafe(`the link ${name} may lead out of the release`)
}

function checkText(text: string, name: string): void {
  if (/[\u0000-\u001f\u007f\\\ufffd]/.test(text))
    throw unsafe(`${name} has control characters, a backslash or bytes that are not UTF-8 in its name or target`)
  if (Buffer.byteLength(text) > maxPathBytes) throw unsafe(`${name} is longer than ${maxPathBytes} bytes`)
}

function limitBytes(): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes <= maxUnpackedBytes) done(null, chunk)
      else done(artifactError('limit', 'the archive unpacks to more than 16 GiB', 'make the release smaller'))
    },
  })
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(6), 0, 6, 0)
    const magic = buffer.subarray(0, bytesRead).toString('hex')
    const other = Object.entries({ '425a68': 'bzip2', fd377a585a00: 'xz', '28b52ffd': 'zstd', '504b0304': 'zip' })
    const known = other.find(([start]) => magic.startsWith(start))
    if (known) throw unsafe(`it is packed with ${known[1]}`, 'pack it with gzip (tar -cz), or not at all')
    return magic.startsWith('1f8b')
  } finally {
    await file.close()
  }
}

function isArtifactError(error: unknown): error is ArtifactError {
  return error instanceof Error && 'hint' in error
}

function unsafe(why: string, hint?: string, cause?: unknown): ArtifactError {
  const standard = 'pack only files, directories and relative links that stay inside'
  return artifactError('unsafe', `the archive is refused: ${why}`, hint ?? standard, cause)
}
