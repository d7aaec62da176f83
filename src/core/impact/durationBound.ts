import { hookSeconds, type Hooks } from '../fleet/hook.ts'
import type { RolloutParameters } from '../fleet/rollout.ts'
import { deadlineSeconds } from '../plan/bound.ts'
import type { WavePreview } from './previewWaves.ts'

/** A node is looked at before its turn, and the canary at the end of its bake. */
const lookMs = 35_000

/**
 * How long a rollout takes at most until it has succeeded or failed: each wave as long as the switch of its slowest node
 * is armed, the bake, and the hooks of the rollout. Not counted: what it waits for people, for nodes that are out of reach
 * or unhealthy, for other services on the same nodes, and nodes that are tried again by their own fault.
 */
export function durationBoundMs(input: {
  preview: Pick<WavePreview, 'waves' | 'bakeMs'>
  parameters: RolloutParameters
  /** Sum of the step timeouts of a node. */
  stepSeconds: (node: string) => number
  hooks?: Hooks
}): number {
  const { preview, parameters, stepSeconds, hooks } = input
  const [before, after] = [hookSeconds(hooks?.beforeRollout ?? []), hookSeconds(hooks?.afterRollout ?? [])]
  const waves = preview.waves.map(
    (wave) => deadlineSeconds(Math.max(0, ...wave.map(stepSeconds)), parameters) * 1000 + lookMs,
  )
  const end = after > 0 ? after * 1000 + parameters.confirmTimeoutMs + lookMs : 0
  const bake = preview.bakeMs > 0 ? preview.bakeMs + lookMs : 0
  return waves.reduce((sum, wave) => sum + wave, 0) + bake + before * 1000 + end
}
