import { userError, type AddVerb } from './context.ts'
import { rolloutLines } from './faces/rolloutLines.ts'
import { sayOrigin } from './faces/sayOrigin.ts'
import { timelineRow } from './faces/timelineRow.ts'
import { openFacts } from './facts/openFacts.ts'
import { outputOption } from './format/outputOption.ts'
import { createScreen } from './format/screen.ts'

/** `show`: one rollout in detail. */
export const addShow: AddVerb = (program, context) => {
  program
    .command('show')
    .description('one rollout in detail: waves, nodes, evidence, and everything that was recorded')
    .argument('<id>', 'id of the rollout, or the number at its end; see `holdfast history`')
    .addOption(outputOption())
    .action(async (id: string, { output }: { output: string }) => {
      const facts = await openFacts(context)
      const rollout = await facts.rollout(id)
      if (!rollout) throw userError(`there is no rollout ${id}`, 'See `holdfast history`.', 2)
      const screen = createScreen(context)
      if (output === 'json') return screen.json({ from: facts.from, asOf: facts.asOf, rollout })
      const now = context.clock.now()
      sayOrigin(screen, facts, now)
      for (const line of rolloutLines(rollout, now)) screen.line(...line)
      screen.line()
      if (rollout.timeline.length === 0) screen.line('its entries are only in the journal any more')
      for (const line of rollout.timeline.filter(({ minor }) => !minor))
        screen.line(...timelineRow(line, context.isTerminal))
    })
}
