import type { Rollout } from '../journal/state.ts'

/** Waves that proved something: a canary that was out of reach is no canary, the next node is. */
export function provenWaves(rollout: Rollout): string[][] {
  return rollout.waves.filter((wave) => wave.some((node) => rollout.nodes[node]?.status === 'healthy'))
}

/** Whether a node goes first, so that its failure ends the rollout: nothing before its wave has proven anything. */
export function isCanary(rollout: Rollout, node: string): boolean {
  if (rollout.kind !== 'deploy' || rollout.proven) return false
  const [first] = provenWaves(rollout)
  const waves = first ? rollout.waves.slice(0, rollout.waves.indexOf(first) + 1) : rollout.waves
  return waves.some((wave) => wave.includes(node))
}

/** The nodes that were healthy as canary. */
export function healthyCanaries(rollout: Rollout): string[] {
  const [first = []] = provenWaves(rollout)
  return first.filter((node) => rollout.nodes[node]?.status === 'healthy')
}
