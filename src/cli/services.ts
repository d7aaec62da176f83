import type { AddVerb } from './context.ts'
import { openFacts } from './facts/openFacts.ts'
import { serviceRows } from './faces/serviceRows.ts'
import { sayOrigin } from './faces/sayOrigin.ts'
import { outputOption } from './format/outputOption.ts'
import { createScreen } from './format/screen.ts'

/** `services`: every service, worst first. */
export const addServices: AddVerb = (program, context) => {
  program
    .command('services')
    .description('every service and how it stands, worst first')
    .option('--in <environment>', 'only those of this environment')
    .option('-a, --all', 'list healthy ones too, instead of counting them when there are many')
    .addOption(outputOption())
    .action(async (options: { in?: string; all?: boolean; output: string }) => {
      const facts = await openFacts(context)
      const all = (await facts.status()).services
      const services = all.filter(({ environment }) => options.in === undefined || environment === options.in)
      const screen = createScreen(context)
      if (options.output === 'json') return screen.json({ from: facts.from, asOf: facts.asOf, services })
      const now = context.clock.now()
      sayOrigin(screen, facts, now)
      if (services.length === 0) screen.line(options.in === undefined ? 'no services' : `no services in ${options.in}`)
      screen.table(serviceRows(services, now, options.all ?? false))
    })
}
