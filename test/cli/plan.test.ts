import { defaultRollout } from '../../src/core/fleet/rollout.ts'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { putFile } from '../../src/adapters/nodes/memory/host.ts'
import { addPlan } from '../../src/cli/plan.ts'
import { diffFiles } from '../../src/cli/plan/diffFiles.ts'
import type { SlotOutlook } from '../../src/cli/plan/outlook.ts'
import { sha256 } from '../../src/core/fleet/digest.ts'
import type { NodePlan } from '../../src/core/plan/plan.ts'
import { hostKey } from '../daemon/source/shop.ts'
import { closeSandbox, makeVerbWorld, type VerbWorld } from './verbWorld.ts'

const fleet = `apiVersion: holdfast/v1
kind: Fleet
metadata: { name: shop }
spec:
  defaults: { ssh: { user: deploy } }
  environments:
    - { name: staging, nodes: { env: staging } }
    - { name: production, nodes: { env: production }, after: staging }
`
const nodeLine = (name: string, env: string, more = '') =>
  `    - { name: ${name}, address: ${name}.example, labels: { env: ${env} }, hostKeys: ["${hostKey}"]${more} }\n`
const nodes = `apiVersion: holdfast/v1
kind: Nodes
spec:
  nodes:
${nodeLine('test-1', 'staging')}${[1, 2, 3, 4].map((n) => nodeLine(`web-${n}`, 'production')).join('')}`
const service = (name: string, body: string) => `apiVersion: holdfast/v1
kind: Service
metadata: { name: ${name} }
spec:
  nodes: { matchExpressions: [{ key: env, operator: Exists }] }
${body}`
const motd = (text: string) => `  files: [{ path: /etc/motd, content: ${JSON.stringify(text)}, mode: "0644" }]\n`
const edge = service('edge', `  dependsOn: [shop]\n  directories: [{ path: /etc/edge }]\n`)
const rollout = '  rollout: { maxUnavailable: 2, maxParallel: 2 }\n'

let world: VerbWorld
beforeEach(() => {
  world = makeVerbWorld()
})
afterEach(() => world.close())
afterAll(() => closeSandbox())

const all = ['test-1', 'web-1', 'web-2', 'web-3', 'web-4']

/** A fleet in which `first` runs everywhere, proven, and is the accepted commit. */
async function settle(first: string): Promise<Record<string, string>> {
  const slots = await world.digests(first)
  world.journal.push({ at: 1, type: 'commit-accepted', commit: first, subject: 'Begin', author: 'Ada', slots })
  for (const [slot, digest] of Object.entries(slots)) {
    world.journal.push({ at: 1, type: 'digest-promoted', slot, digest, commit: first })
    world.journal.push({ at: 1, type: 'digest-good', slot, digest, commit: first })
    const parameters = { ...defaultRollout, canaryBakeTimeMs: 1 }
    const rest = { kind: 'deploy' as const, proven: false, nodes: [], parameters }
    world.journal.push({ at: 1, type: 'rollout-started', rollout: slot, slot, digest, commit: first, ...rest })
    world.journal.push({ at: 1, type: 'rollout-ended', rollout: slot, result: 'succeeded', counts: {} })
  }
  return slots
}

function have(text: string, names = all): void {
  for (const name of names) {
    putFile(world.nodes.host(name), '/etc/motd', text)
    world.nodes.host(name).managed.set('shop', [{ origin: 'created', subject: 'path', name: '/etc/motd' }])
  }
}

function haveEdge(): void {
  for (const name of all) {
    const host = world.nodes.host(name)
    host.files.set('/etc/edge', { type: 'directory', mode: '0755', owner: 'root', group: 'root' })
    host.managed.set('edge', [{ origin: 'created', subject: 'path', name: '/etc/edge' }])
  }
}

const files = (text: string) => ({
  'fleet.yaml': fleet,
  'nodes.yaml': nodes,
  'shop.yaml': service('shop', motd(text) + rollout),
  'edge.yaml': edge,
})

describe('plan', () => {
  test('of a branch that is not merged says what changes, where, by whom, in which waves, with a diff', async () => {
    const first = world.git.publish('Begin', files('hello\nworld\n'))
    const before = await settle(first)
    have('hello\nworld\n')
    haveEdge()
    world.git.git('checkout', '-q', '-b', 'bump')
    const bump = world.git.commit('Greet louder', { 'shop.yaml': service('shop', motd('HELLO\nworld\n') + rollout) })
    world.git.git('push', '-q', 'origin', 'bump')
    const after = await world.digests(bump)
    const { out, code, err } = await world.run(addPlan, 'plan', '--rev', 'origin/bump')
    const by = `${bump.slice(0, 7)} Greet louder (Ada)`
    const digest = (slot: string) => `digest ${before[slot]?.slice(0, 7)} → ${after[slot]?.slice(0, 7)}`
    expect(err).toBe('')
    expect(out).toBe(`\
staging · shop · 1 node · ${digest('staging/shop')} · by ${by}
  ~ file  /etc/motd  +1 -1  test-1
  waves  1       the only node: down while it changes
  also feels it: edge (depends on shop)
  takes at most 9m

production · shop · 4 nodes · ${digest('production/shop')} · by ${by}
  ~ file  /etc/motd  +1 -1  4 nodes
  waves  1 canary (web-1) → bake 5m → 2 → 1       at least 2 of 4 available, needs 2
  also feels it: edge (depends on shop)
  will wait for: shop to be healthy in staging
  takes at most 32m

/etc/motd  (5 nodes)
--- a/etc/motd
+++ b/etc/motd
@@ -1,2 +1,2 @@
-hello
+HELLO
 world

2 to change, 2 in sync · at ${by}
`)
    expect(code).toBe(0)
  })

  test('says how long a change soaks first, and what waits for a promotion', async () => {
    const first = world.git.publish('Begin', files('hello\n'))
    await settle(first)
    have('hello\n')
    haveEdge()
    const soaking = { ...files('HELLO\n'), 'fleet.yaml': fleet.replace('after: staging', 'after: staging, soak: 10m') }
    world.git.publish('Greet louder', soaking)
    expect((await world.run(addPlan, 'plan')).out).toContain('will wait for: shop to be healthy in staging for 10m\n')
    world.git.publish('Ask a person', {
      ...soaking,
      'fleet.yaml': fleet.replace('after: staging', 'after: staging, promotion: manual'),
    })
    const { out } = await world.run(addPlan, 'plan')
    expect(out).toMatch(/^▲ production · shop · [0-9a-f]{7} is not promoted: `holdfast promote shop --to production`$/m)
  })

  test('of what runs already says that there is nothing to do, and changes nothing', async () => {
    const first = world.git.publish('Begin', files('hello\n'))
    await settle(first)
    have('hello\n')
    haveEdge()
    const { out, code } = await world.run(addPlan, 'plan')
    expect(out).toBe(`nothing to do: 5 nodes as ${first.slice(0, 7)} Begin (Ada) asks (4 services in sync)\n`)
    expect(code).toBe(0)
    expect(all.flatMap((name) => world.nodes.host(name).log)).toEqual([])
  })

  test('names first what is in the way: blocked, unknown and unreachable, with the next step, and exits 3', async () => {
    const first = world.git.publish('Begin', files('hello\n'))
    await settle(first)
    have('hello\n')
    haveEdge()
    const folder = { type: 'directory', mode: '0755', owner: 'root', group: 'root' } as const
    world.nodes.host('web-2').files.set('/etc/motd', folder)
    world.nodes.host('web-3').reachable = false
    const { out, code } = await world.run(addPlan, 'plan')
    const { 'production/shop': shop, 'production/edge': edgeDigest } = await world.digests(first)
    expect(code).toBe(3)
    expect(out).toBe(`\
production · shop · 4 nodes · digest ${shop?.slice(0, 7)} · by ${first.slice(0, 7)} Begin (Ada)
  ✖ blocked: file /etc/motd: /etc/motd is a directory on the node, and a regular file is wanted  (web-2)
      move /etc/motd away on the node, or name another path; to change the type of a managed path, remove it in one commit and add it in the next
  ○ unreachable: web-3 does not answer  (web-3)
      see that web-3 is up and its address right; its changes come when it is back: holdfast doctor

production · edge · 4 nodes · digest ${edgeDigest?.slice(0, 7)} · by ${first.slice(0, 7)} Begin (Ada)
  ○ unreachable: web-3 does not answer  (web-3)
      see that web-3 is up and its address right; its changes come when it is back: holdfast doctor

1 blocked, 1 not known in full, 2 in sync · at ${first.slice(0, 7)} Begin (Ada)
`)
  })

  test('of a first deployment on observed hosts shows all, names takeovers, and that nothing is changed', async () => {
    const observed = nodes.replaceAll('] }', '], state: observe }')
    world.git.publish('Begin', { ...files('hello\n'), 'nodes.yaml': observed })
    putFile(world.nodes.host('test-1'), '/etc/motd', 'by hand\n', '0600')
    const { out, code } = await world.run(addPlan, 'plan', '--node', 'test-1')
    expect(code).toBe(0)
    expect(out.replaceAll(/\b[0-9a-f]{7}\b/g, '<id>')).toBe(`\
staging · edge · 1 node · digest none → <id>
  + directory  /etc/edge  0755 root:root  test-1
  ▲ test-1 is only compared: nothing is changed until \`state: observe\` is taken out

staging · shop · 1 node · digest none → <id>
  ~ file  /etc/motd  +1 -1, mode 0600 → 0644 (takeover: not created by Holdfast)  test-1
  ▲ test-1 is only compared: nothing is changed until \`state: observe\` is taken out
  also feels it: edge (depends on shop)

/etc/motd  (test-1)
--- a/etc/motd
+++ b/etc/motd
@@ -1,1 +1,1 @@
-by hand
+hello

2 to change · at <id> Begin (Ada)
`)
  })

  test('of a directory shows what is not committed; binary content and tabs are safe to print', async () => {
    const first = world.git.publish('Begin', { ...files('a\tb\n') })
    await settle(first)
    have('a\tb\n')
    haveEdge()
    putFile(world.nodes.host('web-1'), '/etc/motd', 'a\u0000b')
    putFile(world.nodes.host('web-2'), '/etc/motd', 'a\tb\n\u001b[2Jgone\n')
    world.git.git('checkout', '-q', 'main')
    const { out } = await world.run(addPlan, 'plan', '--path', 'work')
    expect(out).toContain('/etc/motd  (web-1)  binary, 3 → 4 bytes\n')
    expect(out).toContain(
      '/etc/motd  (web-2)\n--- a/etc/motd\n+++ b/etc/motd\n@@ -1,2 +1,1 @@\n a\tb\n-\\u{1b}[2Jgone\n',
    )
    expect(out).toContain('digest ' + (await world.digests(first))['production/shop']?.slice(0, 7) + ', drifted')
    expect(out).not.toContain('\u001b')
  })

  test('says of a service that left what it removes, and beyond the budget why it does not', async () => {
    const first = world.git.publish('Begin', files('hello\n'))
    await settle(first)
    have('hello\n')
    haveEdge()
    const many = ['a', 'b', 'c', 'd', 'e'].map((name) => `/etc/edge/${name}`)
    for (const name of ['web-1', 'web-2']) {
      const host = world.nodes.host(name)
      for (const path of many) putFile(host, path, '')
      const things = ['/etc/edge', ...many].map((path) => ({ origin: 'created', subject: 'path', name: path }) as const)
      host.managed.set('edge', name === 'web-1' ? [things[0]!] : things)
    }
    world.git.publish('Drop edge', { 'edge.yaml': undefined })
    const { out, code } = await world.run(addPlan, 'plan')
    expect(code).toBe(3)
    expect(out).toContain('production · edge · 4 nodes · digest')
    expect(out).toContain(' → removed · by ')
    expect(out).toContain('  - directory  /etc/edge  if nothing else lies in it  3 nodes\n')
    expect(out).toMatch(/✖ blocked: .*6.*\(web-2\)\n {6}\S/)
  })

  test('as JSON has the same facts', async () => {
    const first = world.git.publish('Begin', files('hello\n'))
    const before = await settle(first)
    have('hi\n', ['web-1'])
    have('hello\n', ['test-1', 'web-2', 'web-3', 'web-4'])
    haveEdge()
    const { out } = await world.run(addPlan, 'plan', '-o', 'json')
    const answer = JSON.parse(out)
    expect(answer.revision).toEqual({ name: `${first.slice(0, 7)} Begin (Ada)`, commit: first })
    expect(answer.services[0]).toMatchObject({
      environment: 'production',
      service: 'shop',
      digest: before['production/shop'],
      current: before['production/shop'],
      waves: { waves: [['web-1']], bakeMs: 0, lowest: 0, needed: 0, total: 1 },
      nodes: {
        'web-1': { mode: 'active', outcome: 'plan', changes: [{ sign: '~', kind: 'file', name: '/etc/motd' }] },
        'web-2': { outcome: 'none' },
      },
    })
    expect(answer.diffs).toMatchObject([{ path: '/etc/motd', nodes: ['web-1'], added: 1, removed: 1, note: null }])
  })

  test('refuses what is invalid or not there in words', async () => {
    world.git.publish('Begin', files('hello\n'))
    const nowhere = await world.run(addPlan, 'plan', '--rev', 'origin/nope')
    expect(nowhere.error?.message).toBe('the repository has no revision "origin/nope"')
    const node = await world.run(addPlan, 'plan', '--node', 'web-11')
    expect(node.error).toMatchObject({ message: 'there is no node web-11', hint: 'did you mean web-1?' })
    world.git.publish('Break', { 'shop.yaml': service('shop', motd('hello\n').replace('"0644"', '0644')) })
    const invalid = await world.run(addPlan, 'plan')
    expect(invalid.code).toBe(1)
    expect(invalid.out).toContain('mode 0644 is read as decimal 644')
    expect((await world.run(addPlan, 'plan', '--path', 'nowhere')).error?.message).toContain('is no directory')
  })

  test('runs no program of the revision on a node', async () => {
    const health = '  health: [{ command: { run: [/bin/rm, -rf, /], timeout: 5s } }]\n'
    world.git.publish('Begin', { ...files('hello\n'), 'shop.yaml': service('shop', motd('hello\n') + health) })
    let probes = 0
    const probe = async () => {
      probes += 1
      return { answer: 'ok' as const, value: [] }
    }
    world.context.nodes = async () => ({ ...world.nodes, probe })
    expect((await world.run(addPlan, 'plan')).code).toBe(0)
    expect(probes).toBe(0)
  })
})

test('secret content is neither read from a node nor shown', async () => {
  const [was, is] = [Buffer.from('password=old\n'), Buffer.from('password=new\n')]
  const value = { type: 'file' as const, mode: '0600', owner: 'root', group: 'root' }
  const step = {
    kind: 'path' as const,
    path: '/etc/secret',
    from: { ...value, sha256: sha256(was) },
    to: { ...value, sha256: sha256(is) },
  }
  const empty = { service: 'shop', inputDigest: 'd', manage: [], prune: [] }
  const plan: NodePlan = { ...empty, kind: 'apply', steps: [step] }
  const undo: NodePlan = { ...empty, kind: 'undo', steps: [] }
  const contents = [{ sha256: sha256(is), size: is.length, secret: true }]
  const attempt = { plan, undo, contents, staged: 0, stepSeconds: 60 }
  const node = {
    mode: 'active',
    outcome: 'plan',
    attempt,
    changes: [],
    takeovers: [],
    warnings: [],
    foreign: [],
  } as const
  const slot: SlotOutlook = {
    key: 'production/shop',
    environment: 'production',
    service: 'shop',
    digest: 'd',
    current: undefined,
    held: undefined,
    waitsFor: undefined,
    dependents: [],
    nodes: { 'web-1': { ...node, takeovers: [], changes: [], warnings: [], foreign: [] } },
    waves: undefined,
    boundMs: undefined,
    hooks: [],
  }
  let reads = 0
  const read = async () => {
    reads += 1
    return { answer: 'ok' as const, value: { '/etc/secret': was } }
  }
  const target = {
    node: 'web-1',
    via: 'ssh' as const,
    address: '',
    port: 22,
    user: 'root',
    become: 'none' as const,
    hostKeys: [],
  }
  const diffs = await diffFiles([slot], {
    nodes: { ...world.nodes, read },
    targets: () => target,
    contents: new Map([[sha256(is), is]]),
    sandbox: world.context.sandbox(),
  })
  expect(reads).toBe(0)
  expect(diffs).toEqual([
    { path: '/etc/secret', nodes: ['web-1'], diff: undefined, note: 'secret content, not shown', added: 0, removed: 0 },
  ])
})
