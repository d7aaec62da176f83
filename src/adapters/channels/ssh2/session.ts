import type { ClientChannel } from 'ssh2'
import type { Target } from '../../../core/fleet/node.ts'
import { collect, defaultMaxBytes, feed } from '../exchange.ts'
import { channelError } from '../port.ts'
import type { ExecOptions, ExecResult } from '../port.ts'
import type { Connection } from './connection.ts'
import type { SshLimits } from './limits.ts'

/** How a command went. `refused`: the host opens no more sessions just now; `unsent`: the link was gone before it was sent. */
export type SessionOutcome =
  { outcome: 'ended'; result: ExecResult } | { outcome: 'refused'; why: string } | { outcome: 'unsent'; why: string }

/** A command and where it runs. */
export interface Session {
  connection: Connection
  target: Target
  command: string
  options: ExecOptions
  limits: SshLimits
}

type Opened = { result: Promise<ExecResult> } | Exclude<SessionOutcome, { outcome: 'ended' }>

/** Runs one command on a connection. Throws `timeout` and `cut`: then it may have run, and may still be running. */
export async function runSession(session: Session): Promise<SessionOutcome> {
  const { connection } = session
  const release = connection.hold()
  try {
    const opened = await openSession(session)
    return 'result' in opened ? { outcome: 'ended', result: await opened.result } : opened
  } finally {
    release()
  }
}

function openSession(session: Session): Promise<Opened> {
  const { connection, target, command, options, limits } = session
  return new Promise((resolve, reject) => {
    const gone = connection.gone()
    if (gone !== undefined) return resolve({ outcome: 'unsent', why: gone })
    const deadlineMs = Math.min(limits.openMs, options.timeoutMs)
    const timer = setTimeout(() => {
      // ssh2 would still send the command when the host answers at last: only the end of the connection prevents it.
      reject(channelError('timeout', `${target.node} did not start the command within ${deadlineMs} ms`))
      connection.end('the host did not open a session in time')
    }, deadlineMs)
    try {
      connection.client.exec(command, (error, channel) => {
        clearTimeout(timer)
        // Listening starts right here: the end of a quick command may have come in the same packet, and `exit` is not repeated.
        if (!error) return resolve({ result: converse(session, channel) })
        const why = error.message
        if ('reason' in error) return resolve({ outcome: 'refused', why })
        // ssh2's words for: the connection ended before the host opened a session, so the command was not sent.
        if (why === 'No response from server') return resolve({ outcome: 'unsent', why })
        reject(channelError('cut', `${target.node}: the command was sent, but not taken: ${why}`, error))
      })
    } catch (error) {
      clearTimeout(timer)
      resolve({ outcome: 'unsent', why: error instanceof Error ? error.message : String(error) })
    }
  })
}

function converse({ connection, target, options }: Session, channel: ClientChannel): Promise<ExecResult> {
  connection.running += 1
  const ended = new Promise<ExecResult>((resolve, reject) => {
    const maxBytes = options.maxBytes ?? defaultMaxBytes
    const stdout = collect(channel, maxBytes)
    const stderr = collect(channel.stderr, maxBytes)
    let code: number | undefined
    const abandon = (error: Error) => {
      clearTimeout(timer)
      reject(error)
      // The host may run the command on, and count its session until it ends: the connection takes no new ones.
      channel.signal('KILL')
      channel.close()
      connection.retire('a command on it was abandoned')
    }
    const timer = setTimeout(
      () => abandon(channelError('timeout', `${target.node}: the command did not end within ${options.timeoutMs} ms`)),
      options.timeoutMs,
    )
    channel.on('exit', (status: number | null) => (code = status ?? undefined))
    const finish = () => {
      clearTimeout(timer)
      const lost = connection.lost()
      if (lost !== undefined && code === undefined)
        return reject(channelError('cut', `${target.node}: the connection broke while the command ran: ${lost}`))
      const truncated = stdout.truncated() || stderr.truncated()
      resolve({ code, stdout: stdout.bytes(), stderr: stderr.bytes(), truncated })
    }
    // `close` follows the end of stdout; stderr may have bytes left that were read but not yet handed over.
    channel.on('close', () => (channel.stderr.readableEnded ? finish() : channel.stderr.once('close', finish)))
    feed(channel, options.stdin).catch(abandon)
  })
  return ended.finally(() => (connection.running -= 1))
}
