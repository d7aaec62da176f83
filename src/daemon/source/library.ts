import type { Repository } from '../../adapters/repositories/port.ts'
import type { CompileResult, Library } from '../world.ts'
import { compile } from './compile.ts'
import { readPromoted } from './readPromoted.ts'
import type { CompileTools } from './supply.ts'
import type { SourceTree } from './sourceTree.ts'

/** Commits whose desired state and contents stay in memory. */
const keptCommits = 8
/** Those that something was promoted from: every head asks for all of them. */
const keptPromoted = 32
/** Contents whose commit is remembered, so that they can be had again after it was dropped. */
const keptOrigins = 200_000
/** Ninety days: a release that was not deployed since is no way back. */
const unusedArchiveMs = 90 * 86_400_000

interface Kept {
  result: CompileResult
  contents: Map<string, Uint8Array>
}

/**
 * Desired states by commit, read from the repository and kept for a while; contents come from the newest commit that
 * had them, which is compiled once more where it was dropped, or from the archives.
 */
export function createLibrary(repository: Repository, tools: CompileTools): Library {
  const kept = { asked: new Map<string, Promise<Kept>>(), promoted: new Map<string, Promise<Kept>>() }
  const origins = new Map<string, { commit: string; as: keyof typeof kept }>()

  async function make(commit: string, as: keyof typeof kept): Promise<Kept> {
    const promoted = (commits: string[]) => readPromoted(repository, commit, commits, compilePromoted)
    const source = await sourceAt(repository, commit)
    const compiled = await compile(source, as === 'asked' ? { ...tools, promoted } : tools)
    if (!compiled.ok) {
      const { unavailable, problems } = compiled
      // What may be had at the next try must not be remembered as lacking.
      if (unavailable) kept[as].delete(commit)
      return { result: { ok: false, unavailable, problems }, contents: new Map() }
    }
    const { desired, warnings, contents } = compiled
    for (const sha256 of contents.keys()) remember(origins, sha256, { commit, as }, keptOrigins)
    return { result: { ok: true, desired, warnings }, contents }
  }

  async function compilePromoted(commit: string): Promise<CompileResult> {
    return (await take(commit, 'promoted')).result
  }

  function take(commit: string, as: keyof typeof kept): Promise<Kept> {
    const known = kept[as].get(commit)
    const made = known ?? make(commit, as)
    remember(kept[as], commit, made, as === 'asked' ? keptCommits : keptPromoted)
    if (!known) made.catch(() => kept[as].get(commit) === made && kept[as].delete(commit))
    return made
  }

  async function contentOf(sha256: string): Promise<Uint8Array | undefined> {
    const origin = origins.get(sha256)
    return origin === undefined ? undefined : (await take(origin.commit, origin.as)).contents.get(sha256)
  }

  return {
    compile: async (commit) => (await take(commit, 'asked')).result,
    read: async ({ sha256 }) => (await contentOf(sha256)) ?? (await tools.artifacts.read(sha256)),
    tidy: async () => void (await tools.artifacts.forget(unusedArchiveMs)),
  }
}

/** A commit's files, read by object id. */
export async function sourceAt(repository: Repository, commit: string): Promise<SourceTree> {
  return { commit, files: await repository.tree(commit), read: (oids) => repository.read(oids) }
}

/** Puts a key last; the one untouched for longest goes when there are too many. */
function remember<V>(map: Map<string, V>, key: string, value: V, limit: number): void {
  map.delete(key)
  map.set(key, value)
  const [oldest] = map.keys()
  if (map.size > limit && oldest !== undefined) map.delete(oldest)
}
