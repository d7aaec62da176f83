/** Whether Holdfast may change a node (`active`) or only compares it (`observe`). */
export type NodeMode = 'active' | 'observe'

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
}

/** One Linux host of the fleet, as the manifests describe it. */
export interface FleetNode {
  name: string
  environment: string
  labels: Record<string, string>
  mode: NodeMode
  target: Target
}
