import { createMemoryRemote, openMemoryRepository } from '../../../../src/adapters/repositories/memory/memory.ts'
import { testRepository } from '../../../contracts/repositories.ts'

/** The simulator rests on this model: it keeps what real git keeps. */
testRepository('the model in memory', async () => {
  const remote = createMemoryRemote()
  const treeWith = (files: Record<string, string | undefined>): Record<string, string> => {
    const before = remote.head ? remote.commits.get(remote.head)?.tree : {}
    const all = Object.entries({ ...before, ...files })
    return Object.fromEntries(all.filter((entry): entry is [string, string] => entry[1] !== undefined))
  }
  return {
    person: {
      publish: (message, files) => remote.commit(message, treeWith(files)),
      replace: (message, files) => remote.commit(message, files, []),
      rewind: (commit) => {
        remote.head = commit
      },
      remove: () => {
        remote.head = undefined
      },
      protect: () => {
        remote.isProtected = true
      },
      branch: (name) => remote.branches.get(name),
      show: (path) => remote.commits.get(remote.head ?? '')?.tree[path] ?? '',
    },
    open: async () => openMemoryRepository(remote),
    close: () => Promise.resolve(),
  }
})
