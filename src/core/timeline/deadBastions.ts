import type { State } from '../journal/state.ts'
import { acceptedDesired } from '../rollout/effective.ts'

/** A bastion that is away, and how many nodes are unknown for it. */
export interface DeadBastion {
  name: string
  nodes: number
  /** What the first of them was told. */
  message: string
  since: number
}

/** Bastions that are in the way: one cause, however many nodes are behind it. */
export function deadBastions(state: State): DeadBastion[] {
  const nodes = acceptedDesired(state)?.nodes ?? {}
  const dead = new Map<string, DeadBastion>()
  for (const { name: node, lost } of Object.values(state.nodes)) {
    const name = nodes[node]?.target.jump?.name
    if (name === undefined || lost?.phase !== 'bastion') continue
    const known = dead.get(name)
    const isFirst = !known || lost.since < known.since
    const { message, since } = isFirst ? lost : known
    dead.set(name, { name, nodes: (known?.nodes ?? 0) + 1, message, since })
  }
  return [...dead.values()]
}
