import type { HookNews } from '../../../core/fleet/hook.ts'
import type { Step, Transition } from '../../../core/plan/plan.ts'
import type { AttemptRecord, Epoch, Refused } from '../port.ts'
import type { MemoryAttempt, MemoryHost } from './host.ts'
import type { MemoryRules } from './steps.ts'

/** The little of a clock the model needs; nothing here takes real time. */
export interface MemoryClock {
  now(): number
  after(ms: number, call: () => void): unknown
}

/** What befalls a host right before a step: nothing, the runner's death, a power loss, or a full disk. */
export type StepFate = 'go' | 'crash' | 'reboot' | 'full'

/** Where the model's hosts run: time, rules, and faults. */
export interface MemoryWorld {
  clock: MemoryClock
  rules: MemoryRules
  /** Time each step takes. */
  stepMs: number
  /** Asked before each step of an apply or an undo, in order: a choice point. */
  beforeStep?: (host: MemoryHost, attempt: string, step: Step) => StepFate
  /** Told when a step is over. */
  afterStep?: (host: MemoryHost) => void
  /** Called whenever an attempt's record moved, for those who follow. */
  onMoved: (host: MemoryHost) => void
  reboot: (host: MemoryHost) => void
  /** Goes on with the steps of an attempt whose plan restarted the host. */
  goOn: (host: MemoryHost, attempt: MemoryAttempt) => void
}

/** A refusal of the port, with its reason in words. */
export function refused(code: Refused['code'], message: string): Refused {
  return { answer: 'refused', code, message }
}

/** Fences: refuses a lower number, or an equal one of another controller; remembers a higher one. */
export function fence(host: MemoryHost, epoch: Epoch): Refused | undefined {
  const seen = host.epoch
  const isBehind =
    seen && (epoch.number < seen.number || (epoch.number === seen.number && epoch.controller !== seen.controller))
  if (isBehind) {
    return refused(
      'epoch',
      `epoch ${epoch.number} of ${epoch.controller} is behind ${seen.number} of ${seen.controller}`,
    )
  }
  host.epoch = { ...epoch }
  return undefined
}

function isRunning(host: MemoryHost, attempt: MemoryAttempt): boolean {
  const { steps, outcome } = attempt.record
  const isAlive = (attempt.alive && attempt.boot === host.boot) || attempt.rebooting !== undefined
  return (steps === 'running' && isAlive) || outcome === 'restoring'
}

/** The attempt whose steps or restore are in flight. */
export function busyAttempt(host: MemoryHost): string | undefined {
  return [...host.attempts.values()].find((attempt) => isRunning(host, attempt))?.record.attempt
}

/** The attempt that waits for confirmation. */
export function armedAttempt(host: MemoryHost): string | undefined {
  return [...host.attempts.values()].find((attempt) => attempt.record.outcome === 'armed')?.record.attempt
}

/** Where an attempt stands; steps whose runner died without a word have failed. */
export function recordOf(host: MemoryHost, attempt: string): AttemptRecord {
  const known = host.attempts.get(attempt)
  if (!known) return { attempt, steps: 'none', outcome: 'none', detail: '' }
  const hooks = known.hooks.size > 0 ? { hooks: hooksOf(host, known) } : {}
  if (known.record.steps === 'running' && !(known.alive && known.boot === host.boot) && known.rebooting === undefined) {
    return { ...known.record, ...hooks, steps: 'failed', nodeCaused: true, detail: 'the steps ended without a result' }
  }
  return { ...known.record, ...hooks }
}

/** A hook whose runner died may have done its work, or not. */
function hooksOf(host: MemoryHost, attempt: MemoryAttempt): HookNews[] {
  const isDead = !(attempt.alive && attempt.boot === host.boot)
  return [...attempt.hooks.values()].map((news) =>
    news.result === 'running' && isDead ? { ...news, result: 'unknown' } : { ...news },
  )
}

/** A service's attempts that can still be taken back, newest first. */
export function generationsOf(host: MemoryHost, service: string): MemoryAttempt[] {
  return [...host.attempts.values()]
    .filter((one) => one.plan.service === service && one.generation !== undefined && one.record.outcome !== 'restored')
    .toSorted((a, b) => (b.generation ?? 0) - (a.generation ?? 0))
}

/** Puts down what a service manages on a host; a service that manages nothing leaves no record. */
export function recordManaged(host: MemoryHost, service: string, things: MemoryAttempt['managedBefore']): void {
  if (things.length > 0) host.managed.set(service, things)
  else host.managed.delete(service)
}

/** Does something after one step's time, unless the runner died or the host restarted meanwhile. */
export function later(world: MemoryWorld, host: MemoryHost, attempt: MemoryAttempt, act: () => void): void {
  const { boot } = host
  const { run } = attempt
  world.clock.after(world.stepMs, () => {
    if (host.boot === boot && attempt.run === run && attempt.alive) act()
  })
}

/** Tells a change from one value to another from an action. */
export function isTransition(step: Step): step is Transition {
  return 'from' in step
}

/** Asks what befalls the host before a step; what is neither `go` nor `full` has ended the runner. */
export function fateOf(world: MemoryWorld, host: MemoryHost, attempt: MemoryAttempt, step: Step): StepFate {
  const fate = world.beforeStep?.(host, attempt.record.attempt, step) ?? 'go'
  if (fate === 'crash') attempt.alive = false
  if (fate === 'reboot') world.reboot(host)
  if (fate === 'crash' || fate === 'reboot') world.onMoved(host)
  return fate
}

/** Asks the same where a full disk is no obstacle; true when the step is to be done. */
export function survives(world: MemoryWorld, host: MemoryHost, attempt: MemoryAttempt, step: Step): boolean {
  const fate = fateOf(world, host, attempt, step)
  return fate === 'go' || fate === 'full'
}
