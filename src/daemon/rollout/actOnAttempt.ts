import type { Effect } from '../../core/rollout/effect.ts'
import type { AttemptNews, Event } from '../../core/rollout/event.ts'
import { hookThat } from '../../core/rollout/hookNews.ts'
import { orderOf } from '../../core/rollout/orderOf.ts'
import type { FleetNode } from '../../core/fleet/node.ts'
import type { CheckResult } from '../../core/fleet/health.ts'
import type { Attempt } from '../../core/journal/state.ts'
import type { Answer } from '../../adapters/nodes/port.ts'
import { epochOf, followMs, type Plans } from '../act.ts'
import { lookAt } from '../fleet/look.ts'
import { nodeNamed } from '../fleet/nodeNamed.ts'
import type { Loop } from '../loop.ts'
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
      // Not healthy while the rollout pauses, or healthy with a hook unknown: it stays, and is not counted on.
      const as = attempt.kept || hookThat(attempt, 'unknown') ? 'kept' : 'healthy'
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
  const sent = await world.nodes.apply(node.target, order, world.library.read)
  return answered(attempt, 'send', sent)
}

/** Fresh read-back and health in one: what success has to be shown by. */
async function sample(world: World, loop: Loop, plans: Plans, attempt: Attempt, node: FleetNode): Promise<Event> {
  const answer = await lookAt(world.nodes, loop.state(), node, {
    only: attempt.slot,
    managed: plans.get(attempt.node)?.managed,
  })
  if (answer.answer !== 'ok') return { event: 'sampled', attempt: attempt.id, answer }
  const look = answer.value.slots[attempt.slot]
  // A service that is gone from the node has nothing to be seen any more.
  const sync = look?.sync ?? 'none'
  const readBack = sync === 'none' ? 'equal' : sync === 'unknown' ? 'unknown' : 'different'
  const detail = look?.changes.slice(0, 5).join('; ') ?? ''
  const results = await withLastWords(world, node, look?.health ?? [])
  const value = { readBack, results, detail } as const
  return { event: 'sampled', attempt: attempt.id, answer: { answer: 'ok', value } }
}

/** A unit that failed for good usually said why: its last line goes with the evidence. */
async function withLastWords(world: World, node: FleetNode, results: CheckResult[]): Promise<CheckResult[]> {
  return Promise.all(
    results.map(async (result) => {
      if (!result.final) return result
      const lines = await world.nodes.lastLines(node.target, result.check)
      const last = lines.answer === 'ok' ? lines.value.findLast((line) => line.trim() !== '') : undefined
      return last ? { ...result, detail: `${result.detail}; it last said: ${last.slice(0, 200)}` } : result
    }),
  )
}
