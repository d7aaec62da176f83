import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DurableEntry } from '../../src/core/journal/entry.ts'
import type { Controller } from './fleet/controller.ts'
import { startFleet, type Fleet } from './fleet/fleet.ts'
import { nodeDigests } from './fleet/nodeDigest.ts'
import { packRelease } from './fleet/packRelease.ts'
import { describeLab } from './require.ts'

// The real daemon, a real remote, real hosts; what is done here a person does with git alone, and sees by ssh.

const hosts = ['stage-1', 'shop-1', 'shop-2']
const environments = { staging: ['stage-1'], production: ['shop-1', 'shop-2'] }
const manifest = 'services/hello/service.yaml'
const isRevertOf = (commit: string) => (entry: DurableEntry) =>
  entry.type === 'revert-made' && entry.reverts.includes(commit)

const isDriftOf = (node: string) => (entry: DurableEntry) => entry.type === 'drift-found' && entry.node === node
const isOwnRestore = (entry: DurableEntry) =>
  entry.type === 'outcome' && entry.outcome === 'restored' && entry.by === 'node'
const isSent = (entry: DurableEntry) =>
  entry.type === 'attempt-intended' && entry.slot === 'production/hello' && !entry.empty
const withoutKept = (texts: Record<string, string>) =>
  Object.values(texts).map((text) => text.split('\n').filter((line) => !line.includes('/releases/')))

let fleet: Fleet
let daemon: Controller

/** Shorter waits than the demo's, which a person shall be able to follow. */
async function hasten(directory: string): Promise<void> {
  const path = join(directory, 'fleet.yaml')
  const shorter: [string, string][] = [
    ['canaryBakeTime: 5s', 'canaryBakeTime: 1s'],
    ['minHealthyTime: 2s', 'minHealthyTime: 1s'],
    ['confirmTimeout: 15s', 'confirmTimeout: 5s'],
    ['observeInterval: 10s', 'observeInterval: 5s'],
  ]
  const text = await readFile(path, 'utf8')
  await writeFile(
    path,
    shorter.reduce((so, [from, to]) => so.replace(from, to), text),
  )
}

beforeAll(async () => {
  fleet = await startFleet({ environments, prepare: hasten })
})
afterEach(({ task }) => {
  if (task.result?.state === 'fail') console.error(`the journal ends with\n${fleet.journal.tell(60)}`)
})
afterAll(() => fleet?.close())

const digests = () => nodeDigests(fleet.lab, hosts)
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)

async function on(host: string, command: string): Promise<string> {
  const done = await fleet.lab.ssh(host, command)
  if (done.code !== 0) throw new Error(`${host}: ${command}: ${done.stderr}`)
  return done.stdout.trimEnd()
}

const findRollout = (id: string) =>
  fleet.journal.entries().find((entry) => entry.type === 'rollout-started' && entry.rollout === id)

/** Waits until a commit is healthy in a service's places. */
async function deployed(commit: string, slots: string[], timeoutMs = 90_000): Promise<void> {
  for (const slot of slots) {
    const ends = (entry: DurableEntry) => {
      const started = entry.type === 'rollout-ended' ? findRollout(entry.rollout) : undefined
      return started?.type === 'rollout-started' && started.slot === slot && started.commit === commit
    }
    const ended = await fleet.journal.await(`the rollout of ${slot} at ${commit} to end`, ends, { timeoutMs })
    expect(ended).toMatchObject({ result: 'succeeded' })
  }
}

/** Waits until a rollout of a slot that ended after `from` ended so. */
async function ended(from: number, slot: string, result: string, timeoutMs = 90_000): Promise<void> {
  const ends = (entry: DurableEntry) => {
    const started = entry.type === 'rollout-ended' && entry.result === result ? findRollout(entry.rollout) : undefined
    return started?.type === 'rollout-started' && started.slot === slot
  }
  await fleet.journal.await(`a rollout of ${slot} to end ${result}`, ends, { from, timeoutMs })
}

/** Waits for the one revert of a commit, pulls it, and proves that there is just one commit on top of it. */
async function reverted(from: number, slot: string, commit: string, timeoutMs = 90_000): Promise<string> {
  const { journal, alice } = fleet
  await ended(from, slot, 'restored', timeoutMs)
  await journal.await(`the revert of ${commit}`, isRevertOf(commit), { from, timeoutMs: 60_000 })
  await alice.git('pull', '-q')
  expect(await alice.git('rev-list', '--count', `${commit}..HEAD`)).toBe('1')
  expect(await alice.git('diff', '--stat', `${commit}~1`, 'HEAD')).toBe('')
  return alice.git('log', '-1', '--format=%an: %B')
}

describeLab('the loop, from Git to real hosts and back', () => {
  test('deploys what is on main, and then has nothing left to do', async () => {
    const first = await fleet.verb(['run', '--once'], 240_000)
    expect(`${first.code} ${first.stderr}`).toBe('0 ')
    expect(await on('shop-1', 'curl -s http://127.0.0.1:8080/')).toBe('Hello from shop-1, version 1.0.0')
    const again = await fleet.verb(['run', '--once'], 120_000)
    expect(again.code).toBe(0)
    expect(lastLine(again.stdout)).toMatch(/ ● 3 nodes, 3 services: 0 changes$/)
    for (const text of Object.values(await digests())) {
      for (const path of ['/etc/hello/hello.env', '/srv/hello/current']) expect(text).toContain(`${path} `)
      expect(text).toMatch(/^hello.service active running enabled no/m)
      expect(text).toMatch(/^hello:x:.*:\/usr\/sbin\/nologin$/m)
    }
    daemon = fleet.start()
  })

  test('a push deploys, from staging to production; a revert by a person takes it back', async () => {
    const { alice } = fleet
    const before = await digests()
    await alice.edit(manifest, '1.0.0', '1.1.0')
    await alice.edit(manifest, 'hello-1.0.0', 'hello-1.1.0')
    await alice.write('services/hello/hello-1.1.0.tar.gz', await packRelease('1.1.0'))
    const commit = await alice.commitAndPush('Release hello 1.1.0')
    await deployed(commit, ['staging/hello', 'production/hello'])
    for (const host of hosts) expect(await on(host, 'curl -s http://127.0.0.1:8080/')).toContain('version 1.1.0')
    await deployed(await alice.revertAndPush(commit), ['staging/hello', 'production/hello'])
    for (const host of hosts) expect(await on(host, 'curl -s http://127.0.0.1:8080/')).toContain('version 1.0.0')
    // Both versions stay on the node: the newer one may be wanted again. Everything else is as it was.
    expect(withoutKept(await digests())).toEqual(withoutKept(before))
  })

  test('a configuration nginx refuses is never put in place', async () => {
    const { alice, journal } = fleet
    const before = await digests()
    const identity = 'stat -c "%i %Z" /etc/nginx/sites-enabled/shop; systemctl show -P InvocationID nginx.service'
    const untouched = await on('stage-1', identity)
    const from = journal.mark()
    await alice.edit('services/edge/site.conf.liquid', 'access_log off;', 'acces_log off;')
    const commit = await alice.commitAndPush('Log less')
    const message = await reverted(from, 'staging/edge', commit)
    expect(message).toContain('Holdfast: Revert "Log less"')
    expect(message).toContain('unknown directive "acces_log"')
    expect(await on('stage-1', identity)).toBe(untouched)
    expect(await digests()).toEqual(before)
  })

  test('a unit that dies after its start is caught by health, and the node is as before', async () => {
    const { alice, journal } = fleet
    const before = await digests()
    const from = journal.mark()
    const dying = "/bin/sh -c 'sleep 0.5; echo out of luck; exit 1'"
    await alice.edit('services/hello/hello.service', '/srv/hello/current/bin/hello', dying)
    const commit = await alice.commitAndPush('Start hello another way')
    const message = await reverted(from, 'staging/hello', commit)
    expect(message).toContain('Holdfast-Restored: stage-1')
    expect(await digests()).toEqual(before)
  })

  test('what was changed by hand is healed', async () => {
    const { journal } = fleet
    const before = await digests()
    const from = journal.mark()
    await on('shop-2', 'echo HELLO_GREETING=Hi >>/etc/hello/hello.env; chmod 666 /etc/motd')
    await journal.await('drift of shop-2', isDriftOf('shop-2'), { from, timeoutMs: 60_000 })
    for (const slot of ['production/hello', 'production/access']) await ended(from, slot, 'succeeded')
    expect(await digests()).toEqual(before)
  })

  test('a host that nobody can log in to any more takes the change back by itself', async () => {
    const { alice, journal } = fleet
    const before = await digests()
    const from = journal.mark()
    await alice.edit('services/access/sshd.conf', 'X11Forwarding no', 'X11Forwarding no\nPort 2222')
    const commit = await alice.commitAndPush('Move sshd to a quieter port')
    await reverted(from, 'staging/access', commit, 240_000)
    expect(journal.entries().slice(from).filter(isOwnRestore)).toHaveLength(1)
    expect(await digests()).toEqual(before)
  })

  test('what a manifest does not name any more is removed', async () => {
    const { alice } = fleet
    const before = await digests()
    const extra = '    - path: /etc/hello/extra.conf\n      content: |\n        more\n      notify: []\n'
    await alice.edit(manifest, '  files:\n', `  files:\n${extra}`)
    const commit = await alice.commitAndPush('Add a file')
    await deployed(commit, ['production/hello'])
    expect(await on('shop-1', 'cat /etc/hello/extra.conf')).toBe('more')
    await deployed(await alice.revertAndPush(commit), ['production/hello'])
    expect(await digests()).toEqual(before)
    // A whole service: its site goes; nginx was there before and stays.
    await alice.git('rm', '-q', '-r', 'services/edge')
    const removal = await alice.commitAndPush('Remove edge')
    for (const host of hosts) {
      const left = () => on(host, 'ls /etc/nginx/sites-enabled; systemctl is-active nginx')
      await expect.poll(left, { timeout: 90_000, interval: 500 }).toBe('default\nactive')
    }
    await deployed(await alice.revertAndPush(removal), ['production/edge'])
    expect(await digests()).toEqual(before)
  })

  test('a host that restarts in the middle of a change gets there all the same', async () => {
    const { alice, journal, lab } = fleet
    const from = journal.mark()
    await alice.edit('fleet.yaml', 'greeting: Hello', 'greeting: Welcome')
    const commit = await alice.commitAndPush('Say welcome')
    const intended = await journal.await('an attempt in production', isSent, { from, timeoutMs: 60_000 })
    const host = intended.type === 'attempt-intended' ? intended.node : ''
    await lab.crash(host)
    await deployed(commit, ['production/hello'], 240_000)
    expect(await fleet.head()).toBe(commit)
    for (const name of hosts) expect(await on(name, 'curl -s http://127.0.0.1:8080/')).toContain('Welcome from')
  })

  test('after all that there is nothing left to do, and nothing was reverted twice', async () => {
    await daemon.stop()
    expect(`${daemon.ended()} ${daemon.noise()}`).toBe('0 ')
    const again = await fleet.verb(['run', '--once'], 120_000)
    expect(again.code).toBe(0)
    expect(lastLine(again.stdout)).toMatch(/: 0 changes$/)
    const log = await fleet.alice.git('log', '--format=%an %s', 'origin/main')
    expect(log.split('\n').filter((line) => line.startsWith('Holdfast Revert'))).toHaveLength(3)
    expect(log.split('\n').filter((line) => line.startsWith('Alice Revert'))).toHaveLength(3)
  })
})
