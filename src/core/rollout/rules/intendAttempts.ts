import type { Entry } from '../../journal/entry.ts'
import { nodeState } from '../../journal/foldNode.ts'
import type { NodeState, Rollout, State } from '../../journal/state.ts'
import { acceptedDesired } from '../effective.ts'
import { hooksOfAttempt } from '../hooksDue.ts'
import { hasOpenAttempt, openRollouts } from '../openAttempts.ts'
import { cordonOf, isSuspended } from '../restraints.ts'
import { sparesOthers } from '../shares.ts'
import { removedDigest } from './healNodes.ts'
import { isOvertaken } from '../overtaken.ts'
import { maxTries } from '../triedAgain.ts'

/** A look older than this is made again before a node is touched. */
export const freshLookMs = 30_000

/** Every node of the running wave that has just been looked at is given its attempt; intent comes before any byte. */
export function intendAttempts(state: State, at: number): Entry[] {
  const { controller } = state
  if (!controller) return []
  const entries: Entry[] = []
  const taken = new Set<string>()
  const carriers = new Set<string>()
  let count = state.counters.attempts
  for (const rollout of openRollouts(state)) {
    if (rollout.failure || rollout.paused || isSuspended(state, rollout.slot) || isOvertaken(state, rollout)) continue
    for (const node of rollout.waves.at(-1) ?? []) {
      const look = readyLook(state, rollout, node, at)
      if (!look || taken.has(node)) continue
      if (!sparesOthers(state, rollout, node, look.interrupts, entries)) continue
      const hooks = hooksOfAttempt(state, rollout, node, look)
      if (!hooks || (hooks.carries && carriers.has(rollout.id))) continue
      if (hooks.carries) carriers.add(rollout.id)
      taken.add(node)
      count += 1
      const { parameters: p } = rollout
      const confirmSeconds =
        Math.ceil((p.healthyDeadlineMs + p.minHealthyTimeMs + p.confirmTimeoutMs) / 1000) + hooks.afterSeconds
      entries.push({
        at,
        type: 'attempt-intended',
        attempt: `${controller.controller}-${controller.epoch}-${count}`,
        rollout: rollout.id,
        node,
        slot: rollout.slot,
        digest: rollout.digest,
        epoch: controller.epoch,
        look: look.number,
        empty: hooks.isEmpty,
        unhealthyBefore: look.unhealthyBefore,
        ...(look.newcomer ? { newcomer: look.newcomer } : {}),
        ...irreversible([...(look.irreversible ?? []), ...hooks.irreversible]),
        ...(look.interrupts ? { interrupts: look.interrupts } : {}),
        ...(look.dragged ? { dragged: look.dragged } : {}),
        ...(hooks.labels.length > 0 ? { hooks: hooks.labels } : {}),
        deadlineSeconds: look.stepSeconds + hooks.carriedSeconds + confirmSeconds,
        confirmSeconds,
        changes: look.changes,
        changeCount: look.changeCount,
      })
    }
  }
  return entries
}

function irreversible(names: string[]): { irreversible?: string[] } {
  return names.length > 0 ? { irreversible: names } : {}
}

function readyLook(state: State, rollout: Rollout, name: string, now: number) {
  const node = nodeState(state, name)
  const look = node.slots[rollout.slot]
  if (rollout.nodes[name]?.status !== 'pending' || node.lost || node.orphan || !look) return undefined
  const desired = acceptedDesired(state)
  if (!desired || cordonOf(state, desired, name)) return undefined
  if (node.lookedAt === undefined || now - node.lookedAt > freshLookMs || hasOpenAttempt(state, name)) return undefined
  // A plan made for another digest is no plan for this one.
  if (look.digest !== rollout.digest && !(rollout.kind === 'heal' && look.digest === removedDigest)) return undefined
  if (look.sync !== 'none' && look.sync !== 'plan') return undefined
  if (rollout.kind === 'deploy' && (node.tries[`${rollout.slot} ${rollout.digest}`] ?? 0) >= maxTries) return undefined
  // Before a first success nothing could be healthy: then it says nothing.
  const isProven = (state.slots[rollout.slot]?.good.length ?? 0) > 0
  return {
    number: node.look,
    digest: look.digest,
    empty: look.sync === 'none',
    newcomer: isProven ? newcomer(node, rollout) : undefined,
    unhealthyBefore: isProven && look.health.some((result) => result.status === 'fail'),
    irreversible: look.irreversible?.length ? look.irreversible : undefined,
    interrupts: look.interrupts,
    dragged: look.dragged,
    stepSeconds: look.stepSeconds,
    changes: look.changes,
    changeCount: look.changeCount,
  }
}

/** A node the service never ran on, and one that was out of reach meanwhile, prove nothing by failing. */
function newcomer(node: NodeState, rollout: Rollout): 'new' | 'returned' | undefined {
  if (!node.served[rollout.slot]) return 'new'
  return node.backAt !== undefined && node.backAt >= rollout.startedAt ? 'returned' : undefined
}
