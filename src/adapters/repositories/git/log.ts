import type { CommitInfo } from '../../../core/fleet/commit.ts'
import { cacheFailure } from './failure.ts'

/** Makes `git log -z` print what `parseLog` reads: fields end with NUL, which no commit header can hold. */
export const logFormat = '--format=tformat:%H%x00%P%x00%an%x00%ae%x00%ct%x00%s'

/** Reads commits printed with `logFormat` and `-z`. */
export function parseLog(output: Buffer): CommitInfo[] {
  const fields = output.toString().split('\0')
  const commits: CommitInfo[] = []
  for (let at = 0; at + 6 <= fields.length; at += 6) {
    const [oid = '', parents = '', name = '', email = '', seconds = '', subject = ''] = fields.slice(at, at + 6)
    if (!/^[0-9a-f]{40,64}$/.test(oid)) throw cacheFailure('cannot read the log', 'a commit is not of the usual form')
    commits.push({
      oid,
      parents: parents === '' ? [] : parents.split(' '),
      subject,
      author: { name, email },
      at: Number(seconds) * 1000,
    })
  }
  return commits
}
