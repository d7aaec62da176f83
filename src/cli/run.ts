import { leaseHolder, type Lease } from '../core/fleet/lease.ts'
import type { State } from '../core/journal/state.ts'
import { fencedWords } from '../core/timeline/fencedWords.ts'
import { reconcileOutcome, summarize, type ReconcileOutcome } from '../core/timeline/reconcileOutcome.ts'
import type { Clock } from '../adapters/clocks/port.ts'
import type { StoreError } from '../adapters/stores/port.ts'
import type { World } from '../daemon/world.ts'
import { userError, type AddVerb, type CliContext, type UserError } from './context.ts'
import { outputOption } from './format/outputOption.ts'
import { readSpan } from './format/readSpan.ts'
import type { Reconciled } from './run/reconcile.ts'
import type { RunReport } from './run/report.ts'
import type { Session } from './run/session.ts'

interface RunOptions {
  once?: boolean
  timeout: string
  takeOver?: boolean
  output: 'text' | 'json'
}

const exitCodes: Record<ReconcileOutcome['outcome'], number> = { fine: 0, failed: 1, unreachable: 3, fenced: 4 }
/** A journal that could not be written for so long will not be. */
const maxBrokenMs = 30_000

const help = `
Exit codes of --once:
  0  every service runs its effective version on every node
  1  something failed, is held or was refused; the last lines say what
  2  wrong usage or settings
  3  nodes are unreachable or deferred, all else is well
  4  another controller leads this fleet
  5  the timeout came first, or a signal stopped it`

/** `run`: the daemon, or with --once one full reconcile. */
export const addRun: AddVerb = (program, context) => {
  program
    .command('run')
    .description('keep the fleet at the commit on the branch; --once: bring it there and end')
    .option('--once', 'one full reconcile: look at every node, roll out what is due, heal, and end')
    .option('--timeout <time>', 'with --once: end after this long (30s, 10m, 2h)', '1h')
    .option('--take-over', 'take the nodes over from another controller, or after the state directory was lost')
    .addOption(outputOption())
    .addHelpText('after', help)
    .action((options: RunOptions) => run(context, options))
}

async function run(context: CliContext, options: RunOptions): Promise<void> {
  const timeoutMs = readSpan(options.timeout, '--timeout')
  const { createReport } = await import('./run/report.ts')
  const { openSession } = await import('./run/session.ts')
  const report = createReport(context, options.output)
  const { socket } = await context.controller()
  const world = await openWorld(context, options.once ?? false)
  const takeOver = options.takeOver ? await announceTakeOver(world, report) : undefined
  const broken = new AbortController()
  const watched = endWhenBroken(report, context.clock, broken)
  const since = context.clock.now()
  const onWatch = (lease: Lease, ms: number) =>
    report.say('waiting', `${leaseHolder(lease)} holds the lease; looking for ${ms / 1000} s whether it is alive`)
  const keep = options.once ?? false
  const session = await openSession(world, { socket, report: watched, keep, wishes: { takeOver, onWatch } }).catch(
    (error: unknown) => {
      throw (error as { code?: string }).code === 'lease' ? leaseError(error as UserError) : error
    },
  )
  try {
    if (!options.once) return await stay(context, session, report, broken.signal)
    const { reconcile } = await import('./run/reconcile.ts')
    const { clock, stop } = context
    const ended = await reconcile(session, { clock, since, timeoutMs, stop, broken: broken.signal })
    conclude(context, options, session, ended, report)
  } finally {
    await session.close()
  }
}

async function openWorld(context: CliContext, isOnce: boolean): Promise<World> {
  try {
    return await context.world()
  } catch (error) {
    if ((error as StoreError).code !== 'locked') throw error
    const hint = isOnce
      ? 'It reconciles by itself: see `holdfast status` and `holdfast watch`, or stop it first.'
      : 'One is enough: see `holdfast status`, or stop the other first.'
    throw userError(`a daemon is already running here: ${(error as Error).message}`, hint)
  }
}

function leaseError({ message, hint }: UserError): UserError {
  return userError(message, hint, exitCodes.fenced)
}

async function announceTakeOver(world: World, report: RunReport): Promise<{ above: number }> {
  const { takeOver } = await import('./run/takeOver.ts')
  const { highest, silent } = await takeOver(world)
  report.say('waiting', `taking over: this controller's number goes above ${highest}`, { type: 'take-over' })
  if (silent.length > 0) {
    report.say('unknown', `did not say its number: ${silent.join(' ')}; it may refuse this controller when it is back`)
  }
  return { above: highest }
}

/** Reports what breaks in the loop; a journal that cannot be written for long ends the daemon. */
function endWhenBroken(report: RunReport, clock: Clock, broken: AbortController): RunReport {
  let since: number | undefined
  return {
    ...report,
    entries: (...heard) => {
      since = undefined
      report.entries(...heard)
    },
    broken: (error) => {
      report.broken(error)
      const { code } = error as { code?: string }
      if (!(error instanceof Error && 'hint' in error && ['io', 'conflict', 'corrupt'].includes(code ?? ''))) return
      since ??= clock.now()
      if (code !== 'io' || clock.now() - since > maxBrokenMs) broken.abort(error)
    },
  }
}

async function stay(context: CliContext, session: Session, report: RunReport, broken: AbortSignal): Promise<void> {
  const { remote, branch, socket } = await context.controller()
  report.say('good', `following ${branch} of ${remote}; the API listens on ${socket}`, { type: 'ready' })
  const stopHint = await watchRemote(context, session)
  let saidFenced = false
  const unhear = session.onMove(() => {
    const { fenced } = session.daemon.state()
    if (fenced && !saidFenced) report.say('bad', sayFenced(fenced), { type: 'fenced' })
    saidFenced = fenced !== undefined
  })
  await new Promise<void>((resolve) => {
    for (const signal of [context.stop, broken]) {
      if (signal.aborted) resolve()
      signal.addEventListener('abort', () => resolve(), { once: true })
    }
  })
  unhear()
  await stopHint()
  if (broken.aborted) throw brokenError(broken)
  report.say('waiting', 'stopping; nodes in flight finish or restore themselves', { type: 'stopping' })
}

/** For a branch on this machine a push is seen at once; polling goes on all the same. */
async function watchRemote(context: CliContext, session: Session): Promise<() => Promise<void>> {
  return context.hints(() => void session.daemon.poll().catch(() => undefined))
}

function sayFenced(fenced: NonNullable<State['fenced']>): string {
  return (
    `THIS CONTROLLER IS FENCED: ${fencedWords(fenced)}. It changes nothing any more. ` +
    'If it is the right one, start it with `holdfast run --take-over`.'
  )
}

function brokenError(broken: AbortSignal): Error {
  const cause = broken.reason as Partial<StoreError>
  return userError(cause.message ?? 'the journal cannot be written', cause.hint ?? 'Check the disk.', 1)
}

function conclude(
  context: CliContext,
  options: RunOptions,
  session: Session,
  ended: Reconciled,
  report: RunReport,
): void {
  const { daemon, earlier, entries } = session
  const outcome = reconcileOutcome(daemon.state(), { earlier, entries })
  const { polled } = ended
  if (polled.polled === 'failed') {
    outcome.troubles.unshift({ sign: 'bad', text: `the branch could not be asked: ${polled.message} (${polled.hint})` })
    if (outcome.outcome === 'fine' || outcome.outcome === 'unreachable') outcome.outcome = 'failed'
  }
  const cut = ended.end === 'timeout' ? `out of time after ${options.timeout}: ${ended.moving}` : 'stopped by a signal'
  if (ended.end === 'timeout' || ended.end === 'stopped') outcome.troubles.unshift({ sign: 'waiting', text: cut })
  if (outcome.outcome === 'fenced') {
    const { fenced } = daemon.state()
    if (fenced) outcome.troubles.unshift({ sign: 'bad', text: sayFenced(fenced) })
  }
  for (const { sign, text } of outcome.troubles) report.say(sign, text, { type: 'trouble' })
  const sign = outcome.outcome === 'fine' ? 'good' : (outcome.troubles[0]?.sign ?? 'bad')
  const { troubles, ...facts } = outcome
  report.say(sign, summarize(outcome), { type: 'summary', ...facts, troubles: troubles.map(({ text }) => text) })
  context.exit(ended.end === 'rest' ? exitCodes[outcome.outcome] : ended.end === 'broken' ? 1 : 5)
}
