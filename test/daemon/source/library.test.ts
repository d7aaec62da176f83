import { afterAll, expect, test } from 'vitest'
import { createSandbox } from '../../../src/adapters/sandbox/child/sandbox.ts'
import type { Artifacts } from '../../../src/adapters/artifacts/port.ts'
import type { Repository } from '../../../src/adapters/repositories/port.ts'
import { createLibrary } from '../../../src/daemon/source/library.ts'
import { createParseCache } from '../../../src/daemon/source/parseCache.ts'
import { archives, repository } from './repository.ts'
import { shop } from './shop.ts'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

/** A library over commits named by one letter; `reads` are the trees that were asked for. */
function library(commits: Record<string, Record<string, string>>, artifacts: Artifacts = archives()) {
  const reads: string[] = []
  const trees = new Map(Object.entries(commits).map(([commit, files]) => [commit, repository(files)]))
  const fake: Pick<Repository, 'tree' | 'read'> = {
    tree: async (commit) => {
      reads.push(commit)
      return trees.get(commit)!.files
    },
    read: async (oids) => {
      const found = await Promise.all([...trees.values()].map((tree) => tree.read(oids)))
      return new Map(found.flatMap((part) => [...part]))
    },
  }
  return { reads, ...createLibrary(fake as Repository, { sandbox, artifacts, cache: createParseCache() }) }
}

const motd = (text: string) => ({
  ...shop,
  'services/shop/service.yaml': shop['services/shop/service.yaml']!.replace('hello', text),
})

/** What the only inline file of the shop is to hold. */
function contentOf(result: Awaited<ReturnType<ReturnType<typeof library>['compile']>>) {
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const resources = result.desired.services['production/shop']!.nodes['web-1']!.resources
  const file = resources.find((resource) => resource.kind === 'file' && resource.path === '/etc/shop/motd')
  if (file?.kind !== 'file') throw new Error('no motd')
  return file.content
}

test('reads a commit once, and hands out its contents', async () => {
  const { compile, read, reads } = library({ a: shop })
  const [first, second] = await Promise.all([compile('a'), compile('a')])
  expect(second).toBe(first)
  expect(Buffer.from(await read(contentOf(first))).toString()).toBe('hello\n')
  expect(reads).toEqual(['a'])
})

test('keeps the newest commits, and reads a dropped one again when its contents are needed', async () => {
  const names = [...'abcdefghijk']
  const { compile, read, reads } = library(Object.fromEntries(names.map((name) => [name, motd(`from ${name}`)])))
  const first = contentOf(await compile('a'))
  for (const name of names) await compile(name)
  expect(reads).toEqual(names)
  expect(Buffer.from(await read(first)).toString()).toBe('from a\n')
  expect(reads).toEqual([...names, 'a'])
})

test('remembers what is wrong with a commit, but not that an archive server was away', async () => {
  const url = 'https://artifacts.example/shop.tar'
  const digest = 'a'.repeat(64)
  const byUrl = {
    ...shop,
    'services/shop/service.yaml': shop['services/shop/service.yaml']!.replace(
      '{ path: shop.tar }',
      `{ url: "${url}", sha256: "${digest}" }`,
    ),
  }
  const { compile, reads } = library({ broken: { ...shop, 'fleet.yaml': 'apiVersion: holdfast/v1\n' }, away: byUrl })
  expect(await compile('broken')).toMatchObject({ ok: false, unavailable: false })
  expect(await compile('broken')).toMatchObject({ ok: false, unavailable: false })
  expect(await compile('away')).toMatchObject({ ok: false, unavailable: true })
  expect(await compile('away')).toMatchObject({ ok: false, unavailable: true })
  expect(reads).toEqual(['broken', 'away', 'away'])
})
