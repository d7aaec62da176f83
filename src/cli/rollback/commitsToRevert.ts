import type { Repository } from '../../adapters/repositories/port.ts'
import { suggest } from '../../core/desired/nearest.ts'
import { culprits, type Asked } from '../../core/rollback/culprits.ts'
import type { CommitInfo } from '../../core/fleet/commit.ts'
import type { DesiredState } from '../../core/fleet/desired.ts'
import type { CompileResult } from '../../daemon/world.ts'
import { userError } from '../context.ts'

/** Commits looked through for the ones that changed a service. */
const maxHistory = 200

/** What a person wants taken back. */
export interface Wish {
  service?: string
  environment?: string
  to?: string
}

/** Where the commits are found. */
export interface History {
  repository: Repository
  compile: (commit: string) => Promise<CompileResult>
}

/** The commits, newest first, whose reverts bring back what a person asks for; throws UserError where there are none. */
export async function commitsToRevert(wish: Wish, head: string, history: History): Promise<CommitInfo[]> {
  const { repository } = history
  const base = wish.to === undefined ? undefined : await resolveBase(wish.to, head, repository)
  const limit = wish.service === undefined && base === undefined ? 1 : maxHistory
  const since = await repository.history({ from: base, to: head, limit })
  if (wish.service === undefined) return checked(since, wish)
  const asked = await askedBy(since, base, { ...wish, service: wish.service }, history)
  const commits = culprits(asked)
  return checked(
    since.filter(({ oid }) => commits.includes(oid)),
    wish,
  )
}

async function resolveBase(to: string, head: string, repository: Repository): Promise<string> {
  const base = await repository.resolve(to)
  if (base === undefined) {
    throw userError(
      `the repository has no revision ${JSON.stringify(to)}`,
      'name a commit or tag of the branch: git log',
    )
  }
  if (!(await repository.isAncestor(base, head))) {
    throw userError(`${to} is not part of the branch`, 'name a commit that the branch has had: git log --first-parent')
  }
  return base
}

/** What each commit asked of the service, newest first; without a base, back to the one before its newest change. */
async function askedBy(
  since: CommitInfo[],
  base: string | undefined,
  wish: Wish & { service: string },
  history: History,
): Promise<Asked[]> {
  const asked: Asked[] = []
  let newest: string | null | undefined
  for (const { oid } of base === undefined ? since : [...since, { oid: base }]) {
    const compiled = await history.compile(oid)
    const digest = compiled.ok ? digestOf(compiled.desired, wish) : undefined
    asked.push({ commit: oid, digest })
    if (digest === undefined) continue
    if (newest === undefined && compiled.ok) checkName(compiled.desired, digest, wish)
    if (newest !== undefined && digest !== newest && base === undefined) return asked
    newest ??= digest
  }
  return base === undefined ? asked.slice(0, 0) : asked
}

/** All that is asked of the service, in one environment or in all; null: it is not there. */
function digestOf(desired: DesiredState, { service, environment }: Wish): string | null {
  const slots = Object.entries(desired.services).filter(([, one]) => {
    return one.service === service && (environment === undefined || one.environment === environment)
  })
  const digests = slots.map(([key, { digest }]) => `${key} ${digest}`).toSorted()
  return digests.length === 0 ? null : digests.join('\n')
}

/** A name nobody has heard of is a mistake; a service that is gone by now may well be asked back with --to. */
function checkName(desired: DesiredState, digest: string | null, wish: Wish & { service: string }): void {
  const environments = desired.environments.map(({ name }) => name)
  if (wish.environment !== undefined && !environments.includes(wish.environment)) {
    throw userError(`there is no environment ${wish.environment}`, suggest(wish.environment, environments))
  }
  const services = [...new Set(Object.values(desired.services).map(({ service }) => service))]
  if (digest === null && !services.includes(wish.service) && wish.to === undefined) {
    const hint = `${suggest(wish.service, services)} To bring back a service that was removed, add --to REV`
    throw userError(`there is no service ${wish.service}`, hint)
  }
}

function checked(commits: CommitInfo[], { service, to }: Wish): CommitInfo[] {
  if (commits.length > 0) return commits
  const what = service ?? 'the branch'
  const where = to === undefined ? `in the newest ${maxHistory} commits` : `since ${to}`
  throw userError(`nothing changed ${what} ${where}`, 'name an older commit to go back to: --to REV', 1)
}
