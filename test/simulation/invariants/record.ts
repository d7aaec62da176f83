import { emptyState, type State } from '../../../src/core/journal/state.ts'
import { fold } from '../../../src/core/journal/fold.ts'
import { isDurable, type DurableEntry } from '../../../src/core/journal/entry.ts'
import { chronicle, emptyChronicle } from '../../../src/core/timeline/chronicle.ts'
import { describeEntry } from '../../../src/core/timeline/describeEntry.ts'
import { createScreen, safeJson } from '../../../src/cli/format/screen.ts'
import { emptyChain, findBreak, type ChainEnd } from '../../../src/adapters/stores/chain.ts'
import type { StoredRecord } from '../../../src/adapters/stores/port.ts'
import { descends } from './sending.ts'
import type { Ledger } from '../ledger.ts'
import type { Invariant, Truth } from '../truth.ts'

/** Pushes are fast-forward; a revert undoes the commits it names and nothing else. */
export const neverRewrite: Invariant = {
  number: 9,
  name: 'never rewrite upstream',
  watch(truth, fail) {
    return {
      proposed({ branch, before, after }) {
        if (!branch.startsWith('holdfast/')) fail(`${branch} is none of Holdfast's branches`)
        if (before !== undefined && before !== after) fail(`the proposal ${branch} was moved`)
      },
      pushed({ before, after }) {
        const { commits } = truth.remote
        const commit = commits.get(after)
        if (!descends(truth, after, before))
          return fail(`${after.slice(0, 7)} does not descend from ${before.slice(0, 7)}`)
        if (commit?.parents.length !== 1 || commit.parents[0] !== before) return fail(`more than one commit was pushed`)
        if (!commit.subject.startsWith('Revert "')) fail(`${after.slice(0, 7)} is not named a revert`)
        const named = [...commit.message.matchAll(/^Reverts: (\w+)$/gm)].map(([, oid]) => oid ?? '')
        const stranger = named.find((oid) => !descends(truth, before, oid))
        if (named.length === 0 || stranger !== undefined)
          return fail(`${after.slice(0, 7)} undoes ${stranger ?? 'nothing'}`)
        const undone = undo(truth, before, named)
        if (JSON.stringify(sorted(undone)) !== JSON.stringify(sorted(commit.tree))) {
          fail(`${after.slice(0, 7)} changes something else than what it names`)
        }
      },
    }
  },
}

function undo(truth: Truth, onto: string, named: string[]): Record<string, string> {
  const { commits } = truth.remote
  const tree = { ...commits.get(onto)?.tree }
  for (const oid of named) {
    const commit = commits.get(oid)
    const before = commits.get(commit?.parents[0] ?? '')?.tree ?? {}
    for (const path of new Set([...Object.keys(before), ...Object.keys(commit?.tree ?? {})])) {
      if (before[path] === commit?.tree[path]) continue
      const text = before[path]
      if (text === undefined) delete tree[path]
      else tree[path] = text
    }
  }
  return tree
}

function sorted(tree: Record<string, string>): [string, string][] {
  return Object.entries(tree).toSorted(([a], [b]) => (a < b ? -1 : 1))
}

// oxlint-disable-next-line no-control-regex
const steering = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/

/** Nothing from a node, a commit or a person reaches a terminal, a trailer or a prototype unescaped. */
export const dataIsNotCode: Invariant = {
  number: 11,
  name: 'data is never code',
  watch: (truth, fail) => ({
    pushed({ after }) {
      const message = truth.remote.commits.get(after)?.message ?? ''
      if (steering.test(message)) fail(`the message of ${after.slice(0, 7)} steers a terminal`)
      const trailers = message.split('\n').filter((line) => /^(Reverts|Holdfast-[A-Z][a-z]+):/.test(line))
      const isForged = trailers.some((line) => line.startsWith('Reverts:') && !/^Reverts: [0-9a-f]{40}$/.test(line))
      const rollouts = trailers.filter((line) => line.startsWith('Holdfast-Rollout:')).length
      if (isForged || rollouts !== 1) fail(`the message of ${after.slice(0, 7)} has trailers that are not its own`)
    },
    sent({ call }) {
      if (call.verb !== 'apply') return
      for (const step of call.order.plan.steps) {
        const name = step.kind === 'path' ? step.path : step.kind === 'tree' ? step.directory : ''
        if (name !== '' && !/^\/[\w.@/-]+$/.test(name))
          fail(`${call.order.attempt} names the path ${JSON.stringify(name)}`)
      }
    },
    rest({ state, ledger }) {
      const { render } = createScreen({ out: () => undefined, isTerminal: false, environment: {} })
      const told = emptyChronicle()
      for (const entry of ledger.entries) {
        chronicle(told, [entry])
        const hostile = /\\u00|\u202e/.test(JSON.stringify(entry))
        if (hostile && steering.test(render([describeEntry(entry, state, told).text]) + safeJson(entry))) {
          fail(`the words for ${entry.type} steer a terminal`)
        }
      }
      if (Object.keys(Object.prototype).length > 0) fail('the prototype of all objects has grown')
    },
  }),
}

const once = new Set<DurableEntry['type']>(['attempt-received', 'steps-ended', 'verdict', 'outcome', 'attempt-void'])

/** Every transition has exactly one chained record, and nobody believes what is not recorded. */
export const completeAudit: Invariant = {
  number: 13,
  name: 'complete, ordered audit',
  watch(truth, fail) {
    const seen = new Set<string>()
    /** By controller: durable records that were not yet believed. */
    const written = new Map<string, DurableEntry[]>()
    return {
      durable({ ledger, entry }) {
        written.set(ledger.controller, [...(written.get(ledger.controller) ?? []), entry])
        if (once.has(entry.type) && 'attempt' in entry) {
          // What was proven may go back with the others: that is another outcome, and has its own record.
          const what = entry.type === 'outcome' ? `outcome ${entry.outcome}` : entry.type
          const key = `${what} ${entry.attempt}`
          if (seen.has(key)) fail(`${entry.attempt} has two records of ${entry.type}`)
          seen.add(key)
        }
        if (entry.type === 'rollout-ended') {
          const rollout = ledger.rollouts.get(entry.rollout)
          const total = Object.values(entry.counts).reduce((sum, n) => sum + (n ?? 0), 0)
          const nodes = rollout?.started.nodes.length
          if (total !== nodes) fail(`${entry.rollout} accounts for ${total} of ${nodes} nodes`)
          if (rollout?.ends.size !== nodes)
            fail(`${entry.rollout} ended with ${rollout?.ends.size} of ${nodes} nodes settled`)
        }
      },
      believed({ ledger, entries }) {
        const believed = entries.filter(isDurable)
        const durable = written.get(ledger.controller) ?? []
        const isSame = believed.length === durable.length && believed.every((entry, i) => entry === durable[i])
        if (believed.length > 0 && !isSame)
          fail(`${believed.map((e) => e.type).join(', ')} was believed, and not so recorded`)
        if (believed.length > 0) written.set(ledger.controller, [])
      },
      loaded({ ledger, records }) {
        written.set(ledger.controller, [])
        if (records.length !== ledger.entries.length)
          fail(`${records.length} of ${ledger.entries.length} records were read`)
      },
      did({ ledger, host, call }) {
        if (call.verb !== 'apply') return
        const isKnown = ledger.attempts.has(call.order.attempt)
        if (!isKnown) fail(`${host.name} has an attempt that no record names`)
      },
      rest({ ledger, state, records }) {
        if (records.length !== ledger.entries.length)
          fail(`${records.length} of ${ledger.entries.length} records are left`)
        const broken = brokenAt(records)
        if (broken) fail(`the chain breaks: ${broken}`)
        const differs = difference(
          fold(
            emptyState(),
            records.map((r) => r.entry as DurableEntry),
          ),
          state,
        )
        if (differs) fail(`the journal folds to another state: ${differs}`)
        for (const problem of outcomesThatDiffer(truth, ledger)) fail(problem)
      },
    }
  },
}

function brokenAt(records: StoredRecord[]): string | undefined {
  let end: ChainEnd = emptyChain
  for (const record of records) {
    const broken = findBreak(end, record)
    if (broken) return broken
    end = record
  }
  return undefined
}

function difference(replayed: State, state: State): string | undefined {
  const [a, b] = [JSON.stringify(lasting(replayed)), JSON.stringify(lasting(state))]
  if (a === b) return undefined
  let i = 0
  while (i < a.length && a[i] === b[i]) i++
  return `${a.slice(Math.max(0, i - 60), i + 60)} ≠ ${b.slice(Math.max(0, i - 60), i + 60)}`
}

/** A state without what is volatile. */
function lasting(state: State): unknown {
  const { slots, reverts, revertsBlocked, proposals, counters, accepted, refused } = state
  const rollouts = Object.values(state.rollouts).map((r) => [r.id, r.result, r.nodes, r.waves])
  const attempts = Object.values(state.attempts).map((a) => [a.id, a.phase, a.steps, a.verdict, a.outcome])
  return { slots, reverts, revertsBlocked, proposals, counters, accepted, refused, rollouts, attempts }
}

/** The node owns the outcome: at rest the journal says the same of the newest attempt of each service. */
function outcomesThatDiffer(truth: Truth, ledger: Ledger): string[] {
  const newest = new Map<string, string>()
  for (const { intended, outcome } of ledger.attempts.values()) {
    if (outcome) newest.set(`${intended.node} ${intended.slot}`, intended.attempt)
  }
  return [...newest].flatMap(([where, id]) => {
    const [node = ''] = where.split(' ')
    const said = ledger.attempts.get(id)?.outcome?.outcome
    const record = truth.host(node).attempts.get(id)?.record.outcome
    return said === record ? [] : [`the journal says ${said} of ${id}, and ${node} says ${record}`]
  })
}
