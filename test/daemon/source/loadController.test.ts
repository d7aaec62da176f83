import { afterAll, expect, test } from 'vitest'
import { createSandbox } from '../../../src/adapters/sandbox/child/sandbox.ts'
import { loadController } from '../../../src/daemon/source/loadController.ts'

const sandbox = createSandbox()
afterAll(() => sandbox.close())

function load(spec: string): ReturnType<typeof loadController> {
  return loadController(`apiVersion: holdfast/v1\nkind: Controller\nspec:\n${spec}`, 'controller.yaml', sandbox)
}

test('a remote is enough', async () => {
  expect(await load('  remote: /srv/fleet.git\n')).toEqual({
    ok: true,
    controller: {
      remote: '/srv/fleet.git',
      branch: 'main',
      identities: [],
      agent: false,
      author: { name: 'Holdfast', email: 'holdfast@localhost' },
      stateDir: '/var/lib/holdfast-controller',
      socket: '/var/lib/holdfast-controller/holdfast.sock',
      pollIntervalMs: 15_000,
      lease: 'git',
    },
  })
})

test('the socket follows the state directory', async () => {
  const loaded = await load('  remote: x\n  stateDir: /srv/state\n  pollInterval: 500ms\n')
  expect(loaded).toMatchObject({ ok: true, controller: { socket: '/srv/state/holdfast.sock', pollIntervalMs: 500 } })
})

test.each([
  ['a remote that would be an option', '  remote: --upload-pack=x\n', 'controller.yaml:4:11'],
  ['a branch that would be an option', '  remote: x\n  branch: --force\n', 'controller.yaml:5:11'],
  ['a relative key', '  remote: x\n  deployKey: id\n', 'controller.yaml:5:14'],
  ['an author that would forge a header', '  remote: x\n  author: { name: "a <b>" }\n', 'controller.yaml:5:19'],
  ['a word it does not know', '  remote: x\n  remot: y\n', 'controller.yaml:5:3'],
  ['text that is no YAML', '  remote: [\n', 'controller.yaml:5:1'],
])('%s is refused at its place', async (_, spec, place) => {
  const loaded = await load(spec)
  expect(loaded.ok).toBe(false)
  if (loaded.ok) return
  const [first] = loaded.problems
  expect(`${first?.place.file}:${first?.place.line}:${first?.place.column}`).toBe(place)
})

test('two documents, or one of another kind, are refused', async () => {
  const one = 'apiVersion: holdfast/v1\nkind: Controller\nspec: { remote: x }\n'
  const other = 'apiVersion: holdfast/v1\nkind: ServiceDefaults\nmetadata: { name: x }\nspec: {}\n'
  expect(await loadController(`${one}---\n${one}`, 'c.yaml', sandbox)).toMatchObject({ ok: false })
  expect(await loadController(other, 'c.yaml', sandbox)).toMatchObject({
    ok: false,
    problems: [{ message: 'is a ServiceDefaults, and no Controller' }],
  })
})
