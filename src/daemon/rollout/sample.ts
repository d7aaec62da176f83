import type { CheckResult } from '../../core/fleet/health.ts'
import type { FleetNode } from '../../core/fleet/node.ts'
import { unitHealth, withWords } from '../../core/health/unitHealth.ts'
import type { Attempt, State } from '../../core/journal/state.ts'
import { listeningFor } from '../../core/observed/related.ts'
import { acceptedDesired } from '../../core/rollout/effective.ts'
import type { Event } from '../../core/rollout/event.ts'
import { removedDigest } from '../../core/rollout/rules/healNodes.ts'
import { hintsOf, type Plans } from '../act.ts'
import { lookAt } from '../fleet/look.ts'
import type { Loop } from '../loop.ts'
import type { World } from '../world.ts'

/** Fresh read-back and health in one: what success has to be shown by. */
export async function sample(
  world: World,
  loop: Loop,
  plans: Plans,
  attempt: Attempt,
  node: FleetNode,
): Promise<Event> {
  const { dragged = [] } = attempt
  const { managed, units = [] } = hintsOf(plans, attempt.node)
  const hints = { only: attempt.slot, managed, units: [...units, ...dragged] }
  const askedAt = world.clock.now()
  const answer = await lookAt(world.nodes, loop.state(), node, hints)
  if (answer.answer !== 'ok') return { event: 'sampled', attempt: attempt.id, answer }
  const look = answer.value.slots[attempt.slot]
  // What was to be removed, and a node that left the service, have nothing to be seen; what is not loaded is not seen yet.
  const isGone = attempt.digest === removedDigest || hasLeft(loop.state(), attempt)
  const sync = look?.sync ?? (isGone ? 'none' : 'unknown')
  const readBack = sync === 'none' ? 'equal' : sync === 'unknown' ? 'unknown' : 'different'
  const detail = look?.changes.slice(0, 5).join('; ') ?? ''
  // What systemd restarted along with it was up before, whoever's it is.
  const seen = answer.value.observation.units
  const alongside = dragged.map((unit) => unitHealth(unit, seen[unit], listeningFor(seen, unit)))
  const results = await withLastWords(world, node, [...(look?.health ?? []), ...alongside])
  const value = { readBack, results, detail } as const
  return { event: 'sampled', attempt: attempt.id, askedAt, answer: { answer: 'ok', value } }
}

function hasLeft(state: State, { slot, node }: Attempt): boolean {
  const service = acceptedDesired(state)?.services[slot]
  return service !== undefined && service.nodes[node] === undefined
}

/** A unit that failed for good usually said why: its last line, and not systemd's about it, goes with the evidence. */
async function withLastWords(world: World, node: FleetNode, results: CheckResult[]): Promise<CheckResult[]> {
  return Promise.all(
    results.map(async (result) => {
      if (!result.final) return result
      const answer = await world.nodes.lastLines(node.target, result.check)
      return answer.answer === 'ok' ? { ...result, detail: withWords(result.detail, answer.value) } : result
    }),
  )
}
