import { durationBoundMs } from '../../core/impact/durationBound.ts'
import { dependentsOf, type Dependent } from '../../core/impact/dependentsOf.ts'
import { previewWaves, type WavePreview } from '../../core/impact/previewWaves.ts'
import type { DesiredService, DesiredState } from '../../core/fleet/desired.ts'
import type { NodeMode } from '../../core/fleet/node.ts'
import { describeSpan } from '../../core/fleet/span.ts'
import { fold } from '../../core/journal/fold.ts'
import type { State } from '../../core/journal/state.ts'
import type { Planned } from '../../core/plan/planned.ts'
import { gateOf } from '../../core/rollout/gate.ts'
import { hooksAhead, type HookAhead } from './describeHooks.ts'
import { arrivalOf, type NodeAnswer } from './planNodes.ts'

/** One service on one node, as the plan found it. `silent`: the node gave no answer. */
export type NodeOutlook = { mode: NodeMode } & (Planned | { outcome: 'silent'; why: string; phase: string })

/** What a revision does to one service in one environment. */
export interface SlotOutlook {
  key: string
  environment: string
  service: string
  /** Undefined: the service is gone at this revision. */
  digest: string | undefined
  /** What it carries now by the journal; undefined: nothing yet. */
  current: string | undefined
  /** Why the daemon would not apply this digest though it may come here. */
  held: string | undefined
  /** What it waits for before it begins, in words. */
  waitsFor: string | undefined
  dependents: Dependent[]
  nodes: Record<string, NodeOutlook>
  waves: WavePreview | undefined
  /** How long the waves take at most. */
  boundMs: number | undefined
  /** Commands of the service's own that this would run. */
  hooks: HookAhead[]
}

/** Puts together, service by service, what the nodes answered and what the journal knows; what needs a person comes first. */
export function outlook(
  desired: DesiredState,
  past: State,
  answers: Map<string, NodeAnswer>,
  now: number,
): SlotOutlook[] {
  const future = fold(past, arrivalOf(desired))
  const keys = new Set(Object.keys(desired.services))
  for (const answer of answers.values()) {
    if (answer.answer === 'planned') for (const key of Object.keys(answer.planned)) keys.add(key)
  }
  const slots = [...keys].flatMap((key) => slotOutlook(key, { desired, past, future, answers, now }) ?? [])
  const place = new Map(desired.environments.map(({ name }, index) => [name, index]))
  const order = (slot: SlotOutlook): number => place.get(slot.environment) ?? place.size
  return slots.toSorted((a, b) => {
    return badness(a) - badness(b) || order(a) - order(b) || (a.service < b.service ? -1 : 1)
  })
}

interface Knowledge {
  desired: DesiredState
  past: State
  /** The past and this revision's arrival. */
  future: State
  answers: Map<string, NodeAnswer>
  now: number
}

function slotOutlook(key: string, known: Knowledge): SlotOutlook | undefined {
  const { desired, past, answers } = known
  const wanted = desired.services[key]
  const cut = key.indexOf('/')
  const [environment, service] = [key.slice(0, cut), key.slice(cut + 1)]
  const nodes: SlotOutlook['nodes'] = {}
  for (const [name, answer] of answers) {
    const mode = desired.nodes[name]?.mode ?? 'active'
    if (answer.answer === 'planned') {
      const planned = answer.planned[key]
      if (planned) nodes[name] = { mode, ...planned }
    } else if (wanted?.nodes[name]) nodes[name] = { mode, outcome: 'silent', why: answer.why, phase: answer.phase }
  }
  if (Object.keys(nodes).length === 0) return undefined
  const slot = past.slots[key]
  const digest = wanted?.digest
  const isProven = digest !== undefined && (slot?.good.some((version) => version.digest === digest) ?? false)
  const kind = digest === undefined || slot?.current === digest ? 'heal' : 'deploy'
  return {
    key,
    environment,
    service,
    digest,
    current: slot?.current,
    held: digest === undefined ? undefined : slot?.holds[digest]?.why,
    waitsFor: wanted && waitsFor(known, key, environment, service),
    dependents: dependentsOf(desired, environment, service),
    nodes,
    hooks: hooksAhead(wanted, slot, kind),
    ...goes(desired, wanted, nodes, { kind, proven: isProven }),
  }
}

function waitsFor(
  { desired, future, now }: Knowledge,
  key: string,
  place: string,
  service: string,
): string | undefined {
  const slot = future.slots[key]
  const gate = slot && gateOf(future, desired, slot, now)
  if (gate?.kind !== 'environment') return gate?.why
  const { after, soakMs = 0 } = desired.environments.find(({ name }) => name === place) ?? {}
  return `${service} to be healthy in ${after}${soakMs > 0 ? ` for ${describeSpan(soakMs)}` : ''}`
}

/** How the rollout would go, and how long it takes at most. */
function goes(
  desired: DesiredState,
  wanted: DesiredService | undefined,
  nodes: SlotOutlook['nodes'],
  rollout: { kind: 'deploy' | 'heal'; proven: boolean },
): Pick<SlotOutlook, 'waves' | 'boundMs'> {
  if (!wanted) return { waves: undefined, boundMs: undefined }
  const { rollout: parameters, hooks } = wanted
  const { failureDomain } = parameters
  const domainOf = (name: string) => (failureDomain ? desired.nodes[name]?.labels[failureDomain] : undefined)
  const preview = wavesOf(nodes, { ...rollout, parameters, domainOf })
  if (!preview) return { waves: undefined, boundMs: undefined }
  const stepSeconds = (name: string) => {
    const node = nodes[name]
    return node?.outcome === 'plan' ? node.attempt.stepSeconds : 0
  }
  return {
    waves: preview,
    boundMs: durationBoundMs({
      preview,
      parameters,
      stepSeconds,
      hooks: rollout.kind === 'deploy' ? hooks : undefined,
    }),
  }
}

/** A deployment visits every node it may change, also to verify it; healing only those that differ. */
function wavesOf(
  nodes: SlotOutlook['nodes'],
  rollout: Omit<Parameters<typeof previewWaves>[0], 'nodes'>,
): WavePreview | undefined {
  const active = Object.entries(nodes).filter(([, node]) => node.mode === 'active')
  const differs = active.filter(([, { outcome }]) => outcome === 'plan')
  if (differs.length === 0) return undefined
  const answering = active.filter(([, { outcome }]) => outcome !== 'silent')
  const silent = active.filter(([, { outcome }]) => outcome === 'silent')
  const visited = rollout.kind === 'deploy' ? [...answering, ...silent] : differs
  return previewWaves({ ...rollout, nodes: visited.map(([name]) => name) })
}

/** What a slot needs: 0 somebody now, 1 an answer, 2 a rollout, 3 nothing. */
export function badness(slot: SlotOutlook): 0 | 1 | 2 | 3 {
  const outcomes = new Set(Object.values(slot.nodes).map(({ outcome }) => outcome))
  if (outcomes.has('blocked')) return 0
  if (outcomes.has('unknown') || outcomes.has('silent')) return 1
  return outcomes.has('plan') ? 2 : 3
}
