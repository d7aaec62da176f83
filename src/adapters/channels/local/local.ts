import { spawn } from 'node:child_process'
import { connect } from 'node:net'
import { homedir } from 'node:os'
import type { Duplex } from 'node:stream'
import { collect, defaultMaxBytes, feed } from '../exchange.ts'
import { channelError } from '../port.ts'
import type { Channels, ExecOptions, ExecResult } from '../port.ts'

/** What commands on this machine are run with. */
export interface LocalOptions {
  /** Added to an environment built from empty (PATH, LC_ALL=C, HOME). */
  env?: Record<string, string>
  /** The words before the command line, default `/bin/sh -c`. */
  shell?: string[]
}

const path = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'

/** Runs commands on this machine, for a node that is the controller's own host and for tests of the node program. */
export function createLocalChannels(options: LocalOptions = {}): Channels {
  const shell = options.shell ?? ['/bin/sh', '-c']
  const env = { PATH: path, LC_ALL: 'C', HOME: homedir(), ...options.env }
  const running = new Set<() => void>()
  return {
    exec: (target, command, execOptions) =>
      run({ node: target.node, argv: [...shell, command], env, options: execOptions, running }),
    dial: (target, address, timeoutMs) => dialFromHere(target.node, address, timeoutMs),
    close: async () => {
      for (const stop of running) stop()
    },
  }
}

interface Run {
  node: string
  argv: string[]
  env: Record<string, string>
  options: ExecOptions
  /** How to stop each command that still runs. */
  running: Set<() => void>
}

function run({ node, argv, env, options, running }: Run): Promise<ExecResult> {
  return new Promise((resolve, reject) => {
    // A process group of its own, so that a timeout also ends what the shell started.
    const child = spawn(argv[0]!, argv.slice(1), { env, cwd: '/', detached: true, stdio: 'pipe' })
    const stdout = collect(child.stdout, options.maxBytes ?? defaultMaxBytes)
    const stderr = collect(child.stderr, options.maxBytes ?? defaultMaxBytes)
    const settle = (report: () => void) => {
      clearTimeout(timer)
      running.delete(stop)
      report()
    }
    const end = (error: Error) => {
      if (child.pid !== undefined) killGroup(child.pid)
      for (const stream of child.stdio) stream?.destroy()
      settle(() => reject(error))
    }
    const stop = () => end(channelError('cut', `${node}: the command was ended because its channel was closed`))
    const timer = setTimeout(
      () =>
        end(channelError('timeout', `${node}: the command did not end within ${options.timeoutMs} ms and was killed`)),
      options.timeoutMs,
    )
    running.add(stop)
    child.on('error', (cause) =>
      end(channelError('connect', `${node}: ${argv[0]} cannot be started on this machine: ${cause.message}`, cause)),
    )
    child.on('close', (code) =>
      settle(() =>
        resolve({
          code: code ?? undefined,
          stdout: stdout.bytes(),
          stderr: stderr.bytes(),
          truncated: stdout.truncated() || stderr.truncated(),
        }),
      ),
    )
    feed(child.stdin, options.stdin).catch(end)
  })
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // The group has already ended.
  }
}

function dialFromHere(node: string, address: { host: string; port: number }, timeoutMs: number): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...address, noDelay: true })
    const fail = (code: 'timeout' | 'refused', why: string, cause?: unknown) => {
      clearTimeout(timer)
      socket.destroy()
      reject(channelError(code, `${node}: no connection to ${address.host}:${address.port}: ${why}`, cause))
    }
    const timer = setTimeout(() => fail('timeout', `no answer within ${timeoutMs} ms`), timeoutMs)
    const refused = (cause: Error) => fail('refused', cause.message, cause)
    socket.once('error', refused)
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.off('error', refused)
      resolve(socket)
    })
  })
}
