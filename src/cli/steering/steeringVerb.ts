import type { Steered, SteerRequest } from '../../api/shapes.ts'
import type { Option } from 'commander'
import { userError, type AddVerb, type CliContext } from '../context.ts'
import { timelineRow } from '../faces/timelineRow.ts'
import { outputOption } from '../format/outputOption.ts'
import { createScreen } from '../format/screen.ts'

interface SteeringOptions {
  in?: string
  node?: string
  acknowledge?: boolean
  why: string
  output: string
}

/** Makes a verb that gives an operator's word to the running daemon, with who said it and why. */
export function steeringVerb(
  verb: SteerRequest['verb'],
  description: string,
  argument: string,
  more: Option[] = [],
): AddVerb {
  return (program, context) => {
    const command = program
      .command(verb)
      .description(description)
      .argument('<rollout-or-service>', argument)
      .option('--in <environment>', 'where, when the service is in several environments')
      .requiredOption('--why <reason>', 'the reason, which is recorded')
      .addOption(outputOption())
    for (const option of more) command.addOption(option)
    command.action(async (what: string, options: SteeringOptions) => {
      const steered = await send(context, verb, what, options)
      const screen = createScreen(context)
      if (options.output === 'json') return screen.json(steered)
      for (const line of steered.lines.filter(({ minor }) => !minor))
        screen.line(...timelineRow(line, context.isTerminal))
    })
  }
}

async function send(
  context: CliContext,
  verb: SteerRequest['verb'],
  what: string,
  options: SteeringOptions,
): Promise<Steered> {
  if (options.why.trim() === '') throw userError('--why is empty', 'Say why: it is recorded.')
  const api = await context.api()
  if (!api) {
    const { socket } = await context.controller()
    const hint = 'Only a running daemon can be steered: start `holdfast run`, or check spec.socket.'
    throw userError(`no daemon listens on ${socket}`, hint)
  }
  const isRollout = /^[0-9a-f]{8}-\d+$/.test(what)
  const target = isRollout ? { rollout: what } : { service: what, environment: options.in }
  const { node, acknowledge, why } = options
  const asked: SteerRequest = { verb, ...target, node, acknowledge, who: whoIs(context.environment), why }
  return api.post<Steered>('/v1/steer', asked)
}

/** The person at the keyboard, also behind sudo. */
export function whoIs(environment: CliContext['environment']): string {
  const { SUDO_USER, USER, LOGNAME } = environment
  return SUDO_USER || USER || LOGNAME || `uid ${process.getuid?.() ?? 'unknown'}`
}
