import type { Effect } from '../core/rollout/effect.ts'
import type { Event } from '../core/rollout/event.ts'
import type { ManagedThing } from '../core/observed/observation.ts'
import { relatedTo } from '../core/observed/related.ts'
import type { PlannedAttempt } from '../core/plan/plan.ts'
import type { Loop } from './loop.ts'
import { actOnAttempt } from './rollout/actOnAttempt.ts'
import { type LookHints, lookAt } from './fleet/look.ts'
import { nodeNamed } from './fleet/nodeNamed.ts'
import { pushRevert } from './record/pushRevert.ts'
import type { World } from './world.ts'

/** How long one question to a node waits for something to end before it is asked anew. */
export const followMs = 10_000

/** Plans of the newest look at each node; what an attempt was intended for is found here, or forgotten by a restart. */
export type Plans = Map<
  string,
  { look: number; slots: Map<string, PlannedAttempt>; managed: ManagedThing[]; units: string[] }
>

/** What the newest look at a node saves the next one. */
export function hintsOf(plans: Plans, node: string): LookHints {
  const { managed, units } = plans.get(node) ?? {}
  return { managed, units }
}

/** Does effects: asks the world, and answers with what happened. Decides nothing. */
export function createAct(world: World, loop: Loop): (effect: Effect) => Promise<Event> {
  const plans: Plans = new Map()
  let looks = 0

  async function look(name: string): Promise<Event> {
    const number = ++looks
    const askedAt = world.clock.now()
    const node = nodeNamed(loop.state(), name)
    const answer = await lookAt(world.nodes, loop.state(), node, hintsOf(plans, name))
    if (answer.answer !== 'ok') return { event: 'looked', node: name, look: number, askedAt, answer }
    const { observation, planned, slots } = answer.value
    const attempts = Object.entries(planned).flatMap(([key, p]) =>
      p.outcome === 'plan' ? [[key, p.attempt] as const] : [],
    )
    const { managed } = observation
    plans.set(name, { look: number, slots: new Map(attempts), managed, units: relatedTo(observation.units) })
    const { armed, busy } = observation
    return {
      event: 'looked',
      node: name,
      look: number,
      askedAt,
      answer: { answer: 'ok', value: { armed, busy, slots } },
    }
  }

  async function load(commit: string): Promise<Event> {
    try {
      const result = await world.library.compile(commit)
      if (result.ok) return { event: 'desired-loaded', desired: result.desired }
      return { event: 'desired-missing', commit, why: result.problems.map((p) => p.message).join('; ') }
    } catch (error) {
      // A branch that was rewritten may not lead to it any more, a forge may be away: what is asked again later.
      return { event: 'desired-missing', commit, why: error instanceof Error ? error.message : String(error) }
    }
  }

  async function restoreOrphan(name: string, attempt: string): Promise<Event> {
    const { target } = nodeNamed(loop.state(), name)
    const order = { attempt, epoch: epochOf(loop) }
    const started = await world.nodes.restore(target, order)
    const answer = started.answer === 'ok' ? await world.nodes.follow(target, attempt, followMs) : started
    return { event: 'orphan-answered', node: name, attempt, answer }
  }

  return async (effect) => {
    switch (effect.effect) {
      case 'load':
        return load(effect.commit)
      case 'look':
        return look(effect.node)
      case 'restore-orphan':
        return restoreOrphan(effect.node, effect.attempt)
      case 'revert':
        return pushRevert(world, loop, effect)
      default:
        return actOnAttempt(world, loop, plans, effect)
    }
  }
}

/** The fencing token of this start of the controller. */
export function epochOf(loop: Loop): { number: number; controller: string } {
  const { controller } = loop.state()
  if (!controller) throw new Error('no controller-started entry: the loop was not opened')
  return { number: controller.epoch, controller: controller.controller }
}
