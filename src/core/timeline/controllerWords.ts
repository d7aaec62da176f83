import { leaseHolder } from '../fleet/lease.ts'
import type { DurableEntry, LeaseWay } from '../journal/entry.ts'
import type { Sign } from './sign.ts'

type ControllerEntry = Extract<
  DurableEntry,
  { type: 'controller-started' | 'controller-fenced' | 'lease-missed' | 'lease-renewed' }
>

/** What became of the controller itself, in words. */
export function controllerWords(entry: ControllerEntry): [Sign, string] {
  switch (entry.type) {
    case 'controller-started':
      return startWords(entry)
    case 'controller-fenced':
      return ['bad', `${entry.node ?? 'the lease'} refused this controller: ${entry.message}`]
    case 'lease-missed':
      return ['waiting', `the lease is not renewed: ${entry.why}`]
    case 'lease-renewed':
      return ['good', 'the lease is renewed again']
  }
}

function startWords(entry: Extract<DurableEntry, { type: 'controller-started' }>): [Sign, string] {
  const { controller, epoch, version, lease, from } = entry
  const before = from ? ` from ${leaseHolder(from)}` : ''
  const ways: Partial<Record<LeaseWay, string>> = {
    'take-over': `; it took the lead over${before}`,
    expired: `; it leads now${before}, whose lease stood still`,
    unasked: '; the repository is away, so nobody could be asked who leads',
  }
  const sign = lease === 'expired' || lease === 'unasked' ? 'waiting' : 'good'
  return [sign, `controller ${controller} started (start ${epoch}, version ${version})${(lease && ways[lease]) ?? ''}`]
}
