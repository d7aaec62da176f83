import { setMaxListeners } from 'node:events'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { Target } from '../../../core/fleet/node.ts'
import { channelError } from '../port.ts'
import type { Channels, ExecOptions, ExecResult } from '../port.ts'
import { closed, whereIs } from './connection.ts'
import type { Connection } from './connection.ts'
import { readCredentials } from './credentials.ts'
import { dialThrough } from './dial.ts'
import { defaultLimits } from './limits.ts'
import type { SshLimits } from './limits.ts'
import { createPool } from './pool.ts'
import type { Pool } from './pool.ts'
import { runSession } from './session.ts'
import { createStarts } from './starts.ts'

/** What this controller logs in with, and within which limits. */
export interface SshOptions {
  /** Private keys, tried in order; the path is for messages. */
  identities: { path: string; key: Buffer }[]
  /** An ssh-agent's socket, tried after the identities. */
  agentSocket?: string
  limits?: Partial<SshLimits>
}

const maxRefusals = 12
const commandsToWiden = 16

/**
 * Commands and connections through SSH, on kept connections to hosts whose key is pinned. After `connect`, `hostKey`
 * and `login` nothing was sent; after `timeout` and `cut` the command may have run, and may still be running.
 */
export function createSshChannels(options: SshOptions): Channels {
  const limits = { ...defaultLimits, ...options.limits }
  const ending = new AbortController()
  setMaxListeners(0, ending.signal) // every connection start listens
  const settings = {
    credentials: readCredentials(options.identities, options.agentSocket),
    limits,
    connects: pLimit(limits.connects),
  }
  const pool = createPool(settings, createStarts(limits, ending.signal), ending)
  return {
    exec: (target, command, execOptions) =>
      execute({ pool, limits, target, command, options: execOptions, signal: ending.signal }),
    dial: (target, address, timeoutMs) => dial(pool, target, address, timeoutMs),
    close: async () => pool.close(),
  }
}

interface Execution {
  pool: Pool
  limits: SshLimits
  target: Target
  command: string
  options: ExecOptions
  signal: AbortSignal
}

/** Runs a command; again where it certainly was not sent: once after a kept connection turned out dead, a few times after a refusal. */
async function execute(execution: Execution): Promise<ExecResult> {
  const { pool, target, options, limits, signal } = execution
  let unsent = 0
  let why = ''
  for (let refusals = 0; refusals < maxRefusals && unsent < 2;) {
    const connection = await (options.fresh ? pool.open(target) : pool.take(target))
    try {
      const turn = await inTurn(connection, options.timeoutMs, target, () => runSession({ ...execution, connection }))
      if (turn.outcome === 'ended') {
        widen(connection, limits)
        return turn.result
      }
      why = turn.why
      if (turn.outcome === 'unsent') {
        unsent += 1
        connection.retire(why)
      } else {
        refusals += 1
        narrow(connection)
        const pauseMs = (limits.backoffMs / 10) * 2 ** Math.min(refusals, 5)
        await pause(pauseMs * (0.5 + Math.random()))
      }
    } finally {
      if (options.fresh) connection.end('it was asked for one command')
    }
    if (signal.aborted) throw closed(target)
  }
  throw channelError('connect', `${whereIs(target)} takes no command: ${why}`)
}

/** After a refusal: the host's MaxSessions is lower than ours, or it has not yet counted off a session that just ended. */
function narrow(connection: Connection): void {
  connection.ended = 0
  connection.sessions.concurrency = Math.max(1, Math.min(connection.running, connection.sessions.concurrency))
}

/** After a run of commands without a refusal, one more at a time is tried. */
function widen(connection: Connection, limits: SshLimits): void {
  connection.ended += 1
  if (connection.ended < commandsToWiden || connection.sessions.concurrency >= limits.sessions) return
  connection.ended = 0
  connection.sessions.concurrency += 1
}

/** Waits for a turn on a connection, at most as long as the command itself may take. */
function inTurn<T>(connection: Connection, timeoutMs: number, target: Target, work: () => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    let late = false
    const timer = setTimeout(() => {
      late = true
      const busy = `${connection.sessions.concurrency} commands ran on it all the time`
      reject(channelError('connect', `${target.node} had no room for the command within ${timeoutMs} ms: ${busy}`))
    }, timeoutMs)
    void connection.sessions(async () => {
      if (late) return
      clearTimeout(timer)
      await work().then(resolve, reject)
    })
  })
}

async function dial(
  pool: Pool,
  target: Target,
  address: { host: string; port: number },
  timeoutMs: number,
): Promise<Duplex> {
  for (let tries = 0; tries < 2; tries++) {
    const dialled = await dialThrough(await pool.take(target), target, address, timeoutMs)
    if (dialled) return dialled
  }
  throw channelError('connect', `${whereIs(target)}: the connection broke twice before anything was sent`)
}
