import type { Nodes } from '../../adapters/nodes/port.ts'
import type { DesiredState } from '../../core/fleet/desired.ts'
import type { FleetNode } from '../../core/fleet/node.ts'
import type { Entry } from '../../core/journal/entry.ts'
import { fold } from '../../core/journal/fold.ts'
import { emptyState, type State } from '../../core/journal/state.ts'
import type { Planned } from '../../core/plan/planned.ts'
import { lookAt } from '../../daemon/fleet/look.ts'

/** Nodes asked at the same time. */
const maxLooks = 64

/** What a node answered: a plan for each of its services, or why there is none. */
export type NodeAnswer =
  { answer: 'planned'; planned: Record<string, Planned> } | { answer: 'none'; why: string; phase: string }

/** The entries by which every service is wanted at one revision, and may come to its environment. */
export function arrivalOf(desired: DesiredState): Entry[] {
  const { commit } = desired
  const digests = Object.entries(desired.services).map(([slot, { digest }]) => [slot, digest] as const)
  return [
    { at: 0, type: 'desired-loaded', desired },
    { at: 0, type: 'commit-accepted', commit, subject: '', author: '', slots: Object.fromEntries(digests) },
    ...digests.map(([slot, digest]): Entry => ({ at: 0, type: 'digest-promoted', slot, digest, commit })),
  ]
}

/** Looks at nodes and plans them as the daemon would if this revision had come everywhere. Runs nothing, changes nothing. */
export async function planNodes(
  nodes: Nodes,
  desired: DesiredState,
  asked: FleetNode[],
): Promise<Map<string, NodeAnswer>> {
  const state = fold(emptyState(), arrivalOf(desired))
  const answers = new Map<string, NodeAnswer>()
  const waiting = [...asked]
  const work = async (): Promise<void> => {
    for (let node = waiting.shift(); node; node = waiting.shift()) {
      answers.set(node.name, await planOne(nodes, state, node))
    }
  }
  await Promise.all(Array.from({ length: Math.min(maxLooks, asked.length) }, work))
  // In the order they were asked: a plan must read the same however fast each node answers.
  return new Map(
    asked.flatMap(({ name }) => {
      const answer = answers.get(name)
      return answer ? [[name, answer] as const] : []
    }),
  )
}

async function planOne(nodes: Nodes, state: State, node: FleetNode): Promise<NodeAnswer> {
  // No slot has this name: health is not asked, for a command check is a program of the revision.
  const answer = await lookAt(nodes, state, node, { only: '' })
  if (answer.answer === 'ok') return { answer: 'planned', planned: answer.value.planned }
  return { answer: 'none', why: answer.message, phase: answer.answer === 'lost' ? answer.phase : answer.code }
}
