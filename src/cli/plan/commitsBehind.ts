import type { Repository } from '../../adapters/repositories/port.ts'
import { culprits } from '../../core/rollback/culprits.ts'
import type { CommitInfo } from '../../core/fleet/commit.ts'
import type { DesiredState } from '../../core/fleet/desired.ts'
import type { State } from '../../core/journal/state.ts'

/** Commits compiled to find out which of them changed what. */
const maxCommits = 20

/**
 * By slot: the commits, newest first, that changed what a revision asks for since the commit the daemon has accepted; for
 * what is accepted already and not there yet, the commit that brought it. Slots of which this is not known are left out.
 */
export async function commitsBehind(
  revision: DesiredState,
  past: State,
  keys: string[],
  world: { repository: Repository; compile: (commit: string) => Promise<DesiredState | undefined> },
): Promise<Map<string, CommitInfo[]>> {
  const found = new Map<string, CommitInfo[]>()
  const accepted = past.accepted?.commit
  if (accepted === undefined || keys.length === 0) return found
  const { repository, compile } = world
  const since = await repository.history({ from: accepted, to: revision.commit, limit: maxCommits })
  const states: { commit: string; desired: DesiredState | undefined }[] = []
  for (const { oid } of since) states.push({ commit: oid, desired: await compile(oid) })
  states.push({ commit: accepted, desired: since.length === 0 ? revision : await compile(accepted) })
  for (const key of keys) {
    const asked = states.map(({ commit, desired }) => ({ commit, digest: desired && digestIn(desired, key) }))
    const commits = culprits(asked).map((oid) => since.find((info) => info.oid === oid))
    const known = commits.filter((info) => info !== undefined)
    if (known.length > 0) found.set(key, known)
    else {
      const wanted = past.slots[key]?.wanted
      if (wanted && wanted.digest === revision.services[key]?.digest) {
        const brought = await repository.commit(wanted.commit).catch(() => undefined)
        if (brought) found.set(key, [brought])
      }
    }
  }
  return found
}

function digestIn(desired: DesiredState, key: string): string | null {
  return desired.services[key]?.digest ?? null
}
