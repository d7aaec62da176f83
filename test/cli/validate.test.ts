import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { createSandbox } from '../../src/adapters/sandbox/child/sandbox.ts'
import { validate } from '../../src/cli/validate.ts'
import { archives } from '../daemon/source/repository.ts'
import { shop } from '../daemon/source/shop.ts'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

let directory: string
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'holdfast-validate-'))
})
afterEach(() => rm(directory, { recursive: true }))

async function run(files: Record<string, string>, json = false): Promise<{ code: number; text: string }> {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true })
    await writeFile(join(directory, path), text)
  }
  let text = ''
  const code = await validate(
    { path: directory, json },
    { sandbox, artifacts: archives(), out: (part) => (text += part) },
  )
  return { code, text }
}

test('a valid repository says how much was looked at', async () => {
  expect(await run(shop)).toEqual({ code: 0, text: 'no problems (4 manifests, 1 service, 3 nodes)\n' })
})

test('all problems are named at once, in columns, in the order of the files', async () => {
  const { code, text } = await run({
    ...shop,
    'nodes.yaml': shop['nodes.yaml']!.replace('env: staging', 'env: stagin'),
    'services/shop/service.yaml': shop['services/shop/service.yaml']!.replace('"1.10"', '1.10').replace(
      '"0640"',
      '0644',
    ),
  })
  expect(code).toBe(1)
  expect(`\n${text}`).toMatchInlineSnapshot(`
    "
    fleet.yaml:7:31                   warning: environment staging matches no node          check the values of its labels
    nodes.yaml:8:15                   test-1 lies in no environment                         give it a label one of them selects: env: staging | production
    services/shop/service.yaml:10:81  mode 0644 is read as decimal 644                      write mode: "0644"
    services/shop/service.yaml:13:14  release.version is the number 1.1; versions are text  write version: "1.10"
    3 problems and 1 warning in 3 files (4 manifests, 1 service, 3 nodes)
    "
  `)
})

test('programs get the same as JSON', async () => {
  const { code, text } = await run(
    { ...shop, 'nodes.yaml': shop['nodes.yaml']!.replace('env: staging', 'env: stagin') },
    true,
  )
  expect(code).toBe(1)
  const answer = JSON.parse(text)
  expect(answer).toMatchObject({ ok: false, counts: { manifests: 4, services: 1, nodes: 3 } })
  expect(answer.problems.at(-1)).toEqual({
    severity: 'error',
    place: { file: 'nodes.yaml', line: 8, column: 15 },
    message: 'test-1 lies in no environment',
    hint: 'give it a label one of them selects: env: staging | production',
  })
})

test('a symbolic link is not followed, and .git is left out', async () => {
  await symlink('/etc/passwd', join(directory, 'passwd'))
  await symlink('/', join(directory, 'root'))
  const { text } = await run({
    ...shop,
    '.git/broken.yaml': 'apiVersion: holdfast/v1\nkind: [',
    'services/shop/service.yaml': shop['services/shop/service.yaml']!.replace(
      'source: shop.service',
      'source: /passwd',
    ),
  })
  expect(text).toContain(
    'source passwd is a symbolic link  commit the file itself in its place\n1 problem in 1 file (4 ',
  )
})

test('text of a file cannot move the cursor of a terminal', async () => {
  const { text } = await run({ ...shop, 'a\u001b[2J\u202e.yaml': 'apiVersion: holdfast/v1\nkind: "\u001b[31m"\n' })
  expect(text).not.toMatch(/[\u001b\u202e]/)
  expect(text).toContain('a\\u{1b}[2J\\u{202e}.yaml:2:7')
})

test('no directory, no judgement', async () => {
  let said = ''
  const world = { sandbox, artifacts: archives(), out: (part: string) => (said += part) }
  expect(await validate({ path: join(directory, 'nowhere'), json: false }, world)).toBe(2)
  expect(said).toContain('is no directory')
})
