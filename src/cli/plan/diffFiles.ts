import type { Nodes } from '../../adapters/nodes/port.ts'
import type { Sandbox } from '../../adapters/sandbox/port.ts'
import { sha256 } from '../../core/fleet/digest.ts'
import type { Target } from '../../core/fleet/node.ts'
import type { ContentRef } from '../../core/fleet/value.ts'
import type { SlotOutlook } from './outlook.ts'

/** Different contents that are compared for one plan; beyond it they are only counted. */
const maxDiffs = 200

/** How the content of one file changes, on the nodes where it changes like this. */
export interface FileDiff {
  path: string
  nodes: string[]
  /** Unified, with a header; undefined where `note` says why there is none. */
  diff: string | undefined
  note: string | undefined
  added: number
  removed: number
}

interface FileChange {
  path: string
  from: string | undefined
  to: ContentRef
  nodes: string[]
}

/** What the comparison is made with. */
export interface DiffWorld {
  nodes: Nodes
  targets: (node: string) => Target | undefined
  /** By sha256: what the revision puts in place. */
  contents: Map<string, Uint8Array>
  sandbox: Sandbox
}

/** Compares every text file that a plan changes with what lies on the nodes. Secret content is never read nor shown. */
export async function diffFiles(slots: SlotOutlook[], world: DiffWorld): Promise<FileDiff[]> {
  const changes = slots.flatMap(changesIn)
  const before = await readBefore(changes.slice(0, maxDiffs), world)
  const texts = changes.map((change) => textsOf(change, before, world.contents))
  const pairs = texts.flatMap((text, index) =>
    'note' in text ? [] : [{ index, name: (changes[index]?.path ?? '').slice(1), ...text }],
  )
  const diffs = await world.sandbox.diff(pairs.map(({ name, before: old, after }) => ({ name, before: old, after })))
  const byIndex = new Map(pairs.map(({ index }, place) => [index, diffs[place]]))
  const all = changes.map(({ path, nodes }, index): FileDiff => {
    const text = texts[index]
    const diff = byIndex.get(index)
    const note = text && 'note' in text ? text.note : diff === undefined ? 'too large to compare' : undefined
    return { path, nodes, diff, note, ...count(diff ?? '') }
  })
  return alike(all)
}

function changesIn(slot: SlotOutlook): FileChange[] {
  const found = new Map<string, FileChange>()
  for (const [node, one] of Object.entries(slot.nodes)) {
    if (one.outcome !== 'plan') continue
    const contents = new Map(one.attempt.contents.map((ref) => [ref.sha256, ref]))
    for (const step of one.attempt.plan.steps) {
      if (step.kind !== 'path' || step.to.type !== 'file') continue
      const from = step.from.type === 'file' ? step.from.sha256 : undefined
      const to = contents.get(step.to.sha256)
      if (!to || from === to.sha256) continue
      const key = `${step.path} ${from} ${to.sha256}`
      const known = found.get(key)
      if (known) known.nodes.push(node)
      else found.set(key, { path: step.path, from, to, nodes: [node] })
    }
  }
  return [...found.values()]
}

/** Bytes by `path sha256`, each read from one node that has them. */
async function readBefore(changes: FileChange[], world: DiffWorld): Promise<Map<string, Uint8Array>> {
  const asked = new Map<string, Set<string>>()
  for (const { path, from, to, nodes } of changes) {
    const node = nodes[0] ?? ''
    if (from !== undefined && !to.secret) asked.set(node, (asked.get(node) ?? new Set()).add(path))
  }
  const found = new Map<string, Uint8Array>()
  for (const [node, paths] of asked) {
    const target = world.targets(node)
    const answer = target && (await world.nodes.read(target, [...paths]))
    if (answer?.answer !== 'ok') continue
    for (const [path, bytes] of Object.entries(answer.value)) if (bytes) found.set(`${path} ${sha256(bytes)}`, bytes)
  }
  return found
}

function textsOf(
  { path, from, to }: FileChange,
  before: Map<string, Uint8Array>,
  contents: Map<string, Uint8Array>,
): { before: string; after: string } | { note: string } {
  if (to.secret) return { note: 'secret content, not shown' }
  const old = from === undefined ? new Uint8Array() : before.get(`${path} ${from}`)
  if (!old) return { note: 'what lies on the node could not be read for comparison (too large, or changed since)' }
  const bytes = contents.get(to.sha256)
  if (!bytes) return { note: 'content not at hand' }
  const [was, is] = [textOf(old), textOf(bytes)]
  if (was === undefined || is === undefined) return { note: `binary, ${old.length} → ${bytes.length} bytes` }
  return { before: was, after: is }
}

function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.includes(0)) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function count(diff: string): { added: number; removed: number } {
  const lines = diff.split('\n').slice(diff.startsWith('=') ? 3 : 2)
  const starting = (sign: string): number => lines.filter((line) => line.startsWith(sign)).length
  return { added: starting('+'), removed: starting('-') }
}

/** One entry for changes that read the same, on whichever nodes. */
function alike(diffs: FileDiff[]): FileDiff[] {
  const found = new Map<string, FileDiff>()
  for (const one of diffs) {
    const key = `${one.path} ${one.diff ?? one.note}`
    const known = found.get(key)
    if (known) known.nodes = [...known.nodes, ...one.nodes].toSorted()
    else found.set(key, { ...one })
  }
  return [...found.values()]
}
