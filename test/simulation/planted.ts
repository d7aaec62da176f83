import type { StepFate } from '../../src/adapters/nodes/memory/ledger.ts'
import type { MemoryHost } from '../../src/adapters/nodes/memory/host.ts'
import type { MemoryNodes } from '../../src/adapters/nodes/memory/nodes.ts'
import type { Step } from '../../src/core/plan/plan.ts'
import type { World } from '../../src/daemon/world.ts'
import { plantedInPorts } from './planted/inPorts.ts'
import { plantedInRules } from './planted/inRules.ts'
import type { Truth } from './truth.ts'

/** Replaces a function of the product: gets the real one, and what it was called with. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Seam = (real: (...args: any[]) => any, ...args: any[]) => unknown

/** A bug put in on purpose. */
export interface Planted {
  /** What is wrong, in the words of a person. */
  bug: string
  /** The invariant that must notice. */
  invariant: number
  /** Between the daemon and its ports. */
  world?: (world: World, truth: Truth) => World
  /** In the nodes themselves. */
  below?: (nodes: MemoryNodes) => MemoryNodes
  /** On a node, right before a step; what it returns befalls the node. */
  step?: (host: MemoryHost, attempt: string, step: Step) => StepFate | undefined
  /** Functions of the product, by name. */
  seams?: Record<string, Seam>
}

/** Every planted bug; `planted.md` names the seed that catches each. */
export const planted: readonly Planted[] = [...plantedInPorts, ...plantedInRules]
