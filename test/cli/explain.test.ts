import { afterAll, expect, test } from 'vitest'
import { explain } from '../../src/cli/explain.ts'
import { createJudge } from '../core/desired/judge.ts'

const judge = createJudge()
afterAll(() => judge.close())

async function run(options: { node: string; path?: string; json?: boolean }): Promise<{ code: number; text: string }> {
  let text = ''
  const world = { compiled: await judge.compile({}), out: (part: string) => (text += part) }
  const code = explain({ json: false, ...options }, world)
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
