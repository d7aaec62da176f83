import { sha256 } from '../../src/core/fleet/digest.ts'
import type { ContentRef, PathValue } from '../../src/core/fleet/value.ts'
import type { NodePlan, Step, Transition } from '../../src/core/plan/plan.ts'
import type { ApplyOrder, ContentReader } from '../../src/adapters/nodes/port.ts'

/** Contents by digest, as a controller would hold them. */
const held = new Map<string, Buffer>()

/** Keeps some content and returns its address. */
export function hold(text: string | Uint8Array): ContentRef {
  const bytes = Buffer.from(text)
  const digest = sha256(bytes)
  held.set(digest, bytes)
  return { sha256: digest, size: bytes.byteLength, secret: false }
}

/** Reads what was held. */
export const readHeld: ContentReader = async (ref) => {
  const bytes = held.get(ref.sha256)
  if (!bytes) throw new Error(`nobody holds ${ref.sha256}`)
  return bytes
}

/** A root-owned file of some text. */
export function fileOf(text: string, mode = '0644', owner = 'root'): Extract<PathValue, { type: 'file' }> {
  return { type: 'file', mode, owner, group: owner, sha256: hold(text).sha256 }
}

export const absent = { type: 'absent' } as const
export const directory = { type: 'directory', mode: '0755', owner: 'root', group: 'root' } as const

/** A step that makes a path what it should be. */
export function path(name: string, from: PathValue, to: PathValue): Step {
  return { kind: 'path', path: name, from, to }
}

function isTransition(step: Step): step is Transition {
  return 'from' in step
}

function invert(step: Step, number: number): Step[] {
  if (!isTransition(step)) return []
  const swapped = { ...step, from: step.to, to: step.from } as Transition
  return [swapped.kind === 'path' ? { ...swapped, keep: number } : swapped]
}

export interface OrderOptions {
  attempt: string
  steps: Step[]
  /** Unit actions of the undo, before and after its transitions. */
  undoFirst?: Step[]
  undoLast?: Step[]
  manage?: NodePlan['manage']
  service?: string
  digest?: string
  epoch?: { number: number; controller: string }
  deadlineSeconds?: number
  confirmSeconds?: number
  prune?: string[]
}

/** An order as a planner would write it: the undo goes through the transitions backwards. */
export function orderOf(options: OrderOptions): ApplyOrder {
  const { steps } = options
  const base = {
    service: options.service ?? 'web',
    inputDigest: sha256(options.digest ?? options.attempt),
    manage: options.manage ?? [],
    prune: options.prune ?? [],
  }
  const undone = steps.flatMap((step, number) => [{ step, number }]).toReversed()
  const undoSteps = undone.flatMap(({ step, number }) => invert(step, number))
  const undo = [...(options.undoFirst ?? []), ...undoSteps, ...(options.undoLast ?? [])]
  const digests = steps.flatMap((step) => {
    if (step.kind === 'path' && step.to.type === 'file') return [step.to.sha256]
    return step.kind === 'tree' && step.to.type === 'tree' ? [step.to.archive] : []
  })
  const contents = [...new Set(digests)].map((digest) => ({
    sha256: digest,
    size: held.get(digest)?.byteLength ?? 0,
    secret: false,
  }))
  return {
    attempt: options.attempt,
    epoch: options.epoch ?? { number: 1, controller: 'aaaaaaaa' },
    plan: { ...base, kind: 'apply', steps },
    undo: { ...base, kind: 'undo', steps: undo, prune: [] },
    contents,
    deadlineSeconds: options.deadlineSeconds ?? 300,
    confirmSeconds: options.confirmSeconds ?? 300,
  }
}
