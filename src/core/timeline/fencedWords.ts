import type { State } from '../journal/state.ts'

/** Why a controller changes nothing any more, for people. */
export function fencedWords({ node, message }: NonNullable<State['fenced']>): string {
  return node === undefined ? message : `${node} has seen a newer one (${message})`
}
