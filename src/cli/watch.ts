import { userError, type AddVerb } from './context.ts'
import { outputOption } from './format/outputOption.ts'

/** `watch`: follows one rollout live until it ends. */
export const addWatch: AddVerb = (program, context) => {
  program
    .command('watch')
    .description('follow a rollout live until it ends; by default the one under way, or the next')
    .argument('[rollout-or-service]', 'id of a rollout, or a service')
    .option('--in <environment>', 'where, when the service is in several environments')
    .addOption(outputOption())
    .addHelpText('after', help)
    .action(async (what: string | undefined, options: { in?: string; output: 'text' | 'json' }) => {
      const api = await context.api()
      if (!api) {
        const { socket } = await context.controller()
        const hint = 'Only a running daemon can be watched: start `holdfast run`. `holdfast show` tells of the past.'
        throw userError(`no daemon listens on ${socket}`, hint)
      }
      const { watchRollout } = await import('./watch/watchRollout.ts')
      context.exit(await watchRollout(context, api, { what, environment: options.in, output: options.output }))
    })
}

const help = `
Exit codes:
  0  it succeeded
  1  it failed, was aborted or was superseded
  2  wrong usage, no daemon, or no such rollout
  3  it succeeded but for nodes that are unreachable
  5  stopped by a signal before it ended`
