import type { LeaseOrder, LeaseResult, LeaseValue } from '../port.ts'
import type { Git } from './command.ts'
import { cacheFailure, questionFailure, remoteFailure } from './failure.ts'
import { pushRef } from './push.ts'
import type { Remote } from './remote.ts'

const leaseRef = 'refs/holdfast/lease'

/** Reads the lease at the remote: one question, and a fetch only of a value that is not known yet. */
export async function readLease(git: Git, remote: Remote): Promise<LeaseValue | undefined> {
  const id = await askLease(git, remote)
  if (id === undefined) return undefined
  const text = await messageOf(git, id)
  if (text !== undefined) return { id, text }
  const fetched = await git([
    'fetch',
    '--no-progress',
    '--no-tags',
    '--no-write-fetch-head',
    '--no-auto-maintenance',
    '--no-recurse-submodules',
    '--end-of-options',
    remote.url,
    `+${leaseRef}:${leaseRef}`,
  ])
  if (fetched.code !== 0) throw remoteFailure('cannot read the lease of', remote.url, fetched.stderr)
  const local = (await git(['rev-parse', '--verify', '--quiet', '--end-of-options', leaseRef])).stdout.toString().trim()
  // What is no commit is no lease of Holdfast's; whoever asks sees that its text says nothing.
  return { id: local || id, text: (await messageOf(git, local || id)) ?? '' }
}

async function askLease(git: Git, remote: Remote): Promise<string | undefined> {
  const answer = await git(['ls-remote', '--refs', '--end-of-options', remote.url, leaseRef])
  if (answer.code !== 0) throw questionFailure('cannot ask for the lease of', remote.url, answer.stderr)
  return /^([0-9a-f]{40,64})\trefs\/holdfast\/lease$/m.exec(answer.stdout.toString())?.[1]
}

async function messageOf(git: Git, id: string): Promise<string | undefined> {
  const answer = await git(['log', '--no-walk', '--format=%B', '--end-of-options', id])
  return answer.code === 0 ? answer.stdout.toString().trim() : undefined
}

/**
 * Swaps the lease for a new value: a commit without files and without parents, so that the remote keeps one value and not
 * a history of renewals. `--force-with-lease` lets the push through only where the value is still the expected one.
 */
export async function swapLease(
  git: Git,
  remote: Remote,
  order: LeaseOrder,
  expected: string | undefined,
): Promise<LeaseResult> {
  const tree = await made(git, ['hash-object', '-t', 'tree', '-w', '/dev/null'])
  const { author, at } = order
  const date = `@${Math.floor(at / 1000)} +0000`
  const id = await made(git, ['commit-tree', tree], {
    input: `${order.text.trimEnd()}\n`,
    environment: {
      GIT_AUTHOR_NAME: author.name,
      GIT_AUTHOR_EMAIL: author.email,
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: author.name,
      GIT_COMMITTER_EMAIL: author.email,
      GIT_COMMITTER_DATE: date,
    },
  })
  const guard = [`--force-with-lease=${leaseRef}:${expected ?? ''}`]
  return { ...(await pushRef(git, remote, `${id}:${leaseRef}`, guard)), id }
}

async function made(git: Git, ...call: Parameters<Git>): Promise<string> {
  const answer = await git(...call)
  const oid = answer.stdout.toString().trim()
  if (answer.code !== 0 || !/^[0-9a-f]{40,64}$/.test(oid)) throw cacheFailure('cannot write a lease', answer.stderr)
  return oid
}
