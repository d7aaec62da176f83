import type { DesiredState } from '../../core/fleet/desired.ts'
import type { State } from '../../core/journal/state.ts'

/** What a commit changes for one service in one environment. */
export interface SlotEffect {
  environment: string
  service: string
  /** Digests; undefined: the service is not there. */
  from: string | undefined
  to: string | undefined
  /** It was healthy here before: it goes back at once. */
  proven: boolean
}

/** The services that two commits ask different things of. */
export function effectOf(before: DesiredState | undefined, after: DesiredState, past: State): SlotEffect[] {
  const keys = new Set([...Object.keys(before?.services ?? {}), ...Object.keys(after.services)])
  return [...keys].flatMap((key): SlotEffect[] => {
    const from = before?.services[key]?.digest
    const to = after.services[key]?.digest
    if (from === to) return []
    const cut = key.indexOf('/')
    const proven = past.slots[key]?.good.some(({ digest }) => digest === to) ?? false
    return [{ environment: key.slice(0, cut), service: key.slice(cut + 1), from, to, proven }]
  })
}
