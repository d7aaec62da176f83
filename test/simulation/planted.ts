import type { MemoryNodes } from '../../src/adapters/nodes/memory/nodes.ts'
import type { World } from '../../src/daemon/world.ts'
import type { Truth } from './truth.ts'

/** A bug put in on purpose. */
export interface Planted {
  name: string
  /** The invariant that must notice. */
  invariant: number
  /** Between the daemon and its ports. */
  world?: (world: World, truth: Truth) => World
  /** In the nodes themselves. */
  below?: (nodes: MemoryNodes) => MemoryNodes
}
