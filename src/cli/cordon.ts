import type { AddVerb } from './context.ts'
import { outputOption } from './format/outputOption.ts'
import { readSpan } from './format/readSpan.ts'
import { sendRestraint, usualSpan, type RestraintOptions } from './steering/restrain.ts'

const help = `
What is in flight on the node is brought to its end; nothing new is begun there, it is not healed, and rollouts pass it
over as deferred. It is still looked at, and counts as unavailable only while it is unhealthy. When the time is over it
is brought to what is then effective. For longer than 720h, write \`state: cordoned\` in the manifests.`

/** `cordon`: begin nothing new on a node for a while. */
export const addCordon: AddVerb = (program, context) => {
  program
    .command('cordon')
    .description('begin nothing new on a node for a while; rollouts go on without it')
    .argument('<node>', 'name of the node')
    .requiredOption('--why <reason>', 'the reason, which is recorded')
    .option('--for <time>', 'for how long: 30m, 2h, up to 720h', usualSpan)
    .addOption(outputOption())
    .addHelpText('after', help)
    .action(async (node: string, options: RestraintOptions & { for: string }) => {
      await sendRestraint(context, { verb: 'cordon', node, forMs: readSpan(options.for, '--for') }, options)
    })
}
