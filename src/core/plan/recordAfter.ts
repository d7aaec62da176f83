import type { ReleaseResource } from '../fleet/resource.ts'
import type { ManagedThing } from '../observed/observation.ts'
import { parentOf } from '../observed/wanted.ts'
import { keyOf, type Sight, type Subject, unitState } from './sight.ts'

type Entry = Omit<ManagedThing, 'service'>

/**
 * The node's record of a service as it stands after a plan: everything wanted, and what could not leave yet. What lay
 * there before Holdfast and is not in any record is `taken`, so that nothing ever deletes it.
 */
export function recordAfter(sight: Sight, kept: ManagedThing[]): Entry[] {
  const { observation } = sight.input
  const entries: Entry[] = []
  const add = (
    subject: Subject,
    name: string,
    isThere: boolean,
    more: Pick<Entry, 'prune' | 'notify' | 'version'> = {},
  ): void => {
    const key = keyOf(subject, name)
    const origin = (sight.record.get(key) ?? sight.known.get(key))?.origin ?? (isThere ? 'taken' : 'created')
    const notify = more.notify && more.notify.length > 0 ? { notify: more.notify } : {}
    const version = more.version === undefined ? {} : { version: more.version }
    entries.push({ origin, subject, name, ...version, ...(more.prune ? { prune: true } : {}), ...notify })
  }
  for (const { name, prune, version, state } of sight.wanted.packages) {
    if (state === 'present') add('package', name, observation.packages?.[name]?.seen === 'present', { prune, version })
  }
  for (const { name, prune } of sight.wanted.groups) {
    add('group', name, observation.groups[name]?.seen === 'present', { prune })
  }
  for (const { name, prune } of sight.wanted.users) {
    add('user', name, observation.users[name]?.seen === 'present', { prune })
  }
  for (const want of sight.wanted.paths.values()) {
    const isThere = observation.paths[want.path]?.seen === 'present'
    // A directory that was there and only has to hold something is nobody's to manage.
    if (want.implied && isThere && !sight.record.has(keyOf('path', want.path))) continue
    add('path', want.path, isThere, want)
  }
  // Trees stand in the order of their last use: `keep` counts from the end.
  for (const thing of kept) entries.push(withoutService(thing))
  for (const release of sight.wanted.releases) {
    add('tree', release.directory, observation.trees[release.directory]?.seen === 'present')
  }
  for (const { name } of sight.wanted.units) add('unit', name, unitState(observation.units[name]).exists)
  return entries
}

function withoutService({ service: _service, ...entry }: ManagedThing): Entry {
  return entry
}

/** The record as the node has it: what an undo goes back to. */
export function recordBefore(sight: Sight): Entry[] {
  return [...sight.record.values()].map(withoutService)
}

/** Release directories beyond `keep`, oldest first; never the wanted one, nor the one that runs or ran before it. */
export function surplusReleases(sight: Sight): string[] {
  return sight.wanted.releases.flatMap((release) => surplusOf(sight, release))
}

function surplusOf(sight: Sight, release: ReleaseResource): string[] {
  const { observation } = sight.input
  const trees = [...sight.record.values()].filter(
    ({ subject, name, origin }) =>
      subject === 'tree' &&
      origin === 'created' &&
      parentOf(name) === `${release.path}/releases` &&
      name !== release.directory &&
      observation.paths[name]?.seen === 'present',
  )
  const names = trees.map(({ name }) => name)
  const current = observation.paths[`${release.path}/current`]
  const target = current?.seen === 'present' && current.value.type === 'link' ? current.value.target : ''
  const running = target.startsWith('/') ? target : `${release.path}/${target}`
  const before = names.includes(running) ? running : names.at(-1)
  const others = names.filter((name) => name !== before)
  const mayStay = Math.max(0, release.keep - 1 - (before === undefined ? 0 : 1))
  return others.slice(0, Math.max(0, others.length - mayStay))
}
