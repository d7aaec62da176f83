import { sha256 } from '../../core/fleet/digest.ts'

/** A key line (`ssh-ed25519 AAAA…`) as `ssh-keygen -lf` prints its fingerprint: `SHA256:…`. */
export function fingerprintOf(line: string): string {
  const blob = Buffer.from(line.split(/\s+/)[1] ?? '', 'base64')
  return `SHA256:${Buffer.from(sha256(blob), 'hex').toString('base64').replace(/=+$/, '')}`
}

/** The public key files of a host by the type of their key, for people who compare on its console. */
export function keyFileOf(line: string): string {
  const type = line.split(/\s+/)[0] ?? ''
  const name = type.startsWith('ecdsa') ? 'ecdsa' : type === 'ssh-rsa' ? 'rsa' : 'ed25519'
  return `/etc/ssh/ssh_host_${name}_key.pub`
}
