import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { simpleGit } from 'simple-git'
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

/** Prepares the runner of git processes; `directory` is where its wrapper is written. */
export function openGit(options: {
  directory: string
  environment: Record<string, string>
  timeoutMs: number
  signal: AbortSignal
}): Git {
  mkdirSync(options.directory, { recursive: true, mode: 0o700 })
  const script = join(options.directory, 'run-git')
  writeFileSync(script, wrapper, { mode: 0o700 })
  return (args, call = {}) => runGit(options, script, args, call)
}

async function runGit(
  options: Parameters<typeof openGit>[0],
  script: string,
  args: string[],
  call: GitCall,
): Promise<GitAnswer> {
  const timeoutMs = call.timeoutMs ?? options.timeoutMs
  const abort = new AbortController()
  const stop = (): void => abort.abort()
  options.signal.addEventListener('abort', stop)
  if (options.signal.aborted) stop()
  let why: 'timeout' | 'limit' | undefined
  const deadline = setTimeout(() => {
    why = 'timeout'
    stop()
  }, timeoutMs)
  let answer: GitAnswer | undefined
  let bytes = 0
  const environment: Record<string, string> = {
    ...options.environment,
    ...call.environment,
    // Later than our own deadline: it only counts when this process is gone.
    HOLDFAST_GIT_SECONDS: String(Math.ceil(timeoutMs / 1000) + 2),
  }
  const git = simpleGit({
    baseDir: options.directory,
    binary: ['/bin/sh', script],
    config: gitSettings,
    abort: abort.signal,
    // The exit of git may come before the last of its output is read.
    completion: { onClose: true, onExit: false },
    input: () => call.input,
    errors: (_error, result) => {
      answer = {
        code: result.exitCode ?? 128,
        stdout: Buffer.concat(result.stdOut),
        stderr: Buffer.concat(result.stdErr).toString(),
      }
      return undefined
    },
    allowEnvironment: Object.keys(environment),
    // These guards protect from values of strangers; ours are the constants above.
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
  })
    .env(environment)
    .outputHandler((_command, stdout) => {
      stdout.on('data', (chunk: Buffer) => {
        bytes += chunk.length
        if (bytes <= maxOutputBytes) return
        why ??= 'limit'
        stop()
      })
    })
  let lost: NodeJS.Timeout | undefined
  try {
    const never = new Promise<void>((resolve) => {
      lost = setTimeout(resolve, timeoutMs + graceMs)
    })
    await Promise.race([git.raw(args), never])
  } catch (cause) {
    if (!abort.signal.aborted) throw cause
  } finally {
    clearTimeout(deadline)
    clearTimeout(lost)
    options.signal.removeEventListener('abort', stop)
  }
  if (why === 'limit')
    throw repositoryError('limit', `git ${args[0]} printed more than 64 MB`, 'make the repository smaller')
  if (why === undefined && !options.signal.aborted && answer !== undefined) return answer
  throw repositoryError(
    'timeout',
    options.signal.aborted ? `git ${args[0]} was ended` : `git ${args[0]} did not end within ${timeoutMs / 1000} s`,
    'see whether the repository host answers; it is tried again at the next poll',
  )
}
