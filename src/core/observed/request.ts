import type { DesiredOnNode } from '../fleet/desired.ts'
import type { ManagedThing, ObserveRequest } from './observation.ts'
import { parentOf, wantedOn } from './wanted.ts'

interface Gathered {
  /** Path → size to hash at. */
  paths: Map<string, number | undefined>
  trees: Map<string, string>
  users: Set<string>
  groups: Set<string>
  units: Set<string>
  packages: Set<string>
}

/** All that the planner has to know about a node for these services and for what the node's record names, in one look. */
export function requestFor(services: DesiredOnNode[], managed: ManagedThing[]): ObserveRequest {
  const all: Gathered = {
    paths: new Map(),
    trees: new Map(),
    users: new Set(),
    groups: new Set(),
    units: new Set(),
    packages: new Set(),
  }
  for (const service of services) gatherWanted(all, service)
  for (const thing of managed) gatherManaged(all, thing)
  return {
    paths: [...all.paths].map(([path, size]) => (size === undefined ? { path } : { path, size })),
    trees: [...all.trees].map(([directory, digest]) => ({ directory, digest })),
    users: [...all.users],
    groups: [...all.groups],
    units: [...all.units],
    ...(all.packages.size > 0 ? { packages: [...all.packages] } : {}),
  }
}

function addPath(all: Gathered, path: string, size?: number): void {
  all.paths.set(path, size ?? all.paths.get(path))
}

function gatherWanted(all: Gathered, service: DesiredOnNode): void {
  const wanted = wantedOn(service)
  for (const { path, content, notify } of wanted.paths.values()) {
    addPath(all, path, content?.size)
    addPath(all, parentOf(path))
    for (const { unit } of notify) all.units.add(unit)
  }
  for (const release of wanted.releases) {
    addPath(all, release.directory)
    all.trees.set(release.directory, release.tree)
  }
  for (const user of wanted.users) all.users.add(user.name)
  for (const check of service.health) if (check.type === 'unit') all.units.add(check.unit)
  for (const group of wanted.groups) all.groups.add(group.name)
  for (const unit of wanted.units) all.units.add(unit.name)
  for (const one of wanted.packages) {
    all.packages.add(one.name)
    for (const { unit } of one.notify) all.units.add(unit)
  }
}

function gatherManaged(all: Gathered, thing: ManagedThing): void {
  if (thing.subject === 'user') all.users.add(thing.name)
  else if (thing.subject === 'group') all.groups.add(thing.name)
  else if (thing.subject === 'unit') all.units.add(thing.name)
  else if (thing.subject === 'package') all.packages.add(thing.name)
  else {
    addPath(all, thing.name)
    addPath(all, parentOf(thing.name))
  }
  for (const { unit } of thing.notify ?? []) all.units.add(unit)
}
