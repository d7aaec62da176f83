import { once } from 'node:events'
import { expect, test } from 'vitest'
import type { Nodes } from '../../../src/adapters/nodes/port.ts'
import { planNodes } from '../../../src/cli/plan/planNodes.ts'
import { desiredState } from '../../core/support/fleet.ts'

test('a plan names nodes in the order of the manifests, however fast each of them answers', async () => {
  const desired = desiredState('c1', { services: { web: { digest: 'one', nodes: ['web-1', 'web-2', 'web-3'] } } })
  const slow = new EventTarget()
  const nodes = {
    observe: async ({ node }: { node: string }) => {
      if (node === 'web-1') await once(slow, 'answer')
      if (node === 'web-3') slow.dispatchEvent(new Event('answer'))
      return { answer: 'lost', phase: 'connect', message: `${node} is off` }
    },
  } as unknown as Nodes
  const answers = await planNodes(nodes, desired, Object.values(desired.nodes))
  expect([...answers.keys()]).toEqual(['web-1', 'web-2', 'web-3'])
})
