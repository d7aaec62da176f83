import type { Target } from '../../src/core/fleet/node.ts'
import type { Observation, ObserveRequest } from '../../src/core/observed/observation.ts'
import type { Answer, ApplyOrder, AttemptRecord, Nodes } from '../../src/adapters/nodes/port.ts'
import { orderOf, type OrderOptions, readHeld } from './nodes-plans.ts'

/** A host to hold to the contract, fresh for each test, and what a person on it could do. */
export interface NodesSubject {
  nodes: Nodes
  target: Target
  /** A folder whose names are the test's own; it exists and is empty. */
  base: string
  /** A path as commands on the host must name it. */
  real(path: string): string
  write(path: string, text: string): Promise<void>
  remove(path: string): Promise<void>
  read(path: string): Promise<string | undefined>
  /** Digest of all the contract may change: paths with modes, owners and contents, accounts, units. */
  digest(): Promise<string>
  reboot(): Promise<void>
  /** Lets so much of the host's time pass. */
  pass(ms: number): Promise<void>
  killRunner(attempt: string): Promise<void>
  /** A release and the tree digest it has once unpacked. */
  archive: { bytes: Uint8Array; digest: string }
  /** Short name that makes accounts and units of this test its own. */
  mark: string
  close(): Promise<void>
}

/** The controller all orders of the contract come from. */
export const epoch = { number: 1, controller: 'aaaaaaaa' }
/** A look at nothing in particular. */
export const nothing: ObserveRequest = { paths: [], trees: [], users: [], groups: [], units: [] }

/** What an answer carries; anything but an answer ends the test with it. */
export function value<T>(answer: Answer<T>): T {
  if (answer.answer !== 'ok') throw new Error(JSON.stringify(answer))
  return answer.value
}

/** Tools every group of the contract uses on its subject. */
export interface Bench {
  subject: NodesSubject
  at(name: string): string
  look(request?: Partial<ObserveRequest>): Promise<Observation>
  /** Applies and follows to the end of the steps. */
  apply(options: OrderOptions | ApplyOrder): Promise<AttemptRecord>
  follow(attempt: string): Promise<AttemptRecord>
  /** Restores and follows to the end of the undo. */
  restore(attempt: string): Promise<AttemptRecord>
  confirm(attempt: string, as?: 'healthy' | 'kept'): Promise<AttemptRecord>
}

/** Makes the tools for whatever subject the test in progress has. */
export function benchOf(get: () => NodesSubject): Bench {
  const settled = async (attempt: string): Promise<AttemptRecord> => {
    const { nodes, target } = get()
    for (let round = 0; round < 10; round += 1) {
      const record = value(await nodes.follow(target, attempt, 5000))
      if (record.steps !== 'running' && record.outcome !== 'restoring') return record
    }
    throw new Error(`${attempt} does not end`)
  }
  return {
    get subject() {
      return get()
    },
    at: (name) => `${get().base}/${name}`,
    look: async (request = {}) => value(await get().nodes.observe(get().target, { ...nothing, ...request })),
    follow: settled,
    async apply(options) {
      const order = 'plan' in options ? options : orderOf(options)
      value(await get().nodes.apply(get().target, order, readHeld))
      return settled(order.attempt)
    },
    async restore(attempt) {
      value(await get().nodes.restore(get().target, { attempt, epoch }))
      return settled(attempt)
    },
    confirm: async (attempt, as = 'healthy') => value(await get().nodes.confirm(get().target, { attempt, epoch, as })),
  }
}
