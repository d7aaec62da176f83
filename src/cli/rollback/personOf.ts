import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { CliContext } from '../context.ts'
import { userError } from '../context.ts'

/** In whose name a commit is written. `requestedBy`: it is the controller's, for somebody whose name Git does not know. */
export interface Person {
  author: { name: string; email: string }
  requestedBy?: string
}

const gitTimeoutMs = 10_000

/** Who asks: `--author`, what Git knows of the person, else the controller's author with the login name as a trailer. */
export async function personOf(given: string | undefined, context: CliContext): Promise<Person> {
  if (given !== undefined) {
    const match = /^([^<>\p{Cc}]*[^<>\p{Cc}\s])\s*<([^<>\s@\p{Cc}]+@[^<>\s@\p{Cc}]+)>$/u.exec(given.trim())
    if (match) return { author: { name: match[1] ?? '', email: match[2] ?? '' } }
    throw userError(
      `--author ${JSON.stringify(given)} is no author`,
      'write it as Git does: "Alice <alice@example.org>"',
    )
  }
  const { environment } = context
  const name = environment['GIT_AUTHOR_NAME'] ?? (await gitSetting('user.name', context))
  const email = environment['GIT_AUTHOR_EMAIL'] ?? (await gitSetting('user.email', context))
  if (name && email) return { author: { name, email } }
  const { author } = await context.controller()
  return { author, requestedBy: environment['SUDO_USER'] ?? environment['USER'] ?? 'unknown' }
}

async function gitSetting(key: string, context: CliContext): Promise<string | undefined> {
  const env = { PATH: process.env['PATH'] ?? '', ...context.environment }
  const call = { cwd: context.workingDirectory, env, timeout: gitTimeoutMs }
  const answer = await promisify(execFile)('git', ['config', '--get', key], call).catch(() => undefined)
  return answer?.stdout.trim() || undefined
}
