import type { Clock } from '../../adapters/clocks/port.ts'
import { movingStill } from '../../core/timeline/atRest.ts'
import type { Polled } from '../../daemon/source/pollBranch.ts'
import type { Session } from './session.ts'

/** How a reconcile ended: at rest, stopped by a signal, out of time, or with a journal that cannot be written. */
export interface Reconciled {
  end: 'rest' | 'stopped' | 'timeout' | 'broken'
  polled: Polled
  /** For a timeout: what was still moving. */
  moving?: string
}

/** Entries and polls are awaited; this is only how often the time itself may have changed the answer. */
const lookAgainMs = 250

/** Lets the daemon work until nothing moves by itself any more. */
export async function reconcile(
  session: Session,
  options: { clock: Clock; since: number; timeoutMs: number; stop: AbortSignal; broken: AbortSignal },
): Promise<Reconciled> {
  const { clock, since, timeoutMs, stop, broken } = options
  const { daemon } = session
  const polled = await daemon.poll()
  const until = clock.now() + timeoutMs
  return new Promise((resolve) => {
    let cancelTimer: (() => void) | undefined
    let ended = false
    const end = (how: Reconciled['end'], moving?: string): void => {
      ended = true
      cancelTimer?.()
      unhear()
      resolve({ end: how, polled, moving })
    }
    const look = (): void => {
      if (ended) return
      if (broken.aborted) return end('broken')
      if (stop.aborted) return end('stopped')
      const now = clock.now()
      const moving = movingStill(daemon.state(), since, now)
      if (moving === undefined && (daemon.quiet() || daemon.state().fenced)) return end('rest')
      if (now >= until) return end('timeout', moving ?? 'a revert is being pushed')
    }
    // Not within the report itself: what an entry sets off is started right after it.
    const unhear = session.onMove(() => queueMicrotask(look))
    const tick = (): void => {
      look()
      if (!ended) cancelTimer = clock.after(lookAgainMs, tick)
    }
    tick()
  })
}
