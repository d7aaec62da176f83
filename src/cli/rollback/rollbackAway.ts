import type { RepositoryError } from '../../adapters/repositories/port.ts'
import type { Steered, SteerRequest } from '../../api/shapes.ts'
import { printable } from '../../core/desired/writeProblems.ts'
import { slotKey } from '../../core/fleet/desired.ts'
import { userError, type CliContext } from '../context.ts'
import type { Dialogue } from '../dialogue/openDialogue.ts'
import { safeJson } from '../format/screen.ts'
import { whoIs } from '../steering/steeringVerb.ts'
import type { Wish } from './commitsToRevert.ts'

interface Asked {
  why?: string
  urgent?: boolean
  acknowledge?: boolean
  yes?: boolean
  output: 'text' | 'json'
}

/**
 * A rollback while the repository does not answer: the daemon takes the nodes back and holds what they ran; the revert is
 * due from then on, and pushed when the repository answers again. Exit code 0 when the daemon has begun.
 */
export async function rollbackAway(
  wish: Wish,
  asked: Asked,
  { context, dialogue, away }: { context: CliContext; dialogue: Dialogue | undefined; away: RepositoryError },
): Promise<number> {
  const { service } = wish
  if (service === undefined) {
    throw userError(away.message, 'without the repository only a service can be taken back: holdfast rollback SERVICE')
  }
  const why = asked.why?.trim() ?? ''
  if (why === '') throw userError(`${away.message}; --why is needed to go on without it`, 'Say why: it is recorded.')
  const api = await context.api()
  if (!api) throw userError(away.message, 'no daemon runs that could take the nodes back: start `holdfast run`')
  const isJson = asked.output === 'json'
  if (!isJson) {
    const where = wish.environment ?? 'every environment'
    context.out(`${printable(away.message)}
The daemon can take ${printable(service)} back now in ${printable(where)}, and hold what runs there.
Git follows: the revert is pushed when the repository answers again. Until then the branch asks for what is held.
`)
  }
  if (!asked.yes && !(await dialogue?.confirm('Take it back now?'))) {
    context.out('Nothing was done.\n')
    return 1
  }
  const digests = wish.to === undefined ? [] : await digestsAt(wish, context)
  const who = whoIs(context.environment)
  const common = { service, acknowledge: asked.acknowledge, who, why }
  const steered: Steered[] = []
  for (const { environment, digest } of wish.to === undefined
    ? [{ environment: wish.environment, digest: undefined }]
    : digests) {
    const order: SteerRequest = { verb: 'rollback', environment, digest, urgent: asked.urgent, ...common }
    steered.push(await api.post<Steered>('/v1/steer', order))
  }
  const lines = steered.flatMap((one) => one.lines)
  if (isJson) context.out(`${safeJson({ pushed: null, applied: steered.flatMap((one) => one.applied), lines }, 2)}\n`)
  else {
    for (const line of lines.filter(({ minor }) => !minor)) context.out(`${printable(line.text)}\n`)
    context.out(
      'nothing is pushed yet: the daemon pushes the revert when the repository answers\nfollow it: holdfast watch\n',
    )
  }
  return 0
}

/** What a revision asked of the service, read from the clone that is there. */
async function digestsAt(wish: Wish, context: CliContext): Promise<{ environment: string; digest: string }[]> {
  const hint = 'leave --to out to go back to the version before, or wait for the repository'
  const commit = await (await context.repository()).resolve(wish.to ?? '').catch(() => undefined)
  if (commit === undefined) throw userError(`${wish.to} cannot be read without the repository`, hint)
  const compiled = await (await context.library()).compile(commit)
  if (!compiled.ok) throw userError(`${wish.to} is not valid`, hint)
  const { environments, services } = compiled.desired
  const found = environments.flatMap(({ name }) => {
    const digest = services[slotKey(name, wish.service ?? '')]?.digest
    return digest && (wish.environment === undefined || wish.environment === name)
      ? [{ environment: name, digest }]
      : []
  })
  if (found.length === 0) throw userError(`${wish.to} asks for no ${wish.service}`, hint)
  return found
}
