import { describeInstant } from './instant.ts'

/** Which controller leads a fleet, as that controller wrote it into the repository. Times are those of its own clock. */
export interface Lease {
  /** Higher than that of every controller before: nodes refuse a lower one. */
  number: number
  controller: string
  host: string
  since: number
  renewed: number
}

/** A lease as it is kept: a sentence for people, then the same for programs. */
export function writeLease(lease: Lease): string {
  const { number, controller, host, since, renewed } = lease
  const sentence = `${leaseHolder(lease)} leads this fleet`
  return `${sentence}\n\n${JSON.stringify({ number, controller, host, since, renewed })}`
}

/** Reads a lease; undefined for what no controller wrote. */
export function readLease(text: string): Lease | undefined {
  try {
    const said = JSON.parse(text.trim().split('\n').at(-1) ?? '') as Partial<Lease>
    const { number, controller, host, since, renewed } = said
    const isWhole = [number, since, renewed].every((value) => Number.isSafeInteger(value) && Number(value) >= 0)
    if (!isWhole || !/^[0-9a-f]{8}$/.test(String(controller)) || typeof host !== 'string') return undefined
    return { number, controller, host: host.slice(0, 100), since, renewed } as Lease
  } catch {
    return undefined
  }
}

/** Who holds a lease, for people. */
export function leaseHolder({ controller, host, number, since }: Lease): string {
  return `controller ${controller} on ${host} (number ${number}, since ${describeInstant(since)} by its clock)`
}
