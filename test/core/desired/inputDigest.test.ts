import { afterAll, expect, test } from 'vitest'
import { hostKey } from '../../daemon/source/shop.ts'
import { createJudge } from './judge.ts'
import type { Changes } from './judge.ts'

const judge = createJudge()
afterAll(() => judge.close())

async function digests(changes: Changes): Promise<{ staging: string; production: string }> {
  const compiled = await judge.compile(changes)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems))
  const { services } = compiled.desired
  return { staging: services['staging/shop']!.digest, production: services['production/shop']!.digest }
}

const service = 'services/shop/service.yaml'
const template = 'services/shop/shop.env.liquid'
const node = `    - { name: web-2`
const more = `    - { name: web-3, address: 10.0.0.9, labels: { env: production, zone: c }, hostKeys: ["${hostKey}"] }\n${node}`
const env = 'DOMAIN={{ vars.domain }}\nWORKERS={{ vars.workers }}\nNODE={{ node.name }}\n'

test.each<[string, Changes]>([
  ['an unrelated file', { 'README.md': 'another text', 'docs/x.yaml': 'a: 1\n' }],
  [
    'an unrelated service',
    {
      'edge.yaml': 'apiVersion: holdfast/v1\nkind: Service\nmetadata: { name: edge }\nspec: { nodes: { role: web } }\n',
    },
  ],
  ['a new node', { 'nodes.yaml': [node, more] }],
  [
    "a node's address and label",
    { 'nodes.yaml': ['address: 10.0.0.1, labels: {', 'address: 10.0.0.7, labels: { zone: b,'] },
  ],
  ['a variable that no template reads', { 'fleet.yaml': ['unread: one', 'unread: two'] }],
  ['a variable that another level hides', { 'fleet.yaml': ['unread: one', 'unread: one, workers: 77'] }],
  ['a comment', { [service]: ['spec:\n', 'spec: # what it is made of\n'] }],
  [
    'defaults of a rollout said aloud',
    {
      [service]: [
        'maxParallel: 25%',
        'maxParallel: 25%, pauseAfterCanary: false, maxFailPercentage: 2, onFailure: restore, rollbackWindow: 5',
      ],
    },
  ],
  [
    'a default said aloud',
    { [service]: ['path: /etc/shop/motd,', 'path: /etc/shop/motd, owner: root, mode: "0644",'] },
  ],
  [
    'a renamed source',
    {
      [service]: ['source: shop.service', 'source: renamed'],
      'services/shop/renamed': '[Service]\nExecStart=/srv/shop/current/run\n',
    },
  ],
  [
    'another selector for the same nodes',
    { [service]: ['{ role: web }', '{ matchExpressions: [{ key: role, operator: Exists }] }'] },
  ],
])('%s keeps every digest', async (_, changes) => {
  expect(await digests(changes)).toEqual(await digests({}))
})

test.each<[string, Changes]>([
  ['a variable that a template reads', { 'fleet.yaml': ['shop.example', 'shop.test'] }],
  ['a template', { [template]: `${env}# more\n` }],
  [
    'a hook',
    { [service]: ['spec:\n', 'spec:\n  hooks: { beforeNode: [{ name: drain, run: [/bin/drain], timeout: 30s }] }\n'] },
  ],
  ['a source', { 'services/shop/shop.service': '[Service]\nExecStart=/bin/true\n' }],
  ['an archive', { 'services/shop/shop.tar': 'another archive' }],
  ['text in the manifest', { [service]: ['hello', 'good day'] }],
  ['a mode', { [service]: ['"0640"', '"0600"'] }],
  ['health', { 'services/base.yaml': ['port: 8080', 'port: 8081'] }],
  ['the rollout', { [service]: ['maxParallel: 25%', 'maxParallel: 50%'] }],
  [
    'the rollout of the fleet',
    { 'fleet.yaml': ['spec:\n', 'spec:\n  defaults: { rollout: { minHealthyTime: 3s } }\n'] },
  ],
  ['labels of the service', { [service]: ['{ name: shop }', '{ name: shop, labels: { layer: application } }'] }],
  ['drift', { [service]: ['  rollout:', '  drift: report\n  rollout:'] }],
])('%s changes both digests', async (_, changes) => {
  const [before, after] = [await digests({}), await digests(changes)]
  expect(after.staging).not.toBe(before.staging)
  expect(after.production).not.toBe(before.production)
})

test.each<[string, Changes]>([
  ['a variable of a node', { 'nodes.yaml': ['workers: 8', 'workers: 9'] }],
  [
    'a difference of the environment',
    { [service]: ['    staging:', '    production: { drift: report }\n    staging:'] },
  ],
])('%s changes only the digest of its environment', async (_, changes) => {
  const [before, after] = [await digests({}), await digests(changes)]
  expect(after.staging).toBe(before.staging)
  expect(after.production).not.toBe(before.production)
})

test('variables of all nodes of a list count once: a node more changes nothing', async () => {
  const shared: [string, string] = ['defaults: { labels', 'defaults: { vars: { domain: list.example }, labels']
  const before = await digests({ 'nodes.yaml': shared })
  const files: Changes = { 'nodes.yaml': shared }
  const compiled = await judge.compile({})
  expect(compiled.ok).toBe(true)
  expect(before).not.toEqual(await digests({}))
  const { shop } = await import('../../daemon/source/shop.ts')
  files['nodes.yaml'] = shop['nodes.yaml']!.replace(...shared).replace(node, more)
  expect(await digests(files)).toEqual(before)
})

test('a template that reads the list of nodes depends on it', async () => {
  const listing = { [template]: `${env}{% for n in nodes %}{{ n.name }} {{ n.address }}\n{% endfor %}` }
  const before = await digests(listing)
  const after = await digests({ ...listing, 'nodes.yaml': [node, more] })
  expect(after.staging).toBe(before.staging)
  expect(after.production).not.toBe(before.production)
})
