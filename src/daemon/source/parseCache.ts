import type { ParsedFile, Rendered, TemplateReads } from '../../adapters/sandbox/port.ts'

/** What a YAML file turned out to be: a manifest with its documents, or any other file. */
export type ReadYaml = { manifest: false; text: string } | { manifest: true; text: string; parsed: ParsedFile }

/** What untrusted input gave, by its content: good and bad alike, so that nothing hostile is tried twice. */
export interface ParseCache {
  /** By blob id. */
  yaml: Memory<ReadYaml>
  /** By sha256 of the template. */
  reads: Memory<TemplateReads>
  /** By the key of a rendering. */
  rendered: Memory<Rendered>
}

interface Memory<T> {
  get(key: string): T | undefined
  set(key: string, value: T, weight: number): void
}

/** An empty cache, for as long as the process lives; the oldest entries go when it grows beyond its bound. */
export function createParseCache(characters = 64_000_000): ParseCache {
  return { yaml: remember(characters), reads: remember(characters / 8), rendered: remember(characters) }
}

/** Characters an entry costs beside its text. */
const entryWeight = 200

function remember<T>(limit: number): Memory<T> {
  const entries = new Map<string, { value: T; weight: number }>()
  let total = 0
  return {
    get: (key) => entries.get(key)?.value,
    set: (key, value, weight) => {
      total += weight + entryWeight - (entries.get(key)?.weight ?? 0)
      entries.set(key, { value, weight: weight + entryWeight })
      for (const [oldest, entry] of entries) {
        if (total <= limit) break
        entries.delete(oldest)
        total -= entry.weight
      }
    },
  }
}
