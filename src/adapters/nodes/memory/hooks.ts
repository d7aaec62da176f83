import { hookLabel } from '../../../core/fleet/hook.ts'
import type { HookNews } from '../../../core/fleet/hook.ts'
import type { HookStep } from '../../../core/plan/plan.ts'
import type { Refused } from '../port.ts'
import type { MemoryAttempt, MemoryHost } from './host.ts'
import { later, type MemoryWorld, refused, survives } from './ledger.ts'
import type { MemoryRules, StepResult } from './steps.ts'

/** How a hook of the model ends, and what it prints. */
export interface HookAnswer {
  result: 'done' | 'failed' | 'unknown'
  detail: string
}

function isBefore(step: { kind: string; phase?: string }): boolean {
  return step.kind === 'hook' && (step.phase === 'beforeRollout' || step.phase === 'beforeNode')
}

/** Past the hooks that come before the change, the change itself begins. */
export function noteActivation(attempt: MemoryAttempt, number: number): void {
  const { steps } = attempt.plan
  if (steps.some((step) => step.kind === 'hook') && number > steps.findLastIndex(isBefore)) attempt.activated = true
}

/** Runs a hook under a mark; one that was begun before is never run again. `survives` is asked while it runs. */
export function runHook(
  world: MemoryWorld,
  host: MemoryHost,
  attempt: MemoryAttempt,
  step: HookStep,
  mark: string,
): StepResult | 'died' {
  const { phase, name } = step
  const what = `the hook ${name} (${phase})`
  if (attempt.hooks.has(mark))
    return { done: false, detail: `whether ${what} did its work is not known: it was cut short` }
  const news: HookNews = {
    hook: hookLabel(phase, name),
    restore: mark.startsWith('restore-'),
    result: 'running',
    detail: '',
  }
  attempt.hooks.set(mark, news)
  host.log.push(`hook ${news.hook}${news.restore ? ' (restore)' : ''}`)
  if (!survives(world, host, attempt, step)) return 'died'
  const answer = answerOf(host, step, news.restore, world.rules)
  Object.assign(news, answer)
  if (answer.result === 'done') return { done: true }
  const detail =
    answer.result === 'failed'
      ? `${what} failed: ${answer.detail}`
      : `${what} did not end within ${step.timeoutSeconds} seconds or was killed: what it did is not known`
  return { done: false, detail }
}

function answerOf(host: MemoryHost, step: HookStep, restore: boolean, rules: MemoryRules): HookAnswer {
  const { directory } = step
  if (!host.files.has(directory)) return { result: 'failed', detail: `${directory}: no such directory` }
  return rules.hook?.(host, step, restore) ?? { result: 'done', detail: '' }
}

/** A hook of the undo; the words of what went wrong, or undefined. What only concerns hooks before the change is a note. */
export function undoHook(
  world: MemoryWorld,
  host: MemoryHost,
  attempt: MemoryAttempt,
  number: number,
): { problem?: string; died?: true } {
  const step = attempt.undo.steps[number] as HookStep
  const isDrained = [...attempt.hooks.values()].some((news) => news.hook.startsWith('beforeNode '))
  if (!attempt.activated && !(step.phase === 'afterNode' && isDrained)) return {}
  if (attempt.early) {
    attempt.notes.push(`the hook ${step.name} (${step.phase}) did not run: the machine was starting`)
    return {}
  }
  const before = attempt.hooks.get(`restore-${number}`)
  if (before && before.result !== 'running') return {}
  const result = runHook(world, host, attempt, step, `restore-${number}`)
  if (result === 'died') return { died: true }
  if (result.done) return {}
  if (step.phase === 'afterNode') return { problem: result.detail }
  attempt.notes.push(result.detail)
  return {}
}

/** Health is green: the hooks after it, one after the other, each once. */
export function proceedAttempt(world: MemoryWorld, host: MemoryHost, order: { attempt: string }): Refused | undefined {
  const attempt = host.attempts.get(order.attempt)
  if (!attempt) return refused('unknown-attempt', `${host.name} never received ${order.attempt}`)
  if (attempt.record.steps !== 'applied' || attempt.record.outcome !== 'armed' || attempt.alive) return undefined
  const first = attempt.plan.steps.findIndex((step, number) => isDue(attempt, step, number))
  if (first === -1) return undefined
  attempt.alive = true
  attempt.run += 1
  attempt.boot = host.boot
  later(world, host, attempt, () => runAfter(world, host, attempt, first))
  return undefined
}

function isDue(attempt: MemoryAttempt, step: { kind: string; phase?: string }, number: number): boolean {
  const news = attempt.hooks.get(String(number))
  return step.kind === 'hook' && step.phase === 'afterNode' && news === undefined
}

function runAfter(world: MemoryWorld, host: MemoryHost, attempt: MemoryAttempt, number: number): void {
  const step = attempt.plan.steps[number]
  const result = step?.kind === 'hook' ? runHook(world, host, attempt, step, String(number)) : undefined
  if (result === 'died') return
  const next = attempt.plan.steps.findIndex((other, at) => at > number && isDue(attempt, other, at))
  if (!result?.done || next === -1) {
    attempt.alive = false
    world.onMoved(host)
    return
  }
  later(world, host, attempt, () => runAfter(world, host, attempt, next))
}
