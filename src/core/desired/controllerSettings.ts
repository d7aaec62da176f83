import type { Controller } from './generated/controller.ts'
import { spanMs } from './span.ts'

/** How this controller reaches Git and nodes, and where it keeps its own things. */
export interface ControllerSettings {
  remote: string
  branch: string
  /** Private key for Git, when the remote is reached by SSH. */
  deployKey?: string
  knownHosts?: string
  /** CA certificates for an HTTPS remote, in place of this machine's. */
  caFile?: string
  /** Private keys for the nodes, tried in order. */
  identities: string[]
  /** Use the agent of SSH_AUTH_SOCK for the nodes too. */
  agent: boolean
  author: { name: string; email: string }
  stateDir: string
  socket: string
  pollIntervalMs: number
  /** How controllers of one repository are kept apart. */
  lease: 'git' | 'none'
}

/** A controller's file with every default filled in. */
export function controllerSettings(document: Controller): ControllerSettings {
  const { spec } = document
  const stateDir = spec.stateDir ?? '/var/lib/holdfast-controller'
  return {
    remote: spec.remote,
    branch: spec.branch ?? 'main',
    deployKey: spec.deployKey,
    knownHosts: spec.knownHosts,
    caFile: spec.caFile,
    identities: spec.identities ?? [],
    agent: spec.agent ?? false,
    author: { name: spec.author?.name ?? 'Holdfast', email: spec.author?.email ?? 'holdfast@localhost' },
    stateDir,
    socket: spec.socket ?? `${stateDir}/holdfast.sock`,
    pollIntervalMs: spanMs(spec.pollInterval ?? '15s'),
    lease: spec.lease ?? 'git',
  }
}
