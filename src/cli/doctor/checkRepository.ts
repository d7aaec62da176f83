import { buildModel } from '../../core/desired/buildModel.ts'
import type { ModelBastion, ModelNode } from '../../core/desired/model.ts'
import type { ControllerSettings } from '../../core/desired/controllerSettings.ts'
import { compile } from '../../daemon/source/compile.ts'
import { createParseCache } from '../../daemon/source/parseCache.ts'
import { readManifests } from '../../daemon/source/readManifests.ts'
import type { CliContext } from '../context.ts'
import { cite, count } from '../plan/describeSlot.ts'
import { fail, failed, ok, warn, type Finding } from './finding.ts'

const subject = 'repository'
const maxProblems = 5

/** What was found about the repository, and the nodes it names: those of an invalid one can still be looked at. */
export interface CheckedRepository {
  findings: Finding[]
  nodes: ModelNode[]
  bastions: ModelBastion[]
}

/** Asks the remote, reads the newest commit, judges it. */
export async function checkRepository(settings: ControllerSettings, context: CliContext): Promise<CheckedRepository> {
  const { remote, branch } = settings
  const findings: Finding[] = []
  try {
    const repository = await context.repository()
    const head = await repository.fetch()
    const shown = remote.replace(/\/\/[^/@]*@/, '//')
    findings.push(ok(subject, `${shown} answers; ${branch} is at ${cite(await repository.commit(head))}`))
    findings.push(pushNote(settings))
    const source = await context.sourceAt(head)
    const tools = { sandbox: context.sandbox(), artifacts: await context.artifacts(), cache: createParseCache() }
    const compiled = await compile(source, tools)
    if (compiled.ok) {
      const { services, nodes } = compiled.counts
      findings.push(ok(subject, `it is valid: ${count(services, 'service')}, ${count(nodes, 'node')}`))
    } else findings.push(...compiled.problems.slice(0, maxProblems).map(problemFinding))
    const left = compiled.ok ? 0 : compiled.problems.length - maxProblems
    if (left > 0)
      findings.push(fail(subject, `and ${left} more problems`, 'holdfast validate in a work tree names all'))
    const read = await readManifests(source, tools.sandbox, tools.cache)
    const { nodes, bastions } = buildModel(read.manifests, read.broken)
    return { findings, nodes, bastions }
  } catch (error) {
    return { findings: [...findings, failed(subject, error)], nodes: [], bastions: [] }
  }
}

/** Nothing but a push tells whether a push would be taken. */
function pushNote({ remote, deployKey, branch }: ControllerSettings): Finding {
  const isSsh = /^ssh:\/\/|^[^/]+@[^/:]+:/.test(remote)
  const what = `whether it takes pushes to ${branch} is only known when one is made`
  if (isSsh && deployKey === undefined) {
    return warn(
      subject,
      `no deployKey is named; ${what}`,
      'name a key that may push as spec.deployKey, so that reverts come through',
    )
  }
  return ok(subject, `${what}: the key must be allowed to write, and the branch not protected against it`)
}

function problemFinding(problem: {
  severity: 'error' | 'warning'
  place: { file: string; line: number; column: number }
  message: string
  hint: string
}): Finding {
  const { place, message, hint, severity } = problem
  const text = `${place.file}:${place.line}:${place.column}  ${message}`
  return severity === 'error' ? fail(subject, text, hint) : warn(subject, text, hint)
}
