import type { Rollout } from '../journal/state.ts'

/** `canary` until a wave has kept its nodes: who was tried again has left the one it was in. */
export function waveName(rollout: Rollout | undefined, number: number): string {
  const first = rollout?.waves.findIndex((nodes) => nodes.length > 0) ?? 0
  const isFirst = number - 1 <= Math.max(first, 0)
  return isFirst && rollout?.kind === 'deploy' && !rollout.proven ? 'canary' : `wave ${number}`
}
