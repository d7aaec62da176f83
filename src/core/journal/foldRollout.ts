import type { Entry } from './entry.ts'
import { defaultRollout } from '../fleet/rollout.ts'
import { lastGoodOf, type NodeStatus, type Rollout, type State } from './state.ts'

/** Ended rollouts that stay in memory for `history`; the journal keeps all. */
const keptRollouts = 200

/** The lives of rollouts, entry by entry. */
export function foldRollout(state: State, entry: Entry): State {
  switch (entry.type) {
    case 'rollout-started':
      return start(state, entry)
    case 'wave-started':
      return withRollout(state, entry.rollout, (r) => ({
        ...r,
        waves: [...r.waves, entry.nodes],
        progressAt: entry.at,
      }))
    case 'bake-started':
      return withRollout(state, entry.rollout, (r) => ({ ...r, bake: { wave: r.waves.length, until: entry.until } }))
    case 'attempt-intended':
      if (entry.part)
        return withRollout(state, entry.rollout, (r) => ({ ...r, after: [...(r.after ?? []), entry.attempt] }))
      return withNode(state, entry.rollout, entry.node, entry.empty ? 'verifying' : 'applying', '', entry.attempt)
    case 'node-returned':
      return withRollout(withNode(state, entry.rollout, entry.node, 'pending', entry.why), entry.rollout, (r) => {
        const node = r.nodes[entry.node]
        // It is left to a wave of its own: the one it was in may be long over.
        const waves = r.waves.map((wave) => wave.filter((name) => name !== entry.node))
        return node
          ? { ...r, waves, nodes: { ...r.nodes, [entry.node]: { ...node, returns: (node.returns ?? 0) + 1 } } }
          : r
      })
    case 'node-settled':
      return withRollout(withNode(state, entry.rollout, entry.node, entry.end, entry.detail), entry.rollout, (r) =>
        entry.end === 'healthy' ? { ...r, progressAt: entry.at } : r,
      )
    case 'node-set-aside': {
      const { node, blame, why } = entry
      return withRollout(state, entry.rollout, (r) => {
        const was = r.nodes[node]
        return was ? { ...r, nodes: { ...r.nodes, [node]: { ...was, aside: { blame, why } } } } : r
      })
    }
    case 'rollout-failed': {
      const { node, blame, why, evidence, at } = entry
      return withRollout(state, entry.rollout, (r) => ({ ...r, failure: { node, blame, why, evidence, at } }))
    }
    case 'rollout-ended':
      return prune(
        settleSlot(
          withRollout(state, entry.rollout, (r) => ({
            ...r,
            endedAt: entry.at,
            result: entry.result,
            paused: undefined,
          })),
          entry.rollout,
        ),
      )
    default:
      return foldWord(state, entry)
  }
}

/** What people say to a rollout, and what it says itself in their stead. */
function foldWord(state: State, entry: Entry): State {
  switch (entry.type) {
    case 'rollout-paused': {
      const { who, why, at, cause, node, irreversible } = entry
      return withRollout(state, entry.rollout, (r) => ({
        ...r,
        paused: { who, why, at, cause, node, ...(irreversible ? { irreversible } : {}) },
        ...(entry.hooks ? { pausedFor: [...(r.pausedFor ?? []), ...entry.hooks] } : {}),
      }))
    }
    case 'rollout-resumed':
      return withRollout(state, entry.rollout, (r) => ({
        ...r,
        paused: undefined,
        pausedMs: (r.pausedMs ?? 0) + (r.paused ? entry.at - r.paused.at : 0),
        progressAt: entry.at,
        waived: r.paused?.cause && !entry.automatic ? [...(r.waived ?? []), r.paused.cause] : r.waived,
      }))
    // What waited at a node boundary has not been idle: the watchdog counts from here.
    case 'suspension-ended':
      return Object.values(state.rollouts)
        .filter((r) => r.slot === entry.slot && r.endedAt === undefined)
        .reduce((next, { id }) => withRollout(next, id, (r) => ({ ...r, progressAt: entry.at })), state)
    case 'rollout-aborted':
      return withRollout(state, entry.rollout, (r) => ({
        ...r,
        paused: undefined,
        aborted: { who: entry.who, why: entry.why, at: entry.at },
      }))
    default:
      return state
  }
}

/** A deployment that was taken back leaves the slot at its last good digest; one that was overtaken leaves it in between. */
function settleSlot(state: State, id: string): State {
  const rollout = state.rollouts[id]
  const slot = rollout && state.slots[rollout.slot]
  if (!rollout || !slot || rollout.kind === 'heal') return state
  const urgent = slot.urgent?.digest === rollout.digest ? undefined : slot.urgent
  const settled = (current: string | undefined): State => {
    return { ...state, slots: { ...state.slots, [slot.key]: { ...slot, urgent, current } } }
  }
  if (rollout.result?.startsWith('succeeded')) return settled(slot.current)
  // Untouched nodes run what was proven last; where that is held by now, all of them still have to go further back.
  const good = lastGoodOf(slot)?.digest
  return settled(rollout.failure && slot.wanted && good === slot.good[0]?.digest ? good : undefined)
}

function start(state: State, entry: Extract<Entry, { type: 'rollout-started' }>): State {
  const rollout: Rollout = {
    id: entry.rollout,
    slot: entry.slot,
    digest: entry.digest,
    commit: entry.commit,
    kind: entry.kind,
    proven: entry.proven,
    ...(entry.urgent ? { urgent: entry.urgent } : {}),
    // What an older version wrote lacks what it did not know.
    parameters: { ...defaultRollout, ...entry.parameters },
    boundMs: entry.boundMs,
    order: entry.nodes,
    nodes: Object.fromEntries(entry.nodes.map((name) => [name, { status: 'pending', detail: '' }])),
    waves: [],
    startedAt: entry.at,
    progressAt: entry.at,
  }
  const slot = state.slots[rollout.slot]
  return {
    ...state,
    slots:
      slot && entry.kind === 'deploy'
        ? { ...state.slots, [slot.key]: { ...slot, current: entry.digest } }
        : state.slots,
    rollouts: { ...state.rollouts, [rollout.id]: rollout },
    counters: { ...state.counters, rollouts: state.counters.rollouts + 1 },
  }
}

function withRollout(state: State, id: string, change: (rollout: Rollout) => Rollout): State {
  const rollout = state.rollouts[id]
  return rollout ? { ...state, rollouts: { ...state.rollouts, [id]: change(rollout) } } : state
}

/** Moves a node within its rollout; also used where an attempt's own entry implies the move. */
export function withNode(
  state: State,
  rollout: string,
  node: string,
  status: NodeStatus,
  detail?: string,
  attempt?: string,
): State {
  return withRollout(state, rollout, (r) => {
    const was = r.nodes[node]
    if (!was) return r
    return {
      ...r,
      nodes: { ...r.nodes, [node]: { ...was, status, attempt: attempt ?? was.attempt, detail: detail ?? was.detail } },
    }
  })
}

/** Forgets the oldest ended rollouts with their ended attempts. */
function prune(state: State): State {
  const ended = Object.values(state.rollouts).filter((r) => r.endedAt !== undefined)
  if (ended.length <= keptRollouts) return state
  const gone = new Set(
    ended
      .toSorted((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0))
      .slice(0, ended.length - keptRollouts)
      .filter((r) => !Object.values(state.attempts).some((a) => a.rollout === r.id && a.phase !== 'ended'))
      .map((r) => r.id),
  )
  return {
    ...state,
    rollouts: Object.fromEntries(Object.entries(state.rollouts).filter(([id]) => !gone.has(id))),
    attempts: Object.fromEntries(Object.entries(state.attempts).filter(([, a]) => !gone.has(a.rollout))),
  }
}
