import { Command } from 'commander'
import type { AddVerb } from './context.ts'
import { addAbort } from './abort.ts'
import { addAdopt } from './adopt.ts'
import { addCordon } from './cordon.ts'
import { addDoctor } from './doctor.ts'
import { addExplain } from './addExplain.ts'
import { addHistory } from './history.ts'
import { addInit } from './init.ts'
import { addNodes } from './nodes.ts'
import { addNodesTrust } from './nodesTrust.ts'
import { addPause } from './pause.ts'
import { addPlan } from './plan.ts'
import { addPromote } from './promote.ts'
import { addResume } from './resume.ts'
import { addRetry } from './retry.ts'
import { addRollback } from './rollback.ts'
import { addRun } from './run.ts'
import { addServices } from './services.ts'
import { addShow } from './show.ts'
import { addStatus } from './status.ts'
import { addSuspend } from './suspend.ts'
import { addUncordon } from './uncordon.ts'
import { addValidate } from './addValidate.ts'
import { addWatch } from './watch.ts'

const verbs: readonly AddVerb[] = [
  addInit,
  addAdopt,
  addDoctor,
  addValidate,
  addExplain,
  addPlan,
  addRun,
  addStatus,
  addNodes,
  addNodesTrust,
  addServices,
  addHistory,
  addShow,
  addWatch,
  addPause,
  addResume,
  addAbort,
  addRetry,
  addPromote,
  addCordon,
  addUncordon,
  addSuspend,
  addRollback,
]

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
