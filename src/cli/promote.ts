import { Option } from 'commander'
import { suggest } from '../core/desired/nearest.ts'
import { printable, writeProblems } from '../core/desired/writeProblems.ts'
import type { CommitInfo } from '../core/fleet/commit.ts'
import { slotKey, type DesiredState } from '../core/fleet/desired.ts'
import { gateOf } from '../core/rollout/gate.ts'
import { userError, type AddVerb, type CliContext } from './context.ts'
import { openDialogue, type Dialogue } from './dialogue/openDialogue.ts'
import { outputOption } from './format/outputOption.ts'
import { safeJson } from './format/screen.ts'
import { cite } from './plan/describeSlot.ts'
import { promotionText, promotionMessage } from './promote/promotionText.ts'
import { readPast } from './facts/readPast.ts'
import { personOf, type Person } from './rollback/personOf.ts'
import { pushMade } from './rollback/pushMade.ts'

/** What a person typed. */
export interface PromoteOptions {
  to: string
  why?: string
  author?: string
  yes?: boolean
  output: 'text' | 'json'
}

const help = `
Writes one commit that lets what the branch asks for now into an environment with promotion: manual, and pushes it; the
daemon does the rest. The commit changes one small file, promotions/<environment>/<service>.yaml: git log of it is the
history of promotions, and git revert takes one back.

  holdfast promote shop --to production
  holdfast promote shop --to production --why "the release of this week" --yes

What the environment before has not proven, or that has not soaked there, may be promoted: it waits for that.
Exit code: 0 pushed; 1 nothing was pushed (promoted already, refused, declined); 2 wrong use.`

/** Adds `promote`: lets a service into an environment by a commit. */
export const addPromote: AddVerb = (program, context) => {
  program
    .command('promote')
    .argument('<service>', 'the service')
    .description('write and push the commit that lets a service into an environment')
    .requiredOption('--to <environment>', 'the environment')
    .option('--why <text>', 'the reason, for the commit message')
    .option('--author <author>', 'in whose name: "Alice <alice@example.org>" (default: as Git knows you)')
    .addOption(new Option('-y, --yes', 'do not ask'))
    .addOption(outputOption())
    .addHelpText('after', help)
    .action(async (service: string, options: PromoteOptions) => {
      context.exit(await promote(service, options, context, await openDialogue(context)))
    })
}

/** Finds, shows, asks, writes and pushes. Exit code as in the help. */
export async function promote(
  service: string,
  options: PromoteOptions,
  context: CliContext,
  dialogue: Dialogue | undefined,
): Promise<number> {
  const isJson = options.output === 'json'
  if (!options.yes && (isJson || !dialogue)) {
    throw userError('nobody is there to be asked', 'add --yes, or run it on a terminal')
  }
  const repository = await context.repository()
  const head = await repository.fetch()
  const desired = await desiredAt(head, context)
  const order: Order = {
    service,
    environment: options.to,
    commit: await repository.commit(head),
    file: await fileFor(desired, head, service, options.to, context),
    person: await personOf(options.author, context),
    why: options.why,
  }
  const made = await make(order, head, context)
  const after = await desiredAt(made, context)
  const found = { ...versions(desired, after, order), gate: await gateFor(after, order, context) }
  if (!isJson) context.out(preview(order, found))
  if (!options.yes && !(await dialogue?.confirm('Write this commit and push it?'))) {
    context.out('Nothing was written.\n')
    return 1
  }
  const again = (onto: string): Promise<string> => make(order, onto, context)
  const byHand = `  write ${order.file}:\n${promotionText(order)}`
  const pushed = await pushMade({ made, head }, { again, byHand }, repository)
  if (isJson) context.out(`${safeJson(answer(pushed, order, found), 2)}\n`)
  else context.out(`pushed ${printable(cite(await repository.commit(pushed)))}\nfollow it: holdfast watch\n`)
  return 0
}

interface Order {
  service: string
  environment: string
  /** What is promoted: the head of the branch when it was asked for. */
  commit: CommitInfo
  file: string
  person: Person
  why: string | undefined
}

interface Found {
  from: string | undefined
  to: string
  gate: { why: string; ends: string } | undefined
}

async function desiredAt(commit: string, context: CliContext): Promise<DesiredState> {
  const compiled = await (await context.library()).compile(commit)
  if (compiled.ok) return compiled.desired
  const counts = { manifests: 0, services: 0, nodes: 0 }
  context.err(writeProblems(compiled.problems, counts).split('\n').slice(0, -2).join('\n') + '\n')
  throw userError('the branch is not valid', 'mend it first; nothing invalid is promoted', 1)
}

/** Where the promotion stands, or will stand; throws UserError where there is nothing to promote. */
async function fileFor(
  desired: DesiredState,
  head: string,
  service: string,
  environment: string,
  context: CliContext,
): Promise<string> {
  const place = desired.environments.find(({ name }) => name === environment)
  const environments = desired.environments.map(({ name }) => name)
  if (!place) throw userError(`there is no environment ${environment}`, suggest(environment, environments))
  if (place.promotion !== 'manual') {
    const what = place.after ? `what ${place.after} has proven comes by itself` : 'every commit comes at once'
    throw userError(`nothing is promoted to ${environment}: ${what}`, 'write promotion: manual there to change that')
  }
  const key = slotKey(environment, service)
  const offered = desired.offered?.[key]
  const services = Object.values(desired.offered ?? {}).filter((one) => one.environment === environment)
  if (!offered) {
    const known = services.map((one) => one.service)
    throw userError(`${environment} has no service ${service}`, suggest(service, known))
  }
  if (desired.services[key]?.digest === offered.digest) {
    throw userError(`${environment} is promoted to this version of ${service} already`, 'see `holdfast status`', 1)
  }
  const file = desired.promotions?.[key]?.file ?? `promotions/${environment}/${service}.yaml`
  await checkFile(file, head, desired.promotions?.[key] !== undefined, context)
  return file
}

/** Only a file that holds this one promotion is written anew. */
async function checkFile(file: string, head: string, isOurs: boolean, context: CliContext): Promise<void> {
  const source = await context.sourceAt(head)
  const there = source.files.find(({ path }) => path === file)
  if (!there) return
  const text = Buffer.from((await source.read([there.oid])).get(there.oid) ?? []).toString()
  const documents = text.split(/^---/m).filter((part) => /^\s*[^#\s]/m.test(part))
  if (isOurs && documents.length === 1) return
  const why = isOurs ? 'holds other documents too' : 'is there and promotes something else'
  throw userError(`${file} ${why}`, 'give the promotion a file of its own')
}

async function make(order: Order, onto: string, context: CliContext): Promise<string> {
  const repository = await context.repository()
  const { file, person } = order
  const made = await repository.write({
    onto,
    files: { [file]: promotionText(order) },
    message: promotionMessage({ ...order, requestedBy: person.requestedBy }),
    author: person.author,
    at: context.clock.now(),
  })
  if (made.result === 'made') return made.commit
  throw userError('this commit is promoted already', 'see `holdfast status`', 1)
}

function versions(before: DesiredState, after: DesiredState, order: Order): Pick<Found, 'from' | 'to'> {
  const key = slotKey(order.environment, order.service)
  return { from: before.services[key]?.digest, to: after.services[key]?.digest ?? '' }
}

/** What the promotion will wait for, by the journal of the daemon. */
async function gateFor(after: DesiredState, order: Order, context: CliContext): Promise<Found['gate']> {
  const past = await readPast(context)
  const key = slotKey(order.environment, order.service)
  const slot = past.slots[key]
  const now = context.clock.now()
  const wanted = { digest: after.services[key]?.digest ?? '', commit: after.commit, at: now }
  const { service, environment } = order
  const arrived = { key, service, environment, good: [], holds: {}, retries: {}, ...slot, wanted }
  const gate = gateOf(past, after, arrived, now)
  // Looks are not in the journal: whether the last one is still due, only the daemon knows.
  return gate === undefined || gate.look || gate.kind === 'nodes' ? undefined : gate
}

function preview(order: Order, { from, to, gate }: Found): string {
  const { author, requestedBy } = order.person
  const lines = [
    'promotes',
    `  ${order.environment} · ${order.service} · ${from?.slice(0, 7) ?? 'nothing'} → ${to.slice(0, 7)}`,
    `  as ${cite(order.commit)} asks for it`,
    ...(gate ? [`  it will wait: ${gate.why}; until ${gate.ends}`] : []),
    `by ${author.name} <${author.email}>${requestedBy === undefined ? '' : `, requested by ${requestedBy}`}`,
  ]
  return `${lines.map(printable).join('\n')}\n`
}

function answer(pushed: string, order: Order, { from, to, gate }: Found): unknown {
  const { service, environment, commit, file } = order
  return {
    pushed,
    service,
    environment,
    commit: commit.oid,
    file,
    from: from ?? null,
    to,
    waits: gate ? { why: gate.why, ends: gate.ends } : null,
  }
}
