import { repositoryError } from '../port.ts'
import type { ProposeResult } from '../port.ts'
import type { Git } from './command.ts'
import { questionFailure } from './failure.ts'
import { pushCommit } from './push.ts'
import type { Remote } from './remote.ts'

/** Makes a branch for people to merge; one that is there already is left as it is. */
export async function proposeCommit(git: Git, remote: Remote, commit: string, branch: string): Promise<ProposeResult> {
  if (!/^holdfast\/[a-z0-9][a-z0-9._-]{0,99}$/.test(branch) || /\.\.|\.lock$|\.$/.test(branch))
    throw repositoryError('denied', `${JSON.stringify(branch)} is no branch for proposals`, 'they begin with holdfast/')
  const answer = await git(['ls-remote', '--refs', '--end-of-options', remote.url, `refs/heads/${branch}`])
  if (answer.code !== 0) throw questionFailure('cannot ask', remote.url, answer.stderr)
  const line = answer.stdout
    .toString()
    .split('\n')
    .find((text) => text.endsWith(`\trefs/heads/${branch}`))
  const there = line?.slice(0, line.indexOf('\t'))
  if (there === commit) return { result: 'pushed' }
  if (there !== undefined) return { result: 'exists', commit: there }
  return await pushCommit(git, remote, commit, branch)
}
