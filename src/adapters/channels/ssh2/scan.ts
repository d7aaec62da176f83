import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import ssh2 from 'ssh2'
import type { ServerHostKeyAlgorithm } from 'ssh2'
import { channelError } from '../port.ts'
import { offerAlgorithms } from './algorithms.ts'
import { hostKeyAlgorithms, parseHostKey } from './hostKey.ts'

const families: ServerHostKeyAlgorithm[][] = [
  hostKeyAlgorithms['ssh-ed25519']!,
  [
    ...hostKeyAlgorithms['ecdsa-sha2-nistp256']!,
    ...hostKeyAlgorithms['ecdsa-sha2-nistp384']!,
    ...hostKeyAlgorithms['ecdsa-sha2-nistp521']!,
  ],
  hostKeyAlgorithms['ssh-rsa']!,
]

/** A way to a host: TCP, or what a bastion makes of it. */
export type Reach = () => Promise<Duplex> | Duplex

/** The keys a host shows, as lines to pin (`ssh-ed25519 AAAA…`), best first; no login is tried. Throws ChannelError. */
export async function scanHostKeys(
  address: string,
  port: number,
  timeoutMs: number,
  reach: Reach = () => connect({ host: address, port, noDelay: true }),
): Promise<string[]> {
  const lines: string[] = []
  for (const family of families) {
    const line = await askForKey({ address, port, timeoutMs, family, socket: await reach() })
    if (line !== undefined) lines.push(line)
  }
  if (lines.length > 0) return lines
  throw channelError('hostKey', `${address}:${port} has no host key of a type that is accepted (ed25519, ecdsa, rsa)`)
}

interface Question {
  address: string
  port: number
  timeoutMs: number
  family: ServerHostKeyAlgorithm[]
  socket: Duplex
}

/** Undefined where the host has no key of this family. */
function askForKey({ address, port, timeoutMs, family, socket }: Question): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const client = new ssh2.Client()
    let settled = false
    const settle = (report: () => void) => {
      if (settled) return
      settled = true
      clearTimeout(timer)
      client.end()
      socket.destroy()
      report()
    }
    const fail = (why: string, cause?: unknown) =>
      settle(() => reject(channelError('connect', `${address}:${port} did not show its host key: ${why}`, cause)))
    const timer = setTimeout(() => fail(`no answer within ${timeoutMs} ms`), timeoutMs)
    client.on('error', (error) => {
      if (/no matching host key/i.test(error.message)) return settle(() => resolve(undefined))
      fail(error.message, error)
    })
    client.on('close', () => fail('it hung up'))
    client.connect({
      sock: socket,
      username: 'nobody',
      readyTimeout: 0,
      algorithms: offerAlgorithms(family),
      hostVerifier: (shown: Buffer) => {
        settle(() => resolve(parseHostKey(shown)?.line))
        return false
      },
    })
  })
}
