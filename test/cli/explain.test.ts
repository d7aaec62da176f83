import { afterAll, expect, test } from 'vitest'
import { addExplain } from '../../src/cli/addExplain.ts'
import { explain } from '../../src/cli/explain.ts'
import { hostKey } from '../daemon/source/shop.ts'
import { closeSandbox, makeVerbWorld } from './verbWorld.ts'
import { createJudge } from '../core/desired/judge.ts'

const judge = createJudge()
afterAll(async () => {
  await judge.close()
  await closeSandbox()
})

async function run(options: { node: string; path?: string; json?: boolean }): Promise<{ code: number; text: string }> {
  let text = ''
  const world = { compiled: await judge.compile({}), out: (part: string) => (text += part) }
  const code = await explain({ json: false, ...options }, world)
  return { code, text }
}

test('every value of a node is named with the level that won and its place', async () => {
  const { code, text } = await run({ node: 'web-2' })
  expect(code).toBe(0)
  expect(`\n${text}`).toMatchInlineSnapshot(`
    "
    shop · user shop
      name    shop  service shop  services/shop/service.yaml:7:19
      system  true  service shop  services/shop/service.yaml:7:33
    shop · directory /etc/shop
      path  /etc/shop  service shop  services/shop/service.yaml:8:25
    shop · file /etc/shop/shop.env
      path      /etc/shop/shop.env  service shop  services/shop/service.yaml:10:15
      template  shop.env.liquid     service shop  services/shop/service.yaml:10:45
      group     shop                service shop  services/shop/service.yaml:10:69
      mode      0640                service shop  services/shop/service.yaml:10:81
    shop · file /etc/shop/motd
      path     /etc/shop/motd                service shop  services/shop/service.yaml:11:15
      content  hello\\u{a}                    service shop  services/shop/service.yaml:11:40
      notify   [{"reload":"nginx.service"}]  service shop  services/shop/service.yaml:11:59
    shop · unit shop.service
      name     shop.service  service shop  services/shop/service.yaml:16:19
      source   shop.service  service shop  services/shop/service.yaml:16:41
      enabled  true          service shop  services/shop/service.yaml:16:64
      state    running       service shop  services/shop/service.yaml:16:77
    shop · release /srv/shop
      version        1.10       service shop  services/shop/service.yaml:13:14
      artifact.path  shop.tar   service shop  services/shop/service.yaml:14:23
      path           /srv/shop  service shop  services/shop/service.yaml:15:11
    shop · health
      health  [{"http":{"port":8080}}]  extends base-web  services/base.yaml:6:11
    shop · rollout
      canaryBakeTime  10s  service shop  services/shop/service.yaml:17:30
      maxParallel     25%  service shop  services/shop/service.yaml:17:48
    shop · vars
      vars.domain   shop.example  fleet                   fleet.yaml:5:19
      vars.unread   one           fleet                   fleet.yaml:5:41
      vars.size     large         environment production  fleet.yaml:8:85
      vars.workers  8             node web-2              nodes.yaml:7:183
    "
  `)
})

test('one path alone', async () => {
  const { text } = await run({ node: 'test-1', path: '/srv/shop' })
  expect(`\n${text}`).toMatchInlineSnapshot(`
    "
    shop · release /srv/shop
      version        1.11       shop in staging  services/shop/service.yaml:19:36
      artifact.path  shop.tar   service shop     services/shop/service.yaml:14:23
      path           /srv/shop  service shop     services/shop/service.yaml:15:11
    "
  `)
})

test('a node that is not there, a path nobody manages', async () => {
  expect(await run({ node: 'web-9' })).toEqual({ code: 2, text: 'There is no node web-9: did you mean web-1?\n' })
  expect(await run({ node: 'web-1', path: '/x' })).toEqual({ code: 2, text: 'Nothing named /x is asked of web-1.\n' })
})

test('programs get JSON', async () => {
  const { text } = await run({ node: 'web-2', path: '/etc/shop/shop.env', json: true })
  expect(JSON.parse(text)).toMatchObject([{ service: 'shop', thing: 'file /etc/shop/shop.env' }])
})

const motd = (mode: string) =>
  `apiVersion: holdfast/v1\nkind: Service\nmetadata: { name: motd }\nspec:\n  nodes: {}\n  files:\n    - path: /etc/motd\n      content: hello\n      mode: "${mode}"\n`

test('each value names the commit and the person who last changed its line', async () => {
  const world = makeVerbWorld()
  const fleet = `apiVersion: holdfast/v1\nkind: Fleet\nmetadata: { name: f }\nspec: { environments: [{ name: prod, nodes: {} }] }\n---\napiVersion: holdfast/v1\nkind: Nodes\nspec: { nodes: [{ name: web-1, hostKeys: ["${hostKey}"] }] }\n`
  const first = world.git.publish('Begin', { 'fleet.yaml': fleet, 'motd.yaml': motd('0644') })
  const second = world.git.publish('Let nobody else read it', { 'motd.yaml': motd('0600') })
  const { out } = await world.run(addExplain, 'explain', 'web-1', '/etc/motd')
  expect(out).toBe(
    `motd · file /etc/motd
  path     /etc/motd  service motd  motd.yaml:7:13  ${first.slice(0, 7)} Begin (Ada)
  content  hello      service motd  motd.yaml:8:16  ${first.slice(0, 7)} Begin (Ada)
  mode     0600       service motd  motd.yaml:9:13  ${second.slice(0, 7)} Let nobody else read it (Ada)
`,
  )
  const json = await world.run(addExplain, 'explain', 'web-1', '/etc/motd', '--rev', first, '-o', 'json')
  expect(JSON.parse(json.out)).toMatchObject([
    { values: [{ name: 'path' }, { name: 'content' }, { name: 'mode', commit: { commit: first, author: 'Ada' } }] },
  ])
  await world.close()
})
