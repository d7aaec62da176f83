import type { Entry } from './entry.ts'
import type { Attempt, HookRun, State } from './state.ts'

/** Whether hooks of an attempt wait for its health. */
export function hasHooksAfter(attempt: Pick<Attempt, 'hooks'>): boolean {
  return attempt.hooks?.some((hook) => hook.startsWith('afterNode ')) ?? false
}

/** Whether a hook is one of the rollout: run once for a digest, on one node. */
export function isRolloutHook(hook: string): boolean {
  return hook.startsWith('beforeRollout ') || hook.startsWith('afterRollout ')
}

/** The runs of hooks, entry by entry; `before` is the state before the entry. */
export function foldHooks(state: State, entry: Entry, before: State): State {
  switch (entry.type) {
    case 'attempt-intended': {
      const run: HookRun = { attempt: entry.attempt, result: 'intended' }
      const mine = (entry.hooks ?? []).filter(isRolloutHook).map((hook) => [hook, run] as const)
      return mine.length === 0 ? state : withRuns(state, entry, (runs) => ({ ...runs, ...Object.fromEntries(mine) }))
    }
    case 'hook-ended':
      return ended(state, entry)
    case 'steps-ended':
      return forgetUnrun(state, state.attempts[entry.attempt], undefined)
    case 'attempt-void':
      // The node never had it: nothing was run. One that it had and nobody asks any more may have run anything.
      return forgetUnrun(
        state,
        state.attempts[entry.attempt],
        before.attempts[entry.attempt]?.phase === 'intended' ? undefined : 'unknown',
      )
    case 'hold-released':
      // A person's retry is the one word on which a hook that failed is run again.
      return entry.automatic || entry.node !== undefined ? state : withoutFailed(state, entry)
    case 'rollout-resumed':
      return before.rollouts[entry.rollout]?.paused?.cause === 'hook' ? takeAsDone(state, entry.rollout) : state
    default:
      return state
  }
}

function ended(state: State, entry: Extract<Entry, { type: 'hook-ended' }>): State {
  const attempt = state.attempts[entry.attempt]
  if (!attempt) return state
  const key = entry.restore ? `restore ${entry.hook}` : entry.hook
  const hookResults = { ...attempt.hookResults, [key]: entry.result }
  if (entry.restore) return { ...state, attempts: { ...state.attempts, [attempt.id]: { ...attempt, hookResults } } }
  const isOver = (attempt.hooks ?? []).every((hook) => !hook.startsWith('afterNode ') || hookResults[hook] === 'done')
  // Healthy, though one of its hooks may not have done its work: it stays as it is, and a person is asked.
  const goesOn = attempt.phase === 'finishing' && (isOver || entry.result === 'unknown')
  const phase = goesOn ? 'confirming' : attempt.phase
  const detail = entry.result === 'done' ? attempt.detail : entry.detail || attempt.detail
  const next = { ...state, attempts: { ...state.attempts, [attempt.id]: { ...attempt, hookResults, phase, detail } } }
  if (!isRolloutHook(entry.hook)) return next
  return withRuns(next, attempt, (runs) => ({ ...runs, [entry.hook]: { attempt: attempt.id, result: entry.result } }))
}

/** Hooks whose turn never came are as if nobody had thought of them. */
function forgetUnrun(state: State, attempt: Attempt | undefined, result: 'unknown' | undefined): State {
  if (!attempt?.hooks?.some(isRolloutHook)) return state
  return withRuns(state, attempt, (runs) =>
    Object.fromEntries(
      Object.entries(runs).flatMap(([hook, run]) => {
        if (run.attempt !== attempt.id || run.result !== 'intended') return [[hook, run]]
        return result ? [[hook, { ...run, result }]] : []
      }),
    ),
  )
}

function withoutFailed(state: State, about: { slot: string; digest: string }): State {
  if (!state.slots[about.slot]?.hooks?.[about.digest]) return state
  return withRuns(state, about, (runs) =>
    Object.fromEntries(Object.entries(runs).filter(([, run]) => run.result !== 'failed')),
  )
}

/** A person's word that the rollout goes on: what nobody can know any more counts as done. */
function takeAsDone(state: State, id: string): State {
  const rollout = state.rollouts[id]
  if (!rollout || !state.slots[rollout.slot]?.hooks?.[rollout.digest]) return state
  const asked = new Set(rollout.pausedFor)
  return withRuns(state, rollout, (runs) =>
    Object.fromEntries(
      Object.entries(runs).map(([hook, run]) => [
        hook,
        asked.has(`${run.attempt} ${hook}`) ? { ...run, result: 'done' } : run,
      ]),
    ),
  )
}

/** Whether a person has to say what a run means for the rollout `id`: nobody knows how it ended, or it failed for another one. */
export function isLeftOpen(state: State, run: HookRun, id: string): boolean {
  const attempt = state.attempts[run.attempt]
  if (run.result === 'failed') return attempt?.rollout !== id
  if (run.result !== 'intended') return run.result === 'unknown'
  return attempt === undefined || attempt.phase === 'ended' || attempt.rollout !== id
}

/** Digests whose hooks are remembered for a slot. */
const keptDigests = 20

function withRuns(
  state: State,
  { slot: key, digest }: { slot: string; digest: string },
  change: (runs: Record<string, HookRun>) => Record<string, HookRun>,
): State {
  const slot = state.slots[key]
  if (!slot) return state
  const { [digest]: mine = {}, ...others } = slot.hooks ?? {}
  const kept = Object.entries(others).slice(-keptDigests)
  const hooks = { ...Object.fromEntries(kept), [digest]: change(mine) }
  return { ...state, slots: { ...state.slots, [key]: { ...slot, hooks } } }
}
