import type { CommitInfo } from '../fleet/commit.ts'
import type { Rollout } from '../journal/state.ts'

/** What is taken back, and what is known of how it failed. */
export interface Reverted {
  /** `production/shop`. */
  slot: string
  /** Why it is held. */
  why: string
  /** The rollout that failed with it; undefined where nothing is remembered of one. */
  rollout?: Rollout
}

/** The message of a revert commit: a normal subject, the evidence in prose, trailers that explain and decide nothing. */
export function revertMessage(commits: CommitInfo[], reverted: Reverted, settled: string[] = []): string {
  const [first] = commits
  const { slot, rollout } = reverted
  const [environment, service] = [slot.slice(0, slot.indexOf('/')), slot.slice(slot.indexOf('/') + 1)]
  const subject = commits.length === 1 ? (first?.subject ?? '') : `${first?.subject} and ${commits.length - 1} more`
  const restored = rollout ? names(rollout, 'restored') : []
  const failed = rollout?.failure !== undefined && !rollout.aborted
  const lines = [
    `Revert "${oneLine(subject)}"`,
    '',
    ...commits.map((c) => `This reverts commit ${c.oid}${commits.length > 1 ? ` (${oneLine(c.subject)})` : ''},`),
    failed
      ? `which failed its rollout of ${service} to ${environment}.`
      : `which is not to run any more as ${service} in ${environment}.`,
    sentence(failed ? evidenceWords(rollout) : reverted.why),
    ...(rollout ? [sentence(restoredWords(restored, untouchedIn(rollout)))] : []),
    ...(settled.length > 0 ? [sentence(settledWords(settled))] : []),
    '',
    ...(rollout ? [`Holdfast-Rollout: ${rollout.id}`] : []),
    `Holdfast-Verdict: ${failed ? 'unhealthy' : 'taken back'}`,
    ...(restored.length > 0 ? [`Holdfast-Restored: ${restored.join(' ')}`] : []),
    ...commits.map((c) => `Reverts: ${c.oid}`),
  ]
  return `${lines.join('\n')}\n`
}

function evidenceWords({ failure }: Rollout): string {
  return failure?.node ? `${failure.node}: ${failure.why}` : (failure?.why ?? '')
}

function untouchedIn(rollout: Rollout): number {
  return names(rollout, 'ignored').length + names(rollout, 'deferred').length
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
