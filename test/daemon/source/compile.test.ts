import { afterAll, expect, test } from 'vitest'
import type { Sandbox } from '../../../src/adapters/sandbox/port.ts'
import { createSandbox } from '../../../src/adapters/sandbox/child/sandbox.ts'
import { sha256 } from '../../../src/core/fleet/digest.ts'
import { compile } from '../../../src/daemon/source/compile.ts'
import { createParseCache } from '../../../src/daemon/source/parseCache.ts'
import { changedShop, createJudge } from '../../core/desired/judge.ts'
import type { Changes } from '../../core/desired/judge.ts'
import { archives, repository } from './repository.ts'
import { shop } from './shop.ts'

const judge = createJudge()
const sandbox = createSandbox()
afterAll(async () => {
  await judge.close()
  await sandbox.close()
})

const service = 'services/shop/service.yaml'

async function compileWell(
  changes: Changes,
  published?: Record<string, string>,
): Promise<Extract<Awaited<ReturnType<typeof compile>>, { ok: true }>> {
  const compiled = await judge.compile(changes, published)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems, null, 2))
  return compiled
}

test('a small repository becomes the state it asks for', async () => {
  const { desired, counts, warnings } = await compileWell({})
  expect(desired).toMatchSnapshot()
  expect(counts).toEqual({ manifests: 4, services: 1, nodes: 3, files: 9 })
  expect(warnings).toEqual([])
})

test('every content that a node may be sent is at hand under its sha256', async () => {
  const { desired, contents } = await compileWell({})
  const wanted = new Set<string>()
  for (const { nodes } of Object.values(desired.services)) {
    for (const resource of Object.values(nodes).flatMap(({ resources }) => resources)) {
      if (resource.kind === 'file') wanted.add(resource.content.sha256)
      if (resource.kind === 'unit' && resource.file) wanted.add(resource.file.sha256)
    }
  }
  expect([...contents.keys()].toSorted()).toEqual([...wanted].toSorted())
  for (const [digest, bytes] of contents) expect(sha256(bytes)).toBe(digest)
  const texts = [...contents.values()].map((bytes) => new TextDecoder().decode(bytes))
  expect(texts).toContain('DOMAIN=shop.example\nWORKERS=8\nNODE=web-2\n')
  expect(texts).toContain('DOMAIN=shop.example\nWORKERS=2\nNODE=web-1\n')
})

test('restartOn, onChange and notify say what a change does', async () => {
  const units =
    'units: [{ name: a.service, state: running }, { name: b.service, onChange: reload }, { name: c.service, state: stopped },' +
    ' { name: d@.service }, { name: e.service, onChange: nothing }]\n  restartOn: [files]\n  x:'
  const changed = shop[service]!.replace(/ {2}units:.*\n/, `  ${units.replace('\n  x:', '')}\n`)
  const { desired } = await compileWell({ [service]: changed })
  const resources = desired.services['staging/shop']!.nodes['test-1']!.resources
  const notify = resources.flatMap((resource) =>
    'notify' in resource && 'path' in resource ? [[resource.path, resource.notify]] : [],
  )
  expect(notify).toEqual([
    [
      '/etc/shop/shop.env',
      [
        { action: 'restart', unit: 'a.service' },
        { action: 'reload', unit: 'b.service' },
      ],
    ],
    ['/etc/shop/motd', [{ action: 'reload', unit: 'nginx.service' }]],
    ['/srv/shop', []],
  ])
  // Units are not in restartOn: a change of their own file does nothing to them.
  expect(resources.flatMap((resource) => (resource.kind === 'unit' ? [resource.onChange] : []))).toEqual(
    Array.from({ length: 5 }, () => 'nothing'),
  )
})

test('without a health list, units that should run are the checks', async () => {
  const { desired } = await compileWell({ 'services/base.yaml': ['  health: [{ http: { port: 8080 } }]\n', ''] })
  expect(desired.services['staging/shop']!.nodes['test-1']!.health).toEqual([{ type: 'unit', unit: 'shop.service' }])
})

test('an archive from a URL is fetched and verified', async () => {
  const url = 'https://artifacts.example/shop.tar'
  const artifact = (digest: string): Changes => ({
    [service]: ['{ path: shop.tar }', `{ url: "${url}", sha256: ${digest} }`],
  })
  const { desired } = await compileWell(artifact(sha256('bytes')), { [url]: 'bytes' })
  const release = desired.services['production/shop']!.nodes['web-1']!.resources.find(({ kind }) => kind === 'release')
  expect(release).toMatchObject({ archive: { sha256: sha256('bytes') } })
  const wrong = await judge.compile(artifact(sha256('others')), { [url]: 'bytes' })
  expect(wrong).toMatchObject({ ok: false, unavailable: false })
})

test('an artifact server that is away is no fault of the commit, unless there is another', async () => {
  const away = '{ url: "https://artifacts.example/shop.tar", sha256: ' + 'a'.repeat(64) + ' }'
  const [alone, both] = [
    await judge.compile({ [service]: ['{ path: shop.tar }', away] }),
    await judge.compile({ [service]: ['{ path: shop.tar }', away], 'nodes.yaml': ['env: staging', 'env: stagin'] }),
  ]
  expect(alone).toMatchObject({
    ok: false,
    unavailable: true,
    problems: [{ place: { file: service, line: 14, column: 15 }, message: expect.stringContaining('does not answer') }],
  })
  expect(both).toMatchObject({ ok: false, unavailable: false })
})

test('an archive in the repository must be what sha256 says', async () => {
  const changed = `{ path: shop.tar, sha256: ${'0'.repeat(64)} }`
  const compiled = await judge.compile({ [service]: ['{ path: shop.tar }', changed] })
  expect(compiled).toMatchObject({ ok: false, unavailable: false })
})

test('an empty repository asks for nothing, and says so', async () => {
  const tools = { sandbox, artifacts: archives(), cache: createParseCache() }
  expect(await compile(repository({}), tools)).toMatchObject({
    ok: false,
    problems: [{ message: 'the repository has no Fleet' }],
  })
})

test('too many files are refused before anything is read', async () => {
  const source = repository({})
  const file = { path: 'a', mode: '100644', oid: 'a', size: 1 }
  const many = { ...source, read: () => expect.fail('read'), files: Array.from({ length: 20_001 }, () => file) }
  const tools = { sandbox, artifacts: archives(), cache: createParseCache() }
  expect(await compile(many, tools)).toMatchObject({ ok: false, problems: [{ message: /20001 files/ }] })
})

test('what was parsed, analysed and rendered once is not sent to the sandbox again', async () => {
  const asked = { parse: 0, analyze: 0, render: 0 }
  const counting: Sandbox = {
    ...sandbox,
    parse: (files) => ((asked.parse += files.length), sandbox.parse(files)),
    analyze: (templates) => ((asked.analyze += templates.length), sandbox.analyze(templates)),
    render: (jobs) => ((asked.render += jobs.length), sandbox.render(jobs)),
  }
  const tools = { sandbox: counting, artifacts: archives(), cache: createParseCache() }
  const first = await compile(repository(shop), tools)
  expect(asked).toEqual({ parse: 4, analyze: 1, render: 3 })
  expect(await compile(repository(shop), tools)).toEqual(first)
  expect(asked).toEqual({ parse: 4, analyze: 1, render: 3 })
  // Bad input is remembered too.
  const bad = repository(changedShop({ [service]: ['spec:', 'spec: ['], 'x.yaml': 'apiVersion: holdfast/v1\na: *b\n' }))
  const refused = await compile(bad, tools)
  expect(refused.ok).toBe(false)
  expect(asked.parse).toBe(6)
  expect(await compile(bad, tools)).toEqual(refused)
  expect(asked.parse).toBe(6)
})

test('two thousand manifests are compiled, and one more is parsed alone', async () => {
  const files: Record<string, string> = { 'fleet.yaml': shop['fleet.yaml']!, 'nodes.yaml': shop['nodes.yaml']! }
  for (let number = 0; number < 2_000; number += 1) {
    files[`services/s${number}/service.yaml`] = shop[service]!.replace('{ name: shop }', `{ name: s${number} }`)
      .replace('  extends: [base-web]\n', '')
      .replaceAll('shop', `s${number}`)
      .replace(/ {2}files:[^]*? {2}release:/, '  release:')
      .replace(/ {2}release:[^]*? {2}units:.*\n/, '')
      .replace(/ {2}environments:[^]*$/, '')
  }
  const tools = { sandbox, artifacts: archives(), cache: createParseCache() }
  const compiled = await compile(repository(files), tools)
  expect(compiled).toMatchObject({ ok: true, counts: { manifests: 2_002, services: 2_000 } })
})
