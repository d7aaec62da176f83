import { openFileStore } from '../../../src/adapters/stores/file/store.ts'
import type { FileStore } from '../../../src/adapters/stores/file/store.ts'

// Another process on a state directory, told by its parent what to do: the other half of file.test.ts.

/** What the parent may ask for. */
export type Order =
  { do: 'open'; directory: string } | { do: 'close' } | { do: 'append'; bytes: number } | { do: 'loop' }

/** What this process answers. */
export type Answer =
  { said: 'ready' | 'done' } | { said: 'failed'; code: string; message: string } | { said: 'at'; seq: number }

let store: FileStore | undefined
let seq = 0
const answer = (value: Answer) => void process.send?.(value)

process.on('SIGXFSZ', () => undefined) // the file size limit then shows as an error of write
process.on('message', (order: Order) => {
  perform(order).then(
    () => answer({ said: 'done' }),
    (error: { code: string; message: string }) => answer({ said: 'failed', code: error.code, message: error.message }),
  )
})
answer({ said: 'ready' })

async function perform(order: Order): Promise<void> {
  switch (order.do) {
    case 'open':
      store = await openFileStore(order.directory)
      seq = (await store.load()).length
      return
    case 'close':
      return store?.close()
    case 'append':
      seq = (await store!.append(['x'.repeat(order.bytes)], { expectedSeq: seq })).at(-1)!.seq
      return
    case 'loop':
      for (let round = 0; round < 100_000; round++) {
        const entries = [
          { round, part: 1 },
          { round, part: 2, padding: 'x'.repeat(round % 5_000) },
        ]
        seq = (await store!.append(entries, { expectedSeq: seq })).at(-1)!.seq
        answer({ said: 'at', seq })
      }
  }
}
