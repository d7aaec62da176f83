import type { DurableEntry } from '../journal/entry.ts'
import { nodeState } from '../journal/foldNode.ts'
import type { NodeState, State } from '../journal/state.ts'
import { acceptedDesired, effectiveOf, runsSomewhere } from '../rollout/effective.ts'
import { cordonOf } from '../rollout/restraints.ts'
import { pausedWords } from '../rollout/pauseWords.ts'
import { digestWords } from './describeEntry.ts'
import { fencedWords } from './fencedWords.ts'
import { lostWords } from './lostWords.ts'
import type { Sign } from './sign.ts'
import { slotWords } from './slotWords.ts'

/** What one full reconcile came to. */
export interface ReconcileOutcome {
  /** `fine`: every service at its effective digest everywhere. */
  outcome: 'fine' | 'failed' | 'unreachable' | 'fenced'
  nodes: number
  services: number
  changesApplied: number
  changesTakenBack: number
  /** What is not as it should be, worst first. */
  troubles: { sign: Sign; text: string }[]
}

/** Says what a reconcile came to from the state it ended in and the entries since it began; `earlier` are those before. */
export function reconcileOutcome(
  state: State,
  run: { earlier: readonly DurableEntry[]; entries: readonly DurableEntry[] },
): ReconcileOutcome {
  const desired = acceptedDesired(state)
  const failed = [
    ...headTroubles(state),
    ...rolloutTroubles(state, run.entries),
    ...holdTroubles(state),
    ...healthTroubles(state),
  ]
  const unreachable = nodeTroubles(state)
  const waits = waitTroubles(state)
  const fenced = state.fenced ? [bad(`this controller is fenced: ${fencedWords(state.fenced)}`)] : []
  const outcome = outcomeFrom(fenced.length, failed.length, unreachable.length, waits.length)
  const services = new Set(Object.values(desired?.services ?? {}).map(({ service }) => service))
  return {
    outcome,
    nodes: Object.keys(desired?.nodes ?? {}).length,
    services: services.size,
    ...countChanges(run),
    troubles: [...fenced, ...failed, ...unreachable, ...waits],
  }
}

/** What waits while nodes are out of reach waits for them. */
function outcomeFrom(fenced: number, failed: number, unreachable: number, waits: number): ReconcileOutcome['outcome'] {
  if (fenced > 0) return 'fenced'
  if (failed > 0) return 'failed'
  if (unreachable > 0) return 'unreachable'
  return waits > 0 ? 'failed' : 'fine'
}

/** `5 nodes, 3 services: 12 changes applied`. */
export function summarize(outcome: ReconcileOutcome): string {
  const { nodes, services, changesApplied, changesTakenBack } = outcome
  const changes = [
    ...(changesApplied > 0 || changesTakenBack === 0 ? [changeWords(changesApplied, 'applied')] : []),
    ...(changesTakenBack > 0 ? [changeWords(changesTakenBack, 'taken back')] : []),
  ]
  return `${count(nodes, 'node')}, ${count(services, 'service')}: ${changes.join(', ')}`
}

function changeWords(number: number, done: string): string {
  return number === 0 ? '0 changes' : `${count(number, 'change')} ${done}`
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? '' : 's'}`
}

function countChanges(run: { earlier: readonly DurableEntry[]; entries: readonly DurableEntry[] }) {
  const planned = new Map<string, number>()
  const last = new Map<string, 'applied' | 'takenBack'>()
  for (const entry of [...run.earlier, ...run.entries]) {
    if (entry.type === 'attempt-intended' && !entry.empty) planned.set(entry.attempt, entry.changeCount)
  }
  for (const entry of run.entries) {
    if (entry.type !== 'outcome') continue
    last.set(entry.attempt, entry.outcome === 'healthy' || entry.outcome === 'kept' ? 'applied' : 'takenBack')
  }
  const sum = (what: 'applied' | 'takenBack') =>
    [...last].reduce((total, [attempt, end]) => total + (end === what ? (planned.get(attempt) ?? 0) : 0), 0)
  return { changesApplied: sum('applied'), changesTakenBack: sum('takenBack') }
}

type Trouble = ReconcileOutcome['troubles'][number]

function bad(text: string): Trouble {
  return { sign: 'bad', text }
}

function headTroubles(state: State): Trouble[] {
  const { refused, accepted } = state
  const missing = accepted && !acceptedDesired(state) ? state.missing[accepted.commit] : undefined
  return [
    ...(refused
      ? [bad(`${refused.commit.slice(0, 7)} is refused (${refused.reason}): ${refused.problems.join(' · ')}`)]
      : []),
    ...(missing && accepted ? [bad(`${accepted.commit.slice(0, 7)} cannot be read: ${missing.why}`)] : []),
  ]
}

/** Rollouts that failed meanwhile count, though what they broke is mended again. */
function rolloutTroubles(state: State, entries: readonly DurableEntry[]): Trouble[] {
  const failures = entries.flatMap((entry) => {
    if (entry.type !== 'rollout-failed') return []
    const slot = state.rollouts[entry.rollout]?.slot ?? ''
    return [bad(`${slotWords(slot)} failed: ${entry.node ? `${entry.node}: ` : ''}${entry.why}`)]
  })
  const open = Object.values(state.rollouts).flatMap(({ slot, endedAt, paused }): Trouble[] => {
    if (endedAt !== undefined) return []
    const suspended = state.slots[slot]?.suspended
    const why = suspended
      ? `suspended by ${suspended.who}: ${suspended.why}`
      : paused
        ? pausedWords(paused)
        : 'has not ended: unhealthy nodes use maxUnavailable up'
    return [{ sign: 'waiting', text: `${slotWords(slot)} ${why}` }]
  })
  return [...failures, ...open]
}

function holdTroubles(state: State): Trouble[] {
  return Object.values(state.slots).flatMap((slot): Trouble[] => {
    const hold = slot.wanted && slot.holds[slot.wanted.digest]
    return hold ? [bad(`${slotWords(slot.key)}: ${digestWords(hold.digest)} is held: ${hold.why}`)] : []
  })
}

/** Nodes that Holdfast only observes are not its to answer for. */
function activeStates(state: State): NodeState[] {
  const desired = acceptedDesired(state)
  const active = Object.values(desired?.nodes ?? {}).filter((node) => node.mode !== 'observe')
  return active.map((node) => nodeState(state, node.name))
}

function healthTroubles(state: State): Trouble[] {
  return activeStates(state).flatMap((node) =>
    Object.entries(node.lost ? {} : node.slots).flatMap(([slot, look]): Trouble[] => {
      const failing = look.health.filter((result) => result.status === 'fail')
      const why = failing.map((result) => result.detail).join('; ')
      return failing.length > 0 ? [bad(`${node.name}: ${slotWords(slot)} is unhealthy: ${why}`)] : []
    }),
  )
}

function waitTroubles(state: State): Trouble[] {
  const desired = acceptedDesired(state)
  const waiting = Object.values(state.slots).flatMap((slot): Trouble[] => {
    const { wanted, promoted } = slot
    if (!wanted || slot.holds[wanted.digest]) return []
    // Where every node is only observed nothing is to be brought anywhere.
    if (desired && !runsSomewhere(desired, slot.key)) return []
    const waits = promoted?.digest !== wanted.digest || slot.current !== effectiveOf(slot)?.digest
    return waits
      ? [{ sign: 'waiting', text: `${slotWords(slot.key)} does not run ${digestWords(wanted.digest)} yet` }]
      : []
  })
  const drifted = activeStates(state).flatMap((node) =>
    Object.entries(node.drift).map(([slot, { changes }]): Trouble => {
      const why = node.healStopped[slot] ?? changes.join(', ')
      return { sign: 'waiting', text: `${node.name}: ${slotWords(slot)} differs: ${why}` }
    }),
  )
  return [...waiting, ...drifted]
}

function nodeTroubles(state: State): Trouble[] {
  const desired = acceptedDesired(state)
  return Object.keys(desired?.nodes ?? {}).flatMap((name): Trouble[] => {
    const { lost, slots } = nodeState(state, name)
    if (lost) return [{ sign: 'unknown', text: lostWords(name, lost) }]
    const cordon = desired && cordonOf(state, desired, name)
    const differs = Object.values(slots).some(({ sync }) => sync === 'plan')
    return cordon && differs ? [{ sign: 'unknown', text: `${name} is not brought along: ${cordon}` }] : []
  })
}
