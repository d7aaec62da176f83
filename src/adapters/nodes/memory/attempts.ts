import type { Step } from '../../../core/plan/plan.ts'
import type { ApplyOrder, Refused } from '../port.ts'
import type { MemoryAttempt, MemoryHost } from './host.ts'
import {
  armedAttempt,
  busyAttempt,
  fateOf,
  fence,
  isTransition,
  later,
  type MemoryWorld,
  recordManaged,
  refused,
} from './ledger.ts'
import { stagePackages } from './packages.ts'
import { isRebootDue, rebootFor } from './reboot.ts'
import { startRestore } from './restore.ts'
import { noteActivation, runHook } from './hooks.ts'
import { doStep, missingAbove, type StepResult } from './steps.ts'
import { agrees, subjectOf, valueNow } from './values.ts'

/** Takes an attempt in and starts its steps. */
export function begin(world: MemoryWorld, host: MemoryHost, order: ApplyOrder): Refused | undefined {
  const fenced = fence(host, order.epoch)
  if (fenced || host.attempts.has(order.attempt)) return fenced
  const other = busyAttempt(host) ?? armedAttempt(host)
  if (other !== undefined) return refused('busy', `attempt ${other} is in flight`)
  const attempt: MemoryAttempt = {
    record: { attempt: order.attempt, steps: 'running', outcome: 'none', detail: '' },
    plan: order.plan,
    undo: order.undo,
    deadlineSeconds: order.deadlineSeconds,
    confirmSeconds: order.confirmSeconds,
    boot: host.boot,
    alive: true,
    run: 1,
    touched: false,
    kept: new Map(),
    made: [],
    hooks: new Map(),
    notes: [],
    managedBefore: host.managed.get(order.plan.service) ?? [],
  }
  host.attempts.set(order.attempt, attempt)
  later(world, host, attempt, () => arm(world, host, attempt))
  return undefined
}

function arm(world: MemoryWorld, host: MemoryHost, attempt: MemoryAttempt): void {
  const differs = attempt.plan.steps.find((step) => isTransition(step) && !agrees(step.from, valueNow(host, step)))
  if (differs && isTransition(differs)) {
    attempt.record.steps = 'stale'
    attempt.record.detail = subjectOf(differs)
    attempt.alive = false
    world.onMoved(host)
    return
  }
  const staged = stagePackages(host, attempt.plan)
  if (staged.staged !== 'ready') {
    attempt.record.steps = staged.staged
    attempt.record.detail = staged.detail
    if (staged.staged === 'failed') attempt.record.nodeCaused = true
    attempt.alive = false
    world.onMoved(host)
    return
  }
  attempt.plan.steps.forEach((step, number) => {
    if (step.kind === 'tree' && step.from.type === 'absent') attempt.made.push(...missingAbove(host, step.directory))
    if (step.kind === 'path') attempt.kept.set(number, host.files.get(step.path))
    const isOwed = step.kind === 'unit' && (step.action === 'restart' || step.action === 'reload')
    if (isOwed && !host.owed.some((one) => one.action === step.action && one.unit === step.unit)) {
      host.owed.push({ action: step.action as 'restart' | 'reload', unit: step.unit })
    }
  })
  const generations = [...host.attempts.values()].map((other) => other.generation ?? 0)
  attempt.generation = Math.max(0, ...generations) + 1
  attempt.record.outcome = 'armed'
  fireAfter(world, host, attempt, attempt.deadlineSeconds)
  runStep(world, host, attempt, 0)
}

/** The dead-man's timer: it lives as long as the boot, and fires once. */
function fireAfter(world: MemoryWorld, host: MemoryHost, attempt: MemoryAttempt, seconds: number): void {
  const boot = host.boot
  world.clock.after(seconds * 1000, () => {
    if (host.boot === boot && attempt.record.outcome === 'armed') startRestore(world, host, attempt, 'node')
  })
}

function finish(
  world: MemoryWorld,
  host: MemoryHost,
  attempt: MemoryAttempt,
  failure?: { step: number } & StepResult,
): void {
  attempt.alive = false
  if (attempt.record.outcome === 'armed') fireAfter(world, host, attempt, attempt.confirmSeconds)
  if (!failure || failure.done) {
    attempt.record.steps = 'applied'
    recordManaged(host, attempt.plan.service, attempt.plan.manage)
  } else {
    Object.assign(attempt.record, { steps: 'failed', step: failure.step, detail: failure.detail })
    if (failure.validatorRefused) attempt.record.validatorRefused = true
    if (failure.nodeCaused) attempt.record.nodeCaused = true
  }
  world.onMoved(host)
}

function runStep(world: MemoryWorld, host: MemoryHost, attempt: MemoryAttempt, number: number): void {
  const step = attempt.plan.steps[number]
  if (!step) return finish(world, host, attempt)
  if (step.kind === 'hook' && step.phase === 'afterNode') return runStep(world, host, attempt, number + 1)
  noteActivation(attempt, number)
  if (isTransition(step) || step.kind === 'unit' || step.kind === 'hook') attempt.touched = true
  if (isRebootDue(host, step)) return rebootFor(world, host, attempt, number)
  const result = doOne(world, host, attempt, step, number)
  if (result === 'died') return
  if (!result.done) return finish(world, host, attempt, { step: number, ...result })
  if (step.kind === 'unit') settle(host, step)
  world.afterStep?.(host)
  later(world, host, attempt, () => runStep(world, host, attempt, number + 1))
}

/** What an early boot does where the plan had restarted the host: the switch is armed anew, and the steps go on. */
export function goOn(world: MemoryWorld, host: MemoryHost, attempt: MemoryAttempt): void {
  const at = attempt.rebooting ?? 0
  attempt.rebooting = undefined
  attempt.restarts = 'gone'
  attempt.boot = host.boot
  attempt.alive = true
  attempt.run += 1
  fireAfter(world, host, attempt, attempt.deadlineSeconds)
  later(world, host, attempt, () => runStep(world, host, attempt, at + 1))
}

function doOne(
  world: MemoryWorld,
  host: MemoryHost,
  attempt: MemoryAttempt,
  step: Step,
  number: number,
): StepResult | 'died' {
  if (step.kind === 'hook') return runHook(world, host, attempt, step, String(number))
  const fate = fateOf(world, host, attempt, step)
  if (fate === 'full') return { done: false, nodeCaused: true, detail: 'No space left on device' }
  return fate === 'go' ? doStep(host, step, world.rules, attempt.plan) : 'died'
}

function settle(host: MemoryHost, step: Extract<Step, { kind: 'unit' }>): void {
  host.owed = host.owed.filter((one) => !(one.action === step.action && one.unit === step.unit))
}
