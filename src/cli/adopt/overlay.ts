import { sha256 } from '../../core/fleet/digest.ts'
import type { SourceTree } from '../../daemon/source/sourceTree.ts'

/** A commit's files as they would be with some of them written anew. */
export function overlay(source: SourceTree, files: Record<string, string>): SourceTree {
  const texts = new Map(Object.values(files).map((text) => [sha256(text), new TextEncoder().encode(text)]))
  const written = Object.entries(files).map(([path, text]) => {
    const oid = sha256(text)
    return { path, mode: '100644', oid, size: texts.get(oid)?.byteLength ?? 0 }
  })
  return {
    commit: source.commit,
    files: [...source.files.filter(({ path }) => files[path] === undefined), ...written],
    read: async (oids) => {
      const old = await source.read(oids.filter((oid) => !texts.has(oid)))
      const mine = oids.flatMap((oid) => {
        const bytes = texts.get(oid)
        return bytes ? [[oid, bytes] as const] : []
      })
      return new Map([...old, ...mine])
    },
  }
}
