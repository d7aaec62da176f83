import type { Seen } from '../fleet/value.ts'
import type { Observation, ObservedUnit } from './observation.ts'

type Units = Observation['units']

function presentUnit(seen: Seen<ObservedUnit> | undefined): ObservedUnit | undefined {
  return seen?.seen === 'present' ? seen.value : undefined
}

function isUp(unit: ObservedUnit | undefined): boolean {
  return unit !== undefined && ['active', 'reloading', 'activating'].includes(unit.activeState)
}

/** Units that systemd stops or restarts along with this one, through any number of others, as far as they run. */
export function draggedBy(units: Units, name: string): string[] {
  const found = new Set<string>()
  const ask = [name]
  for (let unit = ask.pop(); unit !== undefined; unit = ask.pop()) {
    for (const next of presentUnit(units[unit])?.drags ?? []) {
      if (next === name || found.has(next) || !isUp(presentUnit(units[next]))) continue
      found.add(next)
      ask.push(next)
    }
  }
  return [...found].toSorted()
}

/** The services a socket starts: systemd's word, or the one of its name while systemd does not know the socket. */
export function startedBy(units: Units, socket: string): string[] {
  const known = presentUnit(units[socket])?.triggers
  return known ?? [socket.replace(/\.socket$/, '.service')]
}

/** The sockets that start a service, of those that listen. */
export function listeningFor(units: Units, service: string): string[] {
  const sockets = presentUnit(units[service])?.triggeredBy ?? []
  return sockets.filter((name) => name.endsWith('.socket') && presentUnit(units[name])?.activeState === 'active')
}

/** Everything that these units drag along, start, or are started by: a look has to know how it stands. */
export function relatedTo(units: Units): string[] {
  return Object.values(units).flatMap((seen) => {
    const unit = presentUnit(seen)
    return [...(unit?.drags ?? []), ...(unit?.triggers ?? []), ...(unit?.triggeredBy ?? [])]
  })
}
