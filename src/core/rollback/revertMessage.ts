import type { CommitInfo } from '../fleet/commit.ts'
import type { Rollout } from '../journal/state.ts'

/** The message of a revert commit: a normal subject, the evidence in prose, trailers that explain and decide nothing. */
export function revertMessage(commits: CommitInfo[], rollout: Rollout, settled: string[] = []): string {
  const [first] = commits
  const environment = rollout.slot.slice(0, rollout.slot.indexOf('/'))
  const subject = commits.length === 1 ? (first?.subject ?? '') : `${first?.subject} and ${commits.length - 1} more`
  const restored = names(rollout, 'restored')
  const untouched = names(rollout, 'ignored').length + names(rollout, 'deferred').length
  const failure = rollout.failure
  const lines = [
    `Revert "${oneLine(subject)}"`,
    '',
    ...commits.map((c) => `This reverts commit ${c.oid}${commits.length > 1 ? ` (${oneLine(c.subject)})` : ''},`),
    `which failed its rollout of ${rollout.slot.slice(environment.length + 1)} to ${environment}.`,
    ...(failure ? [sentence(failure.node ? `${failure.node}: ${failure.why}` : failure.why)] : []),
    sentence(restoredWords(restored, untouched)),
    ...(settled.length > 0 ? [sentence(settledWords(settled))] : []),
    '',
    `Holdfast-Rollout: ${rollout.id}`,
    'Holdfast-Verdict: unhealthy',
    ...(restored.length > 0 ? [`Holdfast-Restored: ${restored.join(' ')}`] : []),
    ...commits.map((c) => `Reverts: ${c.oid}`),
  ]
  return `${lines.join('\n')}\n`
}

function names(rollout: Rollout, status: string): string[] {
  return rollout.order.filter((node) => rollout.nodes[node]?.status === status)
}

function restoredWords(restored: string[], untouched: number): string {
  const rest = `${untouched} ${untouched === 1 ? 'node was' : 'nodes were'} not touched`
  if (restored.length === 0) return rest
  return `${restored.join(', ')} ${restored.length === 1 ? 'was' : 'were'} restored; ${rest}`
}

function settledWords(paths: string[]): string {
  const more = paths.length > 10 ? ` and ${paths.length - 10} more` : ''
  const [them, are] = paths.length === 1 ? ['it', 'is'] : ['they', 'are']
  const named = `${paths.slice(0, 10).join(', ')}${more}`
  return `Later commits changed ${named} too; here ${them} ${are} as before the reverted commit: look before you merge`
}

/** Evidence comes from nodes: a line of it must not become a trailer, nor a control character reach a terminal. */
function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, ' ').slice(0, 500)
}

function sentence(text: string): string {
  const line = oneLine(text).trim()
  return line.endsWith('.') ? line : `${line}.`
}
