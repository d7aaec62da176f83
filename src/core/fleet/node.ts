/**
 * What Holdfast may do to a node: change it (`active`), only compare it (`observe`), begin nothing new for a while
 * (`cordoned`), or take away what it created there (`retired`).
 */
export type NodeMode = 'active' | 'observe' | 'cordoned' | 'retired'

/** A host that others are reached through; no part of the fleet. */
export interface Bastion {
  name: string
  address: string
  port: number
  user: string
  /** Its own pinned keys. */
  hostKeys: string[]
}

/** How one node is reached: all a channel needs, as data. */
export interface Target {
  node: string
  /** `ssh` to a host, or `local`: this machine. */
  via: 'ssh' | 'local'
  address: string
  port: number
  user: string
  /** `sudo`: every command is preceded by `sudo -n`. */
  become: 'none' | 'sudo'
  /** Pinned keys, `ssh-ed25519 AAAA…`; at least one for ssh. */
  hostKeys: string[]
  /** The way there, where it is not direct: nodes with the same one share their fate on the way. */
  jump?: Bastion
}

/** One Linux host of the fleet, as the manifests describe it. */
export interface FleetNode {
  name: string
  environment: string
  labels: Record<string, string>
  mode: NodeMode
  target: Target
}

/** A bastion as what it is for a channel: a host to log in to. */
export function bastionTarget({ name, address, port, user, hostKeys }: Bastion): Target {
  return { node: name, via: 'ssh', address, port, user, become: 'none', hostKeys }
}
