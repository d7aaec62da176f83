import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DurableEntry } from '../../src/core/journal/entry.ts'
import type { Controller } from './fleet/controller.ts'
import { packRelease } from './fleet/packRelease.ts'
import { hosts, openShop, type Shop } from './fleet/shop.ts'
import { describeLab } from './require.ts'

// The real daemon, a real remote, real hosts; what is done here a person does with git alone, and sees by ssh.

const manifest = 'services/hello/service.yaml'
const isDriftOf = (node: string) => (entry: DurableEntry) => entry.type === 'drift-found' && entry.node === node
const withoutKept = (texts: Record<string, string>) =>
  Object.values(texts).map((text) => text.split('\n').filter((line) => !line.includes('/releases/')))
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)

let shop: Shop
let daemon: Controller

beforeAll(async () => {
  shop = await openShop()
})
afterEach(({ task }) => {
  if (task.result?.state === 'fail') console.error(`the journal ends with\n${shop.journal.tell(60)}`)
})
afterAll(() => shop?.close())

describeLab('the loop, from Git to real hosts and back', () => {
  test('deploys what is on main, and then has nothing left to do', async () => {
    const first = await shop.verb(['run', '--once'], 240_000)
    expect(`${first.code} ${first.stderr}`).toBe('0 ')
    expect(await shop.on('shop-1', 'curl -s http://127.0.0.1:8080/')).toBe('Hello from shop-1, version 1.0.0')
    const again = await shop.verb(['run', '--once'], 120_000)
    expect(again.code).toBe(0)
    expect(lastLine(again.stdout)).toMatch(/ ● 3 nodes, 3 services: 0 changes$/)
    for (const text of Object.values(await shop.digests())) {
      for (const path of ['/etc/hello/hello.env', '/srv/hello/current']) expect(text).toContain(`${path} `)
      expect(text).toMatch(/^hello.service active running enabled no/m)
      expect(text).toMatch(/^hello:x:.*:\/usr\/sbin\/nologin$/m)
    }
    daemon = shop.start()
  })

  test('a push deploys, from staging to production; a revert by a person takes it back', async () => {
    const { alice } = shop
    const before = await shop.digests()
    await alice.edit(manifest, '1.0.0', '1.1.0')
    await alice.edit(manifest, 'hello-1.0.0', 'hello-1.1.0')
    await alice.write('services/hello/hello-1.1.0.tar.gz', await packRelease('1.1.0'))
    const commit = await alice.commitAndPush('Release hello 1.1.0')
    await shop.deployed(commit, ['staging/hello', 'production/hello'])
    for (const host of hosts) expect(await shop.on(host, 'curl -s http://127.0.0.1:8080/')).toContain('version 1.1.0')
    await shop.deployed(await alice.revertAndPush(commit), ['staging/hello', 'production/hello'])
    for (const host of hosts) expect(await shop.on(host, 'curl -s http://127.0.0.1:8080/')).toContain('version 1.0.0')
    // Both versions stay on the node: the newer one may be wanted again. Everything else is as it was.
    expect(withoutKept(await shop.digests())).toEqual(withoutKept(before))
  })

  test('a configuration nginx refuses is never put in place', async () => {
    const { alice, journal } = shop
    const before = await shop.digests()
    const identity = 'stat -c "%i %Z" /etc/nginx/sites-enabled/shop; systemctl show -P InvocationID nginx.service'
    const untouched = await shop.on('stage-1', identity)
    const from = journal.mark()
    await alice.edit('services/edge/site.conf.liquid', 'access_log off;', 'acces_log off;')
    const commit = await alice.commitAndPush('Log less')
    const message = await shop.reverted(from, 'staging/edge', commit)
    expect(message).toContain('Holdfast: Revert "Log less"')
    expect(message).toContain('unknown directive "acces_log"')
    expect(await shop.on('stage-1', identity)).toBe(untouched)
    expect(await shop.digests()).toEqual(before)
  })

  test('a unit that dies after its start is caught by health, and the node is as before', async () => {
    const { alice, journal } = shop
    const before = await shop.digests()
    const from = journal.mark()
    const dying = "/bin/sh -c 'sleep 0.5; echo out of luck; exit 1'"
    await alice.edit('services/hello/hello.service', '/srv/hello/current/bin/hello', dying)
    const commit = await alice.commitAndPush('Start hello another way')
    const message = await shop.reverted(from, 'staging/hello', commit)
    expect(message).toContain('Holdfast-Restored: stage-1')
    expect(await shop.digests()).toEqual(before)
  })

  test('what was changed by hand is healed', async () => {
    const { journal } = shop
    const before = await shop.digests()
    const from = journal.mark()
    await shop.on('shop-2', 'echo HELLO_GREETING=Hi >>/etc/hello/hello.env; chmod 666 /etc/motd')
    await journal.await('drift of shop-2', isDriftOf('shop-2'), { from, timeoutMs: 60_000 })
    for (const slot of ['production/hello', 'production/access']) await shop.ended(from, slot, 'succeeded')
    expect(await shop.digests()).toEqual(before)
  })

  test('after all that there is nothing left to do, and nothing was reverted twice', async () => {
    await daemon.stop()
    expect(`${daemon.ended()} ${daemon.noise()}`).toBe('0 ')
    const again = await shop.verb(['run', '--once'], 120_000)
    expect(again.code).toBe(0)
    expect(lastLine(again.stdout)).toMatch(/: 0 changes$/)
    const log = await shop.alice.git('log', '--format=%an %s', 'origin/main')
    expect(log.split('\n').filter((line) => line.startsWith('Holdfast Revert'))).toHaveLength(2)
    expect(log.split('\n').filter((line) => line.startsWith('Alice Revert'))).toHaveLength(1)
  })
})
