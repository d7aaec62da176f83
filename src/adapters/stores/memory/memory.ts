import { chainEntries, emptyChain } from '../chain.ts'
import { storeError } from '../port.ts'
import type { Store, StoredRecord } from '../port.ts'

/** A moment of a call in which the simulator may have the process die or the disk fail, by throwing. */
export type StoreMoment =
  | { call: 'load' }
  /** `written`: the records are durable, and the caller does not know it yet. */
  | { call: 'append' | 'nextEpoch'; phase: 'before' | 'written' }

/** What outlasts the process: the simulator keeps it, crashes the process and opens it again. */
export interface MemoryDisk {
  /** The process that had it open is dead; what it still calls through its store throws. */
  crash(): void
  /** Opens it for one process; throws StoreError `locked` while another has it open. */
  open(at?: (moment: StoreMoment) => void | Promise<void>): Promise<Store>
}

/** A disk in memory; `controller` is the name its controller has (8 hex digits). */
export function createMemoryDisk(controller: string): MemoryDisk {
  const records: StoredRecord[] = []
  let epoch = 0
  let holder: symbol | undefined

  const open = (at: (moment: StoreMoment) => void | Promise<void>): Store => {
    const me = Symbol('process')
    holder = me
    const alive = () => {
      if (holder !== me) throw storeError('io', 'the store is closed', 'Open it again.')
    }
    const step = async (moment: StoreMoment) => {
      alive()
      await at(moment)
      alive()
    }
    return {
      load: async () => {
        await step({ call: 'load' })
        return structuredClone(records)
      },
      append: async (entries, { expectedSeq }) => {
        await step({ call: 'append', phase: 'before' })
        alive()
        const end = records.at(-1) ?? emptyChain
        if (end.seq !== expectedSeq) {
          const message = `the journal is at record ${end.seq}, not at ${expectedSeq}`
          throw storeError('conflict', message, 'Another writer was faster; load the journal again.')
        }
        const added = chainEntries(end, entries)
        records.push(...added)
        await step({ call: 'append', phase: 'written' })
        return structuredClone(added)
      },
      nextEpoch: async ({ above = 0 } = {}) => {
        await step({ call: 'nextEpoch', phase: 'before' })
        epoch = Math.max(epoch, above) + 1
        const number = epoch
        await step({ call: 'nextEpoch', phase: 'written' })
        return { number, controller }
      },
      lastEpoch: async () => {
        alive()
        return epoch === 0 ? undefined : { number: epoch, controller }
      },
      close: async () => {
        if (holder === me) holder = undefined
      },
    }
  }
  return {
    crash: () => void (holder = undefined),
    open: async (at = () => undefined) => {
      if (holder) throw storeError('locked', 'the store is in use by another process', 'Stop it first.')
      return open(at)
    },
  }
}
