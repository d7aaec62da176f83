import type { Channels } from '../adapters/channels/port.ts'
import type { Target } from '../core/fleet/node.ts'

/** Sends each conversation the way its target says: to a host through SSH, or to this machine. */
export function dispatchChannels(ways: Record<Target['via'], Channels>): Channels {
  return {
    exec: (target, command, options) => ways[target.via].exec(target, command, options),
    dial: (target, address, timeoutMs) => ways[target.via].dial(target, address, timeoutMs),
    close: async () => void (await Promise.all(Object.values(ways).map((way) => way.close()))),
  }
}
