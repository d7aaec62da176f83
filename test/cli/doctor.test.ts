import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Lost, Nodes } from '../../src/adapters/nodes/port.ts'
import { storeError } from '../../src/adapters/stores/port.ts'
import { userError, type ApiClient } from '../../src/cli/context.ts'
import { addDoctor } from '../../src/cli/doctor.ts'
import { examination, readExamination } from '../../src/cli/doctor/examination.ts'
import { createFolderHost, interpreters } from '../node/host.ts'
import { hostKey } from '../daemon/source/shop.ts'
import { closeSandbox, makeVerbWorld, type VerbWorld } from './verbWorld.ts'

const nodeLine = (name: string, keys = `["${hostKey}"]`) =>
  `    - { name: ${name}, address: 10.0.0.1, hostKeys: ${keys} }\n`
const behind = (name: string) => nodeLine(name).replace('address:', 'ssh: { jump: bastion-1 }, address:')
const bastion = `  bastions: [{ name: bastion-1, address: 192.0.2.1, user: jump, hostKeys: ["${hostKey}"] }]\n`
const fleet = (nodes: string) => `apiVersion: holdfast/v1
kind: Fleet
metadata: { name: shop }
spec: { environments: [{ name: production, nodes: { env: production } }] }
---
apiVersion: holdfast/v1
kind: Nodes
spec:
  defaults: { labels: { env: production }, ssh: { user: deploy, become: sudo } }
  nodes:
${nodes}---
apiVersion: holdfast/v1
kind: Service
metadata: { name: shop }
spec:
  nodes: { env: production }
  directories: [{ path: /etc/shop }]
`

let world: VerbWorld
let seen: string
/** What the nodes are: their answers by name where they are not well. */
let ill: Record<string, Lost>
beforeEach(() => {
  world = makeVerbWorld()
  ill = {}
  const nowSeconds = Math.floor(world.context.clock.now() / 1000)
  seen = `holdfast-doctor missing= systemd=252 free=20000000 now=${nowSeconds} uid=0`
  world.context.nodes = async () => examined()
})
afterEach(() => world.close())
afterAll(() => closeSandbox())

function examined(): Nodes {
  return {
    ...world.nodes,
    observe: async (target, request) => ill[target.node] ?? world.nodes.observe(target, request),
    probe: async (_, checks) => ({
      answer: 'ok',
      value: checks.map((check) => {
        const name = check.type === 'command' ? check.argv.join(' ') : ''
        return { check: name, status: 'fail' as const, detail: `${name} ended with 9: ${seen}` }
      }),
    }),
  }
}

const doctor = (...args: string[]) => world.run(addDoctor, 'doctor', ...args)

describe('doctor', () => {
  test('looks at bastions, and names a dead one once, however many nodes are behind it', async () => {
    world.git.publish('Begin', { 'fleet.yaml': fleet(behind('web-1') + behind('web-2') + bastion) })
    world.context.scanHostKeys = async () => [hostKey]
    const well = await doctor()
    expect(well.out).toMatch(/bastion-1 +jump@192.0.2.1:22 shows its pinned key; 2 nodes behind it/)
    expect(well.code).toBe(0)
    world.context.scanHostKeys = () => Promise.reject(userError('192.0.2.1:22 did not answer', 'Check it.', 3))
    const dead = await doctor()
    expect(dead.code).toBe(1)
    expect(dead.out).toMatch(/bastion-1 +no connection to this bastion: .*; 2 nodes behind it were not asked/)
    expect(dead.out).not.toMatch(/web-[12]/)
    world.context.scanHostKeys = async () => ['ssh-ed25519 AAAA']
    expect((await doctor()).out).toContain('shows a key that is not pinned')
  })

  test('of a node that its bastion does not let through says what to try', async () => {
    world.git.publish('Begin', { 'fleet.yaml': fleet(behind('web-1') + bastion) })
    world.context.scanHostKeys = async () => [hostKey]
    ill = { 'web-1': { answer: 'lost', phase: 'bastion', message: 'no way to 10.0.0.1:22' } }
    expect((await doctor()).out).toContain('see the bastion: ssh -p 22 jump@192.0.2.1 nc -vz 10.0.0.1 22')
  })

  test('of a house in order says so, line by line', async () => {
    const head = world.git.publish('Begin', { 'fleet.yaml': fleet(nodeLine('web-1')) })
    const { out, code, error } = await doctor()
    expect([error, code]).toEqual([undefined, 0])
    const lines = out
      .replaceAll(world.git.directory, '/place')
      .replace(/git version .*|flock .*/g, 'tool')
      .split('\n')
    expect(lines).toEqual([
      '● ok    controller  the controller file is valid; it follows main',
      '● ok    controller  tool',
      '● ok    controller  tool',
      '● ok    controller  /place/state is made at the first start',
      '● ok    controller  the journal is empty: nothing was decided yet',
      '● ok    controller  no daemon runs; the state directory is free',
      `● ok    repository  /place/remote.git answers; main is at ${head.slice(0, 7)} Begin (Ada)`,
      '● ok    repository  whether it takes pushes to main is only known when one is made: the key must be allowed to write, and the branch not protected against it',
      '● ok    repository  it is valid: 1 service, 1 node',
      '● ok    web-1       reached as deploy with sudo, systemd 252, 20.5 GB free',
      'nothing is in the way: 0 failed, 0 doubtful, 10 well',
      '',
    ])
  })

  test.each([
    ['connect', 'no connection: m', 'nc -vz 10.0.0.1 22'],
    ['hostKey', 'm', 'holdfast nodes trust web-2'],
    ['login', 'login refused: m', 'ssh-copy-id -p 22 deploy@10.0.0.1'],
    ['become', 'sudo asks for a password', "echo 'deploy ALL=(root) NOPASSWD: /bin/sh' > /etc/sudoers.d/holdfast"],
    ['program', 'm', 'ssh -p 22 deploy@10.0.0.1 true'],
  ] as const)('a node lost at %s comes first, with the line to paste', async (phase, text, hint) => {
    world.git.publish('Begin', { 'fleet.yaml': fleet(nodeLine('web-1') + nodeLine('web-2')) })
    ill = { 'web-2': { answer: 'lost', phase, message: 'm' } }
    const { out, code } = await doctor()
    const [first, second] = out.split('\n')
    expect(first).toBe(`✖ fail  web-2       ${text}`)
    expect(second).toContain(hint)
    expect(code).toBe(1)
  })

  test('says what a node lacks, and how to get it', async () => {
    world.git.publish('Begin', { 'fleet.yaml': fleet(nodeLine('web-1')) })
    const late = Math.floor(world.context.clock.now() / 1000) - 90
    seen = `holdfast-doctor missing=tar,unshare,flock systemd=241 free=50000 now=${late} uid=1000`
    const { out, code } = await doctor('-o', 'json')
    expect(code).toBe(1)
    const findings = JSON.parse(out).findings.filter(({ subject }: { subject: string }) => subject === 'web-1')
    expect(findings.map(({ level, text, hint }: Record<string, string>) => [level, text, hint])).toEqual([
      ['fail', 'commands run as deploy, not as root', expect.stringContaining('/etc/sudoers.d/holdfast')],
      ['fail', 'lacks tar, unshare, flock', 'on web-1: apt-get install tar util-linux'],
      ['warn', expect.stringContaining('systemd 241 is older'), expect.anything()],
      ['fail', expect.stringContaining('only 51 MB free in /var/lib'), expect.anything()],
      ['warn', 'its clock is 90s behind this one', 'on web-1: timedatectl set-ntp true'],
    ])
    seen = 'something else'
    expect((await doctor()).out).toContain('it answered something else than was asked: ')
  })

  test('the examination is read as this machine answers it', () => {
    const [command = '', ...args] = examination
    const { stdout, status } = spawnSync(command, args, { encoding: 'utf8' })
    expect(status).toBe(9)
    const read = readExamination(`${examination.join(' ')} ended with 9: ${stdout.trim()}`)
    expect(read?.nowMs).toBeGreaterThan(0)
    expect(read?.freeBytes).toBeGreaterThan(0)
    expect(read?.isRoot).toBe(process.getuid?.() === 0)
    expect(stdout.trim().length).toBeLessThan(200)
    const bare = spawnSync(command, args, { encoding: 'utf8', env: { PATH: '/nonexistent' } })
    expect(bare.error).toBeDefined()
  })

  test.skipIf(process.getuid?.() !== 0)('asks the real node program', async () => {
    world.git.publish('Begin', { 'fleet.yaml': fleet(nodeLine('web-1')) })
    const host = createFolderHost(Object.values(interpreters)[0] ?? '')
    const { nodes } = host
    world.context.nodes = async () => ({
      ...nodes,
      observe: (_, request) => nodes.observe(host.target, request),
      probe: (_, checks) => nodes.probe(host.target, checks),
    })
    world.context.clock = { ...world.context.clock, now: () => Date.now() }
    const { out } = await doctor()
    host.close()
    // Its systemctl is a fake, and has no version.
    expect(out).toContain('✖ fail  web-1       systemd does not say its version\n')
    expect(out).not.toContain('something else than was asked')
    expect(out).not.toContain('no connection')
  })

  test('an invalid repository is named, and its nodes are looked at all the same', async () => {
    world.git.publish('Begin', { 'fleet.yaml': fleet(nodeLine('web-1') + nodeLine('web-2', '[]')) })
    const { out, code } = await doctor()
    expect(code).toBe(1)
    expect(out).toContain('✖ fail  repository  fleet.yaml:12:15  web-2 has no host key\n')
    expect(out).toContain('✖ fail  web-2       no host key is pinned, so nothing is sent to it\n')
    expect(out).toContain('● ok    web-1       reached as deploy')
  })

  test('looks at the state directory, the journal and who holds it', async () => {
    world.git.publish('Begin', { 'fleet.yaml': fleet(nodeLine('web-1')) })
    const { stateDir, socket } = await world.context.controller()
    mkdirSync(stateDir)
    chmodSync(stateDir, 0o755)
    writeFileSync(join(stateDir, 'lock'), JSON.stringify({ pid: process.pid }))
    world.context.journal = () => Promise.reject(storeError('corrupt', 'record 3 is not what it was', 'restore it'))
    const { out, code } = await doctor()
    expect(code).toBe(1)
    expect(out).toContain('✖ fail  controller  record 3 is not what it was\n')
    expect(out).toContain(`▲ warn  controller  ${stateDir} has mode 0755: others can look into it\n`)
    expect(out).toContain(`process ${process.pid} holds ${stateDir}, but nothing answers on ${socket}`)
    world.context.api = async () => ({}) as ApiClient
    expect((await doctor()).out).toContain(`● ok    controller  a daemon answers on ${socket}\n`)
  })

  test('without a controller file, a remote or a node of that name says what to do', async () => {
    const { out, code } = await doctor()
    expect(code).toBe(1)
    expect(out).toContain('has no branch main')
    world.git.publish('Begin', { 'fleet.yaml': fleet(nodeLine('web-1')) })
    expect((await doctor('--node', 'web-9')).error?.hint).toBe('did you mean web-1?')
    world.context.controller = () => Promise.reject(userError('there is no controller file /c', 'write one'))
    const none = await doctor()
    expect(none.out).toBe(
      '✖ fail  controller  there is no controller file /c\n                    write one\n1 failed, 0 doubtful, 0 well\n',
    )
  })

  test('many well nodes are counted, not listed', async () => {
    const names = Array.from({ length: 21 }, (_, index) => nodeLine(`web-${index + 1}`)).join('')
    world.git.publish('Begin', { 'fleet.yaml': fleet(names) })
    expect((await doctor()).out).toContain('● ok    21 nodes are well\n')
  })
})
