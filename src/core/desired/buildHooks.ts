import type { Hook as Entry, RolloutHook } from './generated/service.ts'
import type { Hook, Hooks } from '../fleet/hook.ts'
import type { ServiceSpec } from './model.ts'
import { spanMs } from './span.ts'

/** The hooks of a service with every default filled in; undefined: none. The rules have passed. */
export function buildHooks(spec: ServiceSpec): Hooks | undefined {
  const { beforeRollout = [], beforeNode = [], afterNode = [], afterRollout = [] } = spec.hooks ?? {}
  if (beforeRollout.length + beforeNode.length + afterNode.length + afterRollout.length === 0) return undefined
  return {
    beforeRollout: beforeRollout.map(buildHook),
    beforeNode: beforeNode.map(buildHook),
    afterNode: afterNode.map(buildHook),
    afterRollout: afterRollout.map(buildHook),
  }
}

function buildHook(entry: Entry | RolloutHook): Hook {
  const { name, run = [], timeout = '0s', wait = '0s', irreversible = false, compatibleWithPrevious = false } = entry
  const times = { timeoutSeconds: Math.max(1, secondsOf(timeout)), waitSeconds: secondsOf(wait) }
  return { name, argv: run, ...times, irreversible, compatibleWithPrevious }
}

function secondsOf(text: string): number {
  return Math.ceil(spanMs(text) / 1000)
}
