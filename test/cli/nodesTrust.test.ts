import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { userError } from '../../src/cli/context.ts'
import { addNodesTrust } from '../../src/cli/nodesTrust.ts'
import { hostKey } from '../daemon/source/shop.ts'
import { closeSandbox, makeVerbWorld, type VerbWorld } from './verbWorld.ts'

const other = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIBgBhL18dJ35GXBafoJhkkJzAQaEOTsca+vdgrPUux+a'
const fleet = `apiVersion: holdfast/v1
kind: Fleet
metadata: { name: shop }
spec: { environments: [{ name: production, nodes: { env: production } }] }
---
apiVersion: holdfast/v1
kind: Nodes
spec:
  defaults: { labels: { env: production }, ssh: { port: 2222 } }
  nodes:
    - { name: web-1, address: 10.0.0.1, hostKeys: ["${hostKey} root@web-1"] }
    - { name: web-2, address: 10.0.0.2 }
    - { name: web-3, address: 10.0.0.3, ssh: { jump: bastion-1 } }
    - { name: here, connection: local }
  bastions:
    - { name: bastion-1, address: 192.0.2.1, user: jump, port: 2022 }
`

let world: VerbWorld
let scanned: string[]
beforeEach(() => {
  world = makeVerbWorld()
  scanned = []
  world.context.scanHostKeys = async (address, port, jump) => {
    scanned.push(`${address}:${port}${jump ? ` through ${jump.user}@${jump.address}:${jump.port}` : ''}`)
    return [hostKey]
  }
  world.git.publish('Begin', { 'fleet.yaml': fleet })
})
afterEach(() => world.close())
afterAll(() => closeSandbox())

const run = (...args: string[]) => world.run(addNodesTrust, 'nodes', 'trust', ...args)

describe('nodes trust', () => {
  test('of a bastion reads its own keys', async () => {
    const { out, code } = await run('bastion-1')
    expect(code).toBe(0)
    expect(scanned).toEqual(['192.0.2.1:2022'])
    expect(out).toContain('bastion-1 · 192.0.2.1:2022 shows')
  })

  test('of a node behind a bastion reads its keys through that', async () => {
    const { out } = await run('web-3')
    expect(scanned).toEqual(['10.0.0.3:2222 through jump@192.0.2.1:2022'])
    expect(out).toContain('web-3 · 10.0.0.3:2222 shows through bastion-1')
  })

  test('of a new node prints its keys, how to compare them, and the line to paste', async () => {
    const { out, code } = await run('web-2')
    expect(code).toBe(0)
    expect(scanned).toEqual(['10.0.0.2:2222'])
    expect(out).toBe(`\
web-2 · 10.0.0.2:2222 shows
  ssh-ed25519         SHA256:H5kaiYaQo7rbXQkX2M7EXnrQfNpzN0zPDuC5K8xOotQ
Compare on the host itself, at its console:
  ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub
then write into its entry in nodes.yaml:
  hostKeys: [${hostKey}]
`)
  })

  test('of a pinned node says whether the keys match', async () => {
    const same = await run('web-1')
    expect([same.code, same.out.split('\n').at(-2)]).toEqual([
      0,
      expect.stringMatching(/^● it is the key that is pinned for web-1 \([0-9a-f]{7}\)$/),
    ])
    world.context.scanHostKeys = async () => [other]
    const different = await run('web-1')
    expect(different.code).toBe(1)
    expect(different.out).toContain('✖ none of these is pinned for web-1')
    expect(different.out).toContain('SHA256:H5kaiYaQo7rbXQkX2M7EXnrQfNpzN0zPDuC5K8xOotQ')
    const json = JSON.parse((await run('web-1', '-o', 'json')).out)
    expect(json).toMatchObject({ node: 'web-1', verdict: 'different', keys: [{ key: other, pinned: false }] })
  })

  test('finds a node of the work tree it is called in before it is pushed', async () => {
    const work = join(world.git.directory, 'work')
    world.context.workingDirectory = work
    mkdirSync(join(work, 'more'))
    writeFileSync(
      join(work, 'more', 'nodes.yaml'),
      `apiVersion: holdfast/v1\nkind: Nodes\nspec: { nodes: [{ name: new-1, address: 10.9.9.9, labels: { env: production } }] }\n`,
    )
    expect((await run('new-1', '--port', '23')).code).toBe(0)
    expect(scanned).toEqual(['10.9.9.9:23'])
  })

  test('takes anything else for an address, also without a controller file', async () => {
    world.context.repository = () => Promise.reject(userError('there is no controller file', 'write one'))
    const { out } = await run('198.51.100.7')
    expect(scanned).toEqual(['198.51.100.7:22'])
    expect(out).toContain('198.51.100.7:22 shows\n')
  })

  test('needs no key for this machine, and ports are numbers', async () => {
    expect((await run('here')).error?.message).toContain('is this machine')
    expect((await run('web-1', '--port', 'ssh')).err).toContain('a port is a number')
  })
})
