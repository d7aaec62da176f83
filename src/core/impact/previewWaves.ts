import { amountOf, type RolloutParameters } from '../fleet/rollout.ts'
import { nextWave } from '../strategy/waves.ts'

/** A rollout as it goes when all goes well. */
export interface WavePreview {
  waves: string[][]
  /** The first wave is watched so long before the second; 0: not at all. */
  bakeMs: number
  /** Nodes that are available at the worst moment, and that must be. */
  lowest: number
  needed: number
  total: number
}

/** The waves a rollout would take if every node became healthy: the strategy the daemon uses, asked ahead of time. */
export function previewWaves(input: {
  parameters: RolloutParameters
  kind: 'deploy' | 'heal'
  /** The digest was healthy here before: no canary, no bake. */
  proven: boolean
  /** In the order they should be taken. */
  nodes: string[]
}): WavePreview {
  const { parameters, kind, proven, nodes } = input
  const waves: string[][] = []
  let waiting = nodes.map((node) => ({ node, unhealthy: false }))
  while (waiting.length > 0 && waves.length < nodes.length) {
    const total = nodes.length
    const wave = nextWave({ parameters, kind, proven, total, started: waves.length, waiting, unavailableElsewhere: 0 })
    waves.push(wave)
    waiting = waiting.filter(({ node }) => !wave.includes(node))
  }
  const widest = Math.max(0, ...waves.map((wave) => wave.length))
  const bakes = kind === 'deploy' && !proven && waves.length > 1
  return {
    waves,
    bakeMs: bakes ? parameters.canaryBakeTimeMs : 0,
    lowest: nodes.length - widest,
    needed: Math.max(0, nodes.length - amountOf(parameters.maxUnavailable, nodes.length)),
    total: nodes.length,
  }
}
