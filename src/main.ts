#!/usr/bin/env node
import { readFileSync } from 'node:fs'
import type { UserError } from './cli/context.ts'
import { printable } from './core/desired/writeProblems.ts'

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }

process.exitCode = await main(process.argv)

/** Reads the command line, runs its verb on the real world, and answers the exit code. */
async function main(argv: string[]): Promise<number> {
  if (argv.length === 3 && (argv[2] === '--version' || argv[2] === '-V')) {
    process.stdout.write(`${version}\n`)
    return 0
  }
  const [{ createContext }, { createProgram }] = await Promise.all([
    import('./main/createContext.ts'),
    import('./cli/program.ts'),
  ])
  let code = 0
  let endsItself = false
  const stop = new AbortController()
  const context = createContext({
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    isTerminal: process.stdout.isTTY,
    columns: process.stdout.columns ?? 80,
    environment: process.env,
    workingDirectory: process.cwd(),
    stop: () => {
      endsItself = true
      return stop.signal
    },
    exit: (asked) => (code = asked),
    version,
  })
  // The first signal asks to end, of what listens; the second does not ask.
  for (const [signal, ending] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(ending)
      stop.abort()
      if (!endsItself) void context.close().finally(() => process.exit(ending))
    })
  }
  // A reader that has seen enough (head) is no failure.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => error.code === 'EPIPE' && process.exit(code))
  try {
    await createProgram(context, version).parseAsync(argv)
  } catch (error) {
    code = tell(error)
  } finally {
    await context.close()
  }
  return code
}

/** Says what went wrong, and answers the exit code for it. */
function tell(error: unknown): number {
  const { code, exitCode, hint, message } = error as Partial<UserError> & { code?: string }
  // commander has said it already: help and version end well, all else is wrong usage.
  if (code?.startsWith('commander.')) return exitCode === 0 ? 0 : 2
  if (hint !== undefined) {
    const lines = [`holdfast: ${message}`, ...(hint === '' ? [] : [`  ${hint}`])].join('\n')
    process.stderr.write(`${lines.split('\n').map(printable).join('\n')}\n`)
    return exitCode ?? 2
  }
  const { stack } = error as Error
  process.stderr.write(`holdfast: ${printable(String(message ?? error))}\n  This is a bug of holdfast.`)
  process.stderr.write(process.env['HOLDFAST_DEBUG'] === '1' ? `\n${stack}\n` : ' HOLDFAST_DEBUG=1 shows where.\n')
  return 70
}
