import type { CheckResult } from '../fleet/health.ts'
import type { Seen } from '../fleet/value.ts'
import type { ObservedUnit } from '../observed/observation.ts'

/** The health of a unit as a look found it: up is `active` and not on its way to the next restart. */
export function unitHealth(
  name: string,
  seen: Seen<ObservedUnit> | undefined,
  /** Sockets that listen for it and are what is declared: a service that nobody has asked for yet is well. */
  listening: string[] = [],
): CheckResult {
  if (seen === undefined || seen.seen === 'unknown') {
    return { check: name, status: 'unknown', detail: seen?.why ?? `nothing is known about ${name}` }
  }
  if (seen.seen === 'absent') return { check: name, status: 'fail', detail: `${name} does not exist` }
  const { activeState, subState, restarts, result } = seen.value
  if (activeState === 'inactive' && listening.length > 0) {
    return { check: name, status: 'pass', detail: `${name} waits for ${listening.join(', ')}`, restarts }
  }
  const isUp = activeState === 'active' && !subState.startsWith('auto-restart')
  return {
    check: name,
    status: isUp ? 'pass' : 'fail',
    detail: `${name} is ${activeState} (${subState})${whyFailed(result)}`,
    restarts,
    // A unit that failed for good does not become well by waiting.
    final: activeState === 'failed',
  }
}

const givenUp = 'it failed so often in a row that systemd does not start it any more'

function whyFailed(result: string | undefined): string {
  return result === 'start-limit-hit' ? `: ${givenUp}` : ''
}

/** systemd's own lines about a unit, as they stand among those of the unit. */
const ofSystemd =
  /^(?:Start(?:ed|ing) |Stopp(?:ed|ing) |Failed to start |\S+: (?:Scheduled restart job|Start request repeated|Main process exited|Control process exited|Failed with result|Deactivated successfully|Consumed ))/

/** The health of a unit that failed for good, with what it last said itself; `lines` are the newest of its log. */
export function withWords(detail: string, lines: string[]): string {
  // `Result` keeps the first failure's reason: that systemd has given up stands only in the log.
  const isGivenUp = lines.some((line) => line.includes('Start request repeated too quickly'))
  const what = isGivenUp && !detail.includes(givenUp) ? `${detail}: ${givenUp}` : detail
  const said = lines.filter((line) => line.trim() !== '')
  const last = said.findLast((line) => !ofSystemd.test(line)) ?? said.at(-1)
  return last ? `${what}; it last said: ${last.slice(0, 200)}` : what
}
