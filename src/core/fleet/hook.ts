/** When a hook runs: once for a rollout, or on each node around its change. */
export type HookPhase = 'beforeRollout' | 'beforeNode' | 'afterNode' | 'afterRollout'

/** A command of the author's: arguments, never a line for a shell. */
export interface Hook {
  name: string
  argv: string[]
  timeoutSeconds: number
  /** Rest after it succeeded: connections drain, caches fill. */
  waitSeconds: number
  /** What it does cannot be taken back. */
  irreversible: boolean
  /** The version before runs well on what it did. */
  compatibleWithPrevious: boolean
}

/** The hooks of a service, each list in the order in which they run. */
export type Hooks = Record<HookPhase, Hook[]>

/** What a node says of one run of a hook. `unknown`: it timed out or was cut short; it is never run again. */
export interface HookNews {
  /** `beforeNode drain`. */
  hook: string
  /** Run to take the change back. */
  restore: boolean
  result: 'running' | 'done' | 'failed' | 'unknown'
  /** The end of what it printed. */
  detail: string
}

/** The one name a hook has in plans, records and the journal. */
export function hookLabel(phase: HookPhase, name: string): string {
  return `${phase} ${name}`
}

/** The longest that hooks can take. */
export function hookSeconds(hooks: readonly Pick<Hook, 'timeoutSeconds' | 'waitSeconds'>[]): number {
  return hooks.reduce((sum, hook) => sum + hook.timeoutSeconds + hook.waitSeconds, 0)
}

/** Names of hooks whose work cannot be taken back and that the version before does not stand. */
export function irreversibleOf(hooks: readonly Hook[]): string[] {
  return hooks.filter((hook) => hook.irreversible && !hook.compatibleWithPrevious).map(({ name }) => `hook ${name}`)
}
