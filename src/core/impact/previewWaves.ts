import { amountOf, type RolloutParameters } from '../fleet/rollout.ts'
import { inDomains, nextWave } from '../strategy/waves.ts'

/** A rollout as it goes when all goes well. */
export interface WavePreview {
  waves: string[][]
  /** The first wave is watched so long before the second; 0: not at all. */
  bakeMs: number
  /** After the first wave a person is waited for. */
  pauses: boolean
  /** By wave: the failure domain it lies in, where one is asked for; undefined: nodes without the label. */
  domains: (string | undefined)[]
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
  unhealthy?: ReadonlySet<string>
  domainOf?: (node: string) => string | undefined
}): WavePreview {
  const { parameters, kind, proven, nodes, unhealthy, domainOf } = input
  const waves: string[][] = []
  const all = nodes.map((node) => ({ node, unhealthy: unhealthy?.has(node) ?? false, domain: domainOf?.(node) }))
  let waiting = inDomains(all, new Set())
  while (waiting.length > 0 && waves.length < nodes.length) {
    const total = nodes.length
    const wave = nextWave({ parameters, kind, proven, total, started: waves.length, waiting, unavailableElsewhere: 0 })
    // Empty while unhealthy nodes use maxUnavailable up: that is waited out, and then one can go.
    if (wave.length === 0 && waiting[0]) wave.push(waiting[0].node)
    waves.push(wave)
    const begun = new Set(wave.map((node) => domainOf?.(node)))
    waiting = inDomains(
      waiting.filter(({ node }) => !wave.includes(node)),
      begun,
    )
  }
  const widest = Math.max(0, ...waves.map((wave) => wave.length))
  const hasCanary = kind === 'deploy' && !proven && waves.length > 1
  return {
    waves,
    bakeMs: hasCanary ? parameters.canaryBakeTimeMs : 0,
    pauses: hasCanary && parameters.pauseAfterCanary,
    domains: waves.map(([first]) => (first === undefined ? undefined : domainOf?.(first))),
    lowest: nodes.length - widest,
    needed: Math.max(0, nodes.length - amountOf(parameters.maxUnavailable, nodes.length)),
    total: nodes.length,
  }
}
