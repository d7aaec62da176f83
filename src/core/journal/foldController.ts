import type { Entry } from './entry.ts'
import type { State } from './state.ts'

/** What is known of this controller itself: its start, and whether it may still change anything. */
export function foldController(state: State, entry: Entry): State {
  switch (entry.type) {
    case 'controller-started':
      return {
        ...state,
        controller: { epoch: entry.epoch, controller: entry.controller },
        fenced: undefined,
        leaseMissed:
          entry.lease === 'unasked' ? { why: 'the repository was away at the start', at: entry.at } : undefined,
      }
    case 'lease-missed':
      return { ...state, leaseMissed: { why: entry.why, at: entry.at } }
    case 'lease-renewed':
      return { ...state, leaseMissed: undefined }
    case 'controller-fenced':
      return { ...state, fenced: { node: entry.node, message: entry.message, at: entry.at } }
    default:
      return state
  }
}
