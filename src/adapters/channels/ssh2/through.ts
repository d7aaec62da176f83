import type { Duplex } from 'node:stream'
import type { Target } from '../../../core/fleet/node.ts'
import { channelError } from '../port.ts'
import type { ChannelError } from '../port.ts'
import type { Connection, Start } from './connection.ts'

/** SSH_OPEN_CONNECT_FAILED of RFC 4254: the bastion tried, and the host did not answer. Any other reason is the bastion's. */
const connectFailed = 2

/** Whatever ails a bastion: hosts behind it are unknown for it, and not dead. */
export function bastionLost({ node, jump }: Target, why: string, cause?: unknown): ChannelError {
  return channelError('bastion', `${jump?.name} unreachable, and with it ${node}: ${why}`, cause)
}

/** What a failure on the way to a host really is, when there is a bastion on it that is gone or says nothing any more. */
export function blameWay(failure: ChannelError, target: Target, via: Connection | undefined): ChannelError {
  const why = via?.gone() ?? (via?.isSilent() ? 'no sign of life from it' : undefined)
  // A refused login or a strange key is the word of the host itself.
  if (why === undefined || failure.code !== 'connect') return failure
  const lost = bastionLost(target, why, failure)
  return 'dropped' in failure ? Object.assign(lost, { dropped: true as const }) : lost
}

/** TCP to a host as a bastion sees it (`direct-tcpip`). Throws ChannelError: `bastion` where it is the bastion that fails. */
export function connectThrough({ target, limits }: Start, via: Connection): Promise<Duplex> {
  const { address, port, jump } = target
  const there = `${address}:${port}`
  return new Promise((resolve, reject) => {
    let late = false
    const timer = setTimeout(() => {
      late = true
      const noAnswer = `no answer within ${limits.connectMs} ms`
      // A living bastion has answered a sign of life meanwhile: then it is the host that is silent.
      if (!via.isSilent()) return reject(channelError('connect', `${target.node} (${there}): ${noAnswer}`))
      reject(bastionLost(target, noAnswer))
      via.end('no sign of life from the bastion')
    }, limits.connectMs)
    const settle = (error: Error | undefined, channel: Duplex | undefined) => {
      clearTimeout(timer)
      if (late) return void channel?.destroy()
      if (channel) {
        channel.once('close', via.hold())
        return resolve(channel)
      }
      reject(judge(target, via, error))
    }
    try {
      via.client.forwardOut('127.0.0.1', 0, address, port, (error, channel) => settle(error, channel))
    } catch (error) {
      settle(error instanceof Error ? error : new Error(String(error)), undefined)
    }
  })

  function judge(to: Target, from: Connection, error: Error | undefined): ChannelError {
    const why = error?.message ?? 'it did not say why'
    const reason = error && 'reason' in error ? error.reason : undefined
    if (reason === connectFailed)
      return channelError('connect', `${to.node} (${there}) cannot be reached from ${jump?.name}: ${why}`, error)
    if (reason !== undefined) {
      const advice = `sshd of ${jump?.name} lets nobody through (AllowTcpForwarding, PermitOpen)`
      return channelError('bastion', `${to.node}: no way to ${there}: ${advice}: ${why}`, error)
    }
    // A kept connection that turned out dead: nothing was sent, and a new one may do.
    from.retire('it turned out dead')
    return Object.assign(bastionLost(to, why, error), { dropped: true as const })
  }
}
