import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { eventually, run, type Finished } from '../run.ts'
import { gitEnvironment } from './person.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** A line of `holdfast run -o json`. */
export interface RunLine {
  time: number
  sign: string
  msg: string
  type?: string
  node?: string
  slot?: string
  rollout?: string
}

/** The daemon as a process of its own. */
export interface Controller {
  pid: number
  /** How it ended, once it has: its exit code, or the signal. */
  ended(): number | string | undefined
  /** What it wrote to stderr, and lines that are no JSON. */
  noise(): string
  /** Asks it to end, and waits; a daemon that does not end in time is killed, and that is an error. */
  stop(): Promise<void>
  /** kill -9. */
  kill(): Promise<void>
  /** Waits for its end, however it comes. */
  exited(timeoutMs: number): Promise<number | string>
}

const stopWithinMs = 60_000

/** How the product is started: what was built, or the sources. */
export const built = ['dist/main.js']
export const sources = ['--import', 'tsx', 'src/main.ts']

/** Starts the daemon; it ends with this process, however that ends. */
export function startController(
  program: string[],
  config: string,
  env: NodeJS.ProcessEnv,
  onLine: (line: RunLine) => void,
): Controller {
  const args = ['--pdeathsig=TERM', process.execPath, ...program, '--config', config, 'run', '-o', 'json']
  const child = spawn('setpriv', args, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, ...gitEnvironment, ...env },
  })
  let end: number | string | undefined
  let noise = ''
  const add = (text: string) => (noise = `${noise}${text}`.slice(-20_000))
  child.on('error', (error) => {
    add(error.message)
    end ??= 127
  })
  child.on('close', (code, signal) => (end ??= signal ?? code ?? 1))
  child.stderr.on('data', (text: Buffer) => add(text.toString()))
  createInterface({ input: child.stdout }).on('line', (text) => {
    try {
      onLine(JSON.parse(text) as RunLine)
    } catch {
      add(`${text}\n`)
    }
  })
  const exited = async (timeoutMs: number): Promise<number | string> => {
    const ended = await eventually(() => end, timeoutMs, 20)
    if (ended !== undefined) return ended
    throw new Error(`the daemon did not end within ${timeoutMs / 1000}s`)
  }
  const kill = async (): Promise<void> => {
    if (end === undefined) child.kill('SIGKILL')
    await exited(10_000)
  }
  return {
    pid: child.pid ?? -1,
    ended: () => end,
    noise: () => noise,
    exited,
    kill,
    stop: async () => {
      if (end !== undefined) return
      child.kill('SIGTERM')
      try {
        await exited(stopWithinMs)
      } catch (error) {
        await kill()
        throw error
      }
    },
  }
}

/** Runs one verb of the product to its end; `under` is a command that runs it, such as strace. */
export function runVerb(
  program: string[],
  config: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  timeoutMs = 60_000,
  under: string[] = [],
): Promise<Finished> {
  const argv = [...under, process.execPath, ...program.map(resolvePart)]
  const own = { ...gitEnvironment, ...env, HOLDFAST_CONFIG: config }
  return run([...argv, ...args], { env: own, timeoutMs })
}

/** A program's file is named from the root of the project; tsx is found from there too. */
function resolvePart(part: string): string {
  if (part === 'tsx') return import.meta.resolve('tsx')
  return part.includes('/') ? resolve(root, part) : part
}
