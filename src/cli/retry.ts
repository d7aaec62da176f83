import { Option } from 'commander'
import { steeringVerb } from './steering/steeringVerb.ts'

/** `retry`: try a held version again, or a node that was set aside. */
export const addRetry = steeringVerb(
  'retry',
  'try a held version again, or a node that was set aside',
  'a service, or id of the rollout that failed',
  [new Option('--node <name>', 'only this node, which was set aside or is not healed any more')],
)
