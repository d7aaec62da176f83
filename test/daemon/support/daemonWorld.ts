import { createManualClock, type ManualClock } from '../../../src/adapters/clocks/manual/manual.ts'
import type { MemoryHost } from '../../../src/adapters/nodes/memory/host.ts'
import { createMemoryNodes, type MemoryNodes } from '../../../src/adapters/nodes/memory/nodes.ts'
import {
  createMemoryRemote,
  openMemoryRepository,
  type MemoryRemote,
  type RepositoryFault,
} from '../../../src/adapters/repositories/memory/memory.ts'
import { createMemoryDisk, type MemoryDisk, type StoreMoment } from '../../../src/adapters/stores/memory/memory.ts'
import type { World } from '../../../src/daemon/world.ts'
import { createModelLibrary } from '../../simulation/model.ts'

/** A world in memory: a remote with `web.conf` and `app.conf`, four environments' worth of hosts, a disk and a clock. */
export interface DaemonWorld {
  world: World
  remote: MemoryRemote
  nodes: MemoryNodes
  clock: ManualClock
  disk: MemoryDisk
  /** A person's commit on top of the branch. */
  commit(subject: string, change: Record<string, string | undefined>): string
  tree(commit?: string): Record<string, string>
}

/** What may go wrong in it. */
export interface Faults {
  repository?: RepositoryFault
  store?: (moment: StoreMoment) => void
}

/** Opens a world on a fresh remote, disk and fleet. */
export async function openWorld(faults: Faults = {}): Promise<DaemonWorld> {
  const clock = createManualClock(1_000_000)
  const remote = createMemoryRemote({ 'web.conf': 'web 1', 'app.conf': 'app 1' })
  const disk = createMemoryDisk('c0ffee00')
  const nodes = createMemoryNodes({ clock, rules: { unit: (host, unit) => behaviour(host, unit) } })
  const world: World = {
    repository: openMemoryRepository(remote, faults.repository),
    nodes,
    store: await disk.open(faults.store),
    clock,
    library: createModelLibrary(remote),
    author: { name: 'Holdfast', email: 'holdfast@example.org' },
    version: 'test',
    host: 'ctl-1',
    lease: 'git',
    pollIntervalMs: 5_000,
    random: () => 0.5,
  }
  const tree = (commit = remote.head ?? '') => ({ ...remote.commits.get(commit)?.tree })
  return {
    world,
    remote,
    nodes,
    clock,
    disk,
    tree,
    commit(subject, change) {
      const merged = Object.entries({ ...tree(), ...change }).flatMap(([path, text]) =>
        text === undefined ? [] : [[path, text] as const],
      )
      return remote.commit(subject, Object.fromEntries(merged))
    },
  }
}

/** The unit reads its configuration: what that says is how it behaves. */
function behaviour(host: MemoryHost, unit: string): 'runs' | 'fails' {
  const entry = host.files.get(`/etc/${unit.replace('.service', '')}.conf`)
  const text = entry?.type === 'file' ? (host.contents.get(entry.sha256)?.toString() ?? '') : ''
  return text.includes('fails') ? 'fails' : 'runs'
}
