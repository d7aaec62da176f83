import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { must } from '../run.ts'

/** Somebody who works on the fleet: a clone of the config repository, and plain git. */
export interface Person {
  /** The clone. */
  directory: string
  write(path: string, content: string | Uint8Array): Promise<void>
  /** Replaces a text that has to be in the file. */
  edit(path: string, from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  git(...args: string[]): Promise<string>
  /** Commits everything and pushes; answers the commit. */
  commitAndPush(subject: string): Promise<string>
  /** `git revert` and push; answers the new commit. */
  revertAndPush(commit: string): Promise<string>
}

/** The environment git runs in: nobody's own settings reach it. */
export const gitEnvironment = {
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_TERMINAL_PROMPT: '0',
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
}

/** Runs git in a directory; it has to succeed. */
export async function git(directory: string, ...args: string[]): Promise<string> {
  return (await must(['git', '-C', directory, ...args], { env: gitEnvironment })).trimEnd()
}

/** Clones a repository for a person of this name. */
export async function clonePerson(remote: string, directory: string, name: string): Promise<Person> {
  await must(['git', 'clone', '-q', remote, directory], { env: gitEnvironment })
  const run = (...args: string[]) => git(directory, ...args)
  await run('config', 'user.name', name)
  await run('config', 'user.email', `${name.toLowerCase()}@shop.example`)
  // A push of the daemon's may come in between: what a person does then is pull.
  await run('config', 'pull.rebase', 'true')
  const write = async (path: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(directory, path)), { recursive: true })
    await writeFile(join(directory, path), content)
  }
  const push = async (): Promise<string> => {
    await run('push', '-q', 'origin', 'HEAD:main')
    return run('rev-parse', 'HEAD')
  }
  return {
    directory,
    write,
    remove: (path) => rm(join(directory, path)),
    edit: async (path, from, to) => {
      const text = await readFile(join(directory, path), 'utf8')
      if (!text.includes(from)) throw new Error(`${path} does not hold ${JSON.stringify(from)}`)
      await write(path, text.replace(from, to))
    },
    git: run,
    commitAndPush: async (subject) => {
      await run('add', '--all')
      await run('commit', '-q', '-m', subject)
      return push()
    },
    revertAndPush: async (commit) => {
      await run('revert', '--no-edit', commit)
      return push()
    },
  }
}
