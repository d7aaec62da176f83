/** Programs a node must have, with the Debian package of each. */
export const nodeTools: Record<string, string> = {
  tar: 'tar',
  gzip: 'gzip',
  sha256sum: 'coreutils',
  base64: 'coreutils',
  timeout: 'coreutils',
  find: 'findutils',
  flock: 'util-linux',
  unshare: 'util-linux',
  mount: 'mount',
  useradd: 'passwd',
  lsattr: 'e2fsprogs',
  systemctl: 'systemd',
}

const script = [
  'm=',
  `for c in ${Object.keys(nodeTools).join(' ')}; do command -v "$c" >/dev/null 2>&1 || m="$m,$c"; done`,
  's=$(systemctl --version 2>/dev/null | head -n 1); s=${s#* }; s=${s%%[!0-9]*}',
  'f=$(df -Pk /var/lib 2>/dev/null | tail -n 1); set -- $f',
  'echo "holdfast-doctor missing=${m#,} systemd=$s free=${4:-} now=$(date +%s) uid=$(id -u)"',
  // Only of a command that failed the last line comes back.
  'exit 9',
].join('\n')

/** A constant command that looks at a node and changes nothing; its last line is what was seen. */
export const examination: readonly string[] = ['sh', '-c', script]

/** What the examination saw on a node. */
export interface Examined {
  missing: string[]
  systemd: number | undefined
  freeBytes: number | undefined
  nowMs: number | undefined
  isRoot: boolean
}

/** Reads the evidence of the examination; undefined when there is none in it. */
export function readExamination(detail: string): Examined | undefined {
  const last = detail.slice(detail.lastIndexOf('holdfast-doctor '))
  const found = /^holdfast-doctor missing=(\S*) systemd=(\d*) free=(\d*) now=(\d*) uid=(\d+)/.exec(last)
  if (!found) return undefined
  const [, missing = '', systemd, free, now, uid] = found
  const [kilobytes, seconds] = [numberIn(free), numberIn(now)]
  return {
    missing: missing.split(',').filter((tool) => tool !== ''),
    systemd: numberIn(systemd),
    freeBytes: kilobytes === undefined ? undefined : kilobytes * 1024,
    nowMs: seconds === undefined ? undefined : seconds * 1000,
    isRoot: uid === '0',
  }
}

function numberIn(text: string | undefined): number | undefined {
  return text ? Number(text) : undefined
}
