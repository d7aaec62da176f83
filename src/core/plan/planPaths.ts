import type { Notify } from '../fleet/resource.ts'
import type { PathValue } from '../fleet/value.ts'
import type { ObservedPath, PathTrait } from '../observed/observation.ts'
import { fourDigits, parentOf, type WantedPath } from '../observed/wanted.ts'
import { type Step, stepTimeoutSeconds, type Transition } from './plan.ts'
import { keyOf, knowPath, type Sight } from './sight.ts'

/** The steps that bring wanted paths about, in the groups in which they run, and whom they notify. */
export interface PathSteps {
  validate: Step[]
  directories: Step[]
  trees: Step[]
  files: Step[]
  links: Step[]
  notify: Notify[]
  /** Every path that a step touches. */
  touched: Set<string>
}

const typeWords = { file: 'a regular file', directory: 'a directory', link: 'a symbolic link' }

/** Plans directories, files, links and releases. */
export function planPaths(sight: Sight): PathSteps {
  const out: PathSteps = {
    validate: [],
    directories: [],
    trees: [],
    files: [],
    links: [],
    notify: [],
    touched: new Set(),
  }
  planTrees(sight, out)
  for (const want of sight.wanted.paths.values()) {
    const step = planPath(sight, want)
    if (!step) continue
    out.touched.add(want.path)
    out.notify.push(...want.notify)
    if (want.value.type === 'directory') out.directories.push(step)
    else if (want.value.type === 'link') out.links.push(step)
    else out.files.push(step)
    if (want.validate) addValidator(sight, out, want.path, want.validate)
  }
  // A parent's path is a prefix of its child's, so that sorting puts it first. `current` flips after plain links.
  out.directories.sort((a, b) => (pathOf(a) < pathOf(b) ? -1 : 1))
  const isFlip = (step: Step): boolean => sight.wanted.paths.get(pathOf(step))?.part.kind === 'release'
  out.links = [...out.links.filter((step) => !isFlip(step)), ...out.links.filter(isFlip)]
  return out
}

/** The path of a path step, to sort by. */
export function pathOf(step: Step): string {
  return step.kind === 'path' ? step.path : ''
}

function addValidator(sight: Sight, out: PathSteps, path: string, argv: string[]): void {
  if (!sight.input.observation.canStage) {
    sight.warnings.push(`file ${path} is not validated before activation: this node cannot stage files out of sight`)
    return
  }
  // Validators see the whole staged tree: the same command need not run once for each file.
  const text = JSON.stringify(argv)
  if (out.validate.some((step) => step.kind === 'validate' && JSON.stringify(step.argv) === text)) return
  out.validate.push({ kind: 'validate', argv, path, timeoutSeconds: stepTimeoutSeconds })
}

function planTrees(sight: Sight, out: PathSteps): void {
  for (const release of sight.wanted.releases) {
    const { directory } = release
    const seen = sight.input.observation.trees[directory]
    if (!seen || seen.seen === 'unknown') {
      sight.unknown.push(`${directory}: ${seen?.why ?? 'was not looked at'}`)
    } else if (seen.seen === 'absent') {
      const to = { type: 'tree' as const, digest: release.tree, archive: release.archive.sha256 }
      out.trees.push({ kind: 'tree', directory, from: { type: 'absent' }, to })
      out.notify.push(...release.notify)
    } else if (!seen.value) {
      meetForeignTree(sight, release.path, directory)
    }
  }
}

function meetForeignTree(sight: Sight, path: string, directory: string): void {
  const current = sight.input.observation.paths[`${path}/current`]
  const wanted = sight.wanted.paths.get(`${path}/current`)?.value
  const isLive =
    current?.seen === 'present' &&
    current.value.type === 'link' &&
    wanted?.type === 'link' &&
    current.value.target === wanted.target
  const why = `${directory} is not what its archive holds: somebody, or the service itself, changed it`
  if (isLive) sight.foreign.push({ kind: 'release', name: path, summary: why })
  else {
    const hint = `move ${directory} away on the node; it is then unpacked anew`
    sight.problems.push({ subject: `release ${path}`, why, hint, cause: 'node' })
  }
}

function planPath(sight: Sight, want: WantedPath): Transition | undefined {
  const seen = knowPath(sight, want.path)
  if (seen.seen === 'unknown') return undefined
  if (seen.seen === 'absent') {
    if (!isParentFit(sight, want) || !isWritable(sight, want, seen.trait, true)) return undefined
    return { kind: 'path', path: want.path, from: { type: 'absent' }, to: want.value }
  }
  if (seen.value.type !== want.value.type) return void refuseType(sight, want, seen.value)
  if (want.implied || isEqual(seen.value, want.value)) return undefined
  // Files and links are renamed into place, which writes their directory; an existing directory is changed itself.
  if (!isWritable(sight, want, seen.trait, want.value.type !== 'directory')) return undefined
  const from = valueOf(sight, want.path, seen.value)
  if (!from) return undefined
  if (!sight.known.has(keyOf('path', want.path))) sight.takeovers.add(labelOf(want))
  return { kind: 'path', path: want.path, from, to: want.value }
}

/** What people call a wanted path: by its unit or release where it belongs to one. */
function labelOf(want: WantedPath): string {
  return `${want.part.kind} ${want.part.name}`
}

/** A seen path as the prior state of a step; undefined (and noted as unknown) while its content has not been read. */
export function valueOf(sight: Sight, path: string, seen: ObservedPath): PathValue | undefined {
  if (seen.type === 'link') return { type: 'link', target: seen.target }
  if (seen.type === 'other') return undefined
  const { owner, group } = seen
  const mode = fourDigits(seen.mode)
  if (seen.type === 'directory') return { type: 'directory', mode, owner, group }
  if (seen.sha256 !== undefined) return { type: 'file', mode, owner, group, sha256: seen.sha256 }
  sight.unknown.push(`${path}: its content has not been read yet`)
  return undefined
}

function isEqual(seen: ObservedPath, wanted: WantedPath['value']): boolean {
  if (seen.type === 'link') return wanted.type === 'link' && seen.target === wanted.target
  if (seen.type === 'other' || wanted.type === 'link') return false
  const isSame = fourDigits(seen.mode) === wanted.mode && seen.owner === wanted.owner && seen.group === wanted.group
  if (seen.type === 'directory') return isSame
  return isSame && wanted.type === 'file' && seen.sha256 === wanted.sha256
}

function refuseType(sight: Sight, want: WantedPath, seen: ObservedPath): void {
  const is =
    seen.type === 'other'
      ? seen.what
      : seen.type === 'link'
        ? `a symbolic link to ${seen.target}`
        : typeWords[seen.type]
  sight.problems.push({
    subject: labelOf(want),
    why: `${want.path} is ${is} on the node, and ${typeWords[want.value.type]} is wanted`,
    hint: `move ${want.path} away on the node, or name another path; to change the type of a managed path, remove it in one commit and add it in the next`,
    cause: 'node',
  })
}

/** False, with the problem noted, when a path cannot be written although it could be seen. */
function isWritable(sight: Sight, want: WantedPath, trait: PathTrait | undefined, writesParent: boolean): boolean {
  const parent = sight.input.observation.paths[parentOf(want.path)]
  const refuse = (why: string, hint: string): boolean => {
    sight.problems.push({ subject: labelOf(want), why, hint, cause: 'node' })
    return false
  }
  if (trait?.mountPoint && want.value.type !== 'directory') {
    return refuse(`${want.path} is a mount point`, `unmount it on the node, or change what is mounted there instead`)
  }
  const isParentReadOnly = writesParent && parent?.trait?.readOnly
  const readOnly = trait?.readOnly ? want.path : isParentReadOnly ? parentOf(want.path) : undefined
  if (readOnly === undefined) return true
  return refuse(
    `${readOnly} is immutable or on a read-only file system`,
    `on the node: \`chattr -i ${readOnly}\`, or mount it writable`,
  )
}

function isParentFit(sight: Sight, want: WantedPath): boolean {
  const parent = parentOf(want.path)
  // systemd's own directory is there wherever units are.
  if (parent === '/' || parent === '/etc/systemd/system') return true
  if (sight.wanted.paths.get(parent)?.value.type === 'directory') return true
  const seen = knowPath(sight, parent)
  if (seen.seen === 'unknown') return false
  if (seen.seen === 'present' && (seen.value.type === 'directory' || seen.value.type === 'link')) return true
  if (seen.seen === 'absent' && sight.claims().has(keyOf('path', parent))) return true
  const why = seen.seen === 'absent' ? `its directory ${parent} does not exist` : `${parent} is not a directory`
  const hint = `declare the directory: directories: [{ path: ${parent} }]`
  sight.problems.push({ subject: labelOf(want), why, hint, cause: 'commit' })
  return false
}
