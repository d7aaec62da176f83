import type { Repository } from '../adapters/repositories/port.ts'
import { suggest } from '../core/desired/nearest.ts'
import { printable, writeProblems } from '../core/desired/writeProblems.ts'
import { slotKey } from '../core/fleet/desired.ts'
import { describeInstant } from '../core/fleet/instant.ts'
import { compile, type Compiled } from '../daemon/source/compile.ts'
import { createParseCache } from '../daemon/source/parseCache.ts'
import type { SourceTree } from '../daemon/source/sourceTree.ts'
import { labelNode } from './adopt/labelNode.ts'
import { lookAtHost, type Asked } from './adopt/lookAtHost.ts'
import { overlay } from './adopt/overlay.ts'
import { serviceFile, writeService, type Written } from './adopt/writeService.ts'
import { userError, type AddVerb, type CliContext } from './context.ts'
import { outputOption } from './format/outputOption.ts'
import { createScreen } from './format/screen.ts'
import { planNodes } from './plan/planNodes.ts'
import { personOf } from './rollback/personOf.ts'

interface AdoptOptions {
  unit: string[]
  user: string[]
  group: string[]
  package: string[]
  service?: string
  branch?: string
  author?: string
  output: string
}

const help = `
Writes what is on a host now as a service of its own, in a branch holdfast/adopt-NODE for people to review and merge.
Main is never touched, nor is the host. The result is pushed only if it is valid and would change nothing on the host.
Files that not everybody may read on the host are left out: they may hold secrets.

  holdfast adopt web-1 /etc/motd /etc/nginx/nginx.conf --unit nginx.service --user deploy --package nginx

Exit code: 0 pushed; 1 not pushed, the reason is told; 2 wrong use; 3 the node does not answer.`

const collect = (one: string, all: string[]): string[] => [...all, one]

/** `adopt`: an existing host's present state as manifests, in a branch. */
export const addAdopt: AddVerb = (program, context) => {
  program
    .command('adopt')
    .description("write an existing host's present state as manifests into a branch for review")
    .argument('<node>', 'name of the node')
    .argument('[paths...]', 'files, directories and links of the host')
    .option('--unit <name>', 'a systemd unit; may be repeated', collect, [])
    .option('--user <name>', 'a user; may be repeated', collect, [])
    .option('--group <name>', 'a group; may be repeated', collect, [])
    .option('--package <name>', 'a package, at any version; may be repeated', collect, [])
    .option('--service <name>', 'name of the new service (default: NODE-present)')
    .option('--branch <name>', 'name of the branch behind holdfast/ (default: adopt-NODE)')
    .option('--author <who>', 'in whose name the commit is: "Alice <alice@example.org>"')
    .addOption(outputOption())
    .addHelpText('after', help)
    .action(async (node: string, paths: string[], options: AdoptOptions) => {
      context.exit(await adopt(node, paths, options, context))
    })
}

async function adopt(name: string, paths: string[], options: AdoptOptions, context: CliContext): Promise<number> {
  const asked: Asked = {
    paths: [...new Set(paths)],
    units: options.unit,
    users: options.user,
    groups: options.group,
    packages: options.package,
  }
  checkAsked(asked)
  const repository = await context.repository()
  const head = await repository.fetch()
  const source = await context.sourceAt(head)
  const before = await compileWith(source, context)
  if (!before.ok) throw userError('the branch is not valid as it is', 'Mend it first: `holdfast validate`.', 1)
  const node = before.model.nodes.find((one) => one.name === name)
  if (!node?.node) throw userError(`there is no node ${name}`, suggest(name, Object.keys(before.desired.nodes)))
  const service = options.service ?? `${name.replaceAll(/[^a-z0-9]+/g, '-')}-present`
  if (before.model.services.some((one) => one.name === service)) {
    throw userError(`there is a service ${service} already`, 'Name another one: --service NAME.')
  }
  const written = writeService(asked, await lookAtHost(await context.nodes(), node.node.target, asked))
  if (written.lists.size === 0) throw userError(`nothing is left to adopt: ${written.left.join('; ')}`, '', 1)
  const { label, edit } = labelNode(before.model, node)
  const when = describeInstant(context.clock.now())
  const files: Record<string, string> = {
    ...(edit ? { [edit.file]: edit.text } : {}),
    [`services/${service}/service.yaml`]: serviceFile(service, label, written, { node: name, when }),
  }
  for (const [path, text] of written.sources) files[`services/${service}/${path}`] = text
  await checkResult({ source, files, service, node: name, environment: node.node.environment }, context)
  const branch = `holdfast/${options.branch ?? `adopt-${name}`}`
  const commit = await propose(
    repository,
    { head, files, branch, message: messageOf(name, when, written) },
    options,
    context,
  )
  tell({ commit, branch, files: Object.keys(files), left: written.left }, options, context)
  return 0
}

function checkAsked(asked: Asked): void {
  if (Object.values(asked).every((names: string[]) => names.length === 0)) {
    throw userError('nothing is named', 'Name what to adopt: paths, --unit, --user, --group, --package.')
  }
  const odd = asked.paths.find((path) => !path.startsWith('/') || path !== path.replace(/\/+$|\/(?=\/)/g, ''))
  if (odd !== undefined) throw userError(`${odd} is no path of the host`, 'Write it from the root: /etc/motd.')
  const unit = asked.units.find((one) => !/^[A-Za-z0-9:_.@\\-]+\.[a-z]+$/.test(one))
  if (unit !== undefined) throw userError(`${unit} is no unit`, 'Write it with its kind: nginx.service.')
}

async function compileWith(source: SourceTree, context: CliContext): Promise<Compiled> {
  const tools = { sandbox: context.sandbox(), artifacts: await context.artifacts(), cache: createParseCache() }
  return compile(source, tools)
}

interface Candidate {
  source: SourceTree
  files: Record<string, string>
  service: string
  node: string
  environment: string
}

/** What is proposed must be valid and change nothing: then merging it cannot hurt. */
async function checkResult(candidate: Candidate, context: CliContext): Promise<void> {
  const { source, files, service, node: name, environment } = candidate
  const after = await compileWith(overlay(source, files), context)
  if (!after.ok) {
    const problems = writeProblems(after.problems, after.counts).trimEnd()
    throw userError(`it cannot be written as a valid manifest, and nothing was pushed\n${problems}`, '', 1)
  }
  const node = after.desired.nodes[name]
  if (!node) throw userError(`${name} would not be in the fleet any more`, '', 1)
  const answer = (await planNodes(await context.nodes(), after.desired, [node])).get(name)
  if (answer?.answer !== 'planned') throw userError(`${name} does not answer: ${answer?.why}`, 'Try again.', 3)
  const planned = answer.planned[slotKey(environment, service)]
  if (planned?.outcome === 'none') return
  const why = {
    plan: () =>
      planned?.outcome === 'plan' ? planned.changes.map((c) => `${c.sign} ${c.kind} ${c.name} ${c.summary}`) : [],
    blocked: () => (planned?.outcome === 'blocked' ? planned.problems.map((p) => `${p.subject}: ${p.why}`) : []),
    unknown: () => (planned?.outcome === 'unknown' ? [planned.why] : []),
  }[planned?.outcome ?? 'unknown']()
  const hint = 'It changed meanwhile, or cannot be said in a manifest: try again, or leave that out.'
  throw userError(`it would not leave ${name} as it is, and nothing was pushed\n  ${why.join('\n  ')}`, hint, 1)
}

async function propose(
  repository: Repository,
  what: { head: string; files: Record<string, string>; branch: string; message: string },
  options: AdoptOptions,
  context: CliContext,
): Promise<string> {
  const { author, requestedBy } = await personOf(options.author, context)
  const message = requestedBy === undefined ? what.message : `${what.message}\n\nRequested-by: ${requestedBy}`
  const { head: onto, files, branch } = what
  const made = await repository.write({ onto, files, message, author, at: context.clock.now() })
  if (made.result !== 'made') throw userError('it is all in the branch already', '', 1)
  const pushed = await repository.propose(made.commit, branch)
  if (pushed.result === 'pushed') return made.commit
  if (pushed.result === 'exists') {
    throw userError(`there is a branch ${branch} already`, 'Merge or remove it, or name another one: --branch NAME.', 1)
  }
  throw userError(`${branch} could not be pushed: ${pushed.message}`, 'See `holdfast doctor`, and try again.', 1)
}

function messageOf(node: string, when: string, { lists, left }: Written): string {
  const counts = [...lists].map(
    ([list, entries]) =>
      `${entries.length} ${entries.length === 1 ? list.replace(/(ie)?s$/, (end) => (end === 'ies' ? 'y' : '')) : list}`,
  )
  const out = left.length === 0 ? [] : ['', 'Left out:', ...left.map((line) => `* ${line}`)]
  const body = [
    `Written by holdfast adopt from the host as it was at ${when}.`,
    `Merging it changes nothing on ${node}.`,
    ...out,
  ]
  return `Adopt what is on ${node}: ${counts.join(', ')}\n\n${body.join('\n')}`
}

function tell(
  result: { commit: string; branch: string; files: string[]; left: string[] },
  { output }: AdoptOptions,
  context: CliContext,
): void {
  const screen = createScreen(context)
  if (output === 'json') return screen.json(result)
  for (const line of result.left) context.err(printable(`left out ${line}`) + '\n')
  screen.line(`pushed ${result.commit.slice(0, 7)} to ${result.branch}: ${result.files.length} files`)
  screen.line(`  next: review and merge it, for example git fetch && git merge origin/${result.branch}`)
}
