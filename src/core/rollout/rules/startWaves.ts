import type { Entry } from '../../journal/entry.ts'
import { nodeState } from '../../journal/foldNode.ts'
import type { Rollout, State } from '../../journal/state.ts'
import { nextWave } from '../../strategy/waves.ts'
import { isTerminal } from './settleNodes.ts'

/** The next wave starts when the one before has ended, and the canary has baked. */
export function startWaves(state: State, at: number): Entry[] {
  return Object.values(state.rollouts).flatMap((rollout): Entry[] => {
    if (rollout.endedAt !== undefined || rollout.failure || rollout.paused) return []
    const pending = rollout.order.filter((node) => rollout.nodes[node]?.status === 'pending')
    const last = rollout.waves.at(-1)
    if (
      pending.length === 0 ||
      last?.some((node) => !isTerminal(rollout.nodes[node] ?? { status: 'pending', detail: '' }))
    ) {
      return []
    }
    const bake = bakeEntry(rollout, at)
    if (bake) return [bake]
    if (!bakeIsOver(state, rollout, at)) return []
    const nodes = nextWave({
      parameters: rollout.parameters,
      kind: rollout.kind,
      proven: rollout.proven,
      total: rollout.order.length,
      started: canaryWaves(rollout),
      waiting: pending
        .toSorted((a, b) => Number(isLost(state, a)) - Number(isLost(state, b)))
        .map((node) => ({ node, unhealthy: isUnhealthy(state, rollout, node) })),
      unavailableElsewhere: rollout.order.filter((n) => !pending.includes(n) && isUnhealthy(state, rollout, n)).length,
    })
    return nodes.length > 0
      ? [{ at, type: 'wave-started', rollout: rollout.id, wave: rollout.waves.length + 1, nodes }]
      : []
  })
}

/** Waves that proved something: a canary that was out of reach is no canary, the next node is. */
function canaryWaves(rollout: Rollout): number {
  return rollout.waves.filter((wave) => wave.some((node) => rollout.nodes[node]?.status === 'healthy')).length
}

function bakeEntry(rollout: Rollout, at: number): Entry | undefined {
  const { canaryBakeTimeMs } = rollout.parameters
  const bakes = rollout.kind === 'deploy' && !rollout.proven && canaryBakeTimeMs > 0
  if (!bakes || canaryWaves(rollout) !== 1 || rollout.bake) return undefined
  return { at, type: 'bake-started', rollout: rollout.id, until: at + canaryBakeTimeMs }
}

/** The bake ends with a look that still found the canary well. */
function bakeIsOver(state: State, rollout: Rollout, now: number): boolean {
  if (rollout.bake?.wave !== rollout.waves.length) return true
  const { until } = rollout.bake
  if (now < until) return false
  return (rollout.waves.at(-1) ?? []).every((name) => {
    const node = nodeState(state, name)
    return rollout.nodes[name]?.status !== 'healthy' || node.lost || (node.lookedAt ?? 0) >= until
  })
}

function isLost(state: State, node: string): boolean {
  return nodeState(state, node).lost !== undefined
}

function isUnhealthy(state: State, rollout: Rollout, node: string): boolean {
  const known = nodeState(state, node)
  if (known.lost) return false
  const look = known.slots[rollout.slot]
  return look?.health.some((result) => result.status === 'fail') ?? false
}
