import type { ModelBastion, ModelNode } from '../../core/desired/model.ts'
import type { CliContext, UserError } from '../context.ts'
import { count } from '../plan/describeSlot.ts'
import { fail, ok, type Finding } from './finding.ts'

/** What was found on the ways, and the nodes that can be asked. */
export interface CheckedWays {
  findings: Finding[]
  open: ModelNode[]
}

/** Looks at the bastions on the way to nodes: a dead one is one finding, and not one for each node behind it. */
export async function checkBastions(
  bastions: ModelBastion[],
  nodes: ModelNode[],
  context: CliContext,
): Promise<CheckedWays> {
  const behind = (name: string) => nodes.filter((node) => node.jump?.name === name)
  const used = bastions.filter(({ bastion }) => behind(bastion.name).length > 0)
  const findings = await Promise.all(
    used.map((entry) => checkBastion(entry, behind(entry.bastion.name).length, context)),
  )
  const dead = new Set(findings.filter(({ level }) => level === 'fail').map(({ subject }) => subject))
  return { findings, open: nodes.filter(({ jump }) => !jump || !dead.has(jump.name)) }
}

async function checkBastion({ bastion }: ModelBastion, nodes: number, context: CliContext): Promise<Finding> {
  const { name, address, port, user, hostKeys } = bastion
  const unasked = `${count(nodes, 'node')} behind it ${nodes === 1 ? 'was' : 'were'} not asked`
  try {
    const shown = await context.scanHostKeys(address, port)
    if (shown.some((key) => hostKeys.includes(key)))
      return ok(name, `${user}@${address}:${port} shows its pinned key; ${count(nodes, 'node')} behind it`)
    const hint = `compare, and correct the pinned key if it is right: holdfast nodes trust ${name}`
    return fail(name, `${address}:${port} shows a key that is not pinned; ${unasked}`, hint)
  } catch (error) {
    const { message, hint } = error as UserError
    if (hint === undefined) throw error
    return fail(name, `no connection to this bastion: ${message}; ${unasked}`, hint)
  }
}
