import { emptyChronicle } from '../../../src/core/timeline/chronicle.ts'
import type { NodeView } from '../../../src/core/timeline/nodeView.ts'
import type { ServiceView } from '../../../src/core/timeline/serviceView.ts'
import { statusView } from '../../../src/core/timeline/statusView.ts'
import type { Story } from './story.ts'

/** What `nodes` says of a node at this point of a story. */
export function nodeView(story: Story, name: string): NodeView {
  const found = statusView(story.state, emptyChronicle(), story.now).nodes.find((node) => node.name === name)
  if (!found) throw new Error(`no node ${name}`)
  return found
}

/** What `services` says of a service at this point of a story. */
export function serviceView(story: Story, name: string): ServiceView {
  const found = statusView(story.state, emptyChronicle(), story.now).services.find(({ service }) => service === name)
  if (!found) throw new Error(`no service ${name}`)
  return found
}
