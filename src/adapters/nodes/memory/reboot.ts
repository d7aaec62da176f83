import type { Step } from '../../../core/plan/plan.ts'
import type { MemoryAttempt, MemoryHost } from './host.ts'
import type { MemoryWorld } from './ledger.ts'

type RebootStep = Extract<Step, { kind: 'reboot' }>

/** Whether a step of a plan restarts the host now; it asks for that itself where the step leaves it to it. */
export function isRebootDue({ rebootRequired }: MemoryHost, step: Step): step is RebootStep {
  return step.kind === 'reboot' && (!step.onlyIfRequired || rebootRequired)
}

/** Whether the way back restarts a host: it does so where the plan had done it, and once. */
export function isRebootOwed({ restarts }: MemoryAttempt, step: Step): step is RebootStep {
  return step.kind === 'reboot' && restarts === 'gone'
}

/** Restarts a host because step `number` of an attempt says so. */
export function rebootFor(world: MemoryWorld, host: MemoryHost, attempt: MemoryAttempt, number: number): void {
  attempt.rebooting = number
  host.log.push('reboot')
  world.clock.after(world.stepMs, () => {
    if (attempt.rebooting === number) world.reboot(host)
  })
}
