import type { Entry } from './entry.ts'
import type { State } from './state.ts'

/** Reverts that stay in memory; the journal keeps all. */
const keptReverts = 100

/** What became of heads that carry what failed, entry by entry. */
export function foldRevert(state: State, entry: Entry): State {
  switch (entry.type) {
    case 'revert-unanswered': {
      const before = state.revertMissed?.head === entry.head ? state.revertMissed : undefined
      const { head, why, at } = entry
      const revertMissed = { head, why, at, since: before?.since ?? at, times: (before?.times ?? 0) + 1 }
      return { ...state, revertMissed }
    }
    case 'commit-accepted':
      return state.revertMissed ? { ...state, revertMissed: undefined } : state
    case 'revert-made': {
      const { commit, head, slot, digest, reverts, at } = entry
      return { ...state, reverts: [...state.reverts, { commit, head, slot, digest, reverts, at }].slice(-keptReverts) }
    }
    case 'revert-proposed': {
      const { branch, commit, why, at } = entry
      const key = `${entry.slot} ${entry.digest}`
      return { ...state, proposals: { ...state.proposals, [key]: { branch, commit, why, at } } }
    }
    case 'revert-blocked': {
      const key = `${entry.head} ${entry.slot} ${entry.digest}`
      return { ...state, revertsBlocked: { ...state.revertsBlocked, [key]: { why: entry.why, at: entry.at } } }
    }
    default:
      return state
  }
}
