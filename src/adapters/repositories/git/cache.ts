import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { repositoryError } from '../port.ts'
import type { Git } from './command.ts'
import { remoteFailure } from './failure.ts'
import type { Remote } from './remote.ts'

/** A bare clone that may be thrown away at any time. */
export interface Cache {
  /** Grows by one each time the clone is made anew. */
  generation(): number
  /** Made anew with the last fetch: what it lacks, the remote lacks too. */
  isNew(): boolean
  /** Whether a fetch has ever succeeded in it. */
  filled(): Promise<boolean>
  /** Brings branches and tags up to date; a clone in doubt is discarded and made anew, once. */
  fetch(): Promise<void>
  /** Throws the clone away and fetches it again. */
  renew(): Promise<void>
}

// Nothing is ever repacked in the clone; when it has collected so many packs, a new one is cheaper.
const maxPacks = 200

/** Prepares the cache; nothing is fetched before `fetch`. */
export function openCache(options: {
  gitDir: string
  remote: Remote
  branch: string
  git: Git
  discard: () => void
}): Cache {
  const { gitDir, remote, git } = options
  let generation = 0
  let isNew = false
  const mark = join(gitDir, 'filled')

  const make = async (): Promise<void> => {
    await mkdir(join(gitDir, 'objects', 'pack'), { recursive: true, mode: 0o700 })
    await mkdir(join(gitDir, 'refs'), { recursive: true })
    await writeFile(join(gitDir, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n')
    // HEAD last: with it, it is a repository.
    await writeFile(join(gitDir, 'HEAD'), `ref: refs/remotes/origin/${options.branch}\n`)
  }
  const discard = async (): Promise<void> => {
    generation += 1
    options.discard()
    const aside = `${gitDir}.discarded`
    await rm(aside, { recursive: true, force: true })
    if (await exists(gitDir)) await rename(gitDir, aside)
    await rm(aside, { recursive: true, force: true })
  }
  const fetchOnce = async (): Promise<void> => {
    const existed = await exists(mark)
    await make()
    const answer = await git([
      'fetch',
      '--no-progress',
      '--prune',
      '--no-tags',
      '--no-write-fetch-head',
      '--no-auto-maintenance',
      '--no-recurse-submodules',
      '--end-of-options',
      remote.url,
      '+refs/heads/*:refs/remotes/origin/*',
      '+refs/tags/*:refs/tags/*',
    ])
    if (answer.code !== 0) throw remoteFailure('cannot fetch', remote.url, answer.stderr)
    await writeFile(mark, '')
    isNew = !existed
  }
  const fetch = async (): Promise<void> => {
    if (await isDoubtful(gitDir)) await discard()
    try {
      await fetchOnce()
    } catch (error) {
      if ((error as { code?: string }).code !== 'corrupt') throw error
      await discard()
      await fetchOnce()
    }
  }
  return {
    generation: () => generation,
    isNew: () => isNew,
    filled: () => exists(mark),
    fetch,
    renew: async () => {
      await discard()
      await fetchOnce()
    },
  }
}

/** What a killed git leaves behind, or a clone that has grown too many parts. */
async function isDoubtful(gitDir: string): Promise<boolean> {
  if (!(await exists(gitDir))) return false
  const top = await names(gitDir)
  const packs = await names(join(gitDir, 'objects', 'pack'))
  const left = [...top, ...packs, ...(await names(join(gitDir, 'objects')))]
  return (
    left.some((name) => name.endsWith('.lock') || /^(tmp_|incoming-|tmp_objdir-)/.test(name)) ||
    packs.filter((name) => name.endsWith('.pack')).length > maxPacks
  )
}

async function names(directory: string): Promise<string[]> {
  return await readdir(directory).catch(() => [])
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false
    throw repositoryError(
      'corrupt',
      `cannot look at ${path}`,
      'let the user Holdfast runs as own its state directory',
      error,
    )
  }
}
