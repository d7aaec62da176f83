import type { PushResult } from '../port.ts'
import type { Git, GitAnswer } from './command.ts'
import { excerpt, remoteFailure } from './failure.ts'
import type { Remote } from './remote.ts'

/** Pushes a commit to a branch, never by force; throws RepositoryError when the remote was not reached at all. */
export async function pushCommit(git: Git, remote: Remote, commit: string, branch: string): Promise<PushResult> {
  return await pushRef(git, remote, `${commit}:refs/heads/${branch}`)
}

/** Pushes one ref; with `guard`, only where it names what is there. */
export async function pushRef(git: Git, remote: Remote, refspec: string, guard: string[] = []): Promise<PushResult> {
  let answer: GitAnswer
  try {
    answer = await git([
      'push',
      '--porcelain',
      '--no-verify',
      '--no-follow-tags',
      '--no-signed',
      '--recurse-submodules=no',
      ...guard,
      '--end-of-options',
      remote.url,
      refspec,
    ])
  } catch (error) {
    // Ended by its deadline: the other side may have taken it.
    if ((error as { code?: string }).code === 'timeout') return { result: 'unknown', message: (error as Error).message }
    throw error
  }
  const status = /^([ *=!+-])\t[^\t]*\t(.*)$/m.exec(answer.stdout.toString())
  if (status) return judge(status[1] ?? '', status[2] ?? '', answer)
  const failure = remoteFailure('cannot push to', remote.url, answer.stderr)
  if (failure.code === 'denied') return { result: 'denied', message: failure.message }
  if (
    failure.code === 'hostKey' ||
    /resolve host|refused|No route|not appear|does not exist|not found|error: 404/.test(answer.stderr)
  )
    throw failure
  return { result: 'unknown', message: failure.message }
}

function judge(flag: string, summary: string, answer: GitAnswer): PushResult {
  if (answer.code === 0 && [' ', '*', '=', '+'].includes(flag)) return { result: 'pushed' }
  const message = excerpt(`${answer.stderr}\n${summary}`)
  // The server applied or refused it, and its report did not come through.
  if (flag !== '!' || /remote failure|failed to report/.test(summary)) return { result: 'unknown', message }
  const race = /fetch first|non-fast-forward|stale info|lock|failed to update ref|incorrect old value|needs force/
  return { result: race.test(summary) ? 'rejected' : 'denied', message }
}
