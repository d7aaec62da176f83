import { createHash } from 'node:crypto'

/** The address of some bytes: sha256 in 64 hex digits. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex')
}

/** JSON with sorted keys and without undefined, so that equal values have equal text. */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item)).join(',')}]`
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`)
  return `{${members.join(',')}}`
}

/** One entry of an unpacked release, as `find` on the node prints it. */
export interface TreeEntry {
  /** Relative to the release directory; '' is the directory itself. */
  path: string
  /** `find`'s %y: f, d or l. */
  type: 'f' | 'd' | 'l'
  /** Octal without leading zero, find's %m: "755". Always "777" for links. */
  mode: string
  /** Bytes; 0 for directories and links. */
  size: number
  /** Whole seconds since 1970; 0 for directories and links. */
  mtime: number
  /** The link's target, else ''. */
  target: string
}

/**
 * The digest of a release tree as a node computes it without reading file contents: one line an entry,
 * `<path>\t<type>\t<mode>\t<size>\t<mtime>\t<target>\0`, sorted bytewise, everything owned by root:root.
 */
export function treeDigest(entries: TreeEntry[]): string {
  const lines = entries.map((e) => Buffer.from(`${e.path}\t${e.type}\t${e.mode}\t${e.size}\t${e.mtime}\t${e.target}\0`))
  return sha256(Buffer.concat(lines.toSorted(Buffer.compare)))
}
