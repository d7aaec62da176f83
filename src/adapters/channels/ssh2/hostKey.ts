import { createHash } from 'node:crypto'
import ssh2 from 'ssh2'
import type { ServerHostKeyAlgorithm } from 'ssh2'
import type { Target } from '../../../core/fleet/node.ts'
import { channelError } from '../port.ts'

/** A host's public key, as it is sent and as people compare it. */
export interface HostKey {
  type: string
  blob: Buffer
  /** `ssh-ed25519 AAAA…` */
  line: string
  /** `SHA256:…`, as ssh-keygen -l prints it. */
  fingerprint: string
}

/** Key types and the signatures that are accepted for them, best first; SHA-1 is not. */
export const hostKeyAlgorithms: Record<string, ServerHostKeyAlgorithm[]> = {
  'ssh-ed25519': ['ssh-ed25519'],
  'ecdsa-sha2-nistp256': ['ecdsa-sha2-nistp256'],
  'ecdsa-sha2-nistp384': ['ecdsa-sha2-nistp384'],
  'ecdsa-sha2-nistp521': ['ecdsa-sha2-nistp521'],
  'ssh-rsa': ['rsa-sha2-512', 'rsa-sha2-256'],
}

/** Reads a key line (`ssh-ed25519 AAAA…`) or a key as it came over the wire; undefined when it is none. */
export function parseHostKey(key: string | Buffer): HostKey | undefined {
  const parsed = ssh2.utils.parseKey(key)
  if (parsed instanceof Error || parsed.isPrivateKey()) return undefined
  const blob = parsed.getPublicSSH()
  const digest = createHash('sha256').update(blob).digest('base64').replace(/=+$/, '')
  return { type: parsed.type, blob, line: `${parsed.type} ${blob.toString('base64')}`, fingerprint: `SHA256:${digest}` }
}

/** The fingerprint of a key line, for people to compare; throws when the line is no key. */
export function fingerprintOf(line: string): string {
  const key = parseHostKey(line)
  if (!key) throw channelError('hostKey', `not a public key: ${JSON.stringify(line.slice(0, 80))}`)
  return key.fingerprint
}

/** The keys a target is pinned to; throws `hostKey` where there is none, or one is no key. */
export function pinnedKeys(target: Target): HostKey[] {
  const advice = `check its fingerprint and run: holdfast nodes trust ${target.node}`
  if (target.hostKeys.length === 0)
    throw channelError('hostKey', `${target.node}: no host key is pinned, so nothing is sent to it; ${advice}`)
  return target.hostKeys.map((line) => {
    const key = parseHostKey(line)
    if (key) return key
    const shown = JSON.stringify(line.slice(0, 80))
    throw channelError('hostKey', `${target.node}: ${shown} under hostKeys is not a public key; ${advice}`)
  })
}

/** The algorithms to ask a host for: those of the pinned keys first, so that it shows one we know if it has one. */
export function orderAlgorithms(pinned: HostKey[]): ServerHostKeyAlgorithm[] {
  const types = new Set([...pinned.map((key) => key.type), ...Object.keys(hostKeyAlgorithms)])
  return [...types].flatMap((type) => hostKeyAlgorithms[type] ?? [])
}

/** What to say when a host shows a key that is not pinned for it. `known`: key line → nodes that it is pinned for. */
export function describeStranger(target: Target, shown: Buffer, known: Map<string, Set<string>>): string {
  const key = parseHostKey(shown)
  const pinned = pinnedKeys(target).map((one) => `${one.type} ${one.fingerprint}`)
  const others = [...((key && known.get(key.line)) ?? [])].filter((node) => node !== target.node)
  const where = `${target.node} (${target.address}:${target.port})`
  return [
    `${where} showed the host key ${key ? `${key.type} ${key.fingerprint}` : 'of an unknown type'}`,
    `but pinned is ${pinned.join(' or ')}; nothing was sent to it.`,
    others.length > 0 ? `The key it showed is pinned for ${others.join(', ')}: is the address right?` : '',
    `If the host was rebuilt, check the fingerprint on its console and run: holdfast nodes trust ${target.node}`,
  ]
    .filter((part) => part !== '')
    .join(' ')
}
