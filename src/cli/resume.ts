import { steeringVerb } from './steering/steeringVerb.ts'

/** `resume`: let a paused rollout go on. */
export const addResume = steeringVerb(
  'resume',
  'let a paused rollout go on',
  'id of a rollout, or a service whose rollout is paused',
)
