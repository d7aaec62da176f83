import { Option } from 'commander'
import { steeringVerb } from './steering/steeringVerb.ts'

/** `abort`: end a rollout: touched nodes are restored, its version is held. */
export const addAbort = steeringVerb(
  'abort',
  'end a rollout: touched nodes are restored, its version is held',
  'id of a rollout, or a service whose rollout is under way',
  [new Option('--acknowledge', 'also where steps were done that cannot be taken back: they stay done')],
)
