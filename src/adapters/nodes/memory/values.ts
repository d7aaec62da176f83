import type { Transition } from '../../../core/plan/plan.ts'
import { enablementOf, type MemoryEntry, type MemoryHost } from './host.ts'

type Value = Transition['from']

/** What a transition's subject is called where people read it: `path /etc/motd`. */
export function subjectOf(step: Transition): string {
  if (step.kind === 'path') return `path ${step.path}`
  if (step.kind === 'tree') return `tree ${step.directory}`
  if (step.kind === 'enablement') return `enablement of ${step.unit}`
  return `${step.kind} ${step.name}`
}

/** The value a transition's subject has now. */
export function valueNow(host: MemoryHost, step: Transition): Value {
  if (step.kind === 'path') return pathValue(host.files.get(step.path))
  if (step.kind === 'tree') {
    const entry = host.files.get(step.directory)
    if (!entry) return { type: 'absent' }
    return entry.type === 'tree' ? entry : { type: 'tree', digest: 'foreign', archive: '' }
  }
  if (step.kind === 'user') return host.users.get(step.name) ?? { type: 'absent' }
  if (step.kind === 'enablement') return enablementOf(host, step.unit)
  if (step.kind === 'package') {
    const installed = host.packages.installed.get(step.name)
    return installed ? { type: 'package', ...installed } : { type: 'absent' }
  }
  const gid = host.groups.get(step.name)
  return gid === undefined ? { type: 'absent' } : { type: 'group', system: gid < 1000, gid }
}

function pathValue(entry: MemoryEntry | undefined): Extract<Transition, { kind: 'path' }>['from'] {
  if (!entry) return { type: 'absent' }
  return entry.type === 'tree' ? { type: 'directory', mode: '0755', owner: 'root', group: 'root' } : entry
}

/** True when what is there is what was expected; what the author leaves to the node (uid, home …) agrees with anything. */
export function agrees(expected: Value, actual: Value): boolean {
  if (typeof expected === 'string' || typeof actual === 'string') return startOf(expected) === startOf(actual)
  if (expected.type !== actual.type) return false
  // An archive names where a tree came from, not what it is.
  const ignored = new Set(['system', 'archive'])
  const seen = actual as unknown as Record<string, unknown>
  return Object.entries(expected).every(
    ([key, value]) => ignored.has(key) || value === undefined || JSON.stringify(value) === JSON.stringify(seen[key]),
  )
}

/** Whether a subject is as a step of the plan left it, so that its undo may touch it: a package also in the midst of that. */
export function isOurs(step: Transition, actual: Value): boolean {
  if (agrees(step.from, actual)) return true
  return step.kind === 'package' && typeof actual !== 'string' && actual.type === 'package' && !actual.whole
}

/** A unit file comes and goes between its unit's being disabled and its being absent. */
function startOf(value: Value): Value {
  return value === 'enabled' || value === 'masked' ? value : 'disabled'
}
