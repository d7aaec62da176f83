import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleGit } from 'simple-git'
import type { outputHandler, SimpleGit } from 'simple-git'
import { repositoryError } from '../port.ts'
import { gitSettings } from './environment.ts'

/** What one git process answered. */
export interface GitAnswer {
  code: number
  stdout: Buffer
  stderr: string
}

export interface GitCall {
  /** For stdin; not empty. */
  input?: string
  timeoutMs?: number
  /** Added to the environment. */
  environment?: Record<string, string>
}

/** Runs one git process to its end; throws RepositoryError `timeout` or `limit`, and answers everything else. */
export type Git = (args: string[], call?: GitCall) => Promise<GitAnswer>

const maxOutputBytes = 64 * 1024 * 1024
// A process that neither ends nor dies within this after its deadline is given up.
const graceMs = 5_000

// Kills git and whatever it started (ssh) as one process group, also when the daemon itself is gone;
// no file, and so no pack, grows beyond 4 GiB.
const wrapper = `#!/bin/sh
ulimit -f 8388608
exec timeout -k 1 "$HOLDFAST_GIT_SECONDS" git "$@"
`

interface Options {
  /** Where the wrapper is written; git runs there. */
  directory: string
  environment: Record<string, string>
  timeoutMs: number
  /** Ends every process. */
  signal: AbortSignal
}

/** Prepares the runner of git processes. */
export function openGit(options: Options): Git {
  const script = join(options.directory, 'run-git')
  const write = (): void => {
    mkdirSync(options.directory, { recursive: true, mode: 0o700 })
    writeFileSync(script, wrapper, { mode: 0o700 })
  }
  write()
  return async (args, call = {}) => {
    // The directory is a cache: a person may remove it at any time.
    if (!existsSync(script)) write()
    return await runGit(options, script, args, call)
  }
}

async function runGit(options: Options, script: string, args: string[], call: GitCall): Promise<GitAnswer> {
  const timeoutMs = call.timeoutMs ?? options.timeoutMs
  const abort = new AbortController()
  let why: 'ended' | 'timeout' | 'limit' | undefined
  const stop = (reason: typeof why): void => {
    why ??= reason
    abort.abort()
  }
  const end = (): void => stop('ended')
  options.signal.addEventListener('abort', end)
  if (options.signal.aborted) end()
  const deadline = setTimeout(() => stop('timeout'), timeoutMs)
  let lost: NodeJS.Timeout | undefined
  const never = new Promise<void>((resolve) => {
    lost = setTimeout(resolve, timeoutMs + graceMs)
  })
  let answer: GitAnswer | undefined
  try {
    const environment = {
      ...options.environment,
      ...call.environment,
      // Later than our own deadline: it only counts when this process is gone.
      HOLDFAST_GIT_SECONDS: String(Math.ceil(timeoutMs / 1000) + 2),
    }
    const git = prepare(options.directory, script, environment, abort.signal, call.input, (given) => {
      answer = given
    }).outputHandler(capped(() => stop('limit')))
    await Promise.race([git.raw(args), never])
  } catch (cause) {
    if (why === undefined) throw cause
  } finally {
    clearTimeout(deadline)
    clearTimeout(lost)
    options.signal.removeEventListener('abort', end)
  }
  if (why === undefined && answer !== undefined) return answer
  throw stopped(args[0] ?? '', why, timeoutMs)
}

function prepare(
  baseDir: string,
  script: string,
  environment: Record<string, string>,
  abort: AbortSignal,
  input: string | undefined,
  onAnswer: (answer: GitAnswer) => void,
): SimpleGit {
  return simpleGit({
    baseDir,
    binary: ['/bin/sh', script],
    config: gitSettings,
    abort,
    // The exit of git may come before the last of its output is read.
    completion: { onClose: true, onExit: false },
    input: () => input,
    errors: (_error, result) => {
      const stdout = Buffer.concat(result.stdOut)
      onAnswer({ code: result.exitCode ?? 128, stdout, stderr: Buffer.concat(result.stdErr).toString() })
      return undefined
    },
    allowEnvironment: Object.keys(environment),
    // These guards protect from values of strangers; ours are the constants of environment.ts.
    unsafe: {
      allowUnsafeCustomBinary: true,
      allowUnsafeHooksPath: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeCredentialHelper: true,
      allowUnsafeConfigPaths: true,
      allowUnsafeConfigEnvCount: true,
      allowUnsafeAskPass: true,
      allowUnsafeSshCommand: true,
    },
  }).env(environment)
}

function capped(onTooMuch: () => void): outputHandler {
  let bytes = 0
  const count = (chunk: Buffer): void => {
    bytes += chunk.length
    if (bytes > maxOutputBytes) onTooMuch()
  }
  return (_command, stdout, stderr) => {
    stdout.on('data', count)
    stderr.on('data', count)
  }
}

function stopped(verb: string, why: 'ended' | 'timeout' | 'limit' | undefined, timeoutMs: number): Error {
  if (why === 'limit')
    return repositoryError('limit', `git ${verb} printed more than 64 MB`, 'make the repository smaller')
  if (why === 'ended') return repositoryError('timeout', `git ${verb} was ended`, 'ask again; Holdfast was stopping')
  const hint = 'see whether the repository host answers; it is tried again at the next poll'
  return repositoryError('timeout', `git ${verb} did not end within ${timeoutMs / 1000} s`, hint)
}
