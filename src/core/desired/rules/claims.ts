import { canonicalJson } from '../../fleet/digest.ts'
import { slotsOf } from '../slotsOf.ts'
import type { Place } from '../../fleet/desired.ts'
import type { Problem } from '../../fleet/problem.ts'
import type { Slot } from '../model.ts'
import { cite, error, within } from './rule.ts'
import type { RuleInput, Rule } from './rule.ts'

/** One thing on a node belongs to one service, once. */
export const claimRules: Rule[] = [thingsHaveOneOwner]

interface Claim {
  slot: Slot
  /** The list of the service it stands in. */
  list: string
  what: string
  place: Place
  /** What is asked of the thing, where others may ask the same of it. */
  wish?: string
}

function thingsHaveOneOwner({ model }: RuleInput): Problem[] {
  const problems = new Map<string, Problem>()
  for (const environment of model.environments) {
    const claims = new Map<string, Claim[]>()
    for (const slot of slotsOf(model).filter((candidate) => candidate.environment === environment)) {
      for (const claim of claimsOf(slot)) {
        const rivals = claims.get(claim.what) ?? []
        for (const rival of rivals) {
          // The same two places meet in several environments; once is enough.
          const pair = `${claim.what}\n${cite(rival.place)}\n${cite(claim.place)}`
          for (const problem of judge(rival, claim)) if (!problems.has(pair)) problems.set(pair, problem)
        }
        claims.set(claim.what, [...rivals, claim])
      }
    }
  }
  return [...problems.values()]
}

function judge(first: Claim, second: Claim): Problem[] {
  if (first.slot === second.slot) {
    // Twice in one list is told by `listEntriesAreUnique`.
    if (first.list === second.list && first.list !== 'units') return []
    const message = `${second.what} is claimed twice by ${second.slot.service.name}; also at ${cite(first.place)}`
    return [error(second.place, message, 'keep one of the two')]
  }
  const nodes = new Set(first.slot.nodes)
  const shared = second.slot.nodes.filter((node) => nodes.has(node)).map(({ name }) => name)
  if (shared.length === 0) return []
  if (first.wish !== undefined && first.wish === second.wish) return []
  const rest = shared.length > 1 ? ` and ${shared.length - 1} more` : ''
  const [one, other] = [first.slot.service.name, second.slot.service.name]
  const message = `${second.what} is claimed by ${one} (${cite(first.place)}) and by ${other} on ${shared[0]}${rest}`
  return [error(second.place, message, 'let one service have it, or place them on different nodes')]
}

function claimsOf(slot: Slot): Claim[] {
  const { packages, users, groups, directories, links, files, units, release } = slot.spec.value
  const claim = (what: string, pointer: string): Claim => ({
    slot,
    list: pointer.split('/')[1] ?? '',
    what,
    place: within(slot, pointer),
  })
  const paths = Object.entries({ directories, links, files }).flatMap(([key, items]) =>
    (items ?? []).map(({ path }, index) => claim(`path ${path}`, `/${key}/${index}`)),
  )
  const inUnits = (units ?? []).flatMap(({ name, dropIns, ...unit }, index) => [
    claim(`unit ${name}`, `/units/${index}`),
    ...('source' in unit || 'template' in unit ? [claim(`path ${unitFolder}/${name}`, `/units/${index}`)] : []),
    ...(dropIns ?? []).map((dropIn, number) => {
      return claim(`path ${unitFolder}/${name}.d/${dropIn.name}`, `/units/${index}/dropIns/${number}`)
    }),
  ])
  const released = release?.path === undefined ? [] : ['releases', 'current'].map((name) => `${release.path}/${name}`)
  return [
    ...paths,
    ...inUnits,
    ...released.map((path) => claim(`path ${path}`, '/release/path')),
    ...(packages ?? []).map((wish, index) => ({
      ...claim(`package ${wish.name}`, `/packages/${index}`),
      wish: canonicalJson({ ...wish, state: wish.state ?? 'present', prune: wish.prune ?? false }),
    })),
    ...(users ?? []).map(({ name }, index) => claim(`user ${name}`, `/users/${index}`)),
    ...(groups ?? []).map(({ name }, index) => claim(`group ${name}`, `/groups/${index}`)),
  ]
}

const unitFolder = '/etc/systemd/system'
