import { slotKey, type DesiredState } from '../../fleet/desired.ts'
import type { Entry } from '../../journal/entry.ts'
import { nodeState } from '../../journal/foldNode.ts'
import type { Slot, State } from '../../journal/state.ts'
import { acceptedDesired, activeNodes, activeRollout, desiredAt } from '../effective.ts'

/** Where another environment waits for a digest to soak, it is said when it is not healthy any more, and when it is again. */
export function watchHealth(state: State, at: number): Entry[] {
  const desired = acceptedDesired(state)
  if (!desired) return []
  return soaking(state, desired).flatMap((slot): Entry[] => {
    const digest = slot.good[0]?.digest
    if (!digest || slot.current !== digest || activeRollout(state, slot.key)) return []
    const looks = looksAt(state, desired, slot, digest)
    const ill = looks.find(({ why }) => why !== undefined)
    if (ill?.why !== undefined) {
      if (slot.unwell) return []
      return [{ at, type: 'health-lost', slot: slot.key, digest, node: ill.node, why: ill.why }]
    }
    const { unwell } = slot
    // Those that were ill must have been seen since.
    const isBack = unwell && looks.length > 0 && looks.every(({ lookedAt }) => lookedAt > unwell.at)
    return isBack ? [{ at, type: 'health-back', slot: slot.key, digest }] : []
  })
}

/** Slots of environments that others come after with a soak. */
function soaking(state: State, desired: DesiredState): Slot[] {
  const names = new Set(desired.environments.flatMap(({ after, soakMs }) => (after && soakMs ? [after] : [])))
  if (names.size === 0) return []
  return Object.values(state.slots).filter((slot) => names.has(slot.environment))
}

/** What the newest looks at answering nodes found of a digest. */
function looksAt(state: State, desired: DesiredState, slot: Slot, digest: string) {
  const version = slot.good[0]
  const service = version && desiredAt(state, slotKey(slot.environment, slot.service), version)
  return (service ? activeNodes(desired, service) : []).flatMap((name) => {
    const node = nodeState(state, name)
    const look = node.slots[slot.key]
    if (node.lost || node.lookedAt === undefined || look?.digest !== digest) return []
    const failing = look.health.filter(({ status }) => status === 'fail')
    const why = failing.length > 0 ? failing.map(({ detail }) => detail).join('; ') : undefined
    return [{ node: name, lookedAt: node.lookedAt, why }]
  })
}
