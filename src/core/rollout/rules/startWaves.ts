import type { Entry } from '../../journal/entry.ts'
import { nodeState } from '../../journal/foldNode.ts'
import type { Rollout, State } from '../../journal/state.ts'
import { nextWave } from '../../strategy/waves.ts'
import { acceptedDesired, activeNodes, desiredAt } from '../effective.ts'
import { openRollouts } from '../openAttempts.ts'
import { cordonOf, isSuspended } from '../restraints.ts'
import { isTerminal } from './settleNodes.ts'

/** The next wave starts when the one before has ended, and the canary has baked. */
export function startWaves(state: State, at: number): Entry[] {
  return openRollouts(state).flatMap((rollout): Entry[] => {
    if (rollout.failure || rollout.paused || isSuspended(state, rollout.slot)) return []
    const pending = rollout.order.filter(
      (node) => rollout.nodes[node]?.status === 'pending' && !isCordoned(state, node),
    )
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
    const all = nodesOf(state, rollout)
    // After a restart nobody knows which nodes are unhealthy: they are looked at first.
    if (all.some((node) => isUnseen(state, node))) return []
    const nodes = nextWave({
      parameters: rollout.parameters,
      kind: rollout.kind,
      proven: rollout.proven,
      total: all.length,
      started: canaryWaves(rollout),
      waiting: pending
        .toSorted((a, b) => Number(isLost(state, a)) - Number(isLost(state, b)))
        .map((node) => ({ node, unhealthy: isUnhealthy(state, rollout, node) })),
      unavailableElsewhere: all.filter((n) => !pending.includes(n) && isUnhealthy(state, rollout, n)).length,
    })
    return nodes.length > 0
      ? [{ at, type: 'wave-started', rollout: rollout.id, wave: rollout.waves.length + 1, nodes }]
      : []
  })
}

/** All nodes of the service that may be changed: a heal has only some of them, and must spare the others too. */
function nodesOf(state: State, rollout: Rollout): string[] {
  const desired = acceptedDesired(state)
  const service = desiredAt(state, rollout.slot, { ...rollout, at: 0 })
  const others = desired && service ? activeNodes(desired, service) : []
  return [...new Set([...rollout.order, ...others])]
}

function isUnseen(state: State, name: string): boolean {
  const node = nodeState(state, name)
  const desired = acceptedDesired(state)
  return !desired || (desired.nodes[name] !== undefined && node.triedAt === undefined && !node.lost)
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

/** The bake ends with a look that still found the canary well; one that is out of reach is not known to be. */
function bakeIsOver(state: State, rollout: Rollout, now: number): boolean {
  if (rollout.bake?.wave !== rollout.waves.length) return true
  const { until } = rollout.bake
  if (now < until) return false
  const canaries = (rollout.waves.at(-1) ?? []).filter((name) => rollout.nodes[name]?.status === 'healthy')
  const answering = canaries.filter((name) => !isLost(state, name))
  if (canaries.length > 0 && answering.length === 0) return false
  return answering.every((name) => (nodeState(state, name).lookedAt ?? 0) >= until)
}

function isCordoned(state: State, node: string): boolean {
  const desired = acceptedDesired(state)
  return desired !== undefined && cordonOf(state, desired, node) !== undefined
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
