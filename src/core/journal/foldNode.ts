import type { Entry } from './entry.ts'
import type { NodeState, State } from './state.ts'

const hourMs = 3_600_000

/** What is known of nodes, entry by entry. */
export function foldNode(state: State, entry: Entry): State {
  switch (entry.type) {
    case 'node-looked':
      return withNodeState(state, entry.node, (n) => ({
        ...n,
        look: entry.look,
        lookedAt: entry.at,
        triedAt: entry.at,
        misses: 0,
        answersSince: n.answersSince ?? entry.at,
        heardAt: entry.at,
        slots: entry.slots,
      }))
    case 'node-unanswered':
      return withNodeState(state, entry.node, (n) => ({
        ...n,
        look: entry.look,
        triedAt: entry.at,
        lookedAt: undefined,
        misses: n.misses + 1,
        answersSince: undefined,
      }))
    case 'node-lost':
      return withNodeState(state, entry.node, (n) => ({
        ...n,
        lost: { phase: entry.phase, message: entry.message, since: entry.at },
      }))
    case 'node-back':
      return withNodeState(state, entry.node, (n) => ({ ...n, lost: undefined, backAt: entry.at }))
    case 'drift-found':
      return withNodeState(state, entry.node, (n) => ({
        ...n,
        drift: { ...n.drift, [entry.slot]: { since: entry.at, changes: entry.changes } },
      }))
    case 'drift-ended':
      return withNodeState(state, entry.node, (n) => ({ ...n, drift: without(n.drift, entry.slot) }))
    case 'heal-stopped':
      return withNodeState(state, entry.node, (n) => ({
        ...n,
        healStopped: { ...n.healStopped, [entry.slot]: entry.why },
      }))
    case 'node-cordoned': {
      const { who, why, at, until } = entry
      return withNodeState(state, entry.node, (n) => ({ ...n, cordon: { who, why, at, until } }))
    }
    case 'node-uncordoned':
      return withNodeState(state, entry.node, (n) => ({ ...n, cordon: undefined }))
    case 'node-forgotten':
      return { ...state, nodes: without(state.nodes, entry.node) }
    case 'orphan-found':
      return withNodeState(state, entry.node, (n) => ({ ...n, orphan: entry.attempt }))
    case 'orphan-ended':
      return withNodeState(state, entry.node, (n) => ({ ...n, orphan: undefined, lookedAt: undefined }))
    case 'attempt-intended':
      return withNodeState(entry.empty || entry.part ? state : countTry(state, entry), entry.node, (n) => ({
        ...n,
        touchedAt: entry.at,
      }))
    case 'node-settled':
      return entry.end === 'healthy' ? served(state, entry) : state
    case 'node-set-aside':
      return setAside(state, entry)
    case 'rollout-started':
      return entry.kind === 'deploy' ? forgetHealStops(state, entry.slot) : state
    default:
      return state
  }
}

/** What is known of a node, also before it was ever asked. */
export function nodeState(state: State, name: string): NodeState {
  return (
    state.nodes[name] ?? {
      name,
      look: 0,
      misses: 0,
      slots: {},
      served: {},
      aside: {},
      drift: {},
      heals: {},
      healStopped: {},
      tries: {},
    }
  )
}

function withNodeState(state: State, name: string, change: (node: NodeState) => NodeState): State {
  return { ...state, nodes: { ...state.nodes, [name]: change(nodeState(state, name)) } }
}

/** What a node was denied of a slot, because it failed or relapsed there, is forgotten; its tries only of one digest. */
export function forgetDenials(node: NodeState, slot: string, digest?: string): NodeState {
  return {
    ...node,
    tries: digest === undefined ? node.tries : without(node.tries, `${slot} ${digest}`),
    heals: without(node.heals, slot),
    healStopped: without(node.healStopped, slot),
    aside: without(node.aside, slot),
  }
}

function served(state: State, entry: Extract<Entry, { type: 'node-settled' }>): State {
  const rollout = state.rollouts[entry.rollout]
  if (!rollout) return state
  const { slot, digest } = rollout
  const gone = /^0+$/.test(digest)
  return withNodeState(state, entry.node, (n) => ({
    ...n,
    served: gone ? without(n.served, slot) : { ...n.served, [slot]: true },
    aside: without(n.aside, slot),
  }))
}

function setAside(state: State, entry: Extract<Entry, { type: 'node-set-aside' }>): State {
  const rollout = state.rollouts[entry.rollout]
  if (!rollout) return state
  const { why, at } = entry
  const aside = { digest: rollout.digest, why, at }
  return withNodeState(state, entry.node, (n) => ({ ...n, aside: { ...n.aside, [rollout.slot]: aside } }))
}

function countTry(state: State, entry: Extract<Entry, { type: 'attempt-intended' }>): State {
  const heal = state.rollouts[entry.rollout]?.kind === 'heal'
  const key = `${entry.slot} ${entry.digest}`
  return withNodeState(state, entry.node, (n) => ({
    ...n,
    tries: heal ? n.tries : { ...n.tries, [key]: (n.tries[key] ?? 0) + 1 },
    heals: heal
      ? { ...n.heals, [entry.slot]: [...(n.heals[entry.slot] ?? []).filter((t) => t > entry.at - hourMs), entry.at] }
      : n.heals,
  }))
}

/** A new digest is a new chance: what could not be healed before may be now. */
function forgetHealStops(state: State, slot: string): State {
  const nodes = Object.entries(state.nodes).map(([name, node]) => [
    name,
    slot in node.healStopped || slot in node.aside ? forgetDenials(node, slot) : node,
  ])
  return { ...state, nodes: Object.fromEntries(nodes) }
}

function without<T>(record: Record<string, T>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(record).filter(([k]) => k !== key))
}
