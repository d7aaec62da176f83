import { describeAgo } from '../../core/timeline/duration.ts'
import type { Facts } from '../facts/openFacts.ts'
import type { Screen } from '../format/screen.ts'

/** Says that no daemon is running, where that is so: what follows is what the journal knew. */
export function sayOrigin(screen: Screen, facts: Facts, now: number): void {
  if (facts.from === 'daemon') return
  const text = `no daemon is running; this is from the journal, which ends ${describeAgo(facts.asOf, now)}`
  screen.line({ text, tone: 'dim' })
}
