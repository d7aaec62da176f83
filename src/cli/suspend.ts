import { userError, type AddVerb } from './context.ts'
import { outputOption } from './format/outputOption.ts'
import { readSpan } from './format/readSpan.ts'
import { sendRestraint, usualSpan, type RestraintOptions } from './steering/restrain.ts'

const help = `
A rollout that is under way stops at the next node boundary: what is in flight ends, nothing more begins. The service is
still looked at, its health and drift are reported, and nothing of it is changed: not deployed, not healed, not removed.`

interface SuspendOptions extends RestraintOptions {
  in?: string
  for?: string
  end?: true
}

/** `suspend`: change nothing of a service for a while. */
export const addSuspend: AddVerb = (program, context) => {
  program
    .command('suspend')
    .description('change nothing of a service for a while; --end ends that before its time')
    .argument('<service>', 'name of the service')
    .option('--in <environment>', 'where, when the service is in several environments')
    .requiredOption('--why <reason>', 'the reason, which is recorded')
    .option('--for <time>', `for how long: 30m, 2h, up to 720h (default: "${usualSpan}")`)
    .option('--end', 'end the suspension instead')
    .addOption(outputOption())
    .addHelpText('after', help)
    .action(async (service: string, options: SuspendOptions) => {
      if (options.end && options.for !== undefined) {
        throw userError('--end ends the suspension now', 'Leave --for out.')
      }
      const about = { service, environment: options.in }
      if (options.end) return sendRestraint(context, { verb: 'end-suspension', ...about }, options)
      const forMs = readSpan(options.for ?? usualSpan, '--for')
      await sendRestraint(context, { verb: 'suspend', ...about, forMs }, options)
    })
}
