import type { Steered, SteerRequest } from '../../api/shapes.ts'
import { userError, type CliContext } from '../context.ts'
import { whoIs } from '../steering/steeringVerb.ts'
import type { SlotEffect } from './effectOf.ts'

/** Tells the daemon, before anything is pushed, which ways back a person wants everywhere at once: its journal keeps who and why. */
export async function declareUrgent(
  effects: SlotEffect[],
  options: { why?: string },
  context: CliContext,
): Promise<void> {
  const why = options.why?.trim() ?? ''
  if (why === '') throw userError('--urgent needs --why', 'Say why: it is recorded.')
  const api = await context.api()
  if (!api) {
    const { socket } = await context.controller()
    const hint = 'start `holdfast run`, or leave --urgent out: then it goes back in waves'
    throw userError(`no daemon listens on ${socket} that could be told of the urgency`, hint)
  }
  for (const { environment, service, to, proven } of effects) {
    if (!proven || to === undefined) continue
    const asked: SteerRequest = {
      verb: 'urgent',
      service,
      environment,
      digest: to,
      who: whoIs(context.environment),
      why,
    }
    await api.post<Steered>('/v1/steer', asked)
  }
}
