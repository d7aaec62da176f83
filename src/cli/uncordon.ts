import type { AddVerb } from './context.ts'
import { outputOption } from './format/outputOption.ts'
import { sendRestraint, type RestraintOptions } from './steering/restrain.ts'

/** `uncordon`: end a cordon before its time. */
export const addUncordon: AddVerb = (program, context) => {
  program
    .command('uncordon')
    .description('end a cordon before its time; the node is brought to what is effective')
    .argument('<node>', 'name of the node')
    .requiredOption('--why <reason>', 'the reason, which is recorded')
    .addOption(outputOption())
    .action(async (node: string, options: RestraintOptions) => {
      await sendRestraint(context, { verb: 'uncordon', node }, options)
    })
}
