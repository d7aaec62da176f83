import { nodeState } from '../journal/foldNode.ts'
import type { Rollout, State } from '../journal/state.ts'
import { sparedBy } from './shares.ts'
import type { Waiting } from './waiting.ts'

/** What a rollout waits for because its next node would take another service below what that may miss. */
export function waitingShares(state: State, rollout: Rollout): Waiting | undefined {
  if (rollout.endedAt !== undefined || rollout.failure || rollout.paused) return undefined
  const wave = rollout.waves.at(-1) ?? []
  if (wave.some((name) => ['applying', 'verifying', 'confirming'].includes(rollout.nodes[name]?.status ?? ''))) {
    return undefined
  }
  for (const name of wave) {
    const look = nodeState(state, name).slots[rollout.slot]
    if (rollout.nodes[name]?.status !== 'pending' || !look?.interrupts) continue
    const spared = sparedBy(state, rollout, name, look.interrupts)
    if (!spared) continue
    const { service, unavailable, allowed } = spared
    const why = `on ${name} it interrupts ${service} as well, of which ${unavailable} of ${allowed} that may be are unavailable`
    return { kind: 'availability', why, since: rollout.progressAt, ends: `${service} is well on its other nodes` }
  }
  return undefined
}
