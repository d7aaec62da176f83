import type { Repository } from '../../../src/adapters/repositories/port.ts'
import type { Library, World } from '../../../src/daemon/world.ts'
import { makeWorld, type World as GitWorld } from '../../adapters/repositories/git/world.ts'
import { desiredOf } from '../../simulation/fleet.ts'
import { openWorld } from './daemonWorld.ts'

/** A daemon's world whose repository is real git, with a person's work tree beside it; all else is the model. */
export async function openGitWorld(): Promise<{ world: World; git: GitWorld; close: () => Promise<void> }> {
  const git = makeWorld()
  git.publish('Begin', { 'web.conf': 'web 1\n', 'app.conf': 'app 1\n' })
  const repository = await git.open()
  await repository.fetch()
  const { world } = await openWorld()
  return { world: { ...world, repository, library: treeLibrary(repository) }, git, close: git.close }
}

/** The model's fleet, read from the trees of a repository: `web.conf` is what web is asked. */
function treeLibrary(repository: Repository): Library {
  return {
    async compile(commit) {
      const files = await repository.tree(commit)
      const blobs = await repository.read(files.map(({ oid }) => oid))
      const texts = files.map(({ path, oid }) => [
        path,
        Buffer.from(blobs.get(oid) ?? [])
          .toString()
          .trim(),
      ])
      return { ok: true, desired: desiredOf(commit, Object.fromEntries(texts) as Record<string, string>), warnings: [] }
    },
    read: () => Promise.reject(new Error('nothing is sent to nodes here')),
    tidy: () => Promise.resolve(),
  }
}
