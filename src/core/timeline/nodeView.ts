import { nodeState } from '../journal/foldNode.ts'
import type { NodeMode } from '../fleet/node.ts'
import type { NodeState, Restraint, State } from '../journal/state.ts'
import { acceptedDesired } from '../rollout/effective.ts'
import { removedDigest } from '../rollout/rules/healNodes.ts'
import { describeInstant } from '../fleet/instant.ts'
import { byBadness, type Sign } from './sign.ts'
import { slotWords } from './slotWords.ts'

/** Where one node stands. */
export interface NodeView {
  name: string
  /** Undefined for a node no loaded commit describes any more. */
  environment?: string
  mode?: NodeMode
  /** Out of the loop for a while, by whom, why and until when. */
  cordon?: Restraint
  sign: Sign
  word: string
  /** Why, when it is not well. */
  why?: string
  since?: number
  lookedAt?: number
  services: {
    service: string
    environment: string
    digest: string
    sync: 'none' | 'plan' | 'blocked' | 'unknown'
    changes: string[]
    health: { check: string; status: 'pass' | 'fail' | 'unknown'; detail: string }[]
  }[]
}

/** Every node, worst first. */
export function nodeViews(state: State): NodeView[] {
  const desired = acceptedDesired(state)
  const names = new Set([...Object.keys(desired?.nodes ?? {}), ...(desired ? [] : knownNodes(state))])
  return [...names].map((name) => nodeView(state, name)).toSorted((a, b) => byBadness(a, b) || compare(a.name, b.name))
}

/** Without a loaded commit (nothing but a journal): the nodes it speaks of. */
function knownNodes(state: State): string[] {
  return [...Object.keys(state.nodes), ...Object.values(state.rollouts).flatMap(({ order }) => order)]
}

function nodeView(state: State, name: string): NodeView {
  const described = acceptedDesired(state)?.nodes[name]
  const node = nodeState(state, name)
  return {
    name,
    environment: described?.environment ?? environmentOf(state, name),
    mode: described?.mode,
    cordon: node.cordon,
    ...standing(state, node, described?.mode),
    lookedAt: node.lookedAt,
    services: Object.entries(node.slots).map(([key, look]) => {
      const cut = key.indexOf('/')
      const { digest, sync, changes, health } = look
      const results = health.map(({ check, status, detail }) => ({ check, status, detail }))
      return { service: key.slice(cut + 1), environment: key.slice(0, cut), digest, sync, changes, health: results }
    }),
  }
}

function environmentOf(state: State, name: string): string | undefined {
  const rollout = Object.values(state.rollouts).find(({ nodes }) => name in nodes)
  return rollout?.slot.slice(0, rollout.slot.indexOf('/'))
}

type Standing = Pick<NodeView, 'sign' | 'word' | 'why' | 'since'>

/** The worst that is known of a node comes first. */
function standing(state: State, node: NodeState, mode: NodeMode | undefined): Standing {
  const { lost } = node
  if (lost?.phase === 'bastion') return { sign: 'unknown', word: 'unknown', why: lost.message, since: lost.since }
  if (lost) return { sign: 'unknown', word: 'unreachable', why: `${lost.phase}: ${lost.message}`, since: lost.since }
  const attempt = Object.values(state.attempts).find((a) => a.node === node.name && a.phase !== 'ended')
  if (attempt?.lostSince !== undefined) {
    const why = `no answer since it was touched: ${attempt.lostWhy ?? ''}`
    return { sign: 'unknown', word: 'in flight', why, since: attempt.lostSince }
  }
  if (attempt) {
    const why = `${slotWords(attempt.slot)} is ${attempt.phase}`
    return { sign: 'moving', word: 'in flight', why, since: attempt.intendedAt }
  }
  if (node.orphan) return { sign: 'moving', word: 'restoring', why: `attempt ${node.orphan} is taken back` }
  const looks = Object.values(node.slots)
  const failing = looks.flatMap(({ health }) => health.filter(({ status }) => status === 'fail'))
  if (failing.length > 0) return { sign: 'bad', word: 'unhealthy', why: failing.map((r) => r.detail).join('; ') }
  const differs = differing(node, mode === 'observe')
  const cordoned = cordonStanding(node, mode)
  if (cordoned) return withDifference(cordoned, differs)
  return mode === 'retired' ? retiring(node) : (differs ?? restful(node))
}

function cordonStanding({ cordon }: NodeState, mode: NodeMode | undefined): Standing | undefined {
  if (cordon) {
    const why = `by ${cordon.who}: ${cordon.why}, until ${describeInstant(cordon.until)}`
    return { sign: 'unknown', word: 'cordoned', why, since: cordon.at }
  }
  return mode === 'cordoned' ? { sign: 'unknown', word: 'cordoned', why: 'by `state: cordoned`' } : undefined
}

function withDifference(cordoned: Standing, differs: Standing | undefined): Standing {
  return differs ? { ...cordoned, why: `${cordoned.why}; ${differs.word}: ${differs.why}` } : cordoned
}

/** On its way out of the fleet: clean once nothing that Holdfast created is left. */
function retiring(node: NodeState): Standing {
  const left = differing(node, false)
  if (left) return { ...left, word: left.sign === 'bad' ? left.word : 'retiring' }
  // A look from before it was retired found all in order: that is what has to go.
  if (Object.values(node.slots).some(({ digest }) => digest !== removedDigest)) {
    return { sign: 'waiting', word: 'retiring', why: 'it is being looked at' }
  }
  const rest = restful(node)
  if (rest.sign !== 'good') return rest
  return { sign: 'good', word: 'clean', why: 'retired: its entry may be removed from the manifests' }
}

function differing(node: NodeState, isObserved: boolean): Standing | undefined {
  const [stopped] = Object.entries(node.healStopped)
  if (stopped) return { sign: 'bad', word: 'drift', why: `${slotWords(stopped[0])} ${stopped[1]}` }
  const [aside] = Object.entries(node.aside).filter(([key, { digest }]) => node.slots[key]?.digest === digest)
  if (aside)
    return { sign: 'bad', word: 'set aside', why: `${slotWords(aside[0])}: ${aside[1].why}`, since: aside[1].at }
  const [drift] = Object.entries(node.drift)
  if (drift) {
    const why = `${slotWords(drift[0])}: ${drift[1].changes.join(', ')}`
    return { sign: 'waiting', word: isObserved ? 'differs' : 'drift', why, since: drift[1].since }
  }
  const looks = Object.entries(node.slots)
  const blocked = looks.find(([, look]) => look.sync === 'blocked')
  if (blocked)
    return { sign: 'waiting', word: 'blocked', why: `${slotWords(blocked[0])}: ${blocked[1].changes.join('; ')}` }
  const behind = looks.find(([, look]) => look.sync === 'plan')
  if (!behind) return undefined
  const [slot, look] = behind
  const word = isObserved ? 'differs' : 'waiting'
  const what = look.digest === removedDigest ? 'is to be removed' : look.changes.join(', ')
  return { sign: 'waiting', word, why: `${slotWords(slot)}: ${what}` }
}

function restful(node: NodeState): Standing {
  const looks = Object.values(node.slots)
  const unreadable = looks.find(({ sync }) => sync === 'unknown')
  if (unreadable) return { sign: 'unknown', word: 'unknown', why: unreadable.changes.join('; ') }
  const silent = looks.flatMap(({ health }) => health).find(({ status }) => status === 'unknown')
  if (silent) return { sign: 'unknown', word: 'health unknown', why: silent.detail }
  if (node.lookedAt === undefined && looks.length === 0)
    return { sign: 'unknown', word: 'unknown', why: 'not looked at yet' }
  return { sign: 'good', word: 'healthy' }
}

function compare(a: string, b: string): number {
  return a.localeCompare(b, 'en', { numeric: true })
}
