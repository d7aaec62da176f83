import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { userError } from '../context.ts'

const gitTimeoutMs = 30_000
type Environment = Readonly<Record<string, string | undefined>>

/** Writes a new directory and makes it a Git repository with one commit on main. */
export async function makeRepository(
  directory: string,
  files: Record<string, string>,
  environment: Environment,
): Promise<void> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true })
    await writeFile(join(directory, path), text, { flag: 'wx' })
  }
  const git = (...args: string[]): Promise<string> => runGit(directory, environment, args)
  await git('init', '--quiet', '-b', 'main')
  await git('add', '--all')
  const isKnown = await git('var', 'GIT_AUTHOR_IDENT').catch(() => undefined)
  const identity = isKnown === undefined ? ['-c', 'user.name=Holdfast', '-c', 'user.email=holdfast@localhost'] : []
  const message =
    'Begin the fleet\n\nWritten by holdfast init. Every host is only observed until its entry says otherwise.'
  await git(...identity, '-c', 'commit.gpgSign=false', 'commit', '--quiet', '--no-verify', '-m', message)
}

/** Names where the repository lives; one on this machine is made, and the first commit pushed to it. */
export async function addRemote(
  directory: string,
  remote: { url: string; make: boolean },
  environment: Environment,
): Promise<void> {
  const git = (...args: string[]): Promise<string> => runGit(directory, environment, args)
  if (remote.make) await git('init', '--quiet', '--bare', '-b', 'main', remote.url)
  await git('remote', 'add', 'origin', remote.url)
  if (remote.make) await git('push', '--quiet', '--set-upstream', 'origin', 'main')
}

async function runGit(directory: string, environment: Environment, args: string[]): Promise<string> {
  const env = { PATH: process.env['PATH'] ?? '', ...environment, GIT_TERMINAL_PROMPT: '0' }
  try {
    return (await promisify(execFile)('git', args, { cwd: directory, env, timeout: gitTimeoutMs })).stdout
  } catch (cause) {
    const { stderr, code } = cause as { stderr?: string; code?: string }
    if (code === 'ENOENT') throw userError('git is not installed', 'install it: apt-get install git')
    throw userError(
      `git ${args.find((word) => /^[a-z]+$/.test(word))} failed: ${stderr?.trim()}`,
      `see ${directory}`,
      1,
    )
  }
}
