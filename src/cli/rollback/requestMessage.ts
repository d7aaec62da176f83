import type { CommitInfo } from '../../core/fleet/commit.ts'

/** The message of a revert that a person asked for: a normal subject, their reason in prose, trailers that only explain. */
export function requestMessage(commits: CommitInfo[], asked: { why?: string; requestedBy?: string }): string {
  const [first, ...others] = commits
  const subject = `${oneLine(first?.subject ?? '')}${others.length > 0 ? ` and ${others.length} more` : ''}`
  const named = (commit: CommitInfo): string => {
    return `This reverts commit ${commit.oid}${others.length > 0 ? ` (${oneLine(commit.subject)})` : ''}.`
  }
  const why = oneLine(asked.why ?? '').trim()
  const lines = [
    `Revert "${subject}"`,
    '',
    ...commits.map(named),
    ...(why === '' ? [] : [why.endsWith('.') ? why : `${why}.`]),
    '',
    ...(asked.requestedBy === undefined ? [] : [`Requested-by: ${oneLine(asked.requestedBy)}`]),
    ...commits.map(({ oid }) => `Reverts: ${oid}`),
  ]
  return `${lines.join('\n')}\n`
}

/** Nothing a person typed, or a commit says, may become a line of its own. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 500)
}
