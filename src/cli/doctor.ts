import type { ControllerSettings } from '../core/desired/controllerSettings.ts'
import type { ModelNode } from '../core/desired/model.ts'
import { suggest } from '../core/desired/nearest.ts'
import type { Sign } from '../core/timeline/sign.ts'
import { userError, type AddVerb, type CliContext } from './context.ts'
import { checkBastions } from './doctor/checkBastions.ts'
import { checkController } from './doctor/checkController.ts'
import { checkNode } from './doctor/checkNode.ts'
import { checkRepository } from './doctor/checkRepository.ts'
import { failed, ok, type Finding } from './doctor/finding.ts'
import { outputOption } from './format/outputOption.ts'
import { createScreen, mark } from './format/screen.ts'

interface DoctorOptions {
  node?: string
  output: 'text' | 'json'
}

/** Nodes looked at together, and well ones that are named one by one. */
const maxLooks = 32
const maxNamed = 20

const help = `
Looks at this machine, the repository and every node, and says what is missing with the line to paste. On a node it
only reads; nothing of the repository runs there.

Exit code: 0 nothing is in the way (there may be warnings); 1 something is; 2 wrong use.`

/** Adds `doctor`: what is missing before Holdfast can work, and how to mend it. */
export const addDoctor: AddVerb = (program, context) => {
  program
    .command('doctor')
    .description('check controller, repository and nodes, and say how to mend what is wrong')
    .option('--node <name>', 'only this node')
    .addOption(outputOption())
    .addHelpText('after', help)
    .action(async (options: DoctorOptions) => context.exit(await doctor(options, context)))
}

async function doctor(options: DoctorOptions, context: CliContext): Promise<number> {
  const findings = await examine(options.node, context)
  const failures = findings.filter(({ level }) => level === 'fail').length
  const screen = createScreen(context)
  if (options.output === 'json') screen.json({ ok: failures === 0, findings })
  else say(screen, findings)
  return failures > 0 ? 1 : 0
}

async function examine(only: string | undefined, context: CliContext): Promise<Finding[]> {
  let settings: ControllerSettings
  try {
    settings = await context.controller()
  } catch (error) {
    return [failed('controller', error)]
  }
  const config = ok('controller', `the controller file is valid; it follows ${settings.branch}`)
  const own = [config, ...(await checkController(settings, context))]
  const { findings, nodes, bastions } = await checkRepository(settings, context)
  const asked = only === undefined ? nodes : nodes.filter(({ name }) => name === only)
  if (only !== undefined && asked.length === 0 && nodes.length > 0) {
    throw userError(
      `there is no node ${only}`,
      suggest(
        only,
        nodes.map(({ name }) => name),
      ),
    )
  }
  const ways = await checkBastions(bastions, asked, context)
  return [...own, ...findings, ...ways.findings, ...(await checkNodes(ways.open, settings, context))]
}

async function checkNodes(asked: ModelNode[], settings: ControllerSettings, context: CliContext): Promise<Finding[]> {
  if (asked.length === 0) return []
  try {
    const world = { nodes: await context.nodes(), clock: context.clock, settings }
    const found = new Map<string, Finding[]>()
    const waiting = [...asked]
    const work = async (): Promise<void> => {
      for (let node = waiting.shift(); node; node = waiting.shift()) found.set(node.name, await checkNode(node, world))
    }
    await Promise.all(Array.from({ length: Math.min(maxLooks, asked.length) }, work))
    return asked.flatMap(({ name }) => found.get(name) ?? [])
  } catch (error) {
    return [failed('controller', error)]
  }
}

const signOf: Record<Finding['level'], Sign> = { fail: 'bad', warn: 'waiting', ok: 'good' }
const rank: Record<Finding['level'], number> = { fail: 0, warn: 1, ok: 2 }

/** What is in the way first, what is well last, and of many well nodes their number. */
function say(screen: ReturnType<typeof createScreen>, findings: Finding[]): void {
  const sorted = findings.toSorted((a, b) => rank[a.level] - rank[b.level])
  const own = new Set(['controller', 'repository'])
  const wellNodes = sorted.filter(({ level, subject }) => level === 'ok' && !own.has(subject))
  const folded = wellNodes.length > maxNamed ? new Set(wellNodes) : new Set<Finding>()
  const shown = sorted.filter((finding) => !folded.has(finding))
  const width = Math.max(0, ...shown.map(({ subject }) => subject.length))
  for (const { level, subject, text, hint } of shown) {
    screen.line(mark(signOf[level], level.padEnd(4)), `  ${subject.padEnd(width)}  ${text}`)
    if (hint !== '') screen.line(`${' '.repeat(width + 10)}${hint}`)
  }
  if (folded.size > 0) screen.line(mark('good', 'ok  '), `  ${folded.size} nodes are well`)
  const count = (level: Finding['level']): number => findings.filter((finding) => finding.level === level).length
  const numbers = `${count('fail')} failed, ${count('warn')} doubtful, ${count('ok')} well`
  screen.line(count('fail') > 0 ? numbers : `nothing is in the way: ${numbers}`)
}
