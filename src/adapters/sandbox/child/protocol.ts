import type { ParsedFile, RenderJob, Rendered, TemplateReads } from '../port.ts'

/** What the child can be asked to do, item by item, and what it answers to each item. */
export interface SandboxWork {
  parse: { item: string; result: ParsedFile }
  render: { item: RenderJob; result: Rendered }
  analyze: { item: string; result: TemplateReads }
  diff: { item: { name: string; before: string; after: string }; result: string | null }
}

export type SandboxKind = keyof SandboxWork

/** Parent → child: work through the items in order, answering each one before starting the next. */
export interface SandboxRequest<K extends SandboxKind = SandboxKind> {
  id: number
  kind: K
  items: SandboxWork[K]['item'][]
}

/** Child → parent: `ready` once, then one `result` an item; the first item without a result is the one that hurt. */
export type SandboxReply<K extends SandboxKind = SandboxKind> =
  { type: 'ready' } | { type: 'result'; id: number; result: SandboxWork[K]['result'] }
