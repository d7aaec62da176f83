import type { ContentRef } from './value.ts'

/** What happens to a unit when something it depends on changed. */
export interface Notify {
  action: 'restart' | 'reload'
  /** Full unit name, `nginx.service`. */
  unit: string
}

/** A file with the content, mode and owner it should have. */
export interface FileResource {
  kind: 'file'
  path: string
  /** Four octal digits, "0644". */
  mode: string
  owner: string
  group: string
  content: ContentRef
  /** argv run on the node against the staged tree before activation. */
  validate?: string[]
  notify: Notify[]
}

/** A directory itself (not what lies in it). `prune` lets a removal take what lies in it along. */
export interface DirectoryResource {
  kind: 'directory'
  path: string
  mode: string
  owner: string
  group: string
  prune: boolean
}

/** A symbolic link. */
export interface LinkResource {
  kind: 'link'
  path: string
  target: string
  notify: Notify[]
}

/** A local user. */
export interface UserResource {
  kind: 'user'
  name: string
  system: boolean
  uid?: number
  group?: string
  groups: string[]
  home?: string
  shell?: string
  prune: boolean
}

/** A local group. */
export interface GroupResource {
  kind: 'group'
  name: string
  system: boolean
  gid?: number
  prune: boolean
}

/** A systemd unit: its own file (or none: a packaged unit), drop-ins, whether it is enabled, and the state it should be in. */
export interface UnitResource {
  kind: 'unit'
  /** Full name with suffix, `shop.service`. */
  name: string
  /** Verbatim unit file, written to /etc/systemd/system/<name>. */
  file?: ContentRef
  /** Written to /etc/systemd/system/<name>.d/<dropIn.name>. */
  dropIns: { name: string; content: ContentRef }[]
  enabled?: boolean
  state?: 'running' | 'stopped'
  /** What a change of this service does to the unit while it runs. */
  onChange: 'restart' | 'reload' | 'nothing'
}

/** A package of the node's own package manager. */
export interface PackageResource {
  kind: 'package'
  name: string
  /** Exactly this one; undefined: any will do. */
  version?: string
  state: 'present' | 'absent'
  /** Held back from upgrades by others; undefined: left as it is. */
  hold?: boolean
  prune: boolean
  notify: Notify[]
}

/** An archive unpacked into <path>/releases/<version>-<sha12>, with <path>/current pointing at it. */
export interface ReleaseResource {
  kind: 'release'
  path: string
  version: string
  /** `<path>/releases/<version>-<first 12 digits of the archive's sha256>`. */
  directory: string
  archive: ContentRef
  /** Tree digest of the unpacked archive. */
  tree: string
  keep: number
  notify: Notify[]
}

/** One thing on a node that a service asks for. */
export type Resource =
  | FileResource
  | DirectoryResource
  | LinkResource
  | UserResource
  | GroupResource
  | UnitResource
  | ReleaseResource
  | PackageResource
