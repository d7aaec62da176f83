import { slotKey, type DesiredService, type DesiredState, type Promotion } from '../fleet/desired.ts'
import type { Problem } from '../fleet/problem.ts'
import { canonicalJson } from '../fleet/digest.ts'
import type { Model } from './model.ts'
import { at, error } from './rules/rule.ts'

/** What the commits that are promoted ask for, by commit; words: why a commit can say nothing. */
export type PromotedAt = Map<string, DesiredState | string>

/**
 * Puts what was promoted in the place of what the manifests ask for, in environments where only promotions count. What is
 * not promoted is only offered there.
 */
export function applyPromotions(
  desired: DesiredState,
  model: Model,
  commits: PromotedAt,
): { desired: DesiredState; problems: Problem[] } {
  const manual = new Set(desired.environments.flatMap(({ name, promotion }) => (promotion ? [name] : [])))
  if (manual.size === 0) return { desired, problems: [] }
  const all = Object.entries(desired.services)
  const offered = Object.fromEntries(all.filter(([, { environment }]) => manual.has(environment)))
  const services = Object.fromEntries(all.filter(([, { environment }]) => !manual.has(environment)))
  const promotions: Record<string, Promotion> = {}
  const problems: Problem[] = []
  for (const manifest of model.promotions) {
    const { service, environment, commit } = manifest.value.spec
    const key = slotKey(environment, service)
    const then = commits.get(commit)
    const found = typeof then === 'object' ? then.services[key] : undefined
    const now = offered[key]
    if (!found || !now || typeof then !== 'object') {
      const why = typeof then === 'string' ? then : `asks for no ${service} in ${environment}`
      const hint = `promote another commit: \`holdfast promote ${service} --to ${environment}\``
      problems.push(error(at(manifest, '/spec/commit'), `commit ${commit.slice(0, 12)} ${why}`, hint))
      continue
    }
    const after = desired.environments.find(({ name }) => name === environment)?.after
    const provenBy = after && then.services[slotKey(after, service)]?.digest
    promotions[key] = { commit, file: manifest.source.file, ...(provenBy ? { provenBy } : {}) }
    services[key] = promoted(found, now)
  }
  return { desired: { ...desired, services, offered, promotions }, problems }
}

/**
 * A service as it was promoted, on the nodes it has now. A node that came since gets what all the others have; where
 * nodes are asked for different things it waits for the next promotion.
 */
function promoted(then: DesiredService, now: DesiredService): DesiredService {
  if (then.digest === now.digest) return now
  const values = Object.values(then.nodes)
  const [same] = values
  const isSame = values.every((value) => canonicalJson({ value }) === canonicalJson({ value: same }))
  const nodes = Object.keys(now.nodes).flatMap((name) => {
    const asked = then.nodes[name] ?? (isSame ? same : undefined)
    return asked ? [[name, asked] as const] : []
  })
  return { ...then, nodes: Object.fromEntries(nodes) }
}
