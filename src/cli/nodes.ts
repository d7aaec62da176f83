import type { AddVerb } from './context.ts'
import { openFacts } from './facts/openFacts.ts'
import { nodeRows } from './faces/nodeRows.ts'
import { sayOrigin } from './faces/sayOrigin.ts'
import { outputOption } from './format/outputOption.ts'
import { createScreen } from './format/screen.ts'

/** `nodes`: every node, worst first. */
export const addNodes: AddVerb = (program, context) => {
  program
    .command('nodes')
    .description('every node and how it stands, worst first')
    .option('--in <environment>', 'only those of this environment')
    .option('-a, --all', 'list healthy ones too, instead of counting them when there are many')
    .addOption(outputOption())
    .action(async (options: { in?: string; all?: boolean; output: string }) => {
      const facts = await openFacts(context)
      const all = (await facts.status()).nodes
      const nodes = all.filter(({ environment }) => options.in === undefined || environment === options.in)
      const screen = createScreen(context)
      if (options.output === 'json') return screen.json({ from: facts.from, asOf: facts.asOf, nodes })
      const now = context.clock.now()
      sayOrigin(screen, facts, now)
      if (nodes.length === 0) screen.line(options.in === undefined ? 'no nodes' : `no nodes in ${options.in}`)
      screen.table(nodeRows(nodes, now, options.all ?? false))
    })
}
