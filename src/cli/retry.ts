import { steeringVerb } from './steering/steeringVerb.ts'

/** `retry`: try a held version again. */
export const addRetry = steeringVerb('retry', 'try a held version again', 'a service, or id of the rollout that failed')
