import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { createMemoryDisk } from '../../src/adapters/stores/memory/memory.ts'
import type { ApiClient } from '../../src/cli/context.ts'
import { addCordon } from '../../src/cli/cordon.ts'
import { addNodes } from '../../src/cli/nodes.ts'
import { addServices } from '../../src/cli/services.ts'
import { addSuspend } from '../../src/cli/suspend.ts'
import { addUncordon } from '../../src/cli/uncordon.ts'
import type { DurableEntry } from '../../src/core/journal/entry.ts'
import type { World } from '../../src/daemon/world.ts'
import { hostKey } from '../daemon/source/shop.ts'
import { closeSandbox, makeVerbWorld, type VerbWorld } from './verbWorld.ts'

const fleet = `apiVersion: holdfast/v1
kind: Fleet
metadata: { name: shop }
spec: { environments: [{ name: production, nodes: {} }] }
---
apiVersion: holdfast/v1
kind: Nodes
spec: { nodes: [{ name: web-1, hostKeys: ["${hostKey}"] }, { name: web-2, hostKeys: ["${hostKey}"] }] }
---
apiVersion: holdfast/v1
kind: Service
metadata: { name: shop }
spec: { nodes: {}, files: [{ path: /etc/shop, content: one }] }
`

let world: VerbWorld
let api: ApiClient | undefined
let posted: unknown[]
beforeEach(async () => {
  posted = []
  api = undefined
  const disk = createMemoryDisk('c0ffee00')
  world = makeVerbWorld((made) => ({
    environment: { USER: 'root', SUDO_USER: 'ada' },
    api: async () => api,
    journal: async () => {
      const store = await disk.open()
      const records = await store.load()
      await store.close()
      return records
    },
    world: async () => {
      const { library, clock } = made.context
      return { store: await disk.open(), library: await library(), clock } as World
    },
  }))
  const commit = world.git.publish('Begin', { 'fleet.yaml': fleet })
  const slots = await world.digests(commit)
  const at = world.context.clock.now()
  const begun: DurableEntry[] = [
    { at, type: 'controller-started', epoch: 1, controller: 'c0ffee00', version: '1' },
    { at, type: 'commit-accepted', commit, subject: 'Begin', author: 'Ada', slots },
  ]
  const store = await disk.open()
  await store.append(begun, { expectedSeq: 0 })
  await store.close()
  // The lock of a state directory ends with the verb that took it.
  const { run } = world
  world.run = async (...args) => {
    const said = await run(...args)
    disk.crash()
    return said
  }
})
afterEach(() => world.close())
afterAll(() => closeSandbox())

const words = ['--why', 'disk swap']

test('without a daemon the journal takes the word, and every verb that reads it shows it', async () => {
  const { out, error } = await world.run(addCordon, 'cordon', 'web-2', '--for', '2h', ...words)
  expect(error).toBeUndefined()
  expect(out).toBe(
    '2026-01-05T12:00:00.000Z  ▲ web-2 cordoned by ada until 2026-01-05 14:00 UTC: disk swap\n' +
      'no daemon is running; the journal holds it for the next start\n',
  )
  const nodes = JSON.parse((await world.run(addNodes, 'nodes', '-o', 'json')).out) as { nodes: object[] }
  expect(nodes.nodes).toMatchObject([{ name: 'web-2', word: 'cordoned', cordon: { who: 'ada', why: 'disk swap' } }])
  expect((await world.run(addNodes, 'nodes')).out).toContain('by ada: disk swap, until 2026-01-05 14:00 UTC')
  expect((await world.run(addUncordon, 'uncordon', 'web-2', '--why', 'done')).out).toContain(
    'web-2 is no longer cordoned: ada: done',
  )
  expect((await world.run(addUncordon, 'uncordon', 'web-2', '--why', 'done')).error?.message).toBe(
    'nothing to end: web-2 is not cordoned by a word',
  )
})

test('a service is suspended for a day unless said, and shown with who, why and until', async () => {
  await world.run(addSuspend, 'suspend', 'shop', ...words)
  const { out } = await world.run(addServices, 'services')
  expect(out).toContain('suspended')
  expect(out).toContain(
    'suspended by ada: disk swap · for 0.0s · until 2026-01-06 12:00 UTC, or `holdfast suspend shop --in production --end`',
  )
  const ended = await world.run(addSuspend, 'suspend', 'shop', '--in', 'production', '--end', '--why', 'done')
  expect(ended.out).toContain('production · shop is no longer suspended: ada: done')
})

test('a running daemon is told, and nothing else touches its journal', async () => {
  const post = async (path: string, body: unknown) => {
    posted.push([path, body])
    return { verb: 'cordon', lines: [{ at: 0, sign: 'waiting', text: 'web-1 cordoned', minor: false }] }
  }
  api = { post } as unknown as ApiClient
  const { out } = await world.run(addCordon, 'cordon', 'web-1', '--for', '30m', ...words)
  expect(out).toBe('1970-01-01T00:00:00.000Z  ▲ web-1 cordoned\n')
  const body = { verb: 'cordon', node: 'web-1', forMs: 1_800_000, who: 'ada', why: 'disk swap' }
  expect(posted).toEqual([['/v1/restrain', body]])
})

test.each<[Parameters<VerbWorld['run']>, string]>([
  [[addCordon, 'cordon', 'web-9', ...words], 'there is no node web-9'],
  [[addCordon, 'cordon', 'web-1', '--for', 'ever', ...words], '--for ever is no time'],
  [[addCordon, 'cordon', 'web-1', '--why', ' '], '--why is empty'],
  [[addCordon, 'cordon', 'web-1'], "error: required option '--why <reason>' not specified"],
  [[addSuspend, 'suspend', 'shop', '--end', '--for', '2h', ...words], '--end ends the suspension now'],
  [[addSuspend, 'suspend', 'sho', ...words], 'there is no service sho'],
])('refuses %o', async (args, message) => {
  expect((await world.run(...args)).error?.message).toBe(message)
})
