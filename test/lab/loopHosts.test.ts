import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { DurableEntry } from '../../src/core/journal/entry.ts'
import type { Controller } from './fleet/controller.ts'
import { hosts, openShop, type Shop } from './fleet/shop.ts'
import { describeLab } from './require.ts'

// The real daemon and real hosts, which are cut off, crash, or lose what was deployed to them.

const manifest = 'services/hello/service.yaml'
const isOwnRestore = (entry: DurableEntry) =>
  entry.type === 'outcome' && entry.outcome === 'restored' && entry.by === 'node'
const isSent = (entry: DurableEntry) =>
  entry.type === 'attempt-intended' && entry.slot === 'production/hello' && !entry.empty
const lastLine = (text: string) => text.trimEnd().split('\n').at(-1)

let shop: Shop
let daemon: Controller

beforeAll(async () => {
  shop = await openShop()
  expect((await shop.verb(['run', '--once'], 240_000)).code).toBe(0)
  daemon = shop.start()
})
afterEach(({ task }) => {
  if (task.result?.state === 'fail') console.error(`the journal ends with\n${shop.journal.tell(60)}`)
})
afterAll(() => shop?.close())

describeLab('the loop, where hosts go their own way', () => {
  test('a host that nobody can log in to any more takes the change back by itself', async () => {
    const { alice, journal } = shop
    const before = await shop.digests()
    const from = journal.mark()
    await alice.edit('services/access/sshd.conf', 'X11Forwarding no', 'X11Forwarding no\nPort 2222')
    const commit = await alice.commitAndPush('Move sshd to a quieter port')
    await shop.reverted(from, 'staging/access', commit, 240_000)
    expect(journal.entries().slice(from).filter(isOwnRestore)).toHaveLength(1)
    expect(await shop.digests()).toEqual(before)
  })

  test('what a manifest does not name any more is removed', async () => {
    const { alice } = shop
    const before = await shop.digests()
    const extra = '    - path: /etc/hello/extra.conf\n      content: |\n        more\n      notify: []\n'
    await alice.edit(manifest, '  files:\n', `  files:\n${extra}`)
    const commit = await alice.commitAndPush('Add a file')
    await shop.deployed(commit, ['production/hello'])
    expect(await shop.on('shop-1', 'cat /etc/hello/extra.conf')).toBe('more')
    await shop.deployed(await alice.revertAndPush(commit), ['production/hello'])
    expect(await shop.digests()).toEqual(before)
    // A whole service: its site goes; nginx was there before and stays.
    await alice.git('rm', '-q', '-r', 'services/edge')
    const removal = await alice.commitAndPush('Remove edge')
    for (const host of hosts) {
      const left = () => shop.on(host, 'ls /etc/nginx/sites-enabled; systemctl is-active nginx')
      await expect.poll(left, { timeout: 90_000, interval: 500 }).toBe('default\nactive')
    }
    await shop.deployed(await alice.revertAndPush(removal), ['production/edge'])
    expect(await shop.digests()).toEqual(before)
  })

  test('a host that restarts in the middle of a change gets there all the same', async () => {
    const { alice, journal, lab } = shop
    const from = journal.mark()
    await alice.edit('fleet.yaml', 'greeting: Hello', 'greeting: Welcome')
    const commit = await alice.commitAndPush('Say welcome')
    const intended = await journal.await('an attempt in production', isSent, { from, timeoutMs: 60_000 })
    const host = intended.type === 'attempt-intended' ? intended.node : ''
    await lab.crash(host)
    await shop.deployed(commit, ['production/hello'], 240_000)
    expect(await shop.head()).toBe(commit)
    for (const name of hosts) expect(await shop.on(name, 'curl -s http://127.0.0.1:8080/')).toContain('Welcome from')
  })

  test('after all that there is nothing left to do, and nothing was reverted twice', async () => {
    await daemon.stop()
    expect(`${daemon.ended()} ${daemon.noise()}`).toBe('0 ')
    const again = await shop.verb(['run', '--once'], 120_000)
    expect(again.code).toBe(0)
    expect(lastLine(again.stdout)).toMatch(/: 0 changes$/)
    const log = await shop.alice.git('log', '--format=%an %s', 'origin/main')
    expect(log.split('\n').filter((line) => line.startsWith('Holdfast Revert'))).toHaveLength(1)
    expect(log.split('\n').filter((line) => line.startsWith('Alice Revert'))).toHaveLength(2)
  })
})
