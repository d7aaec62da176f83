import { sha256 } from '../../src/core/fleet/digest.ts'
import type { DurableEntry } from '../../src/core/journal/entry.ts'
import { fold } from '../../src/core/journal/fold.ts'
import { emptyState, type State } from '../../src/core/journal/state.ts'
import { effectiveOf } from '../../src/core/rollout/effective.ts'
import { waitingOf } from '../../src/core/rollout/waiting.ts'
import type { MemoryNodes } from '../../src/adapters/nodes/memory/nodes.ts'
import type { MemoryRemote } from '../../src/adapters/repositories/memory/memory.ts'
import { fleetNodes, parameters } from './fleet.ts'

/** What is watched while a schedule runs, and what was found wrong. */
export interface Watch {
  violations: string[]
  journal: DurableEntry[]
  seen: Set<string>
}

/** The invariants that can be told from the record, checked as each entry becomes true. */
export function checkEntries(watch: Watch, entries: DurableEntry[], remote: MemoryRemote): void {
  for (const entry of entries) {
    watch.journal.push(entry)
    for (const [name, check] of Object.entries(checks)) {
      const problem = check(watch.journal, entry, remote)
      if (problem) watch.violations.push(`${name}: ${problem}`)
    }
  }
}

type Check = (journal: DurableEntry[], entry: DurableEntry, remote: MemoryRemote) => string | undefined

type Of<T extends DurableEntry['type']> = Extract<DurableEntry, { type: T }>

function of<T extends DurableEntry['type']>(journal: DurableEntry[], type: T): Of<T>[] {
  return journal.filter((entry): entry is Of<T> => entry.type === type)
}

const checks: Record<string, Check> = {
  'I2 only accepted commits': (journal, entry) => {
    if (entry.type !== 'rollout-started') return undefined
    const known = of(journal, 'commit-accepted').some((e) => e.commit === entry.commit)
    return known ? undefined : `${entry.rollout} carries ${entry.commit}, which was never accepted`
  },
  'I3 one attempt per node': (journal, entry) => {
    if (entry.type !== 'attempt-intended') return undefined
    const open = openAttempts(journal).filter((a) => a.node === entry.node)
    return open.length > 1 ? `${open.map((a) => a.attempt).join(' and ')} on ${entry.node}` : undefined
  },
  'I4 bounded blast radius': (journal, entry) => {
    if (entry.type !== 'wave-started') return undefined
    const rollout = of(journal, 'rollout-started').find((r) => r.rollout === entry.rollout)
    const limit = 'count' in parameters.maxParallel ? parameters.maxParallel.count : 0
    if (entry.nodes.length > limit) return `wave of ${entry.nodes.length}`
    const before = of(journal, 'wave-started').filter((w) => w.rollout === entry.rollout && w !== entry)
    // A node that takes its turn anew was set aside.
    const ends = [...of(journal, 'node-settled'), ...of(journal, 'node-returned')]
    const settled = new Set(ends.filter((s) => s.rollout === entry.rollout).map((s) => s.node))
    const unsettled = before.flatMap((w) => w.nodes).filter((n) => !settled.has(n))
    if (unsettled.length > 0) return `wave ${entry.wave} began while ${unsettled.join(', ')} had not ended`
    return rollout ? undefined : 'a wave of no rollout'
  },
  'I5 no success without evidence': (journal, entry) => {
    if (entry.type !== 'node-settled' || entry.end !== 'healthy') return undefined
    const attempt = of(journal, 'attempt-intended').findLast(
      (a) => a.rollout === entry.rollout && a.node === entry.node,
    )
    if (!attempt) return `${entry.node} healthy without an attempt`
    const mine = journal.filter((e) => 'attempt' in e && e.attempt === attempt.attempt)
    const verdict = of(mine, 'verdict').some((v) => v.verdict === 'healthy')
    if (attempt.empty) return verdict ? undefined : `${entry.node} healthy without a verdict`
    const applied = of(mine, 'steps-ended').some((s) => s.steps === 'applied')
    const confirmed = of(mine, 'outcome').some((o) => o.outcome === 'healthy')
    return verdict && applied && confirmed ? undefined : `${entry.node} healthy without done, verdict and confirmation`
  },
  'I8 no loops': (journal, entry, remote) => {
    if (entry.type === 'attempt-intended') {
      const kinds = new Map(of(journal, 'rollout-started').map((r) => [r.rollout, r.kind]))
      const since = of(journal, 'hold-released').at(-1)?.at ?? 0
      const tries = of(journal, 'attempt-intended').filter(
        (a) =>
          a.node === entry.node &&
          a.slot === entry.slot &&
          a.digest === entry.digest &&
          !a.empty &&
          a.at >= since &&
          kinds.get(a.rollout) === 'deploy',
      )
      return tries.length > 3 ? `${tries.length} attempts of ${entry.digest.slice(0, 8)} on ${entry.node}` : undefined
    }
    if (entry.type === 'rollout-started') {
      // What nodes were to blame for may be gone back to where it was proven; what a commit was to blame for, never.
      const isGood = of(journal, 'digest-good').some((g) => g.slot === entry.slot && g.digest === entry.digest)
      const held = of(journal, 'digest-held').some(
        (h) => h.slot === entry.slot && h.digest === entry.digest && (h.blame === 'commit' || !isGood),
      )
      const released = of(journal, 'hold-released').some((h) => h.slot === entry.slot && h.digest === entry.digest)
      return held && !released ? `held ${entry.digest.slice(0, 8)} started again in ${entry.slot}` : undefined
    }
    return entry.type === 'commit-accepted' ? doubleReverts(remote) : undefined
  },
  'I13 one end per node and rollout': (journal, entry) => {
    if (entry.type !== 'rollout-ended') return undefined
    const rollout = of(journal, 'rollout-started').find((r) => r.rollout === entry.rollout)
    const total = Object.values(entry.counts).reduce((sum, n) => sum + (n ?? 0), 0)
    return total === rollout?.nodes.length
      ? undefined
      : `${entry.rollout} accounts for ${total} of ${rollout?.nodes.length}`
  },
}

function openAttempts(journal: DurableEntry[]): Of<'attempt-intended'>[] {
  const ended = new Set<string>()
  for (const entry of journal) {
    if (entry.type === 'outcome' || entry.type === 'attempt-void') ended.add(entry.attempt)
    if (entry.type === 'steps-ended' && entry.steps === 'stale') ended.add(entry.attempt)
    if (entry.type === 'verdict') {
      const attempt = of(journal, 'attempt-intended').find((a) => a.attempt === entry.attempt)
      if (attempt?.empty) ended.add(entry.attempt)
    }
  }
  return of(journal, 'attempt-intended').filter((a) => !ended.has(a.attempt))
}

/** On the branch, no commit is reverted by Holdfast twice. */
function doubleReverts(remote: MemoryRemote): string | undefined {
  const reverted = new Set<string>()
  for (let at = remote.head; at; at = remote.commits.get(at)?.parents[0]) {
    const commit = remote.commits.get(at)
    if (commit?.author.name !== 'Holdfast') continue
    for (const [, oid] of commit.message.matchAll(/^Reverts: (\w+)$/gm)) {
      if (remote.commits.get(oid ?? '')?.author.name === 'Holdfast')
        return `its own revert ${oid?.slice(0, 7)} was reverted`
      if (oid && reverted.has(oid)) return `${oid.slice(0, 7)} was reverted twice`
      reverted.add(oid ?? '')
    }
  }
  return undefined
}

/** What must be true once faults have stopped and everything came to rest. */
export function checkEnd(
  watch: Watch,
  state: State,
  nodes: MemoryNodes,
  remote: MemoryRemote,
  journal: DurableEntry[],
): void {
  const say = (line: string) => watch.violations.push(line)
  for (const rollout of Object.values(state.rollouts)) {
    if (rollout.endedAt === undefined) say(`I15 every rollout ends: ${rollout.id} of ${rollout.slot} has not`)
  }
  for (const slot of Object.values(state.slots)) checkSlot(say, state, slot.key, nodes, remote)
  const headTree = remote.commits.get(remote.head ?? '')?.tree ?? {}
  if (!('broken.yaml' in headTree) && state.accepted?.commit !== remote.head) {
    say(`I14 convergence: head ${remote.head} was not accepted, but ${state.accepted?.commit}`)
  }
  const again = durable(fold(emptyState(), journal))
  const [a, b] = [JSON.stringify(again), JSON.stringify(durable(state))]
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  if (a !== b)
    say(
      `I13 the journal folds to another state: ${a.slice(Math.max(0, i - 60), i + 60)} ≠ ${b.slice(Math.max(0, i - 60), i + 60)}`,
    )
}

/** A state without what is volatile. */
function durable(state: State): unknown {
  const { slots, reverts, revertsBlocked, proposals, counters, accepted, refused } = state
  const rollouts = Object.values(state.rollouts).map((r) => [r.id, r.result, r.nodes, r.waves])
  const attempts = Object.values(state.attempts).map((a) => [a.id, a.phase, a.steps, a.verdict, a.outcome])
  return { slots, reverts, revertsBlocked, proposals, counters, accepted, refused, rollouts, attempts }
}

function checkSlot(
  say: (line: string) => void,
  state: State,
  key: string,
  nodes: MemoryNodes,
  remote: MemoryRemote,
): void {
  const slot = state.slots[key]
  const version = slot && effectiveOf(slot)
  if (!slot || !version) return
  // What waits for a held dependency or for the environment before it stays where it is; the state says so.
  const waiting = waitingOf(state, slot, 0)?.kind
  if (slot.current !== version.digest && (waiting === 'dependency' || waiting === 'environment')) return
  const names = fleetNodes[slot.environment] ?? []
  const texts = [...remote.commits.values()].map((commit) => commit.tree[`${slot.service}.conf`] ?? '')
  const wanted = texts.find((text) => sha256(`${slot.service} ${text}`) === version.digest)
  for (const name of names) {
    if (state.nodes[name]?.healStopped[key]) continue
    const host = nodes.host(name)
    const entry = host.files.get(`/etc/${slot.service}.conf`)
    const sha = entry?.type === 'file' ? entry.sha256 : 'absent'
    if (wanted === undefined || sha !== sha256(wanted)) {
      say(`I14 convergence: ${name} runs ${sha.slice(0, 8)}, not "${wanted}" of ${slot.service}`)
    }
    const armed = [...host.attempts.values()].filter(
      (a) => a.record.outcome === 'armed' || a.record.outcome === 'restoring',
    )
    if (armed.length > 0) say(`I14 convergence: ${name} still waits for ${armed.map((a) => a.record.attempt).join()}`)
  }
  const held = slot.wanted && slot.holds[slot.wanted.digest]
  const why = slot.wanted && state.revertsBlocked[`${state.accepted?.commit} ${slot.key} ${slot.wanted.digest}`]
  const proposal = slot.wanted && state.proposals[`${slot.key} ${slot.wanted.digest}`]
  if (proposal && !remote.branches.has(proposal.branch)) say(`I14 Git agrees: ${proposal.branch} is at no remote`)
  if (held?.blame === 'commit' && !why && !proposal && !state.refused) {
    say(`I14 Git agrees: the head carries the held digest of ${key} and nothing says why`)
  }
}
