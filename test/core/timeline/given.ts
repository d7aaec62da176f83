import type { DesiredState } from '../../../src/core/fleet/desired.ts'
import { defaultRollout } from '../../../src/core/fleet/rollout.ts'
import type { DurableEntry, Entry, SlotLook } from '../../../src/core/journal/entry.ts'
import { fold } from '../../../src/core/journal/fold.ts'
import { emptyState, type State } from '../../../src/core/journal/state.ts'
import { chronicle, emptyChronicle, type Chronicle } from '../../../src/core/timeline/chronicle.ts'

/** Digests of the tests, each of one letter. */
export const digest = (letter: string) => letter.repeat(64)
export const commit = (letter: string) => letter.repeat(40)

/** An entry without its time, which `tell` gives. */
export type Untimed<T = DurableEntry> = T extends DurableEntry ? Omit<T, 'at'> : never

/** The state after some entries, a second each from 1,000, and what is remembered of them. */
export function tell(...entries: (Untimed | Entry)[]): {
  state: State
  told: Chronicle
  now: number
  all: DurableEntry[]
} {
  const told = emptyChronicle()
  const timed = entries.map((entry, index) => ({ at: 1_000 * (index + 1), ...entry }) as Entry)
  chronicle(told, timed)
  return { state: fold(emptyState(), timed), told, now: 1_000 * (entries.length + 1), all: told.entries }
}

const parameters = { ...defaultRollout, canaryBakeTimeMs: 60_000 }

export const started: Untimed = { type: 'controller-started', epoch: 3, controller: 'c0ffee00', version: '1.0.0' }

export const accepted: Untimed = {
  type: 'commit-accepted',
  commit: commit('a'),
  subject: 'Bump shop to 2.5.0',
  author: 'Alice',
  slots: { 'production/shop': digest('b') },
}

export const promoted: Untimed = {
  type: 'digest-promoted',
  slot: 'production/shop',
  digest: digest('b'),
  commit: commit('a'),
}

/** A rollout of shop over some nodes of production. */
export function rollout(...nodes: string[]): Untimed {
  return {
    type: 'rollout-started',
    rollout: 'c0ffee00-1',
    slot: 'production/shop',
    digest: digest('b'),
    commit: commit('a'),
    kind: 'deploy',
    proven: false,
    nodes,
    parameters,
  }
}

export const wave = (number: number, ...nodes: string[]): Untimed => ({
  type: 'wave-started',
  rollout: 'c0ffee00-1',
  wave: number,
  nodes,
})

/** An attempt of that rollout on a node; its id is the node's name. */
export function attempt(node: string): Untimed {
  return {
    type: 'attempt-intended',
    attempt: node,
    rollout: 'c0ffee00-1',
    node,
    slot: 'production/shop',
    digest: digest('b'),
    epoch: 3,
    look: 1,
    empty: false,
    deadlineSeconds: 60,
    confirmSeconds: 30,
    changes: ['~ release /srv/shop 2.4.1 → 2.5.0', '↻ unit shop.service restart'],
    changeCount: 2,
  }
}

export const failed: Untimed[] = [
  {
    type: 'rollout-failed',
    rollout: 'c0ffee00-1',
    node: 'shop-4',
    blame: 'commit',
    why: 'unhealthy: GET http://127.0.0.1:8080/healthz answered 503',
    evidence: [],
  },
  {
    type: 'digest-held',
    slot: 'production/shop',
    digest: digest('b'),
    commit: commit('a'),
    rollout: 'c0ffee00-1',
    blame: 'commit',
    why: 'unhealthy: GET http://127.0.0.1:8080/healthz answered 503',
  },
  { type: 'restore-intended', attempt: 'shop-4', why: 'unhealthy' },
  { type: 'outcome', attempt: 'shop-4', outcome: 'restored', by: 'controller', detail: '' },
  { type: 'node-settled', rollout: 'c0ffee00-1', node: 'shop-4', end: 'restored', detail: '' },
  { type: 'node-settled', rollout: 'c0ffee00-1', node: 'shop-1', end: 'ignored', detail: 'untouched: restored' },
  { type: 'rollout-ended', rollout: 'c0ffee00-1', result: 'restored', counts: { restored: 1, ignored: 1 } },
]

/** The accepted commit as it is loaded: shop on these nodes of production. */
export function loaded(...names: string[]): Entry {
  const target = { via: 'ssh', address: '10.0.0.1', port: 22, user: 'root', become: 'none', hostKeys: [] } as const
  const nodes = names.map((name) => [
    name,
    {
      name,
      environment: 'production',
      labels: {},
      mode: 'active' as const,
      target: { node: name, ...target, hostKeys: [] },
    },
  ])
  const desired: DesiredState = {
    commit: commit('a'),
    fleet: 'small',
    environments: [{ name: 'production' }],
    nodes: Object.fromEntries(nodes),
    services: {
      'production/shop': {
        service: 'shop',
        environment: 'production',
        digest: digest('b'),
        dependsOn: [],
        rollout: parameters,
        drift: 'heal',
        nodes: Object.fromEntries(names.map((name) => [name, { resources: [], health: [] }])),
      },
    },
    rollback: { mode: 'push' },
    removal: { budgetPercent: 20 },
    observeIntervalMs: 300_000,
  }
  return { at: 0, type: 'desired-loaded', desired }
}

/** A look at a node that found shop like this. */
export function looked(node: string, look: Partial<SlotLook>): Entry {
  const found: SlotLook = {
    digest: digest('b'),
    sync: 'none',
    changes: [],
    changeCount: 0,
    stepSeconds: 0,
    health: [],
    ...look,
  }
  return { at: 9_000, type: 'node-looked', node, look: 1, slots: { 'production/shop': found } }
}
