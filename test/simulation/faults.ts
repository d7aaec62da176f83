import { go, hang, lose, die, type Choose, type Fate } from './choice.ts'
import type { Random } from './random.ts'

/** How wild a schedule is: probabilities per choice point. */
interface Wildness {
  drop: number
  die: number
  /** Per step on a node: its runner dies, or it restarts. */
  node: number
  forge: number
  /** The controller's own disk. */
  disk: number
}

/** The weather of one life: what is broken for a while, and how likely anything else breaks. */
export interface Weather {
  wild: Wildness
  /** Nodes nothing reaches. */
  offline: Set<string>
  /** One-way: requests arrive, and no answer comes back. */
  mute: Set<string>
  /** Connections stay open and swallow everything. */
  halfOpen: Set<string>
  slow: Set<string>
  /** Nodes whose disk is full. */
  full: Set<string>
  isForgeAway: boolean
  choose: Choose
  /** Everything is well from now on. */
  calm(): void
}

const calm: Wildness = { drop: 0, die: 0, node: 0, forge: 0, disk: 0 }

/** Weather as a seed has it. */
export function createWeather(random: Random, say: (line: string) => void): Weather {
  const weather: Weather = {
    wild: chooseWildness(random),
    offline: new Set(),
    mute: new Set(),
    halfOpen: new Set(),
    slow: new Set(),
    full: new Set(),
    isForgeAway: false,
    choose(point) {
      const { wild } = weather
      if (wild.die > 0 && random.chance(wild.die)) return die
      if (point.port === 'nodes') {
        const fate = nodeFate(weather, random, point.node ?? '', point.phase)
        if (fate.fate !== 'go') say(`fault: ${fate.fate} ${point.phase} ${point.call} ${point.node}`)
        return fate
      }
      if (point.port === 'repository') return forgeFate(weather, random, point.phase)
      if (point.port === 'store') return wild.disk > 0 && random.chance(wild.disk) ? lose : go
      return point.call === 'compile' && wild.forge > 0 && random.chance(wild.forge / 4) ? lose : go
    },
    calm() {
      weather.wild = calm
      for (const set of [weather.offline, weather.mute, weather.halfOpen, weather.slow, weather.full]) set.clear()
      weather.isForgeAway = false
    },
  }
  return weather
}

function nodeFate(weather: Weather, random: Random, node: string, phase: 'before' | 'after'): Fate {
  if (phase === 'before' && weather.halfOpen.has(node)) return hang
  if (phase === 'after' && weather.mute.has(node)) return random.chance(0.5) ? lose : hang
  if (weather.slow.has(node)) return { fate: 'delay', ms: 200 + random.below(4_000) }
  if (weather.wild.drop === 0 || !random.chance(weather.wild.drop)) return go
  const kind = random.below(4)
  return kind === 0 ? hang : kind === 1 ? { fate: 'delay', ms: random.below(6_000) } : lose
}

function forgeFate(weather: Weather, random: Random, phase: 'before' | 'after'): Fate {
  if (weather.isForgeAway) return phase === 'before' ? lose : go
  if (weather.wild.forge === 0 || !random.chance(weather.wild.forge)) return go
  return random.chance(0.8) ? lose : hang
}

function chooseWildness(random: Random): Wildness {
  const level = random.pick([0, 0.01, 0.04])
  return {
    drop: random.chance(0.7) ? level : 0,
    die: random.chance(0.5) ? level / 5 : 0,
    node: random.chance(0.4) ? level : 0,
    forge: random.chance(0.4) ? 0.1 : 0,
    disk: random.chance(0.15) ? 0.02 : 0,
  }
}
