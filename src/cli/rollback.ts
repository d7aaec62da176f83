import { Option } from 'commander'
import { printable, writeProblems } from '../core/desired/writeProblems.ts'
import type { CommitInfo } from '../core/fleet/commit.ts'
import type { Repository, RepositoryError } from '../adapters/repositories/port.ts'
import { userError, type AddVerb, type CliContext } from './context.ts'
import { openDialogue, type Dialogue } from './dialogue/openDialogue.ts'
import { readPast } from './facts/readPast.ts'
import { outputOption } from './format/outputOption.ts'
import { safeJson } from './format/screen.ts'
import { cite } from './plan/describeSlot.ts'
import { commitsToRevert, type Wish } from './rollback/commitsToRevert.ts'
import { personOf, type Person } from './rollback/personOf.ts'
import { declareUrgent } from './rollback/declareUrgent.ts'
import { pushMade } from './rollback/pushMade.ts'
import { rollbackAway } from './rollback/rollbackAway.ts'
import { effectOf, type SlotEffect } from './rollback/effectOf.ts'
import { requestMessage } from './rollback/requestMessage.ts'

/** What a person typed. */
export interface RollbackOptions {
  in?: string
  to?: string
  why?: string
  author?: string
  urgent?: boolean
  acknowledge?: boolean
  yes?: boolean
  output: 'text' | 'json'
}

const help = `
Writes one commit that takes others back, and pushes it; the daemon does the rest. Nothing but Git is touched.

  holdfast rollback                           take back the newest commit
  holdfast rollback shop                      take back the newest change of shop, whatever came since
  holdfast rollback shop --in production      the newest change of what production is asked
  holdfast rollback shop --to v41             every change of shop since v41
  holdfast rollback --to v41 --yes            everything since v41, without being asked

A version that was healthy before goes back at once: no soak, no window, no approval; in waves of half the nodes, or as
many as maxUnavailable lets be away. --urgent lifts that; the daemon records who said so and why.
While the repository does not answer, a service is taken back by the daemon: its nodes go back now, what they ran is held,
and the revert is pushed when the repository answers again.
Exit code: 0 pushed, or taken back without the repository; 1 nothing was done (conflict, refused, declined); 2 wrong use.`

/** Adds `rollback`: the revert commit a person would write, found and pushed. */
export const addRollback: AddVerb = (program, context) => {
  program
    .command('rollback')
    .argument('[service]', 'take back what changed this service; without it the newest commit')
    .description('write and push the commit that takes a change back')
    .option('--in <environment>', 'only what this environment is asked')
    .option('--to <revision>', 'go back to this commit or tag')
    .option('--why <text>', 'the reason, for the commit message')
    .option('--urgent', 'everywhere at once instead of in waves, where it was healthy before')
    .option('--acknowledge', 'also where steps were done that cannot be taken back: they stay done')
    .option('--author <author>', 'in whose name: "Alice <alice@example.org>" (default: as Git knows you)')
    .addOption(new Option('-y, --yes', 'do not ask'))
    .addOption(outputOption())
    .addHelpText('after', help)
    .action(async (service: string | undefined, options: RollbackOptions) => {
      context.exit(await rollback(service, options, context, await openDialogue(context)))
    })
}

/** Finds, shows, asks, writes and pushes. Exit code as in the help. */
export async function rollback(
  service: string | undefined,
  options: RollbackOptions,
  context: CliContext,
  dialogue: Dialogue | undefined,
): Promise<number> {
  if (options.in !== undefined && service === undefined) {
    throw userError('--in needs a service', 'holdfast rollback SERVICE --in ENVIRONMENT')
  }
  const isJson = options.output === 'json'
  if (!options.yes && (isJson || !dialogue)) {
    throw userError('nobody is there to be asked', 'add --yes, or run it on a terminal')
  }
  const wish: Wish = { service, environment: options.in, to: options.to }
  const repository = await context.repository()
  const head = await fetchOr(repository, (away) => rollbackAway(wish, options, { context, dialogue, away }))
  if (typeof head === 'number') return head
  const library = await context.library()
  const commits = await commitsToRevert(wish, head, { repository, compile: (commit) => library.compile(commit) })
  const person = await personOf(options.author, context)
  const message = requestMessage(commits, { why: options.why, requestedBy: person.requestedBy })
  const order: Order = { commits, message, person }
  const made = await make(order, head, context)
  const effects = await checkEffects(made, head, wish, context)
  if (!isJson) context.out(preview(commits, effects, person))
  if (!options.yes && !(await dialogue?.confirm('Write this commit and push it?'))) {
    context.out('Nothing was written.\n')
    return 1
  }
  if (options.urgent) await declareUrgent(effects, options, context)
  const again = (onto: string): Promise<string> => make(order, onto, context)
  const pushed = await pushMade({ made, head }, { again, byHand: byHand(commits.map(({ oid }) => oid)) }, repository)
  if (isJson) context.out(`${safeJson(answer(pushed, commits, effects), 2)}\n`)
  else context.out(`pushed ${printable(cite(await repository.commit(pushed)))}\nfollow it: holdfast watch\n`)
  return 0
}

/** The head of the branch; what to do instead where the repository does not answer. */
async function fetchOr(
  repository: Repository,
  otherwise: (away: RepositoryError) => Promise<number>,
): Promise<string | number> {
  try {
    return await repository.fetch()
  } catch (error) {
    const away = error as RepositoryError
    if (away.code !== 'unreachable' && away.code !== 'timeout') throw error
    return await otherwise(away)
  }
}

interface Order {
  commits: CommitInfo[]
  message: string
  person: Person
}

async function make(order: Order, onto: string, context: CliContext): Promise<string> {
  const repository = await context.repository()
  const commits = order.commits.map(({ oid }) => oid)
  const { message, person } = order
  const made = await repository.revert({ onto, commits, message, author: person.author, at: context.clock.now() })
  if (made.result === 'made') return made.commit
  if (made.result === 'nothing') {
    throw userError('the branch would not change: what these commits did is undone already', 'see git log', 1)
  }
  const what = `later commits changed the same lines: ${made.paths.slice(0, 10).join(', ')}`
  throw userError(`the revert conflicts; ${what}`, `revert by hand and resolve it:\n${byHand(commits)}`, 1)
}

function byHand(commits: string[]): string {
  return `  git revert ${commits.map((oid) => oid.slice(0, 12)).join(' ')} && git push`
}

/** What the commit does to every service; a commit that breaks the repository, or helps nothing, is not pushed. */
async function checkEffects(made: string, head: string, wish: Wish, context: CliContext): Promise<SlotEffect[]> {
  const library = await context.library()
  const after = await library.compile(made)
  if (!after.ok) {
    const counts = { manifests: 0, services: 0, nodes: 0 }
    context.err(writeProblems(after.problems, counts).split('\n').slice(0, -2).join('\n') + '\n')
    throw userError(
      'without these commits the repository is invalid',
      'take back more: --to REV, or mend it by hand',
      1,
    )
  }
  const before = await library.compile(head)
  const effects = effectOf(before.ok ? before.desired : undefined, after.desired, await readPast(context))
  if (wish.service !== undefined && before.ok && !effects.some(({ service }) => service === wish.service)) {
    const why = `taking these commits back does not change what is asked of ${wish.service}`
    throw userError(why, 'go further back: --to REV', 1)
  }
  return effects
}

function preview(commits: CommitInfo[], effects: SlotEffect[], { author, requestedBy }: Person): string {
  const lines = [
    'takes back',
    ...commits.map((commit) => `  ${cite(commit)}`),
    ...(effects.length === 0 ? ['no service changes by it'] : ['which brings']),
    ...effects.map(({ environment, service, from, to, proven }) => {
      const way = `${from?.slice(0, 7) ?? 'nothing'} → ${to?.slice(0, 7) ?? 'removed'}`
      return `  ${environment} · ${service} · ${way}${proven ? ' (was healthy here)' : ''}`
    }),
    `by ${author.name} <${author.email}>${requestedBy === undefined ? '' : `, requested by ${requestedBy}`}`,
  ]
  return `${lines.map(printable).join('\n')}\n`
}

function answer(pushed: string, commits: CommitInfo[], effects: SlotEffect[]): unknown {
  return {
    pushed,
    reverts: commits.map(({ oid, subject, author }) => ({ commit: oid, subject, author })),
    services: effects.map(({ environment, service, from, to, proven }) => {
      return { environment, service, from: from ?? null, to: to ?? null, proven }
    }),
  }
}
