import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  emptyNames,
  foreignSyntax,
  impurities,
  longFiles,
  strayPackages,
  unevenPackages,
  unmirroredTests,
  worldlyImports,
  wrongImports,
} from './architecture/rules.ts'
import type { Ring } from './architecture/rules.ts'
import { readSources, toSource } from './architecture/source.ts'

// ── The map. src/ARCHITECTURE.md says why. ───────────────────────────────────────────────────────────────────────────

/** The parts that decide, in the order a change passes through them: each imports only from those before it. */
const core = [
  'fleet',
  'journal',
  'desired',
  'observed',
  'plan',
  'strategy',
  'impact',
  'policy',
  'health',
  'rollout',
  'rollback',
  'timeline',
]

/** Who may import what beside itself; the first row that fits a file counts. A port is the face of one edge of the world. */
const ports = 'src/adapters/*/port.ts'
const words = 'src/core/fleet'
const rings: Ring[] = [
  // Decides.
  ...core.map((part, at) => ({
    of: `src/core/${part}`,
    mayImport: core.slice(0, at).map((name) => `src/core/${name}`),
  })),
  // Touches the world: never another adapter, never what a plan means.
  { of: 'src/adapters/:port/port.ts', mayImport: [words], mayImportTypesOf: ['src/core/observed', 'src/core/plan'] },
  {
    of: 'src/adapters/nodes/posix',
    mayImport: [words, ports, 'src/node'],
    mayImportTypesOf: ['src/core/observed', 'src/core/plan'],
  },
  {
    of: 'src/adapters/nodes/:name',
    mayImport: [words, ports],
    mayImportTypesOf: ['src/core/observed', 'src/core/plan'],
  },
  { of: 'src/adapters/:port/:name', mayImport: [words, ports, 'src/adapters/:port/*.ts'] },
  // Runs on the nodes; its two TypeScript files are the ends of its protocol.
  { of: 'src/node', mayImport: [words], mayImportTypesOf: ['src/core/observed', 'src/core/plan'] },
  // Drives.
  { of: 'src/daemon', mayImport: ['src/core', ports] },
  // Shows and steers.
  { of: 'src/api', mayImport: ['src/core', 'src/daemon', ports] },
  { of: 'src/cli', mayImport: ['src/core', 'src/daemon', 'src/api', ports] },
  // Puts it together: the only place that names an adapter.
  { of: 'src/main.ts', mayImport: ['src'] },
  { of: 'src/main', mayImport: ['src'] },
]

/** Each package has one home; whoever leaves it changes one folder. */
const homes: Record<string, string[]> = {
  ssh2: ['src/adapters/channels/ssh2'],
  'p-limit': ['src/adapters', 'src/daemon'],
  'simple-git': ['src/adapters/repositories/git'],
  'isomorphic-git': ['src/adapters/repositories/git'],
  chokidar: ['src/adapters/repositories/directory'],
  'node-cron': ['src/adapters/clocks'],
  yaml: ['src/adapters/sandbox/child'],
  liquidjs: ['src/adapters/sandbox/child'],
  diff: ['src/adapters/sandbox/child'],
  'tar-stream': ['src/adapters/artifacts/file', 'src/adapters/nodes/posix'],
  hono: ['src/api'],
  '@hono/node-server': ['src/api'],
  commander: ['src/cli', 'src/main.ts', 'src/main'],
  '@clack/prompts': ['src/cli'],
  'ssh-config': ['src/cli'],
  pino: ['src/cli/run'],
}

/** The only things of Node.js that the deciding part uses, by file. */
const worldInCore = { 'src/core/fleet/digest.ts': '{ createHash } from node:crypto' }

/** Lines a file may have. The driving part is kept shortest: it is where products of this kind rot. */
const limits: [folder: string, lines: number][] = [
  ['src/core/desired/generated', Infinity],
  ['src/daemon', 100],
  ['src', 300],
]

/** Development packages that are run; to import them is no duty. */
const tools = ['oxlint', 'prettier', 'tsx', 'typescript']

// ── The rules. ───────────────────────────────────────────────────────────────────────────────────────────────────────

const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
}
const all = readSources('src')
const sources = all.filter(({ path }) => path.endsWith('.ts'))
const handwritten = sources.filter(({ path }) => !path.startsWith('src/core/desired/generated/'))
const inCore = handwritten.filter(({ path }) => path.startsWith('src/core/'))
const tests = readSources('test')
const development = Object.keys(manifest.devDependencies)

describe('the source', () => {
  it('imports only along the arrows', () => {
    expect(wrongImports(sources, rings)).toEqual([])
  })
  it('has a core that is pure', () => {
    expect([...impurities(inCore), ...worldlyImports(inCore, worldInCore)]).toEqual([])
  })
  it('keeps each package in its home', () => {
    expect(strayPackages(sources, homes)).toEqual([])
  })
  it('lists the packages it imports and no others', () => {
    expect(unevenPackages(sources, Object.keys(manifest.dependencies))).toEqual([])
    expect(Object.keys(homes).toSorted()).toEqual(Object.keys(manifest.dependencies).toSorted())
  })
  it('keeps its files short', () => {
    expect(longFiles(all, limits)).toEqual([])
  })
  it('names every file after what it exports', () => {
    expect(emptyNames(all)).toEqual([])
  })
  it('leaves out what erases badly or hides names', () => {
    expect(foreignSyntax(handwritten)).toEqual([])
  })
})

describe('the tests', () => {
  it('are named and written like the source', () => {
    expect([...emptyNames(tests), ...foreignSyntax(tests)]).toEqual([])
  })
  it('import the development packages that are listed', () => {
    const product = Object.keys(manifest.dependencies)
    const elsewhere = [...product, ...tools]
    const listed = development.filter((name) => !name.startsWith('@types/') && !tools.includes(name))
    const own = tests.map((test) => ({
      ...test,
      imports: test.imports.filter(({ specifier }) => !elsewhere.includes(specifier)),
    }))
    expect(unevenPackages(own, listed)).toEqual([])
    const typed = development.filter((name) => name.startsWith('@types/')).map((name) => name.slice('@types/'.length))
    expect(typed.filter((name) => name !== 'node' && !product.includes(name))).toEqual([])
  })
  it('mirror the source', () => {
    const strays = unmirroredTests(tests, sources)
    if (strays.length > 0) console.info(`tests without a source of the same path:\n  ${strays.join('\n  ')}`)
    // One test of this very file's own rule keeps the list honest.
    expect(unmirroredTests([toSource('test/core/plan/plan.test.ts', '')], sources)).toEqual([])
  })
})

// ── Each rule can fail. ──────────────────────────────────────────────────────────────────────────────────────────────

const planted = (path: string, text: string) => [toSource(path, text)]

describe('a rule sees', () => {
  it.each([
    ['src/core/plan/x.ts', "import { decide } from '../rollout/decide.ts'"],
    ['src/core/plan/x.ts', "export type { Effect } from '../rollout/effect.ts'"],
    ['src/core/fleet/x.ts', "import type { State } from '../journal/state.ts'"],
    ['src/core/plan/x.ts', "import type { Nodes } from '../../adapters/nodes/port.ts'"],
    ['src/daemon/x.ts', "import { createNodes } from '../adapters/nodes/posix/nodes.ts'"],
    ['src/daemon/x.ts', "const late = await import('../adapters/nodes/posix/nodes.ts')"],
    ['src/daemon/x.ts', "import { addPlan } from '../cli/plan.ts'"],
    ['src/cli/x.ts', "import {\n  createNodes,\n} from '../adapters/nodes/posix/nodes.ts'"],
    ['src/adapters/nodes/posix/x.ts', "import { createNodes } from '../memory/nodes.ts'"],
    ['src/adapters/nodes/posix/x.ts', "import { planNode } from '../../../core/plan/planNode.ts'"],
    ['src/adapters/clocks/system/x.ts', "import type { Plan } from '../../../core/plan/plan.ts'"],
    ['src/adapters/clocks/system/x.ts', "import { createStore } from '../../stores/file/store.ts'"],
    ['src/new/x.ts', ''],
  ])('an import against the arrows: %s %s', (path, text) => {
    expect(wrongImports(planted(path, text), rings)).toHaveLength(1)
  })
  it.each([
    'export const now = Date.now()',
    'export const now = new Date( )',
    'export const zone = new Date(0).getHours()',
    'export const order = a.localeCompare(b)',
    'export async function f() {}',
    'export const f = () => Promise.resolve()',
    'export const r = Math.random()',
    'export const where = process.cwd()',
    'setTimeout(f, 1)',
    'console.log(1)',
    'export const text = `at ${Date.now()}`',
    "import { readFileSync } from 'node:fs'",
    "import { createHash } from 'node:crypto'",
  ])('an impure core: %s', (text) => {
    const file = planted('src/core/plan/x.ts', text)
    expect([...impurities(file), ...worldlyImports(file, worldInCore)]).toHaveLength(1)
  })
  it.each([
    '// Date.now() is not called',
    "export const says = 'await Math.random()'",
    "export const order = a.localeCompare(b, 'en')",
    'export const at = new Date(0)',
  ])('no fault where there is none: %s', (text) => {
    expect(impurities(planted('src/core/plan/x.ts', text))).toEqual([])
  })
  it('more of Node.js than the exception names', () => {
    const text = "import { createHash, randomUUID } from 'node:crypto'"
    expect(worldlyImports(planted('src/core/fleet/digest.ts', text), worldInCore)).toHaveLength(1)
  })
  it.each([
    ['src/daemon/x.ts', "import ssh2 from 'ssh2'"],
    ['src/adapters/channels/ssh2/x.ts', "import { parse } from 'yaml'"],
    ['src/core/policy/x.ts', "import { Cron } from 'croner'"],
    ['src/adapters/sandbox/child/x.ts', "import { LineCounter } from 'yaml/util'\nimport Ajv from 'ajv/dist/2020.js'"],
  ])('a package away from home: %s %s', (path, text) => {
    expect(strayPackages(planted(path, text), homes)).toHaveLength(1)
  })
  it('a package that is listed and unused, and one that is used and unlisted', () => {
    const file = planted('src/cli/x.ts', "import { Hono } from 'hono/tiny'\nimport '@scope/name/part'")
    expect(unevenPackages(file, ['hono', 'pino'])).toEqual([
      'pino is listed and nothing imports it',
      '@scope/name is imported and not listed',
    ])
  })
  it.each([
    ['src/daemon/x.ts', 101],
    ['src/node/x.sh', 301],
    ['src/core/plan/x.ts', 301],
  ])('a long file: %s of %i lines', (path, lines) => {
    expect(longFiles(planted(path, 'x\n'.repeat(lines)), limits)).toHaveLength(1)
    expect(longFiles(planted(path, 'x\n'.repeat(lines - 1)), limits)).toEqual([])
  })
  it.each([
    'src/cli/utils.ts',
    'src/core/common/x.ts',
    'src/core/plan/types.ts',
    'src/daemon/nodeManager.ts',
    'test/helpers/x.ts',
  ])('a name that says nothing: %s', (path) => {
    expect(emptyNames(planted(path, ''))).toHaveLength(1)
  })
  it.each([
    'export default function f() {}',
    'export enum Colour { red }',
    'const enum Colour { red }',
    'namespace Colour {}',
    "import { f } from './f'",
    "import { f } from './f.js'",
  ])('foreign syntax: %s', (text) => {
    expect(foreignSyntax(planted('src/core/plan/x.ts', text))).toHaveLength(1)
  })
  it('a test without a source', () => {
    expect(unmirroredTests(planted('test/core/plan/nothing.test.ts', ''), sources)).toHaveLength(1)
  })
})
