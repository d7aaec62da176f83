import { cite } from '../core/timeline/chronicle.ts'
import { describeAgo, describeDuration } from '../core/timeline/duration.ts'
import type { RolloutView } from '../core/timeline/rolloutView.ts'
import { userError, type AddVerb } from './context.ts'
import { countWords } from './faces/rolloutLines.ts'
import { openFacts } from './facts/openFacts.ts'
import { sayOrigin } from './faces/sayOrigin.ts'
import { outputOption } from './format/outputOption.ts'
import { createScreen, mark } from './format/screen.ts'

/** As many as a terminal, or a program, will want at once. */
const most = 100_000

/** `history`: rollouts past and present, newest first. */
export const addHistory: AddVerb = (program, context) => {
  program
    .command('history')
    .description('rollouts past and present, newest first')
    .option('--limit <count>', 'how many; older ones are read from the journal', '20')
    .option('--in <environment>', 'only those in this environment')
    .option('--service <service>', 'only those of this service')
    .addOption(outputOption())
    .action(async (options: { limit: string; in?: string; service?: string; output: string }) => {
      const limit = readLimit(options.limit)
      const isAsked = (rollout: RolloutView) =>
        (options.in === undefined || rollout.environment === options.in) &&
        (options.service === undefined || rollout.service === options.service)
      const facts = await openFacts(context)
      const { rollouts } = await facts.history(limit, isAsked)
      const screen = createScreen(context)
      if (options.output === 'json') return screen.json({ from: facts.from, asOf: facts.asOf, rollouts })
      const now = context.clock.now()
      sayOrigin(screen, facts, now)
      if (rollouts.length === 0) screen.line('no rollouts yet')
      screen.table(
        rollouts.map((rollout) => [
          mark(rollout.sign, rollout.word),
          rollout.id,
          `${rollout.environment} · ${rollout.service}`,
          rollout.kind === 'heal' ? 'healing' : cite(rollout.cited),
          countWords(rollout),
          { text: `${describeAgo(rollout.startedAt, now)}, took ${tookWords(rollout, now)}`, tone: 'dim' },
        ]),
      )
    })
}

function tookWords({ startedAt, endedAt }: RolloutView, now: number): string {
  return endedAt === undefined ? `${describeDuration(now - startedAt)} so far` : describeDuration(endedAt - startedAt)
}

function readLimit(text: string): number {
  const limit = Number(text)
  if (Number.isInteger(limit) && limit > 0 && limit <= most) return limit
  throw userError(`--limit ${text} is no count`, `Write a number from 1 to ${most}.`)
}
