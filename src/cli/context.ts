import type { Command } from 'commander'
import type { ApiClient } from '../api/client.ts'
import type { Bastion } from '../core/fleet/node.ts'
import type { ControllerSettings } from '../core/desired/controllerSettings.ts'
import type { Artifacts } from '../adapters/artifacts/port.ts'
import type { Clock } from '../adapters/clocks/port.ts'
import type { Nodes } from '../adapters/nodes/port.ts'
import type { Repository } from '../adapters/repositories/port.ts'
import type { Sandbox } from '../adapters/sandbox/port.ts'
import type { StoredRecord } from '../adapters/stores/port.ts'
import type { SourceTree } from '../daemon/source/sourceTree.ts'
import type { Library, World } from '../daemon/world.ts'

export type { ApiClient } from '../api/client.ts'

/** A failure that a person can mend: what happened and where, and what to do next. Printed without a stack trace. */
export interface UserError extends Error {
  hint: string
  /** Process exit code, see docs/exit-codes.md. */
  exitCode: number
}

/** Makes a failure that is told as one sentence and a hint. */
export function userError(message: string, hint: string, exitCode = 2): UserError {
  return Object.assign(new Error(message), { hint, exitCode })
}

/**
 * What a verb works with. Everything is opened at the first call and closed by main.ts when the verb has ended; a verb
 * that needs nothing opens nothing.
 */
export interface CliContext {
  out(text: string): void
  err(text: string): void
  /** True when standard output is a terminal: colours, progress and relative times are for people. */
  isTerminal: boolean
  columns: number
  environment: Readonly<Record<string, string | undefined>>
  workingDirectory: string
  clock: Clock
  /** From --config, HOLDFAST_CONFIG or /etc/holdfast/controller.yaml; throws UserError. */
  controller(): Promise<ControllerSettings>
  sandbox(): Sandbox
  artifacts(): Promise<Artifacts>
  repository(): Promise<Repository>
  nodes(): Promise<Nodes>
  library(): Promise<Library>
  /** A commit's files, read by object id. */
  sourceAt(commit: string): Promise<SourceTree>
  /** The journal of the state directory, also while a daemon holds it. */
  journal(): Promise<StoredRecord[]>
  /** Everything the daemon needs, with the state directory locked. */
  world(): Promise<World>
  /** The running daemon's API over its socket, or undefined when none listens there. */
  api(): Promise<ApiClient | undefined>
  /** Calls back when a remote on this machine may have moved; answers how to stop. Elsewhere nothing is watched. */
  hints(call: () => void): Promise<() => Promise<void>>
  /** Public host keys of an address, unverified: for `nodes trust`; `jump`: as the bastion on the way sees it. */
  scanHostKeys(address: string, port: number, jump?: Bastion): Promise<string[]>
  /** Aborted by SIGINT or SIGTERM: what runs until it is stopped ends cleanly. */
  stop: AbortSignal
  /** Sets the process exit code. */
  exit(code: number): void
}

/** Adds one verb to the program: every file of this folder that is a verb exports one of these. */
export type AddVerb = (program: Command, context: CliContext) => void
