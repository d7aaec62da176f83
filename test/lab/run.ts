import { spawn } from 'node:child_process'

/** What a finished command left: its exit code (128 + n after signal n) and its output as text. */
export interface Finished {
  code: number
  stdout: string
  stderr: string
}

/** How a command is run: `timeoutMs` bounds it (60 s by default), `onLine` sees each line of output as it comes. */
export interface RunOptions {
  input?: string | Uint8Array
  timeoutMs?: number
  env?: Record<string, string | undefined>
  onLine?: (line: string) => void
}

const signalNumbers: Record<string, number> = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }

/** Runs a command to its end and returns what it left; only a command that cannot start or takes too long throws. */
export function run(argv: string[], options: RunOptions = {}): Promise<Finished> {
  const [command = '', ...rest] = argv
  const timeoutMs = options.timeoutMs ?? 60_000
  return new Promise((resolve, reject) => {
    const child = spawn(command, rest, { stdio: 'pipe', detached: true, env: { ...process.env, ...options.env } })
    const output = { stdout: '', stderr: '' }
    const timer = setTimeout(() => {
      // The whole group, and without waiting for it: a grandchild in a namespace of its own may hold the pipes open.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
      for (const stream of child.stdio) stream?.destroy()
      reject(new Error(`${argv.join(' ')} took longer than ${timeoutMs} ms\n${output.stderr}`))
    }, timeoutMs)
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8')
      child[stream].on('data', (text: string) => {
        output[stream] += text
        for (const line of options.onLine ? text.split('\n') : []) if (line.trim()) options.onLine?.(line.trim())
      })
    }
    child.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    child.on('close', (code, signal) => {
      clearTimeout(timer)
      resolve({ code: code ?? 128 + (signalNumbers[signal ?? ''] ?? 0), ...output })
    })
    // A command that ends without reading its input is no failure of ours.
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
  })
}

/** Runs a command that has to succeed and returns its standard output. */
export async function must(argv: string[], options: RunOptions = {}): Promise<string> {
  const done = await run(argv, options)
  if (done.code === 0) return done.stdout
  const said = (done.stderr || done.stdout).trim().split('\n').slice(-8).join('\n')
  throw new Error(`${argv.join(' ')} ended with ${done.code}: ${said}`)
}

/** Asks until the answer is not undefined or the time is over; returns undefined then. */
export async function eventually<T>(
  ask: () => Promise<T | undefined> | T | undefined,
  timeoutMs: number,
  everyMs = 100,
): Promise<T | undefined> {
  const end = performance.now() + timeoutMs
  for (;;) {
    const answer = await ask()
    if (answer !== undefined || performance.now() > end) return answer
    await new Promise((resolve) => setTimeout(resolve, everyMs))
  }
}
