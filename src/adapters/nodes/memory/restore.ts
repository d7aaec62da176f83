import type { Step } from '../../../core/plan/plan.ts'
import type { Epoch, Refused } from '../port.ts'
import type { MemoryAttempt, MemoryHost } from './host.ts'
import {
  armedAttempt,
  busyAttempt,
  fence,
  generationsOf,
  isTransition,
  later,
  recordManaged,
  type MemoryWorld,
  refused,
  survives,
} from './ledger.ts'
import { undoHook } from './hooks.ts'
import { isRebootOwed } from './reboot.ts'
import { doStep, removeEmpty } from './steps.ts'
import { agrees, isOurs, subjectOf, valueNow } from './values.ts'

const generationsKept = 10

/** Decides for the undo: from here on the attempt can only end restored or restore-failed. */
export function startRestore(
  world: MemoryWorld,
  host: MemoryHost,
  attempt: MemoryAttempt,
  by: 'controller' | 'node',
): void {
  if (attempt.record.steps === 'running') {
    if (by === 'node') attempt.record.nodeCaused = true
    Object.assign(attempt.record, { steps: 'failed', detail: 'the steps were ended by a restore' })
  }
  attempt.rebooting = undefined
  attempt.record.outcome = 'restoring'
  attempt.record.by = by
  resumeRestore(world, host, attempt)
}

/** Runs the undo from its beginning: steps that are already done are skipped. */
export function resumeRestore(world: MemoryWorld, host: MemoryHost, attempt: MemoryAttempt): void {
  attempt.alive = true
  attempt.run += 1
  attempt.boot = host.boot
  world.onMoved(host)
  later(world, host, attempt, () => undoStep(world, host, attempt, 0, []))
}

function undoStep(
  world: MemoryWorld,
  host: MemoryHost,
  attempt: MemoryAttempt,
  number: number,
  problems: string[],
): void {
  const step = attempt.undo.steps[number]
  if (!step || !attempt.touched) return endRestore(world, host, attempt, problems)
  if (step.kind === 'hook') {
    const { died, problem } = undoHook(world, host, attempt, number)
    if (died) return tryAgain(world, host, attempt)
    const known = problem === undefined ? problems : [...problems, problem]
    return later(world, host, attempt, () => undoStep(world, host, attempt, number + 1, known))
  }
  if (isRebootOwed(attempt, step)) {
    attempt.restarts = 'back'
    return world.reboot(host)
  }
  // A pre-image lies on the node already: going back needs no room.
  if (!survives(world, host, attempt, step)) return tryAgain(world, host, attempt)
  const problem = undoOne(world, host, attempt, step)
  world.afterStep?.(host)
  const next = problem === undefined ? problems : [...problems, problem]
  later(world, host, attempt, () => undoStep(world, host, attempt, number + 1, next))
}

/** A restore whose runner was killed is started again by the service manager (Restart=on-failure); after a boot, by the guard. */
function tryAgain(world: MemoryWorld, host: MemoryHost, attempt: MemoryAttempt): void {
  world.clock.after(1_000, () => {
    if (attempt.record.outcome === 'restoring' && !attempt.alive) resumeRestore(world, host, attempt)
  })
}

function undoOne(world: MemoryWorld, host: MemoryHost, attempt: MemoryAttempt, step: Step): string | undefined {
  const work = { steps: attempt.undo.steps, kept: attempt.kept }
  if (isTransition(step)) {
    const actual = valueNow(host, step)
    if (agrees(step.to, actual)) return undefined
    if (!isOurs(step, actual)) return `${subjectOf(step)} changed since`
  }
  const result = doStep(host, step, world.rules, work)
  return result.done ? undefined : result.detail
}

function endRestore(world: MemoryWorld, host: MemoryHost, attempt: MemoryAttempt, problems: string[]): void {
  attempt.alive = false
  for (const path of attempt.made) removeEmpty(host, path)
  attempt.record.outcome = problems.length === 0 ? 'restored' : 'restore-failed'
  if (problems.length > 0) attempt.record.detail = problems.join('; ')
  if (attempt.notes.length > 0)
    attempt.record.detail = [attempt.record.detail, ...attempt.notes].filter(Boolean).join('; ')
  const owed = attempt.plan.steps
  host.owed = host.owed.filter(
    (one) => !owed.some((s) => s.kind === 'unit' && s.action === one.action && s.unit === one.unit),
  )
  if (attempt.record.steps === 'applied') recordManaged(host, attempt.plan.service, attempt.managedBefore)
  world.onMoved(host)
}

/** What the early-boot service does: an armed attempt is taken back, an interrupted restore goes on. */
export function bootService(world: MemoryWorld, host: MemoryHost): void {
  for (const attempt of host.attempts.values()) {
    if (attempt.record.outcome === 'armed' && attempt.rebooting !== undefined) world.goOn(host, attempt)
    else if (attempt.record.outcome === 'armed') {
      attempt.record.nodeCaused = true
      attempt.early = true
      startRestore(world, host, attempt, 'node')
    } else if (attempt.record.outcome === 'restoring') {
      attempt.early = true
      resumeRestore(world, host, attempt)
    }
  }
}

/** The attempt stays: one of armed → confirmed or armed → restoring wins, and the answer is the one that did. */
export function confirmAttempt(
  host: MemoryHost,
  order: { attempt: string; as: 'healthy' | 'kept' },
): Refused | undefined {
  const attempt = host.attempts.get(order.attempt)
  if (!attempt) return refused('unknown-attempt', `${host.name} never received ${order.attempt}`)
  const { outcome } = attempt.record
  if (outcome === 'none') return refused('system', `attempt ${order.attempt} is not armed`)
  if (outcome !== 'armed' && !(outcome === 'kept' && order.as === 'healthy')) return undefined
  attempt.record.outcome = order.as
  attempt.record.by = 'controller'
  if (order.as === 'healthy') prune(host, attempt)
  return undefined
}

function prune(host: MemoryHost, attempt: MemoryAttempt): void {
  for (const directory of attempt.plan.prune) {
    for (const path of host.files.keys())
      if (path === directory || path.startsWith(`${directory}/`)) host.files.delete(path)
  }
  for (const old of generationsOf(host, attempt.plan.service).slice(generationsKept)) old.generation = undefined
}

/** Takes an attempt back, also a confirmed one as long as it is the newest of its service. */
export function restoreAttempt(
  world: MemoryWorld,
  host: MemoryHost,
  order: { attempt: string; epoch: Epoch },
): Refused | undefined {
  const fenced = fence(host, order.epoch)
  if (fenced) return fenced
  const attempt = host.attempts.get(order.attempt)
  if (!attempt) return refused('unknown-attempt', `${host.name} never received ${order.attempt}`)
  const { outcome } = attempt.record
  if (outcome === 'restored' || outcome === 'restore-failed') return undefined
  if (outcome === 'restoring') {
    if (!attempt.alive || attempt.boot !== host.boot) resumeRestore(world, host, attempt)
    return undefined
  }
  const other = busyAttempt(host) ?? armedAttempt(host)
  if (other !== undefined && other !== order.attempt) return refused('busy', `attempt ${other} is in flight`)
  if (outcome === 'none')
    return refused('system', `attempt ${order.attempt} is not armed: there is nothing to take back`)
  if (outcome !== 'armed' && generationsOf(host, attempt.plan.service)[0] !== attempt) {
    return refused('superseded', `a newer attempt of ${attempt.plan.service} followed ${order.attempt}`)
  }
  startRestore(world, host, attempt, 'controller')
  return undefined
}
