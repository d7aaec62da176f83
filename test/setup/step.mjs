import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { fileURLToPath } from 'node:url'

/** The clone this command runs in. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** The signal that asked this process to end, once one has. */
export let interruptedBy
const running = new Set()

// At a terminal, Ctrl-C reaches every process by itself: passed on as well, the second one would cut a tidy end short.
const isTerminal = process.stdin.isTTY === true

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => interrupt(signal))

// Whoever asked is gone, perhaps by kill -9: nobody reads the answer any more.
const asker = process.ppid
setInterval(() => process.ppid !== asker && interrupt('SIGHUP'), 1_000).unref()

function interrupt(signal) {
  // npm passes on what the terminal has sent already, so the same signal may come twice.
  const isNew = interruptedBy !== signal
  interruptedBy = signal
  if (isNew && !(isTerminal && signal === 'SIGINT')) for (const child of running) child.kill(signal)
}

/** The exit code that says a signal ended this. */
export function codeOf(signal) {
  return 128 + constants.signals[signal]
}

/** Runs one program to its end, with this one's terminal, and returns its exit code; 127 when it cannot start. */
export function step(command, args, environment = {}, stdio = 'inherit') {
  if (interruptedBy) return Promise.resolve(codeOf(interruptedBy))
  return new Promise((resolve) => {
    // Away from a terminal in a group of its own, so that a signal to a group reaches it once, through here.
    const options = { cwd: root, stdio, detached: !isTerminal, env: { ...process.env, ...environment } }
    const child = spawn(command, args, options)
    running.add(child)
    child.on('error', (error) => {
      running.delete(child)
      process.stderr.write(`cannot start ${command}: ${error.message}\n`)
      resolve(127)
    })
    child.on('close', (code, signal) => {
      running.delete(child)
      resolve(signal ? codeOf(signal) : code)
    })
  })
}

/** Runs a TypeScript file of this project. */
export function stepTypeScript(file, args, environment) {
  return step(process.execPath, ['--import', 'tsx', file, ...args], environment)
}
