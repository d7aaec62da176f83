import type { DurableEntry } from '../../core/journal/entry.ts'
import { fold } from '../../core/journal/fold.ts'
import { emptyState, type State } from '../../core/journal/state.ts'
import type { CliContext } from '../context.ts'

/** What the journal of the daemon tells; also while the daemon writes it. */
export async function readPast(context: CliContext): Promise<State> {
  const records = await context.journal()
  return fold(
    emptyState(),
    records.map(({ entry }) => entry as DurableEntry),
  )
}
