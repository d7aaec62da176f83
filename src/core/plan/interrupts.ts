import type { Observation } from '../observed/observation.ts'
import { draggedBy } from '../observed/related.ts'
import type { Change } from './changes.ts'
import type { Step } from './plan.ts'

/** Units whose work a plan interrupts: those it stops or restarts, and, beside them, those that go along. */
export interface Interrupts {
  interrupts: string[]
  /** Of these, units that no step names: systemd stops or restarts them with another. */
  dragged: string[]
}

/** What a plan interrupts on a node, so that it is said, watched, and counted for every service it is part of. */
export function interruptsOf(steps: Step[], units: Observation['units']): Partial<Interrupts> {
  const named = steps.flatMap((step) =>
    step.kind === 'unit' && (step.action === 'stop' || step.action === 'restart') ? [step.unit] : [],
  )
  if (named.length === 0) return {}
  const dragged = [...new Set(named.flatMap((unit) => draggedBy(units, unit)))].filter((unit) => !named.includes(unit))
  const interrupts = [...new Set([...named, ...dragged])].toSorted()
  return dragged.length > 0 ? { interrupts, dragged: dragged.toSorted() } : { interrupts }
}

function dragWords(units: Observation['units'], unit: string): string {
  const dragged = draggedBy(units, unit)
  return dragged.length === 0 ? '' : `, drags along ${dragged.join(', ')}`
}

/** Names with each restart and stop what goes along with it. */
export function withDragged(changes: Change[], steps: Step[], units: Observation['units']): Change[] {
  return changes.map((change) => {
    const isStopped = steps.some((step) => step.kind === 'unit' && step.unit === change.name && step.action === 'stop')
    const goesAlong = change.kind === 'unit' && (change.sign === '↻' || isStopped)
    return goesAlong ? { ...change, summary: `${change.summary}${dragWords(units, change.name)}` } : change
  })
}
