import { execFileSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

interface Locked {
  dev?: boolean
  version?: string
}

const root = fileURLToPath(new URL('..', import.meta.url))
const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  version: string
  dependencies: Record<string, string>
}
// What npm told the test runner must not steer the npm this test asks.
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_/i.test(name)))

function ask(cwd: string, command: string, ...args: string[]): string {
  return execFileSync(command, args, { cwd, env: environment, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
}

/** A project that has the packed tarball, with the very versions of our lockfile, so that npm's cache is enough. */
function writeProject(directory: string, tarball: string): void {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as { packages: Record<string, Locked> }
  const needed = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && !dev)
  const { version, dependencies } = manifest
  const bin = { holdfast: 'dist/main.js' }
  const packed = { version, resolved: `file:${tarball}`, dependencies, bin }
  const packages = {
    '': { dependencies: { holdfast: `file:${tarball}` } },
    'node_modules/holdfast': packed,
    ...Object.fromEntries(needed),
  }
  writeFileSync(join(directory, 'package.json'), JSON.stringify(packages['']))
  writeFileSync(join(directory, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, requires: true, packages }))
}

describe('the package', () => {
  let directory: string
  let files: string[]

  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'holdfast-package-'))
    ask(root, process.execPath, 'test/setup/build.mjs')
    const [packed] = JSON.parse(ask(root, 'npm', 'pack', '--json', '--pack-destination', directory)) as [
      { filename: string; files: { path: string }[] },
    ]
    files = packed.files.map(({ path }) => path)
    writeProject(directory, packed.filename)
    ask(directory, 'npm', 'ci', '--omit=dev', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund')
  }, 180_000)
  afterAll(() => rmSync(directory, { recursive: true, force: true }))

  it('installed elsewhere, says its version', () => {
    expect(ask(directory, 'node_modules/.bin/holdfast', '--version')).toBe(`${manifest.version}\n`)
  })

  it('installed elsewhere, reads manifests and templates in its sandbox', () => {
    cpSync(join(root, 'fixtures/reference'), join(directory, 'fleet'), { recursive: true })
    expect(ask(directory, 'node_modules/.bin/holdfast', 'validate', 'fleet')).toMatch(/^0 problems|^no problems/im)
    writeFileSync(join(directory, 'fleet/nodes.yaml'), 'apiVersion: holdfast/v1\nkind: Nodes\nspec: { nodes: [{}] }\n')
    expect(() => ask(directory, 'node_modules/.bin/holdfast', 'validate', 'fleet')).toThrow(/Command failed/)
  })

  it('carries the node program, the schemas and the reference, and nothing of the workshop', () => {
    const programs = readdirSync(join(root, 'src/node')).filter((name) => name.endsWith('.sh'))
    expect(programs.length).toBeGreaterThan(0)
    expect(files).toEqual(expect.arrayContaining(programs.map((name) => `dist/node/${name}`)))
    expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'schemas/service.schema.json']))
    const expected =
      /^(?:dist\/.*\.(?:js|sh)|schemas\/.*\.json|fixtures\/reference\/.*|LICENSE|README\.md|CHANGELOG\.md|package\.json)$/
    expect(files.filter((path) => !expected.test(path))).toEqual([])
  })

  it('runs from the clone with npx', () => {
    expect(ask(root, 'npx', 'holdfast', '--version')).toBe(`${manifest.version}\n`)
  })
})
