import { setTimeout as pause } from 'node:timers/promises'
import pLimit from 'p-limit'
import type { SshLimits } from './limits.ts'

/** A start that ended before the host said a word we could judge: a full sshd looks like this, and so does a dying network. */
export interface Dropped extends Error {
  dropped: true
}

/** Starts connections no faster than sshd takes them. */
export interface Starts {
  /** Runs one start to a host, again where it was dropped; `login` is to be entered once TCP is connected. */
  start<T>(host: string, attempt: (login: Gate) => Promise<T>): Promise<T>
}

/** Lets so many through at a time. */
export type Gate = <T>(work: () => Promise<T>) => Promise<T>

const maxTriesAlone = 4
const maxTriesInCrowd = 8

/** Keeps sshd's MaxStartups from looking like a dead node: few starts at a time, fewer for a host that drops them. */
export function createStarts(
  limits: Pick<SshLimits, 'startsPerHost' | 'logins' | 'backoffMs'>,
  signal: AbortSignal,
): Starts {
  const logins = pLimit(limits.logins)
  const hosts = new Map<string, ReturnType<typeof pLimit>>()
  const gateOf = (host: string) => {
    const gate = hosts.get(host) ?? pLimit(limits.startsPerHost)
    hosts.set(host, gate)
    return gate
  }
  return {
    start: async (host, attempt) => {
      const gate = gateOf(host)
      let alone = 0
      for (let tries = 1; ; tries++) {
        let crowd = false
        try {
          return await gate(() => {
            crowd = gate.activeCount > 1
            return attempt(logins)
          })
        } catch (error) {
          if (!isDropped(error) || signal.aborted) throw error
          crowd ||= gate.activeCount > 0
          if (crowd) gate.concurrency = Math.max(1, Math.floor(gate.concurrency / 2))
          else alone += 1
          if (alone >= maxTriesAlone || tries >= maxTriesInCrowd) throw error
        }
        await pause(limits.backoffMs * 2 ** Math.min(tries - 1, 3) * (0.5 + Math.random()), undefined, { signal })
      }
    },
  }
}

function isDropped(error: unknown): error is Dropped {
  return error instanceof Error && 'dropped' in error
}
