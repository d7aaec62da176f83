import type { DesiredState } from '../fleet/desired.ts'
import type { Entry } from '../journal/entry.ts'
import { nodeState } from '../journal/foldNode.ts'
import type { Restraint, State } from '../journal/state.ts'
import type { Restraining } from './event.ts'

/** What a person's word about a node or a service leads to; said again, it counts anew. */
export function restrain(state: State, event: Restraining, at: number): Entry[] {
  const { who, why } = event
  switch (event.verb) {
    case 'cordon':
      return [{ at, type: 'node-cordoned', node: event.node, until: at + event.forMs, who, why }]
    case 'uncordon':
      if (!nodeState(state, event.node).cordon) return []
      return [{ at, type: 'node-uncordoned', node: event.node, automatic: false, who, why }]
    case 'suspend':
      if (!state.slots[event.slot]) return []
      return [{ at, type: 'service-suspended', slot: event.slot, until: at + event.forMs, who, why }]
    case 'end-suspension':
      if (!state.slots[event.slot]?.suspended) return []
      return [{ at, type: 'suspension-ended', slot: event.slot, automatic: false, who, why }]
  }
}

/** Cordons and suspensions end by themselves: what a person forgot must not hold a fleet back for ever. */
export function endRestraints(state: State, at: number): Entry[] {
  const ended = { at, automatic: true, who: 'holdfast', why: 'its time is over' } as const
  const isOver = (restraint: Restraint | undefined) => restraint !== undefined && at >= restraint.until
  const nodes = Object.values(state.nodes).filter((node) => isOver(node.cordon))
  const slots = Object.values(state.slots).filter((slot) => isOver(slot.suspended))
  return [
    ...nodes.map(({ name }): Entry => ({ ...ended, type: 'node-uncordoned', node: name })),
    ...slots.map(({ key }): Entry => ({ ...ended, type: 'suspension-ended', slot: key })),
  ]
}

/**
 * Why nothing new may be begun on a node, in words; undefined when something may. What is in flight there is brought to
 * its end, a restore included: a change cut in two would be worse than either half.
 */
export function cordonOf(state: State, desired: DesiredState, name: string): string | undefined {
  const cordon = state.nodes[name]?.cordon
  if (cordon) return `cordoned by ${cordon.who}: ${cordon.why}`
  return desired.nodes[name]?.mode === 'cordoned' ? 'cordoned in the manifests' : undefined
}

/** Whether a person keeps a service as it is. */
export function isSuspended(state: State, key: string): boolean {
  return state.slots[key]?.suspended !== undefined
}
