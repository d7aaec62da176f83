import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DurableEntry } from '../../src/core/journal/entry.ts'
import type { Controller } from './fleet/controller.ts'
import { startFleet, type Fleet } from './fleet/fleet.ts'
import { describeLab } from './require.ts'

// The fixture that shows draining, on two real hosts; then a migration, and units as systemd really is.

const draining = fileURLToPath(new URL('../../fixtures/draining', import.meta.url))
const hosts = ['web-1', 'web-2']
const manifest = 'services/web/service.yaml'

const fleetFile = `apiVersion: holdfast/v1
kind: Fleet
metadata: { name: draining }
spec:
  defaults:
    ssh: { user: deploy, become: sudo }
    rollout: { canaryBakeTime: 1s, minHealthyTime: 1s, healthyDeadline: 15s, progressDeadline: 2m, confirmTimeout: 5s }
  environments: [{ name: production, nodes: { env: production } }]
  observeInterval: 30s
`

let fleet: Fleet
let daemon: Controller

/** The fixture in place of the demo; its tool also writes down what it was called for, and what was live by then. */
async function prepare(directory: string): Promise<void> {
  await rm(join(directory, 'services'), { recursive: true })
  await cp(join(draining, 'services'), join(directory, 'services'), { recursive: true })
  await writeFile(join(directory, 'fleet.yaml'), fleetFile)
  const tool = join(directory, 'services/tools/ready')
  const note = 'echo "$1 $HOLDFAST_ACTION $(cat /etc/web.conf 2>/dev/null)" >>/var/log/ready\n'
  await writeFile(tool, `${await readFile(tool, 'utf8')}${note}`)
  const service = join(directory, manifest)
  await writeFile(service, (await readFile(service, 'utf8')).replace('wait: 13s', 'wait: 1s'))
}

async function on(host: string, command: string): Promise<string> {
  const done = await fleet.lab.ssh(host, command)
  if (done.code !== 0) throw new Error(`${host}: ${command}: ${done.stderr}`)
  return done.stdout.trimEnd()
}

/** Waits for the rollout of a slot that carries a commit, or any that began after `from`, to end so. */
async function ended(from: number, slot: string, result: string): Promise<void> {
  const { journal } = fleet
  const ends = (entry: DurableEntry): boolean => {
    if (entry.type !== 'rollout-ended' || entry.result !== result) return false
    const isIts = (one: DurableEntry) =>
      one.type === 'rollout-started' && one.rollout === entry.rollout && one.slot === slot
    return journal.entries().some(isIts)
  }
  await journal.await(`a rollout of ${slot} to end ${result}`, ends, { from, timeoutMs: 120_000 })
}

beforeAll(async () => {
  fleet = await startFleet({ environments: { production: hosts }, prepare })
  daemon = fleet.start()
})
afterEach(({ task }) => {
  if (task.result?.state === 'fail') console.error(`the journal ends with\n${fleet.journal.tell(60)}`)
})
afterAll(() => fleet?.close())

describeLab('hooks on real hosts', () => {
  test('a node leaves the balancer before its change, and comes back once it is healthy', async () => {
    await ended(0, 'production/web', 'succeeded')
    const from = fleet.journal.mark()
    await fleet.alice.edit(manifest, 'greeting = hello', 'greeting = hi')
    await fleet.alice.commitAndPush('Greet shorter')
    await ended(from, 'production/web', 'succeeded')
    for (const host of hosts) {
      expect((await on(host, 'cat /var/log/ready')).split('\n')).toEqual([
        'no apply ',
        'yes apply greeting = hello',
        'no apply greeting = hello',
        'yes apply greeting = hi',
      ])
      await on(host, 'test ! -e /run/web/draining')
    }
    const said = fleet.journal
      .entries()
      .slice(from)
      .filter((entry) => entry.type === 'hook-ended')
    expect(said.map(({ hook, result }) => `${hook} ${result}`)).toEqual(
      hosts.flatMap(() => ['beforeNode drain done', 'afterNode undrain done']),
    )
    expect(said[0]?.detail).toMatch(/^web-1: ready no \(apply of [0-9a-f]{7}\)$/)
  })

  test('it also leaves before it goes back, and is in again afterwards', async () => {
    const from = fleet.journal.mark()
    await fleet.alice.edit(manifest, 'greeting = hi', 'greeting = bye')
    await fleet.alice.edit('services/web/web.service', '/usr/bin/sleep infinity', "/bin/sh -c 'sleep 0.5; exit 1'")
    await fleet.alice.commitAndPush('Greet in a way that does not work')
    await ended(from, 'production/web', 'restored')
    expect((await on('web-1', 'cat /var/log/ready')).split('\n').slice(4)).toEqual([
      'no apply greeting = hi',
      'no restore greeting = bye',
      'yes restore greeting = hi',
    ])
    await on('web-1', 'test ! -e /run/web/draining')
    expect((await on('web-2', 'cat /var/log/ready')).split('\n')).toHaveLength(4)
    await fleet.journal.await('the revert', isA('revert-made'), { from, timeoutMs: 60_000 })
    await fleet.alice.git('pull', '-q')
  })

  test('a migration runs once, on one node, though the daemon is killed in the middle of it', async () => {
    const from = fleet.journal.mark()
    const migrate = '[/bin/sh, -c, "echo $HOLDFAST_NODE >>/var/log/migrated; sleep 6; echo done >>/var/log/migrated"]'
    await fleet.alice.edit(
      manifest,
      '  hooks:\n',
      `  hooks:\n    beforeRollout:\n      - { name: migrate, run: ${migrate}, timeout: 1m }\n`,
    )
    await fleet.alice.edit(manifest, 'greeting = hi', 'greeting = hey')
    await fleet.alice.commitAndPush('Migrate')
    await fleet.journal.await('the attempt that migrates', isA('attempt-received'), { from, timeoutMs: 60_000 })
    await daemon.kill()
    daemon = fleet.start()
    await ended(from, 'production/web', 'succeeded')
    expect(await on('web-1', 'cat /var/log/migrated')).toBe('web-1\ndone')
    await on('web-2', 'test ! -e /var/log/migrated')
    expect(await on('web-2', 'cat /etc/web.conf')).toBe('greeting = hey')
  })

  test('a hook that runs into its timeout stops everything until a person has looked', async () => {
    const from = fleet.journal.mark()
    await fleet.alice.edit(manifest, 'sleep 6', 'sleep 60')
    await fleet.alice.edit(manifest, 'timeout: 1m', 'timeout: 2s')
    await fleet.alice.commitAndPush('Migrate for ever')
    const paused = await fleet.journal.await('the pause', isA('rollout-paused'), { from, timeoutMs: 60_000 })
    expect(paused).toMatchObject({ who: 'holdfast' })
    const status = await fleet.verb(['status'])
    expect(status.stdout).toContain('the hook migrate (beforeRollout)')
    if (paused.type !== 'rollout-paused') return
    const resumed = await fleet.verb(['resume', paused.rollout, '--why', 'the rows are there'])
    expect(`${resumed.code} ${resumed.stderr}`).toBe('0 ')
    await ended(from, 'production/web', 'succeeded')
    expect((await on('web-1', 'cat /var/log/migrated')).split('\n')).toEqual(['web-1', 'done', 'web-1'])
    // For whatever is merged next.
    await fleet.alice.edit(manifest, 'sleep 60', 'true')
  })
})

const isA =
  (type: DurableEntry['type']) =>
  (entry: DurableEntry): boolean =>
    entry.type === type

const part = (service: string, unit: string, more: string) => `apiVersion: holdfast/v1
kind: Service
metadata: { name: ${service} }
spec:
  nodes: { role: web }
  units:
${unit}${more}`

const socket = (port: number) => `[Socket]\nListenStream=127.0.0.1:${port}\n[Install]\nWantedBy=sockets.target\n`

const service = (text: string) =>
  `[Unit]\nDescription=${text}\n[Service]\nExecStart=/usr/bin/sleep infinity\n[Install]\nWantedBy=multi-user.target\n`

describeLab('units as systemd really is', () => {
  test('a service behind its socket is well unasked, starts when asked, and does not hinder a change of the socket', async () => {
    const from = fleet.journal.mark()
    const units =
      '    - { name: echo.socket, source: echo.socket, enabled: true, state: running }\n    - { name: echo.service, source: echo.service }\n'
    const health = '  health: [{ unit: echo.socket }, { unit: echo.service }]\n'
    await fleet.alice.write('services/echo/service.yaml', part('echo', units, health))
    await fleet.alice.write('services/echo/echo.socket', socket(7007))
    const proxy = '[Service]\nExecStart=/lib/systemd/systemd-socket-proxyd 127.0.0.1:22\n'
    await fleet.alice.write('services/echo/echo.service', proxy)
    await fleet.alice.commitAndPush('Echo on demand')
    await ended(from, 'production/echo', 'succeeded')
    expect(await on('web-1', 'systemctl is-active echo.socket; systemctl is-active echo.service; true')).toBe(
      'active\ninactive',
    )
    await on('web-1', 'bash -c "exec 3<>/dev/tcp/127.0.0.1/7007; head -c 4 <&3"')
    expect(await on('web-1', 'systemctl is-active echo.service')).toBe('active')
    const next = fleet.journal.mark()
    await fleet.alice.write('services/echo/echo.socket', socket(7008))
    await fleet.alice.commitAndPush('Echo elsewhere')
    await ended(next, 'production/echo', 'succeeded')
    expect(await on('web-1', 'bash -c "exec 3<>/dev/tcp/127.0.0.1/7008; head -c 4 <&3"')).toBe('SSH-')
  })

  test('what a restart drags along is named, watched, and keeps the other service within its budget', async () => {
    const from = fleet.journal.mark()
    const base = '    - { name: base.service, source: base.service, enabled: true, state: running }\n'
    await fleet.alice.write(
      'services/base/service.yaml',
      part('base', base, '  rollout: { canary: 2, maxParallel: 2, maxUnavailable: 2 }\n'),
    )
    await fleet.alice.write('services/base/base.service', service('one'))
    await fleet.alice.edit(
      'services/web/web.service',
      '[Service]',
      '[Unit]\nPartOf=base.service\nAfter=base.service\n[Service]',
    )
    await fleet.alice.commitAndPush('Give web a base')
    await ended(from, 'production/base', 'succeeded')
    await ended(from, 'production/web', 'succeeded')
    const identity = 'systemctl show -P InvocationID web.service'
    const before = await on('web-1', identity)
    const next = fleet.journal.mark()
    await fleet.alice.write('services/base/base.service', service('two'))
    await fleet.alice.commitAndPush('Describe base another way')
    await ended(next, 'production/base', 'succeeded')
    expect(await on('web-1', identity)).not.toBe(before)
    const entries = fleet.journal.entries().slice(next)
    const intended = entries.filter((entry) => entry.type === 'attempt-intended')
    expect(intended).toMatchObject([{ dragged: ['web.service'] }, { dragged: ['web.service'] }])
    expect(intended[0]?.changes.join()).toContain('drags along web.service')
    // Both nodes might change at once for base; web bears one away at a time.
    const order = entries.flatMap((entry) => (['attempt-intended', 'outcome'].includes(entry.type) ? [entry.type] : []))
    expect(order).toEqual(['attempt-intended', 'outcome', 'attempt-intended', 'outcome'])
  })

  test('a unit that systemd has given up is said to be so', async () => {
    const from = fleet.journal.mark()
    const flaky = '    - { name: flaky.service, source: flaky.service, state: running }\n'
    await fleet.alice.write('services/flaky/service.yaml', part('flaky', flaky, ''))
    const text =
      '[Unit]\nStartLimitBurst=2\n[Service]\nType=simple\nExecStart=/bin/false\nRestart=always\nRestartSec=0\n'
    await fleet.alice.write('services/flaky/flaky.service', text)
    await fleet.alice.commitAndPush('Add what never runs')
    const failed = await fleet.journal.await('the failure', isA('rollout-failed'), { from, timeoutMs: 90_000 })
    expect(failed.type === 'rollout-failed' && failed.why).toContain('systemd does not start it any more')
  })
})
