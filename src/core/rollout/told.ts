import type { Entry } from '../journal/entry.ts'
import type { Rollout, Slot, State, Version } from '../journal/state.ts'
import type { Event } from './event.ts'
import { irreversibleDone } from './irreversible.ts'
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
  if (event.verb === 'rollback') return takenBack(state, event, at)
  if (event.verb === 'urgent') {
    const { slot, digest } = event
    return state.slots[slot] ? [{ at, type: 'urgency-declared', slot, digest, who, why }] : []
  }
  const rollout = state.rollouts[event.rollout]
  if (!rollout || rollout.endedAt !== undefined || rollout.failure) return []
  if (event.verb === 'pause')
    return rollout.paused ? [] : [{ at, type: 'rollout-paused', rollout: rollout.id, who, why }]
  if (event.verb === 'resume') return rollout.paused ? resumed(rollout, { who, why }, at) : []
  return abortion(state, rollout, event, at)
}

/** What cannot be taken back has to be acknowledged: the version before may not work with it. */
function abortion(
  state: State,
  rollout: Rollout,
  word: { acknowledge?: boolean; who: string; why: string },
  at: number,
): Entry[] {
  const { acknowledge, who, why } = word
  const done = irreversibleDone(state, rollout)
  if (done.length > 0 && !acknowledge) return []
  const stays = done.length > 0 ? { acknowledged: done } : {}
  return [{ at, type: 'rollout-aborted', rollout: rollout.id, ...stays, who, why }]
}

/**
 * Back to a proven version without Git's help: every newer one is held, so that the nodes go back at once, and Git
 * follows by the revert that is due as long as the head carries what is held.
 */
function takenBack(state: State, event: Extract<Event, { event: 'operator'; verb: 'rollback' }>, at: number): Entry[] {
  const slot = state.slots[event.slot]
  const target = slot && wayBack(slot, event.to)
  if (!slot?.wanted || !target) return []
  const { who, why } = event
  const newer = slot.good.slice(0, slot.good.indexOf(target))
  const left = [slot.wanted, ...newer].filter(
    ({ digest }, i, all) => digest !== target.digest && all.findIndex((one) => one.digest === digest) === i,
  )
  const words = { blame: 'commit', why: `taken back by ${who}: ${why}` } as const
  return left.flatMap((version): Entry[] => {
    const { digest, commit } = version
    if (slot.holds[digest]?.blame === 'commit') return []
    const mine = Object.values(state.rollouts).filter((r) => r.slot === slot.key && r.digest === digest)
    const active = mine.find(({ endedAt, failure }) => endedAt === undefined && !failure)
    // What is under way is ended as by `abort`: that holds it, too.
    if (active) return abortion(state, active, event, at)
    const rollout = mine.findLast(({ kind }) => kind === 'deploy')?.id ?? ''
    return [{ at, type: 'digest-held', slot: slot.key, digest, commit, rollout, ...words }]
  })
}

/** The proven version a rollback leads to: the one asked for, or the newest that is not what runs now. */
export function wayBack(slot: Slot, to: string | undefined): Version | undefined {
  const sound = slot.good.filter(({ digest }) => slot.holds[digest]?.blame !== 'commit')
  if (to !== undefined) return sound.find(({ digest }) => digest === to)
  return sound.find(({ digest }) => digest !== slot.wanted?.digest)
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
