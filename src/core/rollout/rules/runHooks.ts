import { hookLabel, hookSeconds, irreversibleOf } from '../../fleet/hook.ts'
import type { Entry } from '../../journal/entry.ts'
import { isLeftOpen } from '../../journal/foldHooks.ts'
import { nodeState } from '../../journal/foldNode.ts'
import type { Rollout, State } from '../../journal/state.ts'
import { mustEndBy } from '../deadline.ts'
import { hookThat, hookWords } from '../hookNews.ts'
import { hooksDue, isAfterDue, maxAfter, nodeForAfter } from '../hooksDue.ts'
import { isSuspended } from '../restraints.ts'
import { freshLookMs } from './intendAttempts.ts'

/** A hook of unknown result is never run again by itself: the rollout waits for a person, once for each. */
export function pauseForHooks(state: State, at: number): Entry[] {
  return Object.values(state.rollouts).flatMap((rollout): Entry[] => {
    if (rollout.endedAt !== undefined || rollout.failure || rollout.paused) return []
    const unknown = unknownHooks(state, rollout, at).filter(({ key }) => !rollout.pausedFor?.includes(key))
    const [first] = unknown
    if (!first) return []
    const where = first.node ? ` on ${first.node}` : ''
    const why = first.failed
      ? `${hookWords(first.hook)} failed${where} before, for the same version, and is not run again by itself`
      : `what ${hookWords(first.hook)} did${where} is not known: it timed out, was cut short or its node is silent; it is not run again`
    const hooks = unknown.map(({ key }) => key)
    return [{ at, type: 'rollout-paused', rollout: rollout.id, cause: 'hook', who: 'holdfast', why, hooks }]
  })
}

function unknownHooks(
  state: State,
  rollout: Rollout,
  now: number,
): { key: string; hook: string; node?: string; failed?: boolean }[] {
  const ofAttempts = Object.values(state.attempts).flatMap((attempt) => {
    const hook = attempt.rollout === rollout.id ? hookThat(attempt, 'unknown') : undefined
    return hook ? [{ key: `${attempt.id} ${hook}`, hook, node: attempt.node }] : []
  })
  const runs = Object.entries(state.slots[rollout.slot]?.hooks?.[rollout.digest] ?? {})
  const ofDigest = runs.flatMap(([hook, run]) => {
    // The hooks of the end hold nobody up but their own rollout: silence is a reason to ask a person as well.
    const isSilent =
      rollout.after?.includes(run.attempt) && run.result === 'intended' && now > mustEndBy(state, rollout)
    const isDue = rollout.kind === 'deploy' && (isSilent || isLeftOpen(state, run, rollout.id))
    const failed = run.result === 'failed'
    return isDue ? [{ key: `${run.attempt} ${hook}`, hook, node: state.attempts[run.attempt]?.node, failed }] : []
  })
  return [...ofAttempts, ...ofDigest.filter(({ key }) => !ofAttempts.some((other) => other.key === key))]
}

/** Once every node has ended its way well, one of them runs the hooks that end the rollout. */
export function intendAfterRollout(state: State, at: number): Entry[] {
  const { controller } = state
  if (!controller) return []
  let count = state.counters.attempts
  return Object.values(state.rollouts).flatMap((rollout): Entry[] => {
    if (!isAfterDue(state, rollout) || rollout.paused || isSuspended(state, rollout.slot)) return []
    const name = nodeForAfter(state, rollout)
    const hooks = hooksDue(state, rollout, 'afterRollout')
    if (!name || hooks === 'wait' || (rollout.after ?? []).length >= maxAfter) return []
    const node = nodeState(state, name)
    const look = node.slots[rollout.slot]
    const isFresh = node.lookedAt !== undefined && at - node.lookedAt <= freshLookMs
    if (!isFresh || look?.digest !== rollout.digest) return []
    count += 1
    const irreversible = irreversibleOf(hooks)
    const confirmSeconds = Math.ceil(rollout.parameters.confirmTimeoutMs / 1000)
    return [
      {
        at,
        type: 'attempt-intended',
        attempt: `${controller.controller}-${controller.epoch}-${count}`,
        rollout: rollout.id,
        node: name,
        slot: rollout.slot,
        digest: rollout.digest,
        epoch: controller.epoch,
        look: node.look,
        empty: false,
        part: 'afterRollout',
        hooks: hooks.map((hook) => hookLabel('afterRollout', hook.name)),
        ...(irreversible.length > 0 ? { irreversible } : {}),
        deadlineSeconds: hookSeconds(hooks) + confirmSeconds,
        confirmSeconds,
        changes: [],
        changeCount: 0,
      },
    ]
  })
}
