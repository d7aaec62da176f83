import { cite } from '../core/timeline/chronicle.ts'
import { describeAgo } from '../core/timeline/duration.ts'
import type { StatusView } from '../core/timeline/statusView.ts'
import type { AddVerb, CliContext } from './context.ts'
import { openFacts, type Facts } from './facts/openFacts.ts'
import { nodeRows } from './faces/nodeRows.ts'
import { rolloutLines } from './faces/rolloutLines.ts'
import { sayOrigin } from './faces/sayOrigin.ts'
import { serviceRows } from './faces/serviceRows.ts'
import { outputOption } from './format/outputOption.ts'
import { createScreen, mark, type Screen } from './format/screen.ts'

/** `status`: where the fleet stands, what needs a person first. */
export const addStatus: AddVerb = (program, context) => {
  program
    .command('status')
    .description('where the fleet stands: what needs you, what is under way, services and nodes')
    .option('-a, --all', 'list healthy things too, instead of counting them')
    .addOption(outputOption())
    .action(async ({ output, all }: { output: string; all?: boolean }) => {
      const facts = await openFacts(context)
      const status = await facts.status()
      const screen = createScreen(context)
      if (output === 'json') return screen.json({ from: facts.from, asOf: facts.asOf, ...status })
      say(context, screen, facts, status, all ?? false)
    })
}

function say(context: CliContext, screen: Screen, facts: Facts, status: StatusView, all: boolean): void {
  const now = context.clock.now()
  sayOrigin(screen, facts, now)
  const { head, fleet, needs, rollouts, services, nodes } = status
  const at = head ? `at ${cite(head.cited)}, accepted ${describeAgo(head.at, now)}` : 'no commit is accepted yet'
  screen.line({ text: fleet ?? 'fleet', tone: 'bold' }, ` · ${at}`)
  if (needs.length > 0) sayNeeds(screen, needs, now)
  if (rollouts.length > 0) heading(screen, 'under way')
  for (const rollout of rollouts) for (const line of rolloutLines(rollout, now)) screen.line('  ', ...line)
  if (services.length > 0) heading(screen, 'services')
  screen.table(serviceRows(services, now, all), '  ')
  if (nodes.length > 0) heading(screen, 'nodes')
  screen.table(nodeRows(nodes, now, all), '  ')
}

function sayNeeds(screen: Screen, needs: StatusView['needs'], now: number): void {
  heading(screen, 'needs you')
  for (const { sign, text, since, next } of needs) {
    screen.line('  ', mark(sign), ` ${text}`, { text: since ? ` · ${describeAgo(since, now)}` : '', tone: 'dim' })
    if (next) screen.line(`    next: ${next}`)
  }
}

function heading(screen: Screen, text: string): void {
  screen.line()
  screen.line({ text, tone: 'bold' })
}
