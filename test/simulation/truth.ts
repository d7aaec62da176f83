import type { DurableEntry, Entry } from '../../src/core/journal/entry.ts'
import type { State } from '../../src/core/journal/state.ts'
import type { DesiredState } from '../../src/core/fleet/desired.ts'
import type { Target } from '../../src/core/fleet/node.ts'
import type { Step } from '../../src/core/plan/plan.ts'
import type { MemoryHost } from '../../src/adapters/nodes/memory/host.ts'
import type { Answer, ApplyOrder, Epoch } from '../../src/adapters/nodes/port.ts'
import type { MemoryRemote } from '../../src/adapters/repositories/memory/memory.ts'
import type { StoredRecord } from '../../src/adapters/stores/port.ts'
import type { Shape } from './fleet.ts'
import { addToLedger, emptyLedger, type Ledger } from './ledger.ts'
import type { WorldClock } from './clock.ts'

/** A call of the nodes port, as those who watch it see it. */
export type NodeCall =
  | { verb: 'apply'; target: Target; order: ApplyOrder }
  | { verb: 'confirm'; target: Target; order: { attempt: string; epoch: Epoch; as: 'healthy' | 'kept' } }
  | { verb: 'proceed' | 'restore'; target: Target; order: { attempt: string; epoch: Epoch } }
  | { verb: 'follow'; target: Target; attempt: string }
  | { verb: 'observe' | 'probe' | 'lastLines' | 'read'; target: Target }

/** Everything that can be seen to happen from outside all processes. */
export type Happening =
  /** A record became durable; whether its writer ever hears of it is another matter. */
  | { happening: 'durable'; ledger: Ledger; entry: DurableEntry }
  /** The daemon says what became part of its state. */
  | { happening: 'believed'; ledger: Ledger; entries: Entry[]; state: State }
  /** A process of a controller starts, and reads its journal. */
  | { happening: 'loaded'; ledger: Ledger; records: StoredRecord[] }
  /** A call leaves a controller. */
  | { happening: 'sent'; ledger: Ledger; call: NodeCall }
  /** A node did what it was asked; whether the answer arrives is another matter. */
  | { happening: 'did'; ledger: Ledger; host: MemoryHost; call: NodeCall; answer: Answer<unknown> }
  /** A controller has its answer. */
  | { happening: 'answered'; ledger: Ledger; call: NodeCall; answer: Answer<unknown> }
  /** A node is about to do a step of an apply or of an undo. */
  | { happening: 'step'; host: MemoryHost; attempt: string; step: Step }
  /** Something on a node may have changed. */
  | { happening: 'moved'; host: MemoryHost }
  /** The branch went on by a controller's push. */
  | { happening: 'pushed'; ledger: Ledger; before: string; after: string }
  /** A branch for people to merge was pushed. */
  | { happening: 'proposed'; ledger: Ledger; branch: string; before?: string; after: string }
  /** Words that leave the controller for people. */
  | { happening: 'said'; ledger: Ledger; text: string }
  /** Some simulated seconds have passed. */
  | { happening: 'passed'; state: State; ledger: Ledger }
  /** Faults have stopped, and everything came to rest, or should have. */
  | {
      happening: 'rest'
      state: State
      ledger: Ledger
      records: StoredRecord[]
      restedAfterMs: number
      isAtRest: boolean
    }

/** What an invariant listens to. */
export type Watcher = { [K in Happening['happening']]?: (it: Extract<Happening, { happening: K }>) => void }

/** What is really so, whoever believes what: the invariants judge by it alone. */
export interface Truth {
  shape: Shape
  clock: WorldClock
  remote: MemoryRemote
  hosts(): MemoryHost[]
  host(name: string): MemoryHost
  /** The desired state of any commit; undefined: it does not compile. */
  desired(commit: string): DesiredState | undefined
  /** Services of nodes that a person changed by hand, as `node service`: what is theirs is not judged. */
  edited: Set<string>
  /** What each controller has made durable. */
  ledger(controller: string): Ledger
  happened(it: Happening): void
}

/** An invariant of 4-reliability: its number there, and what watches it. */
export interface Invariant {
  number: number
  name: string
  watch(truth: Truth, fail: (problem: string) => void): Watcher
}

type Listeners = { [K in Happening['happening']]: ((it: never) => void)[] }

/** Makes the truth of one life and sets the invariants to watch it. */
export function createTruth(
  world: Pick<Truth, 'shape' | 'clock' | 'remote' | 'hosts' | 'host' | 'desired'>,
  invariants: readonly Invariant[],
  onViolation: (violation: string, invariant: number) => void,
): Truth {
  const ledgers = new Map<string, Ledger>()
  const listeners: Listeners = {
    durable: [],
    believed: [],
    loaded: [],
    sent: [],
    did: [],
    answered: [],
    step: [],
    moved: [],
    pushed: [],
    proposed: [],
    said: [],
    passed: [],
    rest: [],
  }
  const truth: Truth = {
    ...world,
    edited: new Set(),
    ledger(controller) {
      const known = ledgers.get(controller) ?? emptyLedger(controller)
      ledgers.set(controller, known)
      return known
    },
    happened(it) {
      if (it.happening === 'durable') addToLedger(it.ledger, it.entry)
      for (const listen of listeners[it.happening]) (listen as (it: Happening) => void)(it)
    },
  }
  for (const { number, name, watch } of invariants) {
    const watcher = watch(truth, (problem) => onViolation(`I${number} ${name}: ${problem}`, number))
    for (const [happening, listen] of Object.entries(watcher)) {
      listeners[happening as Happening['happening']].push(listen as (it: never) => void)
    }
  }
  return truth
}
