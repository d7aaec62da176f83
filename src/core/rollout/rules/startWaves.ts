import type { Entry } from '../../journal/entry.ts'
import { nodeState } from '../../journal/foldNode.ts'
import type { Rollout, State } from '../../journal/state.ts'
import { inDomains, nextWave } from '../../strategy/waves.ts'
import { acceptedDesired, activeNodes, desiredAt } from '../effective.ts'
import { domainOf } from '../samePath.ts'
import { openRollouts } from '../openAttempts.ts'
import { cordonOf, isSuspended } from '../restraints.ts'
import { healthyCanaries, provenWaves } from '../isCanary.ts'
import { isTooManyAway, pauseFor } from './pauseRollouts.ts'
import { feltOn } from '../shares.ts'
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
    if (waitsForWord(rollout)) return [pauseFor(rollout, 'canary', canaryWords(rollout), at)]
    if (isTooManyAway(rollout)) return []
    const all = nodesOf(state, rollout)
    // After a restart nobody knows which nodes are unhealthy: they are looked at first.
    if (all.some((node) => isUnseen(state, node))) return []
    const nodes = nextWave({
      parameters: rollout.parameters,
      kind: rollout.kind,
      proven: rollout.proven,
      urgent: rollout.urgent !== undefined,
      total: all.length,
      started: provenWaves(rollout).length,
      waiting: candidates(state, rollout, pending),
      unavailableElsewhere: all.filter(
        (n) => feltOn(state, rollout.slot, n) || (!pending.includes(n) && isMissing(state, rollout, n)),
      ).length,
    })
    return nodes.length > 0
      ? [{ at, type: 'wave-started', rollout: rollout.id, wave: rollout.waves.length + 1, nodes }]
      : []
  })
}

/** Nodes in the order they should be taken: domain by domain, and those out of reach after all others. */
function candidates(state: State, rollout: Rollout, pending: string[]) {
  const touched = rollout.order.filter((node) => rollout.nodes[node]?.attempt !== undefined)
  const begun = new Set(touched.map((node) => domainOf(state, rollout, node)))
  const found = pending.map((node) => ({
    node,
    unhealthy: isUnhealthy(state, rollout, node),
    domain: domainOf(state, rollout, node),
  }))
  return inDomains(found, begun).toSorted((a, b) => Number(isLost(state, a.node)) - Number(isLost(state, b.node)))
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

function bakeEntry(rollout: Rollout, at: number): Entry | undefined {
  const { canaryBakeTimeMs } = rollout.parameters
  const bakes = rollout.kind === 'deploy' && !rollout.proven && canaryBakeTimeMs > 0
  if (!bakes || provenWaves(rollout).length !== 1 || rollout.bake) return undefined
  return { at, type: 'bake-started', rollout: rollout.id, until: at + canaryBakeTimeMs }
}

/** `pauseAfterCanary`: whoever resumes has seen the canary, and is asked once. */
function waitsForWord(rollout: Rollout): boolean {
  const { kind, proven, parameters, waived } = rollout
  if (kind !== 'deploy' || proven || !parameters.pauseAfterCanary) return false
  return provenWaves(rollout).length === 1 && !waived?.includes('canary')
}

function canaryWords(rollout: Rollout): string {
  const canaries = healthyCanaries(rollout)
  const are = canaries.length === 1 ? 'is' : 'are'
  return `${canaries.join(', ')} ${are} healthy; pauseAfterCanary asks for a person’s word before the next wave`
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

/** What this rollout set aside is counted by `maxFailPercentage`: waiting for it to be well would be waiting for itself. */
function isMissing(state: State, rollout: Rollout, node: string): boolean {
  const status = rollout.nodes[node]?.status
  return status !== 'restored' && status !== 'failed' && isUnhealthy(state, rollout, node)
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
