import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What one side is asked to do: get ready, one round over all nodes, or to hang up. */
export type Request =
  { ask: 'prepare'; input: unknown } | { ask: 'round'; connections: 'cold' | 'kept' } | { ask: 'hang-up' }

/** How one round over all nodes went. */
export interface Round {
  wallMs: number
  /** Of the side's process, all its threads. */
  cpuMs: number
}

/** One of the two sides of a comparison, in a process of its own. */
export interface Side {
  prepare<T>(input: unknown): Promise<T>
  round(connections: 'cold' | 'kept'): Promise<Round>
  hangUp(): Promise<void>
  end(): Promise<void>
}

type Reply = { ok: true; value: unknown } | { ok: false; message: string }

/** Starts a side; `profile` is a folder that gets CPU profiles of its whole life. */
export function startSide(name: 'ours' | 'floor', profile?: string): Side {
  // A folder for each side: a process writes one profile for each of its threads.
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${join(profile, name)}`]
  const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url))
  const child = fork(file, [], { execArgv: ['--import', 'tsx', ...profiling], serialization: 'advanced' })
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  return {
    prepare: <T>(input: unknown) => request(child, { ask: 'prepare', input }) as Promise<T>,
    round: (connections) => request(child, { ask: 'round', connections }) as Promise<Round>,
    hangUp: async () => void (await request(child, { ask: 'hang-up' })),
    end: async () => {
      if (child.connected) child.disconnect()
      await ended
    },
  }
}

function request(child: ChildProcess, message: Request): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const settle = (): void => {
      child.off('message', hear)
      child.off('exit', gone)
    }
    const hear = (reply: Reply): void => {
      settle()
      if (reply.ok) resolve(reply.value)
      else reject(new Error(reply.message))
    }
    const gone = (): void => {
      settle()
      reject(new Error(`the process ended at ${message.ask}`))
    }
    child.on('message', hear)
    child.on('exit', gone)
    child.send(message)
  })
}
