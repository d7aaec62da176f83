import type { DesiredState } from '../fleet/desired.ts'

/** A service that feels a change of another, and the service through which it does. */
export interface Dependent {
  service: string
  dependsOn: string
}

/** Services of an environment that depend on a service, directly first, then those that depend on these. */
export function dependentsOf(desired: DesiredState, environment: string, service: string): Dependent[] {
  const inHere = Object.values(desired.services).filter((one) => one.environment === environment)
  const found = new Map<string, Dependent>()
  let edge = [service]
  for (let round = 0; edge.length > 0 && round < inHere.length; round++) {
    const next: string[] = []
    for (const name of edge) {
      for (const one of inHere) {
        if (!one.dependsOn.includes(name) || one.service === service || found.has(one.service)) continue
        found.set(one.service, { service: one.service, dependsOn: name })
        next.push(one.service)
      }
    }
    edge = next
  }
  return [...found.values()]
}
