import type { CommitInfo } from '../../core/fleet/commit.ts'

/** What is promoted, and where to. */
interface Promoted {
  service: string
  environment: string
  commit: CommitInfo
}

/** The manifest of a promotion. */
export function promotionText({ service, environment, commit }: Promoted): string {
  return `# What ${environment} runs of ${service}. Written by \`holdfast promote\`; git revert takes it back.
apiVersion: holdfast/v1
kind: Promotion
spec:
  service: ${service}
  environment: ${environment}
  commit: ${commit.oid}
`
}

/** The message of the commit that promotes: what, as which commit asks for it, and why. */
export function promotionMessage(asked: Promoted & { why?: string; requestedBy?: string }): string {
  const { service, environment, commit } = asked
  const why = oneLine(asked.why ?? '').trim()
  const lines = [
    `Promote ${service} to ${environment}`,
    '',
    `${environment} runs ${service} as commit ${commit.oid}`,
    `(${oneLine(commit.subject)}) asks for it.`,
    ...(why === '' ? [] : [why.endsWith('.') ? why : `${why}.`]),
    ...(asked.requestedBy === undefined ? [] : ['', `Requested-by: ${oneLine(asked.requestedBy)}`]),
  ]
  return `${lines.join('\n')}\n`
}

/** Nothing a person typed, or a commit says, may become a line of its own. */
function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ').slice(0, 500)
}
