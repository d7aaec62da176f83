import { Command } from 'commander'
import type { AddVerb } from './context.ts'
import { addExplain } from './addExplain.ts'
import { addRun } from './run.ts'
import { addValidate } from './addValidate.ts'

const verbs: readonly AddVerb[] = [addValidate, addExplain, addRun]

/** The whole command line: every verb of this folder, and the options they share. */
export function createProgram(
  context: Parameters<AddVerb>[1] & { choose(options: { config?: string }): void },
  version: string,
): Command {
  const program = new Command('holdfast')
    .description('Keeps a fleet of ordinary Linux hosts at the commit on main.')
    .version(version, '-V, --version', 'print the version')
    .option('--config <file>', 'the controller file (HOLDFAST_CONFIG, or /etc/holdfast/controller.yaml)')
    .configureOutput({ writeOut: (text) => context.out(text), writeErr: (text) => context.err(text) })
    .exitOverride()
    .showSuggestionAfterError()
    .hook('preAction', (_, action) => context.choose(action.optsWithGlobals()))
  for (const add of verbs) add(program, context)
  return program
}
