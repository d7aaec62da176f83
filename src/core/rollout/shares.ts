import type { DesiredOnNode, DesiredService } from '../fleet/desired.ts'
import { amountOf } from '../fleet/rollout.ts'
import type { Entry } from '../journal/entry.ts'
import { nodeState } from '../journal/foldNode.ts'
import type { Rollout, State } from '../journal/state.ts'
import { acceptedDesired, activeNodes } from './effective.ts'
import { openAttempts, openRollouts } from './openAttempts.ts'
import { isTerminal } from './rules/settleNodes.ts'

/** Whether units are part of what a service is on a node. */
function isPartOf(desired: DesiredOnNode | undefined, units: readonly string[]): boolean {
  if (!desired) return false
  return (
    desired.resources.some((resource) => resource.kind === 'unit' && units.includes(resource.name)) ||
    desired.health.some((check) => check.type === 'unit' && units.includes(check.unit))
  )
}

/** The other services that feel it when these units are interrupted on a node. */
function servicesFeeling(
  state: State,
  slot: string,
  node: string,
  units: readonly string[],
): [string, DesiredService][] {
  if (units.length === 0) return []
  const services = Object.entries(acceptedDesired(state)?.services ?? {})
  return services.filter(([key, service]) => key !== slot && isPartOf(service.nodes[node], units))
}

/** Whether another service's attempt in flight interrupts this one on a node. */
export function feltOn(state: State, slot: string, node: string): boolean {
  const desired = acceptedDesired(state)?.services[slot]?.nodes[node]
  return openAttempts(state).some(
    (attempt) => attempt.node === node && attempt.slot !== slot && isPartOf(desired, attempt.interrupts ?? []),
  )
}

/** What keeps a change of one service away from a node for the sake of another. */
export interface Spared {
  service: string
  unavailable: number
  allowed: number
}

/**
 * The service whose `maxUnavailable` a change on this node would exceed: a node in flight counts against every service
 * that it interrupts there. `begun` are attempts that were intended in the same moment.
 */
export function sparedBy(
  state: State,
  rollout: Rollout,
  node: string,
  units: readonly string[] = [],
  begun: readonly Entry[] = [],
): Spared | undefined {
  const desired = acceptedDesired(state)
  if (!desired) return undefined
  const own = desired.services[rollout.slot]
  // Its own waves are made to measure; only what others interrupt of it meanwhile is not in them.
  const isFelt = own !== undefined && activeNodes(desired, own).some((name) => feltOn(state, rollout.slot, name))
  const feeling = servicesFeeling(state, rollout.slot, node, units)
  for (const [key, service] of isFelt ? [[rollout.slot, own] as const, ...feeling] : feeling) {
    const nodes = activeNodes(desired, service)
    const isFeltFrom = (name: string): boolean =>
      begun.some(
        (entry) =>
          entry.type === 'attempt-intended' &&
          entry.node === name &&
          (entry.slot === key || isPartOf(service.nodes[name], entry.interrupts ?? [])),
      )
    const isAway = (name: string): boolean =>
      isInFlight(state, key, name) || feltOn(state, key, name) || isFeltFrom(name) || isIll(state, key, name)
    if (isIll(state, key, node)) continue
    const unavailable = nodes.filter((name) => name !== node && isAway(name)).length
    const allowed = amountOf(service.rollout.maxUnavailable, nodes.length)
    if (unavailable + 1 > allowed) return { service: service.service, unavailable, allowed }
  }
  return undefined
}

/** Whether a change on a node leaves enough of every other service that it interrupts there. */
export function sparesOthers(...about: Parameters<typeof sparedBy>): boolean {
  return sparedBy(...about) === undefined
}

/** Under way in a rollout of its own. What only waits its turn is not: two that wait for each other would wait for ever. */
function isInFlight(state: State, slot: string, node: string): boolean {
  return openRollouts(state).some((rollout) => {
    const progress = rollout.nodes[node]
    return rollout.slot === slot && progress !== undefined && progress.status !== 'pending' && !isTerminal(progress)
  })
}

function isIll(state: State, slot: string, name: string): boolean {
  const node = nodeState(state, name)
  return !node.lost && (node.slots[slot]?.health.some((result) => result.status === 'fail') ?? false)
}
