import type { Entry } from '../journal/entry.ts'
import type { Rollout, State } from '../journal/state.ts'
import type { Event } from './event.ts'
import { removedDigest } from './rules/healNodes.ts'

/** What follows from an operator's word itself. */
export function told(state: State, event: Extract<Event, { event: 'operator' }>, at: number): Entry[] {
  const { who, why } = event
  if (event.verb === 'retry') {
    const { slot, node } = event
    const release = { at, type: 'hold-released', slot, automatic: false, who, why } as const
    if (node !== undefined) return deniedTo(state, slot, node).map((digest) => ({ ...release, digest, node }))
    return retried(state, slot).map((digest) => ({ ...release, digest }))
  }
  const rollout = state.rollouts[event.rollout]
  if (!rollout || rollout.endedAt !== undefined || rollout.failure) return []
  if (event.verb === 'pause')
    return rollout.paused ? [] : [{ at, type: 'rollout-paused', rollout: rollout.id, who, why }]
  if (event.verb === 'resume') return rollout.paused ? resumed(rollout, { who, why }, at) : []
  return [{ at, type: 'rollout-aborted', rollout: rollout.id, who, why }]
}

/** Who resumes after a failure has mended something: the nodes that failed take their turn anew. */
function resumed(rollout: Rollout, word: { who: string; why: string }, at: number): Entry[] {
  const bad = Object.entries(rollout.nodes).filter(
    ([, { status, aside }]) => !aside && (status === 'failed' || status === 'restored'),
  )
  const again = rollout.paused?.cause === 'failure' ? bad : []
  return [
    { at, type: 'rollout-resumed', rollout: rollout.id, ...word },
    ...again.map(([node]): Entry => {
      return { at, type: 'node-returned', rollout: rollout.id, node, why: `${word.who} resumed` }
    }),
  ]
}

/** What a retry gives another chance: all that is held, and what single nodes were denied. */
function retried(state: State, key: string): string[] {
  const slot = state.slots[key]
  const held = Object.keys(slot?.holds ?? {})
  const isDenied = Object.keys(state.nodes).some((name) => deniedTo(state, key, name).length > 0)
  return held.length === 0 && isDenied ? [slot?.current ?? removedDigest] : held
}

/** The version that a node is not brought to any more, because it failed there or came to differ too often. */
function deniedTo(state: State, key: string, name: string): string[] {
  const node = state.nodes[name]
  const aside = node?.aside[key]
  if (aside) return [aside.digest]
  return node?.healStopped[key] === undefined ? [] : [state.slots[key]?.current ?? removedDigest]
}
