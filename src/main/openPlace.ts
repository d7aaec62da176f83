import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sha256 } from '../core/fleet/digest.ts'
import { lockDirectory } from '../adapters/stores/file/lock.ts'

/** Where a verb keeps its clone and archives while it runs. */
export interface Place {
  clone(remote: string): string
  artifacts: string
  close(): Promise<void>
}

/** The daemon's own place: its state directory is locked, so nobody else works there. */
export function daemonPlace(stateDir: string): Place {
  return { ...placeIn(stateDir), close: async () => undefined }
}

/**
 * A place for a verb beside the daemon: a cache of this user, which the next verb finds warm; where that may not be
 * written or another verb works there, a directory that goes away again.
 */
export async function openPlace(environment: Readonly<Record<string, string | undefined>>): Promise<Place> {
  const home = environment['HOME']
  const caches = environment['XDG_CACHE_HOME'] ?? (home && join(home, '.cache'))
  if (caches) {
    const kept = join(caches, 'holdfast')
    try {
      await mkdir(kept, { recursive: true, mode: 0o700 })
      const lock = await lockDirectory(kept)
      return { ...placeIn(kept), close: lock.release }
    } catch {
      // Another verb works there, or it may not be written: this one makes do without.
    }
  }
  const passing = await mkdtemp(join(tmpdir(), 'holdfast-'))
  return { ...placeIn(passing), close: () => rm(passing, { recursive: true, force: true }) }
}

function placeIn(directory: string) {
  const artifacts = join(directory, 'artifacts')
  return { artifacts, clone: (remote: string) => join(directory, `clone-${sha256(remote).slice(0, 12)}`) }
}
