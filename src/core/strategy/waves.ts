import { amountOf, type RolloutParameters } from '../fleet/rollout.ts'

/** What decides the size of the next wave. */
export interface WaveInput {
  parameters: RolloutParameters
  kind: 'deploy' | 'heal'
  proven: boolean
  /** Nodes of the service that may be changed. */
  total: number
  /** Waves started so far. */
  started: number
  /** Nodes not yet touched, in the order they should be taken, with whether they are known to be unhealthy now. */
  waiting: { node: string; unhealthy: boolean }[]
  /** Nodes of the service outside this rollout's waiting list that are unhealthy now. */
  unavailableElsewhere: number
}

/**
 * The nodes of the next wave. Empty while unhealthy untouched nodes use `maxUnavailable` up: that is waiting, not failure.
 * Updating an unhealthy node costs no availability.
 */
export function nextWave(input: WaveInput): string[] {
  const { parameters, total, waiting } = input
  const allowed = amountOf(parameters.maxUnavailable, total)
  const limit = waveLimit(input, total)
  const unhealthy = waiting.filter((w) => w.unhealthy)
  const healthy = waiting.filter((w) => !w.unhealthy)
  // The canary is a healthy node where there is one: it must be able to show a difference.
  const order = [...healthy, ...unhealthy]
  const wave: string[] = []
  let spent = input.unavailableElsewhere + unhealthy.length
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
  const parallel = amountOf(parameters.maxParallel, total)
  if (input.proven) return Math.max(1, Math.min(Math.floor(total / 2), amountOf(parameters.maxUnavailable, total)))
  if (input.kind === 'deploy' && input.started === 0) return Math.min(amountOf(parameters.canary, total), total)
  return parallel
}
