import type { Duplex } from 'node:stream'
import type { Target } from '../../../core/fleet/node.ts'
import { channelError } from '../port.ts'
import type { Connection } from './connection.ts'

/** SSH_OPEN_CONNECT_FAILED of RFC 4254: the host tried, and nobody was there. Any other reason means it did not try. */
const connectFailed = 2

/** A TCP connection from a host on; undefined when the connection to the host turned out dead. */
export function dialThrough(
  connection: Connection,
  target: Target,
  address: { host: string; port: number },
  timeoutMs: number,
): Promise<Duplex | undefined> {
  const there = `${address.host}:${address.port}`
  return new Promise((resolve, reject) => {
    const dead = () => {
      connection.retire('it turned out dead')
      resolve(undefined)
    }
    let late = false
    const timer = setTimeout(() => {
      late = true
      reject(channelError('timeout', `${target.node}: no connection to ${there} within ${timeoutMs} ms`))
    }, timeoutMs)
    try {
      connection.client.forwardOut('127.0.0.1', 0, address.host, address.port, (error, channel) => {
        clearTimeout(timer)
        if (!error && late) return void channel.destroy()
        if (!error) {
          channel.once('close', connection.hold())
          return resolve(channel)
        }
        const reason = 'reason' in error ? error.reason : undefined
        if (reason === undefined) return dead()
        if (reason === connectFailed)
          return reject(channelError('refused', `${target.node}: nobody answers at ${there}: ${error.message}`, error))
        const advice = 'sshd there forbids it (AllowTcpForwarding, PermitOpen)'
        reject(channelError('forward', `${target.node}: no forwarding to ${there}: ${advice}: ${error.message}`, error))
      })
    } catch {
      clearTimeout(timer)
      dead()
    }
  })
}
