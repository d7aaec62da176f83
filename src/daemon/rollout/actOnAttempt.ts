import type { Effect } from '../../core/rollout/effect.ts'
import type { AttemptNews, Event } from '../../core/rollout/event.ts'
import { orderOf } from '../../core/rollout/orderOf.ts'
import type { FleetNode } from '../../core/fleet/node.ts'
import type { Attempt } from '../../core/journal/state.ts'
import type { Answer, ContentReader } from '../../adapters/nodes/port.ts'
import { epochOf, followMs, type Plans } from '../act.ts'
import { nodeNamed } from '../fleet/nodeNamed.ts'
import type { Loop } from '../loop.ts'
import { sample } from './sample.ts'
import type { World } from '../world.ts'

type AttemptEffect = Extract<
  Effect,
  { attempt: string; effect: 'send' | 'follow' | 'sample' | 'proceed' | 'confirm' | 'restore' }
>

/** Carries one attempt a step further: sends it, waits for it, asks health, confirms or takes it back. */
export async function actOnAttempt(world: World, loop: Loop, plans: Plans, effect: AttemptEffect): Promise<Event> {
  const attempt = loop.state().attempts[effect.attempt]
  if (!attempt) throw new Error(`no attempt ${effect.attempt}`)
  const node = nodeNamed(loop.state(), attempt.node)
  switch (effect.effect) {
    case 'send':
      return send(world, loop, plans, attempt, node)
    case 'sample':
      return sample(world, loop, plans, attempt, node)
    case 'follow':
      return answered(attempt, 'follow', await world.nodes.follow(node.target, attempt.id, followMs))
    case 'confirm': {
      // Not healthy while the rollout pauses: it stays, and is not counted on.
      const as = attempt.kept ? 'kept' : 'healthy'
      const order = { attempt: attempt.id, epoch: epochOf(loop), as } as const
      return answered(attempt, 'confirm', await world.nodes.confirm(node.target, order))
    }
    case 'proceed': {
      const started = await world.nodes.proceed(node.target, { attempt: attempt.id, epoch: epochOf(loop) })
      if (started.answer !== 'ok') return answered(attempt, 'proceed', started)
      return answered(attempt, 'proceed', await world.nodes.follow(node.target, attempt.id, followMs))
    }
    case 'restore': {
      const started = await world.nodes.restore(node.target, { attempt: attempt.id, epoch: epochOf(loop) })
      if (started.answer !== 'ok') return answered(attempt, 'restore', started)
      return answered(attempt, 'restore', await world.nodes.follow(node.target, attempt.id, followMs))
    }
  }
}

function answered(
  attempt: Attempt,
  question: 'send' | 'follow' | 'proceed' | 'confirm' | 'restore',
  answer: Answer<AttemptNews>,
): Event {
  return { event: 'attempt-answered', attempt: attempt.id, question, answer }
}

async function send(world: World, loop: Loop, plans: Plans, attempt: Attempt, node: FleetNode): Promise<Event> {
  const known = plans.get(attempt.node)
  const look = known?.look === attempt.look ? { ...known, planned: known.slots.get(attempt.slot) } : undefined
  const planned = look && orderOf(loop.state(), attempt, look)
  if (!planned) return { event: 'plan-forgotten', attempt: attempt.id }
  const { plan, undo, contents } = planned
  const { id, deadlineSeconds, confirmSeconds } = attempt
  const order = { attempt: id, epoch: epochOf(loop), plan, undo, contents, deadlineSeconds, confirmSeconds }
  let lacking: string | undefined
  const read: ContentReader = (ref) =>
    world.library.read(ref).catch((error: unknown) => {
      lacking = error instanceof Error ? error.message : String(error)
      throw error
    })
  const sent = await world.nodes.apply(node.target, order, read).catch((error: unknown) => {
    if (lacking === undefined) throw error
  })
  // An artifact server, a name service or the forge is away: neither the node nor the commit can help that.
  if (!sent || lacking !== undefined) return { event: 'supply-failed', attempt: id, why: lacking ?? '' }
  return answered(attempt, 'send', sent)
}
