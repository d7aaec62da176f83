import { createHash } from 'node:crypto'
import { artifactError } from '../../../src/adapters/artifacts/port.ts'
import type { Archive, Artifacts } from '../../../src/adapters/artifacts/port.ts'
import type { SourceTree } from '../../../src/daemon/source/sourceTree.ts'

const hash = (data: Uint8Array | string): string => createHash('sha256').update(data).digest('hex')

/** A config repository written in a test: path → text, or a text with a git mode of its own. */
export function repository(files: Record<string, string | { mode: string; text: string }>): SourceTree {
  const blobs = new Map<string, Uint8Array>()
  const listed = Object.entries(files).map(([path, file]) => {
    const { mode, text } = typeof file === 'string' ? { mode: '100644', text: file } : file
    const bytes = new TextEncoder().encode(text)
    const oid = hash(bytes).slice(0, 40)
    blobs.set(oid, bytes)
    return { path, mode, oid, size: bytes.length }
  })
  return {
    commit: 'c'.repeat(40),
    files: listed,
    read: async (oids) => new Map(oids.flatMap((oid) => (blobs.has(oid) ? [[oid, blobs.get(oid)!] as const] : []))),
  }
}

function keep(bytes: Uint8Array): Archive {
  const entries = [{ path: 'run', type: 'f' as const, mode: '755', size: bytes.length, mtime: 1, target: '' }]
  return { sha256: hash(bytes), size: bytes.length, entries }
}

/** Archives whose one file is named after their bytes; URLs answer what `published` holds. */
export function archives(published: Record<string, string> = {}): Artifacts {
  return {
    add: async (bytes) => keep(bytes),
    fetch: async (url, sha256) => {
      const text = published[url]
      if (text === undefined) throw artifactError('unreachable', `${url} does not answer`, 'try again')
      const archive = keep(new TextEncoder().encode(text))
      if (archive.sha256 !== sha256) throw artifactError('mismatch', `${url} has another sha256`, 'correct sha256')
      return archive
    },
    read: async () => new Uint8Array(),
    forget: async () => 0,
  }
}
