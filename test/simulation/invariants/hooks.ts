import type { Invariant } from '../truth.ts'

/**
 * A hook that belongs to a version is begun once for it in an environment, and one of a node once for an attempt and once
 * for its way back; only one that is known to have failed may be begun again, on a person's word.
 */
export const hooksOnce: Invariant = {
  number: 8,
  name: 'no hook twice',
  watch(truth, fail) {
    const begun = new Map<string, { node: string; attempt: string; hook: string }>()
    return {
      step({ host, attempt, step }) {
        if (step.kind !== 'hook') return
        const known = host.attempts.get(attempt)
        const isOnce = step.phase === 'beforeRollout' || step.phase === 'afterRollout'
        const isBack = known?.record.outcome === 'restoring'
        // A controller that took over without the journal of the one before knows nothing of what that one ran.
        const [controller] = attempt.split('-')
        const place = isOnce
          ? `${controller} ${step.environment} ${known?.plan.inputDigest}`
          : `${attempt}${isBack ? ' back' : ''}`
        const hook = `${step.phase} ${step.name}`
        const key = `${place} ${known?.plan.service} ${hook}`
        const before = begun.get(key)
        const news = before && [...(truth.host(before.node).attempts.get(before.attempt)?.hooks.values() ?? [])]
        const isFailed = news?.some((one) => one.hook === hook && !one.restore && one.result === 'failed')
        if (before && !(isOnce && isFailed)) fail(`${key} was begun on ${host.name}, and before on ${before.node}`)
        begun.set(key, { node: host.name, attempt, hook })
      },
    }
  },
}
