import { amountOf, parallelOf, type RolloutParameters } from '../fleet/rollout.ts'

/** A node that has not been touched. */
export interface Candidate {
  node: string
  /** Known to be unhealthy now. */
  unhealthy: boolean
  /** Its value of the label `failureDomain`; nodes without one are a domain of their own. */
  domain?: string
}

/** What decides the size of the next wave. */
export interface WaveInput {
  parameters: RolloutParameters
  kind: 'deploy' | 'heal'
  proven: boolean
  /** A proven way back that a person wants everywhere at once. */
  urgent?: boolean
  /** Nodes of the service that may be changed. */
  total: number
  /** Waves that proved something so far. */
  started: number
  /** Nodes not yet touched, in the order they should be taken. */
  waiting: Candidate[]
  /** Nodes of the service outside this rollout's waiting list that are unhealthy now. */
  unavailableElsewhere: number
}

/**
 * The nodes of the next wave. Empty while unhealthy untouched nodes use `maxUnavailable` up: that is waiting, not failure.
 * Updating an unhealthy node costs no availability. A wave lies in one failure domain: that of the first who may be taken.
 */
export function nextWave(input: WaveInput): string[] {
  const { parameters, total, waiting } = input
  if (input.proven && input.urgent) return waiting.map(({ node }) => node)
  const allowed = amountOf(parameters.maxUnavailable, total)
  const limit = waveLimit(input, total)
  const unhealthy = waiting.filter((w) => w.unhealthy)
  const healthy = waiting.filter((w) => !w.unhealthy)
  let spent = input.unavailableElsewhere + unhealthy.length
  // The canary is a healthy node where there is one: it must be able to show a difference.
  const preferred = isCanary(input) ? [...healthy, ...unhealthy] : waiting
  // Unhealthy nodes of another domain may use the budget up: they come first then, or nobody's turn would ever come.
  const first = preferred.find((candidate) => candidate.unhealthy || spent < allowed)
  const order = [...healthy, ...unhealthy].filter(({ domain }) => domain === first?.domain)
  const wave: string[] = []
  for (const candidate of order) {
    if (wave.length >= limit) break
    if (!candidate.unhealthy) {
      if (spent + 1 > allowed) continue
      spent += 1
    }
    wave.push(candidate.node)
  }
  return wave
}

function waveLimit(input: WaveInput, total: number): number {
  const { parameters } = input
  if (input.proven) return Math.max(1, Math.min(Math.floor(total / 2), amountOf(parameters.maxUnavailable, total)))
  if (isCanary(input)) return Math.min(amountOf(parameters.canary, total), total)
  return parallelOf(parameters.maxParallel, total, input.started)
}

function isCanary({ kind, proven, started }: WaveInput): boolean {
  return kind === 'deploy' && !proven && started === 0
}

/** Nodes in the order of their failure domains: those that are begun, then by name, nodes without one last. */
export function inDomains<T extends { domain?: string }>(candidates: T[], begun: ReadonlySet<string | undefined>): T[] {
  return candidates.toSorted((a, b) => {
    if (a.domain === b.domain) return 0
    const isBegun = Number(begun.has(b.domain)) - Number(begun.has(a.domain))
    if (isBegun !== 0) return isBegun
    if (a.domain === undefined || b.domain === undefined) return a.domain === undefined ? 1 : -1
    return a.domain.localeCompare(b.domain, 'en', { numeric: true })
  })
}
