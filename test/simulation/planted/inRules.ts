import type { Effect } from '../../../src/core/rollout/effect.ts'
import type { Entry, SlotLook } from '../../../src/core/journal/entry.ts'
import type { Rollout, Slot, State } from '../../../src/core/journal/state.ts'
import { sha256 } from '../../../src/core/fleet/digest.ts'
import type { Planned } from '../../../src/core/plan/planned.ts'
import { secretMark } from '../fleet.ts'
import type { Planted } from '../planted.ts'

/** Sees the rollouts of a state otherwise than they are. */
function seeing(state: State, change: (rollout: Rollout) => Rollout): State {
  return { ...state, rollouts: Object.fromEntries(Object.entries(state.rollouts).map(([id, r]) => [id, change(r)])) }
}

/** Bugs in what is decided. */
export const plantedInRules: Planted[] = [
  {
    bug: 'a node gets a second attempt while the first is under way',
    invariant: 3,
    seams: { hasOpenAttempt: () => false },
  },
  {
    bug: 'a wave starts while the one before is under way',
    invariant: 4,
    seams: {
      startWaves: (real, state: State, at) =>
        real(
          seeing(state, (rollout) => ({
            ...rollout,
            nodes: Object.fromEntries(
              Object.entries(rollout.nodes).map(([name, node]) => [
                name,
                node.status === 'applying' || node.status === 'verifying' ? { ...node, status: 'healthy' } : node,
              ]),
            ),
          })),
          at,
        ),
    },
  },
  {
    bug: 'every node is healthy at once',
    invariant: 5,
    seams: { judge: () => ({ verdict: 'healthy', evidence: [] }) },
  },
  {
    bug: 'one good answer is enough',
    invariant: 5,
    seams: { judge: (real, attempt, parameters, now) => real(attempt, { ...parameters, minHealthyTimeMs: 0 }, now) },
  },
  {
    bug: 'what was read back is not compared, and no check is read',
    invariant: 5,
    seams: {
      sample: async (real, ...args) => {
        const event = await real(...args)
        if (event.answer.answer === 'ok') Object.assign(event.answer.value, { readBack: 'equal', results: [] })
        return event
      },
    },
  },
  {
    bug: 'a rollout that was taken back counts as proven',
    invariant: 5,
    seams: {
      endRollouts: (real, state: State, at) =>
        (real(state, at) as Entry[]).flatMap((entry): Entry[] => {
          const rollout = entry.type === 'rollout-ended' && entry.result === 'restored' && state.rollouts[entry.rollout]
          if (!rollout) return [entry]
          const { slot, digest, commit } = rollout
          return [{ at: entry.at, type: 'digest-good', slot, digest, commit }, entry]
        }),
    },
  },
  {
    bug: 'an attempt whose reply was lost is sent again',
    invariant: 6,
    seams: {
      due: (real, state: State, now) =>
        (real(state, now) as Effect[]).map((effect) =>
          effect.effect === 'follow' && state.attempts[effect.attempt]?.phase === 'intended'
            ? { ...effect, effect: 'send' }
            : effect,
        ),
    },
  },
  { bug: 'a held version is in force', invariant: 8, seams: { effectiveOf: (_real, slot: Slot) => slot.promoted } },
  {
    bug: 'a revert undoes the newest commit, whoever broke what',
    invariant: 8,
    seams: {
      findRevert: async (_real, _world, _state, head: string, make) => {
        const made = await make([head])
        return made.result === 'made'
          ? { result: 'found', commit: made.commit, reverts: [head], settled: [] }
          : { result: 'blocked', why: 'no way' }
      },
    },
  },
  {
    bug: 'a node’s words become a trailer of the revert',
    invariant: 11,
    seams: {
      revertMessage: (real, commits, rollout: Rollout, ...rest) =>
        `${real(commits, rollout, ...rest)}Reverts: ${rollout.failure?.why.split('\n')[0]}\n`,
    },
  },
  {
    bug: 'a path is passed on with what a shell would do',
    invariant: 11,
    seams: {
      planNode: (real, input) => {
        const planned = real(input) as Planned
        if (planned.outcome !== 'plan') return planned
        for (const step of planned.attempt.plan.steps) if (step.kind === 'path') step.path = `${step.path} $(id)`
        return planned
      },
    },
  },
  { bug: 'words for a terminal are not escaped', invariant: 11, seams: { printable: (_real, text: string) => text } },
  {
    bug: 'the value of a secret is said to have changed',
    invariant: 12,
    seams: { describeLook: (real, ...args) => withWords(real(...args) as SlotLook, `TOKEN=${secretMark}`) },
  },
  {
    bug: 'a plain hash of a secret is written down',
    invariant: 12,
    seams: { describeLook: (real, ...args) => withWords(real(...args) as SlotLook, sha256(secretMark)) },
  },
  {
    bug: 'a rollout counts a node too many',
    invariant: 13,
    seams: {
      endRollouts: (real, ...args) =>
        (real(...args) as Entry[]).map((entry) =>
          entry.type === 'rollout-ended'
            ? { ...entry, counts: { ...entry.counts, ignored: (entry.counts.ignored ?? 0) + 1 } }
            : entry,
        ),
    },
  },
  { bug: 'nothing is ever healed', invariant: 14, seams: { healNodes: () => undefined } },
  {
    bug: 'a rollout that was overtaken goes on waiting',
    invariant: 15,
    seams: {
      endRollouts: (real, ...args) => {
        const entries = real(...args) as Entry[]
        return entries.some((entry) => entry.type === 'rollout-ended' && entry.result === 'superseded') ? [] : entries
      },
    },
  },
]

function withWords(look: SlotLook, words: string): SlotLook {
  return look.sync === 'plan' ? { ...look, changes: [...look.changes, words] } : look
}
