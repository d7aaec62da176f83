import type { DurableEntry } from '../journal/entry.ts'
import type { NodeStatus, Rollout, State } from '../journal/state.ts'
import { liftsItself } from '../rollout/rules/retryHolds.ts'
import { waitingOf, type Waiting } from '../rollout/waiting.ts'
import { citedCommit, type Chronicle, type Cited } from './chronicle.ts'
import { aboutOf, describeEntry, type EntryLine } from './describeEntry.ts'
import { resultWords } from './endWords.ts'
import { describeDuration } from './duration.ts'
import type { Sign } from './sign.ts'
import { waveName } from './waveName.ts'

/** One node's way through a rollout. */
export interface RolloutNodeView {
  name: string
  sign: Sign
  word: string
  detail: string
}

/** One digest being carried through one environment, or that was. */
export interface RolloutView {
  id: string
  service: string
  environment: string
  kind: 'deploy' | 'heal'
  proven: boolean
  digest: string
  cited: Cited
  sign: Sign
  word: string
  startedAt: number
  endedAt?: number
  /** Waves so far, the canary first; `rest` are the nodes of later waves. */
  waves: { name: string; nodes: RolloutNodeView[] }[]
  rest: string[]
  /** Nodes that were passed over before their turn, with the reason: cordoned ones. */
  aside: RolloutNodeView[]
  counts: Record<string, number>
  /** It takes at most so long, pauses that it had included. */
  boundMs?: number
  /** The canary bakes until then. */
  bakeUntil?: number
  waiting?: Waiting
  failure?: RolloutFailure
}

/** A failure: what, with which evidence, what was done about it, and what to do next. */
export interface RolloutFailure {
  node: string
  why: string
  evidence: string[]
  /** `shop-4 unhealthy after 32s: GET … answered 503`. */
  sentence: string
  consequences: string[]
  next: string
}

/** A rollout with the lines of its life. */
export interface RolloutDetail extends RolloutView {
  timeline: EntryLine[]
}

const nodeSigns: Record<NodeStatus, Sign> = {
  pending: 'unknown',
  applying: 'moving',
  verifying: 'moving',
  confirming: 'moving',
  restoring: 'bad',
  healthy: 'good',
  restored: 'bad',
  failed: 'bad',
  deferred: 'waiting',
  ignored: 'unknown',
}

/** A rollout for people and programs. */
export function rolloutView(state: State, told: Chronicle, rollout: Rollout, now: number): RolloutView {
  const cut = rollout.slot.indexOf('/')
  const started = new Set(rollout.waves.flat())
  const counts: Record<string, number> = {}
  for (const { status } of Object.values(rollout.nodes)) counts[status] = (counts[status] ?? 0) + 1
  const slot = state.slots[rollout.slot]
  return {
    id: rollout.id,
    service: rollout.slot.slice(cut + 1),
    environment: rollout.slot.slice(0, cut),
    kind: rollout.kind,
    proven: rollout.proven,
    digest: rollout.digest,
    cited: citedCommit(told, rollout.commit),
    ...standing(rollout),
    startedAt: rollout.startedAt,
    endedAt: rollout.endedAt,
    waves: rollout.waves.flatMap((nodes, index) => {
      const named = nodes.map((name) => nodeInRollout(rollout, name))
      return named.length === 0 ? [] : [{ name: waveName(rollout, index + 1), nodes: named }]
    }),
    rest: rollout.order.filter((name) => !started.has(name) && rollout.nodes[name]?.status !== 'deferred'),
    aside: rollout.order
      .filter((name) => !started.has(name) && rollout.nodes[name]?.status === 'deferred')
      .map((name) => nodeInRollout(rollout, name)),
    counts,
    boundMs: boundNow(rollout, now),
    bakeUntil: isBaking(rollout) ? rollout.bake?.until : undefined,
    waiting: slot && rollout.endedAt === undefined ? waitingOf(state, slot, now) : undefined,
    failure: failureOf(state, told, rollout),
  }
}

/** Undefined where nothing is known, or where it waits already for longer than anybody could have foreseen. */
function boundNow(rollout: Rollout, now: number): number | undefined {
  const { boundMs, pausedMs = 0, paused, startedAt, endedAt, failure } = rollout
  if (boundMs === undefined || failure) return undefined
  const bound = boundMs + pausedMs + (paused ? now - paused.at : 0)
  return (endedAt ?? now) - startedAt > bound ? undefined : bound
}

/** A rollout with all that was recorded of it and is still remembered. */
export function rolloutDetail(state: State, told: Chronicle, rollout: Rollout, now: number): RolloutDetail {
  const mine = told.entries.filter((entry) => aboutOf(entry, state).rollout === rollout.id)
  return { ...rolloutView(state, told, rollout, now), timeline: mine.map((entry) => describeEntry(entry, state, told)) }
}

function standing(rollout: Rollout): { sign: Sign; word: string } {
  if (rollout.result) {
    const [sign] = resultWords(rollout.result)
    return { sign, word: rollout.result.replace('succeeded-with-deferred', 'succeeded, not everywhere') }
  }
  if (rollout.failure) return { sign: 'bad', word: 'restoring' }
  if (rollout.paused) return { sign: 'waiting', word: 'paused' }
  if (rollout.waves.length === 0) return { sign: 'moving', word: 'pending' }
  if (isBaking(rollout)) return { sign: 'moving', word: 'baking' }
  if (rollout.kind === 'heal') return { sign: 'moving', word: 'healing' }
  return { sign: 'moving', word: rollout.waves.length === 1 && !rollout.proven ? 'canary' : 'rolling' }
}

function isBaking(rollout: Rollout): boolean {
  return rollout.endedAt === undefined && !rollout.failure && rollout.bake?.wave === rollout.waves.length
}

function nodeInRollout(rollout: Rollout, name: string): RolloutNodeView {
  const progress = rollout.nodes[name]
  const status = progress?.status ?? 'pending'
  const word = status === 'ignored' ? 'untouched' : status
  const detail = progress?.detail ?? ''
  return { name, sign: nodeSigns[status], word, detail: detail === word ? '' : detail }
}

function failureOf(state: State, told: Chronicle, rollout: Rollout): RolloutFailure | undefined {
  const { failure } = rollout
  if (!failure) return undefined
  const mine = told.entries.filter((entry) => aboutOf(entry, state).rollout === rollout.id)
  const intended = mine.find((entry) => entry.type === 'attempt-intended' && entry.node === failure.node)
  const { node, why, evidence, at } = failure
  return {
    node,
    why,
    evidence,
    sentence: sentence(node, why, describeDuration(at - (intended?.at ?? rollout.startedAt))),
    consequences: consequences(state, rollout, mine),
    next: nextStep(state, rollout),
  }
}

function sentence(node: string, why: string, after: string): string {
  if (node === '') return why
  if (why.startsWith('cannot be changed')) return `${node} ${why}`
  const word = 'unhealthy'
  return why.startsWith(`${word}: `)
    ? `${node} ${word} after ${after}: ${why.slice(word.length + 2)}`
    : `${node} failed after ${after}: ${why}`
}

function consequences(state: State, rollout: Rollout, mine: DurableEntry[]): string[] {
  const by = (status: NodeStatus) => rollout.order.filter((name) => rollout.nodes[name]?.status === status)
  const restored = by('restored')
  const untouched = by('ignored').length + (rollout.endedAt === undefined ? by('pending').length : 0)
  const failed = by('failed')
  const slot = state.slots[rollout.slot]
  const hold = slot?.holds[rollout.digest]
  const revert = state.reverts.findLast(({ slot: key, digest }) => key === rollout.slot && digest === rollout.digest)
  const proposal = state.proposals[`${rollout.slot} ${rollout.digest}`]
  const blocked = Object.entries(state.revertsBlocked).find(([key]) =>
    key.endsWith(` ${rollout.slot} ${rollout.digest}`),
  )
  return [
    ...(restored.length > 0 ? [`${names(restored)} restored${restoreTime(mine)}`] : []),
    ...(failed.length > 0 ? [`${names(failed)} could not be restored`] : []),
    ...(untouched > 0 ? [`${untouched} ${untouched === 1 ? 'node' : 'nodes'} untouched`] : []),
    ...(hold ? [`digest ${rollout.digest.slice(0, 7)} held in ${slot?.environment}`] : []),
    ...(revert ? [`revert ${revert.commit.slice(0, 7)} pushed`] : []),
    ...(proposal ? [`revert proposed as ${proposal.branch}: ${proposal.why}`] : []),
    ...(blocked && !revert && !proposal ? [`no revert: ${blocked[1].why}`] : []),
  ]
}

function names(list: string[]): string {
  return list.length > 3 ? `${list.slice(0, 3).join(', ')} and ${list.length - 3} more` : list.join(', ')
}

function restoreTime(mine: DurableEntry[]): string {
  const begun = mine.findLast((entry) => entry.type === 'restore-intended')
  const done = mine.findLast((entry) => entry.type === 'outcome' && entry.outcome === 'restored')
  return begun && done && done.at >= begun.at ? ` in ${describeDuration(done.at - begun.at)}` : ''
}

function nextStep(state: State, rollout: Rollout): string {
  const slot = state.slots[rollout.slot]
  if (!slot || rollout.kind === 'heal')
    return `look at ${rollout.failure?.node || 'the node'}; it is tried again by itself`
  const hold = slot.holds[rollout.digest]
  if (!hold) return 'nothing: it was released since'
  const retry = `\`holdfast retry ${slot.service} --in ${slot.environment}\``
  if (liftsItself(slot, hold)) return `nothing: it is tried again by itself; at once with ${retry}`
  const proposal = state.proposals[`${rollout.slot} ${rollout.digest}`]
  const merge = proposal ? `merge ${proposal.branch}, or ` : ''
  const stuck = rollout.order.filter((name) => rollout.nodes[name]?.status === 'failed')
  const look = stuck.length > 0 ? `look at ${names(stuck)} first, where nothing was forced; then ` : ''
  return `${look}${merge}fix and merge, or ${retry}`
}
