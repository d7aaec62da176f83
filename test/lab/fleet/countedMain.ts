import { appendFileSync } from 'node:fs'
import type { Nodes } from '../../../src/adapters/nodes/port.ts'
import type { Repository } from '../../../src/adapters/repositories/port.ts'
import type { Store } from '../../../src/adapters/stores/port.ts'
import { createProgram } from '../../../src/cli/program.ts'
import { createContext } from '../../../src/main/createContext.ts'
import type { World } from '../../../src/daemon/world.ts'

// The product's own main, but with its journal, nodes and pushes counted: each append, each answer of a node and each
// push is a point with a name. COUNTED_TRACE is a file that gets the names in order; at the point COUNTED_KILL this
// process is killed as by a power loss: nothing is closed, said or tidied.

const trace = process.env['COUNTED_TRACE']
const killAt = process.env['COUNTED_KILL']
const seen = new Map<string, number>()

process.exitCode = await main()

function pass(kind: string): void {
  const count = (seen.get(kind) ?? 0) + 1
  seen.set(kind, count)
  const point = `${kind} ${count}`
  if (trace) appendFileSync(trace, `${point}\n`)
  if (point === killAt) process.kill(process.pid, 'SIGKILL')
}

function countStore(store: Store): Store {
  return {
    ...store,
    append: async (entries, options) => {
      const records = await store.append(entries, options)
      const types = (entries as { type: string }[]).map(({ type }) => type)
      pass(`append ${types.join('+')}`)
      return records
    },
  }
}

function countPushes(repository: Repository): Repository {
  return {
    ...repository,
    push: async (commit, expected) => {
      const result = await repository.push(commit, expected)
      pass('git push')
      return result
    },
  }
}

/** A call that is a point each time it was answered. */
function counted<Args extends unknown[], T>(name: string, call: (...args: Args) => Promise<T>) {
  return async (...args: Args): Promise<T> => {
    const answer = await call(...args)
    pass(`node ${name}`)
    return answer
  }
}

function countNodes(nodes: Nodes): Nodes {
  return {
    ...nodes,
    observe: counted('observe', nodes.observe),
    apply: counted('apply', nodes.apply),
    follow: counted('follow', nodes.follow),
    confirm: counted('confirm', nodes.confirm),
    proceed: counted('proceed', nodes.proceed),
    restore: counted('restore', nodes.restore),
    probe: counted('probe', nodes.probe),
  }
}

async function main(): Promise<number> {
  let code = 0
  const stop = new AbortController()
  const context = createContext({
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isTerminal: false,
    columns: 80,
    environment: process.env,
    workingDirectory: process.cwd(),
    stop: () => stop.signal,
    exit: (asked) => (code = asked),
    version: '0.0.0-counted',
  })
  process.on('SIGTERM', () => stop.abort())
  const { world } = context
  context.world = async (): Promise<World> => {
    const opened = await world()
    const repository = countPushes(opened.repository)
    return { ...opened, repository, store: countStore(opened.store), nodes: countNodes(opened.nodes) }
  }
  try {
    await createProgram(context, '0.0.0-counted').parseAsync(process.argv)
  } finally {
    await context.close()
  }
  return code
}
