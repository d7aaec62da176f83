import type { Artifacts } from '../../adapters/artifacts/port.ts'
import type { Sandbox } from '../../adapters/sandbox/port.ts'
import { contentUses } from '../../core/desired/contentUses.ts'
import type { PromotedAt } from '../../core/desired/applyPromotions.ts'
import type { Slot } from '../../core/desired/model.ts'
import { inlineContent } from '../../core/desired/slotContents.ts'
import type { Supplies } from '../../core/desired/supplies.ts'
import { sha256 } from '../../core/fleet/digest.ts'
import type { Problem } from '../../core/fleet/problem.ts'
import type { ParseCache } from './parseCache.ts'
import type { SourceTree } from './sourceTree.ts'

/** The outside that a commit is compiled with. */
export interface CompileTools {
  sandbox: Sandbox
  artifacts: Artifacts
  cache: ParseCache
  /** What other commits of the branch ask for, promotions aside; without it promotions are left out. */
  promoted?: (commits: string[]) => Promise<PromotedAt>
}

/** What is gathered on the way: supplies for core, bytes for the nodes, problems for people. */
export interface Gathering {
  supplies: Supplies
  /** By sha256: everything a node may have to be sent, archives excepted. */
  contents: Map<string, Uint8Array>
  /** By path: text of the templates. */
  templates: Map<string, string>
  problems: Problem[]
  /** Faults of templates already among the problems. */
  faults: Set<string>
  /** Archives that could not be reached: the network's fault, not the commit's. */
  unreachable: number
}

/** An empty basket. */
export function startGathering(): Gathering {
  const supplies = { files: new Map(), reads: new Map(), archives: new Map(), rendered: new Map() }
  return { supplies, contents: new Map(), templates: new Map(), problems: [], faults: new Set(), unreachable: 0 }
}

/** Bytes of one file; larger things belong into a release. */
const fileLimit = 16_000_000
/** Bytes of all of them: they are held in memory. */
const totalLimit = 256_000_000

/** Reads the sources and templates that services name; those that are not there are a rule's matter. */
export async function supplyFiles(gathering: Gathering, slots: Slot[], source: SourceTree): Promise<void> {
  const files = new Map(source.files.filter(({ mode }) => mode.startsWith('100')).map((file) => [file.path, file]))
  const uses = slots.flatMap(contentUses)
  for (const { kind, written } of uses) {
    if (kind === 'content') gathering.contents.set(inlineContent(written).sha256, new TextEncoder().encode(written))
  }
  const wanted = new Map<string, string>()
  for (const { kind, path, place } of uses) {
    const file = files.get(path ?? '')
    if (!file || kind === 'content' || kind === 'archive') continue
    if (file.size <= fileLimit) wanted.set(file.path, file.oid)
    else {
      const message = `${kind} ${file.path} is larger than 16 MB`
      gathering.problems.push({ severity: 'error', place, message, hint: 'ship it in a release archive' })
    }
  }
  const total = [...wanted.keys()].reduce((sum, path) => sum + (files.get(path)?.size ?? 0), 0)
  if (total > totalLimit) {
    const place = { file: '.', line: 1, column: 1 }
    const message = 'the sources and templates of all services are larger than 256 MB'
    gathering.problems.push({ severity: 'error', place, message, hint: 'ship large files in release archives' })
    return
  }
  const blobs = await source.read([...new Set(wanted.values())])
  const templates = new Set(uses.filter(({ kind }) => kind === 'template').map(({ path }) => path))
  const sources = new Set(uses.filter(({ kind }) => kind === 'source').map(({ path }) => path))
  for (const [path, oid] of wanted) {
    const bytes = blobs.get(oid)
    if (!bytes) throw new Error(`${path} (${oid}) could not be read from the repository`)
    const content = { sha256: sha256(bytes), size: bytes.length, secret: false }
    gathering.supplies.files.set(path, content)
    if (sources.has(path)) gathering.contents.set(content.sha256, bytes)
    if (templates.has(path)) gathering.templates.set(path, new TextDecoder().decode(bytes))
  }
}
