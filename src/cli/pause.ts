import { steeringVerb } from './steering/steeringVerb.ts'

/** `pause`: start no further node of a rollout until it is resumed. */
export const addPause = steeringVerb(
  'pause',
  'start no further node of a rollout until it is resumed',
  'id of a rollout, or a service whose rollout is under way',
)
