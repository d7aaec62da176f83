import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Option } from 'commander'
import { suggest } from '../core/desired/nearest.ts'
import { printable, writeProblems } from '../core/desired/writeProblems.ts'
import type { DesiredState } from '../core/fleet/desired.ts'
import { compile } from '../daemon/source/compile.ts'
import { createParseCache } from '../daemon/source/parseCache.ts'
import { readPromoted } from '../daemon/source/readPromoted.ts'
import type { SourceTree } from '../daemon/source/sourceTree.ts'
import type { CompileTools } from '../daemon/source/supply.ts'
import { userError, type AddVerb, type CliContext } from './context.ts'
import { readPast } from './facts/readPast.ts'
import { outputOption } from './format/outputOption.ts'
import { createScreen } from './format/screen.ts'
import { commitsBehind } from './plan/commitsBehind.ts'
import { describePlan, offeredSlots, type FleetPlan } from './plan/describePlan.ts'
import { cite } from './plan/describeSlot.ts'
import { diffFiles } from './plan/diffFiles.ts'
import { badness, outlook } from './plan/outlook.ts'
import { planJson } from './plan/planJson.ts'
import { planNodes } from './plan/planNodes.ts'
import { sayLine } from './plan/sayLine.ts'
import { readDirectory } from './readDirectory.ts'

interface PlanOptions {
  rev?: string
  path?: string
  node?: string
  output: 'text' | 'json'
}

const help = `
Looks at the nodes, changes nothing and runs nothing of the revision on them; needs no daemon, and disturbs none.

  holdfast plan                          what the newest commit of the branch would change
  holdfast plan --rev origin/bump-shop   before it is merged
  holdfast plan --path .                 before it is committed

Signs: + create  ~ change  - remove  ↻ restart  ⟳ reload  ! irreversible
Exit code: 0 planned, with or without changes; 1 the revision is invalid; 2 wrong use; 3 something is blocked, unknown or unreachable.`

/** Adds `plan`: what a revision would change, node by node, before it does. */
export const addPlan: AddVerb = (program, context) => {
  program
    .command('plan')
    .description('show what a revision would change on every node')
    .addOption(new Option('--rev <revision>', 'branch, tag or commit (default: the newest commit of the branch)'))
    .addOption(new Option('--path <directory>', 'plan a working directory instead').conflicts('rev'))
    .option('--node <name>', 'only this node')
    .addOption(outputOption())
    .addHelpText('after', help)
    .action(async (options: PlanOptions) => context.exit(await plan(options, context)))
}

async function plan(options: PlanOptions, context: CliContext): Promise<number> {
  const screen = createScreen(context)
  const revision = await openRevision(options, context)
  const tools = { sandbox: context.sandbox(), artifacts: await context.artifacts(), cache: createParseCache() }
  const then = new Map<string, Uint8Array>()
  const promoted = promotedReader(context, revision, tools, then)
  const compiled = await compile(revision.source, { ...tools, promoted })
  if (!compiled.ok) {
    const { problems, counts } = compiled
    if (options.output === 'json') screen.json({ ok: false, problems, counts })
    else context.out(`${writeProblems(problems, counts)}${printable(revision.name)} is not planned: it is invalid\n`)
    return 1
  }
  const { desired } = compiled
  const contents = new Map([...then, ...compiled.contents])
  const asked = nodesAsked(desired, options.node)
  const nodes = await context.nodes()
  const past = await readPast(context)
  const slots = outlook(desired, past, await planNodes(nodes, desired, asked), context.clock.now())
  const changing = slots.filter((slot) => badness(slot) < 3).map(({ key }) => key)
  const compileCommit = async (commit: string): Promise<DesiredState | undefined> => {
    const result = await compile(await context.sourceAt(commit), { ...tools, promoted })
    return result.ok ? result.desired : undefined
  }
  const commits =
    revision.commit === undefined
      ? new Map()
      : await commitsBehind(desired, past, changing, {
          repository: await context.repository(),
          compile: compileCommit,
        })
  const targets = (name: string) => desired.nodes[name]?.target
  const diffs = await diffFiles(slots, { nodes, targets, contents, sandbox: tools.sandbox })
  const offered = offeredSlots(desired)
  const found: FleetPlan = { revision: revision.name, slots, offered, commits, diffs, nodes: asked.length }
  if (options.output === 'json') screen.json(planJson(found, revision.commit))
  else for (const line of describePlan(found)) sayLine(line, screen, context)
  return slots.some((slot) => badness(slot) < 2) ? 3 : 0
}

/** Reads what commits asked for that are promoted, and keeps the contents they name. */
function promotedReader(
  context: CliContext,
  revision: Revision,
  tools: CompileTools,
  contents: Map<string, Uint8Array>,
): NonNullable<CompileTools['promoted']> {
  return async (commits) => {
    if (commits.length === 0) return new Map()
    const repository = await context.repository()
    return readPromoted(repository, revision.commit ?? (await repository.fetch()), commits, async (commit) => {
      const result = await compile(await context.sourceAt(commit), tools)
      if (result.ok) for (const [sha256, bytes] of result.contents) contents.set(sha256, bytes)
      return result
    })
  }
}

interface Revision {
  name: string
  /** Undefined for a directory. */
  commit: string | undefined
  source: SourceTree
}

async function openRevision(options: PlanOptions, context: CliContext): Promise<Revision> {
  if (options.path !== undefined) {
    const directory = resolve(context.workingDirectory, options.path)
    const isDirectory = await stat(directory).then(
      (status) => status.isDirectory(),
      () => false,
    )
    if (!isDirectory) {
      throw userError(`${options.path} is no directory`, 'name the root of a config repository: holdfast plan --path .')
    }
    return { name: options.path, commit: undefined, source: await readDirectory(directory) }
  }
  const repository = await context.repository()
  const head = await repository.fetch()
  const commit = options.rev === undefined ? head : await repository.resolve(options.rev)
  if (commit === undefined) {
    const what = `the repository has no revision ${JSON.stringify(options.rev)}`
    throw userError(what, 'name a branch, tag or commit that is pushed; for what is not: holdfast plan --path .')
  }
  return { name: cite(await repository.commit(commit)), commit, source: await context.sourceAt(commit) }
}

function nodesAsked(desired: DesiredState, name: string | undefined) {
  if (name === undefined) return Object.values(desired.nodes)
  const node = desired.nodes[name]
  if (!node) throw userError(`there is no node ${name}`, suggest(name, Object.keys(desired.nodes)))
  return [node]
}

/** What the journal says, as the daemon would know it after a start. */
