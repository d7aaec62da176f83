/** What was seen of a thing on a node: silence is unknown, and unknown is never absent. */
export type Seen<T> = { seen: 'present'; value: T } | { seen: 'absent' } | { seen: 'unknown'; why: string }

/** The bytes of a file by their address, so that core decides about content without holding it. */
export interface ContentRef {
  /** 64 hex digits. */
  sha256: string
  /** Bytes. */
  size: number
  /** True when the bytes must never be shown. */
  secret: boolean
}

/** The value a path has: what `from` and `to` of a step speak of, and what a read-back is compared with. */
export type PathValue =
  | { type: 'absent' }
  | { type: 'file'; mode: string; owner: string; group: string; sha256: string }
  | { type: 'directory'; mode: string; owner: string; group: string }
  | { type: 'link'; target: string }

/** An unpacked release directory; `digest` is the tree digest of `treeDigest` (fleet/digest.ts), `archive` the sha256 it is unpacked from. */
export type TreeValue = { type: 'absent' } | { type: 'tree'; digest: string; archive: string }

/** A local account; `uid`, `home` and `shell` are undefined where the author leaves them to the node. */
export type UserValue =
  | { type: 'absent' }
  | {
      type: 'user'
      system: boolean
      uid?: number
      group?: string
      home?: string
      shell?: string
      /** Supplementary groups, sorted. */
      groups: string[]
    }

/** A local group. */
export type GroupValue = { type: 'absent' } | { type: 'group'; system: boolean; gid?: number }

/**
 * A package as the node's package manager knows it; what only left its configuration behind is absent.
 * `whole` is false for one whose installation was begun and not ended.
 */
export type PackageValue = { type: 'absent' } | { type: 'package'; version: string; held: boolean; whole: boolean }

/** Whether a unit starts at boot; `other` is static, indirect, generated …: nothing to switch. */
export type Enablement = 'enabled' | 'disabled' | 'masked' | 'other' | 'absent'
