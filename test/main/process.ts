import { sha256 } from '../../src/core/fleet/digest.ts'
import type { ApplyOrder, ContentReader, Nodes } from '../../src/adapters/nodes/port.ts'
import { createProgram } from '../../src/cli/program.ts'
import { createContext } from '../../src/main/createContext.ts'

/**
 * The command line in a process of its own that can be killed, on the hosts of the process that forked it: calls of the
 * nodes port travel as messages, and the contents of an order with it.
 */
let calls = 0
const waiting = new Map<number, (answer: unknown) => void>()
process.on('message', ({ call, answer }: { call: number; answer: unknown }) => {
  waiting.get(call)?.(answer)
  waiting.delete(call)
})

function ask(verb: string, args: unknown[]): Promise<never> {
  const call = ++calls
  process.send?.({ call, verb, args })
  return new Promise<unknown>((resolve) => waiting.set(call, resolve)) as Promise<never>
}

async function apply(target: unknown, order: ApplyOrder, read: ContentReader): Promise<never> {
  const contents = await Promise.all(order.contents.map(read))
  return ask('apply', [target, order, new Map(contents.map((bytes) => [sha256(bytes), bytes]))])
}

const nodes = new Proxy({} as Nodes, {
  get: (_, verb) => {
    if (verb === 'then') return undefined
    if (verb === 'close') return async () => undefined
    return verb === 'apply' ? apply : (...args: unknown[]) => ask(String(verb), args)
  },
})

const context = createContext({
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  isTerminal: false,
  columns: 100,
  environment: process.env,
  workingDirectory: process.cwd(),
  stop: () => new AbortController().signal,
  exit: () => undefined,
  version: '0.0.0',
  openNodes: async () => nodes,
})
await createProgram(context, '0.0.0').parseAsync(process.argv)
await context.close()
