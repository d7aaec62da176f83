import type { Notify } from '../fleet/resource.ts'
import type { Enablement, GroupValue, PackageValue, Seen, UserValue } from '../fleet/value.ts'

/** What to look at on a node: one round trip, a constant number of processes however long the lists. */
export interface ObserveRequest {
  /** `size`: hash the content only when it is a regular file of exactly so many bytes. */
  paths: { path: string; size?: number }[]
  /** Release directories with the tree digest they should have. */
  trees: { directory: string; digest: string }[]
  users: string[]
  groups: string[]
  units: string[]
  /** Names of packages. */
  packages?: string[]
  /**
   * Changes of packages to be played through, a list for each service, of `name`, `name=version` and `name-` (away).
   * Costs processes of its own: only asked where something differs.
   */
  rehearse?: string[][]
  /** The package manager may ask its sources what there is when it does not know a version. */
  refresh?: boolean
}

/** One change that a rehearsal named. */
export interface PackageMove {
  name: string
  /** Undefined: comes new. */
  from?: string
  /** Undefined: goes. */
  to?: string
  /** The version before is on the node, or can be fetched before anything is changed. */
  canReturn: boolean
}

/** What the package manager would do, if it were asked to. */
export type Rehearsal = { would: 'change'; moves: PackageMove[] } | { would: 'refuse'; why: string }

/** A path as a node answered it. Owner and group are names, or numbers in text where no name exists. */
export type ObservedPath =
  | {
      type: 'file'
      mode: string
      owner: string
      group: string
      size: number
      /** Undefined when the size alone says it differs. */
      sha256?: string
    }
  | { type: 'directory'; mode: string; owner: string; group: string }
  | { type: 'link'; target: string }
  | { type: 'other'; what: string }

/** Why a path cannot be changed, beside what it is. */
export interface PathTrait {
  /** A mount point of its own (a bind mount included). */
  mountPoint: boolean
  /** Immutable, or on a read-only file system. */
  readOnly: boolean
}

/** systemd's word on a unit. */
export interface ObservedUnit {
  loadState: string
  activeState: string
  subState: string
  enablement: Enablement
  restarts: number
  invocationId: string
  needDaemonReload: boolean
  fragmentPath: string
  dropInPaths: string[]
  /** Why it failed, in systemd's word: `exit-code`, `start-limit-hit` … */
  result?: string
  /** Units that stop and restart along with it (`PartOf=`, `Requires=`, `BindsTo=` of theirs). */
  drags?: string[]
  /** What it starts, and what starts it: a socket and its service, a timer and its. */
  triggers?: string[]
  triggeredBy?: string[]
}

/** One thing a service manages on a node, from the node's own record. */
export interface ManagedThing {
  service: string
  /** `created` by Holdfast, or `taken` over: released, never deleted. */
  origin: 'created' | 'taken'
  subject: 'path' | 'tree' | 'user' | 'group' | 'unit' | 'package'
  name: string
  /** Of a package: the version that was asked for. */
  version?: string
  /** The author allowed its removal whole: a user, a group, a package, a directory with what lies in it. */
  prune?: boolean
  /** What its removal must restart or reload: by then no manifest says so any more. */
  notify?: Notify[]
}

/** Everything one look at a node answered. */
export interface Observation {
  bootId: string
  uptimeSeconds: number
  /** Highest epoch the node has seen. */
  epoch?: { number: number; controller: string }
  /** The attempt whose steps or restore are in flight; nothing else below is then to be trusted. */
  busy?: string
  /** The attempt that waits for confirmation. */
  armed?: string
  managed: ManagedThing[]
  /** Units whose restart or reload is still owed: files changed, the action did not happen. */
  owed: { action: 'restart' | 'reload'; unit: string }[]
  paths: Record<string, Seen<ObservedPath> & { trait?: PathTrait }>
  /** `present` with true: the digest asked for; with false: another tree. */
  trees: Record<string, Seen<boolean>>
  users: Record<string, Seen<UserValue>>
  groups: Record<string, Seen<GroupValue>>
  units: Record<string, Seen<ObservedUnit>>
  packages?: Record<string, Seen<PackageValue>>
  /** By the changes asked for, with blanks between them. */
  rehearsals?: Record<string, Rehearsal>
  /** The package manager was interrupted in its work, and does nothing before that is ended. */
  packagesInterrupted?: boolean
  /** Something installed asks for a restart of the machine. */
  rebootRequired?: boolean
  /** True when validators can run in a private mount namespace with the staged files laid over. */
  canStage: boolean
}
