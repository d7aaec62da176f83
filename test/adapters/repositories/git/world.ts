import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { openGitRepository } from '../../../../src/adapters/repositories/git/repository.ts'
import type { GitRepositoryOptions } from '../../../../src/adapters/repositories/git/repository.ts'
import type { Repository } from '../../../../src/adapters/repositories/port.ts'
import type { RepositoryPerson } from '../../../contracts/repositories.ts'

/** A real remote with a person's work tree beside it, in a directory of its own. */
export interface World {
  directory: string
  /** The bare repository. */
  bare: string
  /** Runs git in the person's work tree and answers what it printed. */
  git: (...args: string[]) => string
  /** The same, with the white space at its end. */
  raw: (...args: string[]) => string
  /** Writes files (undefined: removes), commits, and answers the commit. */
  commit: (message: string, files: Record<string, string | undefined>) => string
  /** Commits and pushes to main. */
  publish: (message: string, files: Record<string, string | undefined>) => string
  /** Whether a file is there in the world's directory. */
  exists: (name: string) => boolean
  /** Makes the remote decline every push to main. */
  protect: () => void
  /** Opens the bare repository as an adapter does; each gets its own clone unless `cacheDir` is given. */
  open: (options?: Partial<GitRepositoryOptions>) => Promise<Repository>
  close: () => Promise<void>
}

/** The environment of a person's git: nothing of this machine's configuration. */
export const personEnvironment = {
  PATH: process.env['PATH'] ?? '',
  HOME: '/nonexistent',
  LC_ALL: 'C',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Ada',
  GIT_AUTHOR_EMAIL: 'ada@example.org',
  GIT_COMMITTER_NAME: 'Ada',
  GIT_COMMITTER_EMAIL: 'ada@example.org',
}

const runRaw = (cwd: string, ...args: string[]): string =>
  execFileSync('git', args, { cwd, env: personEnvironment, stdio: ['ignore', 'pipe', 'pipe'] }).toString()

const run = (cwd: string, ...args: string[]): string => runRaw(cwd, ...args).trim()

/** Makes an empty bare remote with a work tree. */
export function makeWorld(): World {
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-git-'))
  const bare = join(directory, 'remote.git')
  const work = join(directory, 'work')
  run(directory, 'init', '-q', '--bare', '-b', 'main', bare)
  run(directory, 'init', '-q', '-b', 'main', work)
  run(work, 'remote', 'add', 'origin', bare)
  const opened: Repository[] = []
  let clones = 0
  const commit: World['commit'] = (message, files) => {
    for (const [path, content] of Object.entries(files)) {
      const full = join(work, path)
      if (content === undefined) rmSync(full)
      else {
        mkdirSync(dirname(full), { recursive: true })
        writeFileSync(full, content)
      }
    }
    run(work, 'add', '-A')
    run(work, 'commit', '-q', '--allow-empty', '-m', message)
    return run(work, 'rev-parse', 'HEAD')
  }
  return {
    directory,
    bare,
    git: (...args) => run(work, ...args),
    raw: (...args) => runRaw(work, ...args),
    commit,
    publish: (message, files) => {
      const oid = commit(message, files)
      run(work, 'push', '-q', 'origin', 'HEAD:main')
      return oid
    },
    exists: (name) => existsSync(join(directory, name)),
    protect: () => {
      const hook = `#!/bin/sh
while read -r old new ref; do
  [ "$ref" != refs/heads/main ] || { echo main is protected >&2; exit 1; }
done
`
      writeFileSync(join(bare, 'hooks', 'pre-receive'), hook, { mode: 0o755 })
    },
    open: async (options) => {
      clones += 1
      const cacheDir = join(directory, `cache-${clones}`)
      const repository = await openGitRepository({ remote: bare, branch: 'main', cacheDir, ...options })
      opened.push(repository)
      return repository
    },
    close: async () => {
      for (const repository of opened) await repository.close()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Whether a command is installed. */
export function isInstalled(command: string): boolean {
  return spawnSync('sh', ['-c', 'command -v "$1"', 'sh', command]).status === 0
}

/** What the contract of repositories asks of a person, done with real git. */
export function personOf(world: World): RepositoryPerson {
  const { git, bare } = world
  return {
    publish: world.publish,
    replace: (message, files) => {
      git('checkout', '-q', '--orphan', 'other')
      const oid = world.commit(message, files)
      git('push', '-q', '--force', 'origin', 'HEAD:main')
      return oid
    },
    rewind: (commit) => void git('push', '-q', '--force', 'origin', `${commit}:main`),
    remove: () => void git('-C', bare, 'update-ref', '-d', 'refs/heads/main'),
    protect: world.protect,
    branch: (name) => git('-C', bare, 'for-each-ref', '--format=%(objectname)', `refs/heads/${name}`) || undefined,
    show: (path) => world.raw('-C', bare, 'show', `main:${path}`),
  }
}
