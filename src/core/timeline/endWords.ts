import type { DurableEntry, NodeEnd, RolloutResult } from '../journal/entry.ts'
import type { State } from '../journal/state.ts'
import type { Sign } from './sign.ts'

const results: Record<RolloutResult, [Sign, string]> = {
  succeeded: ['good', 'succeeded'],
  'succeeded-with-deferred': ['waiting', 'succeeded, but not everywhere'],
  restored: ['bad', 'failed; what it touched is restored'],
  'restore-failed': ['bad', 'failed, and not every touched node could be restored'],
  failed: ['bad', 'failed'],
  superseded: ['waiting', 'superseded by a newer version'],
  aborted: ['waiting', 'aborted'],
}

/** How a rollout ended, in words that account for every node. */
export function endWords(
  entry: Extract<DurableEntry, { type: 'rollout-ended' }>,
  state: State,
  where: string,
): [Sign, string] {
  const [sign] = results[entry.result]
  const text = entry.result === 'succeeded-with-deferred' ? partlyWords(entry.counts) : results[entry.result][1]
  const counts = Object.entries(entry.counts).map(([end, count]) => `${count} ${end === 'ignored' ? 'untouched' : end}`)
  const heals = state.rollouts[entry.rollout]?.kind === 'heal' ? ' healing' : ''
  return [sign, `${where}${heals} ${text}${counts.length > 0 ? ` (${counts.join(', ')})` : ''}`]
}

/** Who did not get it, and what becomes of them. */
function partlyWords(counts: Partial<Record<NodeEnd, number>>): string {
  const { deferred = 0, restored = 0, failed = 0 } = counts
  const aside = restored + failed
  const parts = [
    ...(deferred > 0 ? [`${nodeCount(deferred)} out of reach ${deferred === 1 ? 'gets' : 'get'} it later`] : []),
    ...(aside > 0 ? [`${nodeCount(aside)} ${aside === 1 ? 'is' : 'are'} set aside`] : []),
  ]
  return `succeeded; ${parts.join(', ')}`
}

/** `1 node`, `12 nodes`. */
export function nodeCount(count: number): string {
  return `${count} ${count === 1 ? 'node' : 'nodes'}`
}

/** A rollout's result with its sign. */
export function resultWords(result: RolloutResult): [Sign, string] {
  return results[result]
}
