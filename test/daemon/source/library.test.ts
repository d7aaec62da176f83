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
  const fake: Pick<Repository, 'tree' | 'read' | 'isAncestor'> = {
    // In the order of their names; what is written in capitals is on another branch.
    isAncestor: async (ancestor, descendant) => ancestor <= descendant && ancestor >= 'a',
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

const commitOf = (letter: string) => letter.repeat(40)
const manual = shop['fleet.yaml']!.replace('after: staging', 'after: staging, promotion: manual')
const promoting = (commit: string, text: string, more: Record<string, string> = {}) => ({
  ...motd(text),
  'fleet.yaml': manual,
  'promotions/shop.yaml': `apiVersion: holdfast/v1\nkind: Promotion\nspec: { service: shop, environment: production, commit: ${commit} }\n`,
  ...more,
})

test('asks of an environment that takes only what is promoted for what the promoted commit asked', async () => {
  const [a, b, c] = [commitOf('a'), commitOf('b'), commitOf('c')]
  const { compile, read } = library({
    [a]: { ...motd('from a'), 'fleet.yaml': manual },
    [b]: promoting(a, 'from b'),
    // The promotions of a promoted commit do not count: it is meant as its manifests ask.
    [c]: promoting(b, 'from c'),
  })
  const [first, second, third] = [await compile(a), await compile(b), await compile(c)]
  if (!first.ok || !second.ok || !third.ok) throw new Error('not valid')
  expect(first.desired.services['production/shop']).toBeUndefined()
  const offered = first.desired.offered?.['production/shop']
  expect(second.desired.services['production/shop']?.digest).toBe(offered?.digest)
  expect(second.desired.promotions).toEqual({
    'production/shop': {
      commit: a,
      file: 'promotions/shop.yaml',
      provenBy: first.desired.services['staging/shop']?.digest,
    },
  })
  expect(Buffer.from(await read(contentOf(second))).toString()).toBe('from a\n')
  expect(Buffer.from(await read(contentOf(third))).toString()).toBe('from b\n')
  expect(third.desired.offered?.['production/shop']?.digest).not.toBe(third.desired.services['production/shop']?.digest)
})

test('gives a new node what was promoted, where all nodes are asked for the same', async () => {
  const [a, b] = [commitOf('a'), commitOf('b')]
  const plain = { 'services/shop/shop.env.liquid': 'DOMAIN={{ vars.domain }}\n' }
  const nodes = shop['nodes.yaml']! + shop['nodes.yaml']!.split('\n')[5]!.replace('web-1', 'web-3') + '\n'
  const { compile } = library({
    [a]: { ...motd('from a'), 'fleet.yaml': manual, ...plain },
    [b]: promoting(a, 'from b', { ...plain, 'nodes.yaml': nodes }),
  })
  const result = await compile(b)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const service = result.desired.services['production/shop']
  expect(Object.keys(service?.nodes ?? {}).toSorted()).toEqual(['web-1', 'web-2', 'web-3'])
  expect(service?.nodes['web-3']).toEqual(service?.nodes['web-1'])
})

test('refuses a promotion of what the branch never led to, or that asks for no such service', async () => {
  const [a, b] = [commitOf('a'), commitOf('b')]
  const stranger = commitOf('F').toLowerCase()
  const { compile } = library({
    [a]: { 'fleet.yaml': manual, 'nodes.yaml': shop['nodes.yaml']! },
    [b]: promoting(a, 'from b'),
    ['c'.repeat(40)]: promoting(stranger, 'from c'),
  })
  const problems = async (commit: string) => {
    const result = await compile(commit)
    return result.ok ? [] : result.problems.map(({ place, message }) => `${place.file}:${place.line} ${message}`)
  }
  expect(await problems(b)).toEqual(['promotions/shop.yaml:3 commit aaaaaaaaaaaa asks for no shop in production'])
  expect(await problems('c'.repeat(40))).toEqual([
    'promotions/shop.yaml:3 commit ffffffffffff is not part of the branch',
  ])
})
