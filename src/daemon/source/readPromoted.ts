import type { Repository } from '../../adapters/repositories/port.ts'
import type { PromotedAt } from '../../core/desired/applyPromotions.ts'
import type { CompileResult } from '../world.ts'

/**
 * What commits asked for that are promoted: only what the branch led to counts, and the promotions of that time do not
 * (`compile` leaves them out).
 */
export async function readPromoted(
  repository: Pick<Repository, 'isAncestor'>,
  head: string,
  commits: string[],
  compile: (
    commit: string,
  ) => Promise<Pick<CompileResult & { ok: true }, 'ok' | 'desired'> | (CompileResult & { ok: false })>,
): Promise<PromotedAt> {
  const found: PromotedAt = new Map()
  for (const commit of commits) {
    if (!(await repository.isAncestor(commit, head))) {
      found.set(commit, 'is not part of the branch')
      continue
    }
    const result = await compile(commit)
    const why = result.ok ? '' : result.problems.map(({ message }) => message).join('; ')
    if (!result.ok && result.unavailable) throw new Error(`commit ${commit.slice(0, 12)} cannot be read now: ${why}`)
    found.set(commit, result.ok ? result.desired : `is not valid: ${why}`)
  }
  return found
}
