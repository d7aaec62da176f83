import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from 'vitest'
import { digestHost, readText } from '../../src/adapters/nodes/memory/host.ts'
import { fleetTest as test, webFiles, type TestFleet } from './fleet.ts'

const webOf = (fleet: TestFleet) => (name: string) => readText(fleet.nodes.host(name), '/etc/web.conf')
const last = (text: string) => text.trimEnd().split('\n').at(-1)

test('brings every node to the branch, once', { timeout: 180_000 }, async ({ fleet }) => {
  const first = await fleet.holdfast('run', '--once')
  expect(first).toMatchObject({ code: 0, err: '' })
  expect(last(first.out)).toMatch(/ ● 3 nodes, 1 service: 6 changes applied$/)
  expect([webOf(fleet)('test-1'), webOf(fleet)('web-1'), webOf(fleet)('web-2')]).toEqual(['one\n', 'one\n', 'one\n'])

  const again = await fleet.holdfast('run', '--once')
  expect(again).toMatchObject({ code: 0, err: '' })
  expect(last(again.out)).toMatch(/ ● 3 nodes, 1 service: 0 changes$/)

  await fleet.commit('Say two', webFiles('two'))
  const second = await fleet.holdfast('run', '--once')
  expect(second.code).toBe(0)
  expect(second.out).toContain('Say two (Alice) begins on 1 node')
  expect(last(second.out)).toMatch(/ ● 3 nodes, 1 service: 6 changes applied$/)
  expect(webOf(fleet)('web-2')).toBe('two\n')
  expect(last((await fleet.holdfast('run', '--once')).out)).toMatch(/: 0 changes$/)
})

test('restores what a bad commit touched, and takes it out of the branch', { timeout: 180_000 }, async ({ fleet }) => {
  await fleet.holdfast('run', '--once')
  const before = ['test-1', 'web-1', 'web-2'].map((name) => digestHost(fleet.nodes.host(name)))
  const bad = await fleet.commit('Say two', webFiles('two fails'))
  const failed = await fleet.holdfast('run', '--once')
  expect(failed.code).toBe(1)
  expect(failed.out).toContain('✖ staging · web failed: test-1: a step failed: Job for web.service failed.')
  expect(last(failed.out)).toMatch(/ ✖ 3 nodes, 1 service: 2 changes taken back$/)
  expect(['test-1', 'web-1', 'web-2'].map((name) => digestHost(fleet.nodes.host(name)))).toEqual(before)
  const log = await fleet.git('--git-dir', fleet.remote, 'log', '--format=%s|%an|%b', '-1', 'main')
  expect(log).toContain('Revert "Say two"|Holdfast|This reverts commit ' + bad)
  expect(await fleet.git('--git-dir', fleet.remote, 'rev-list', '--count', 'main')).toBe('3')
  const after = await fleet.holdfast('run', '--once')
  expect(after.code).toBe(0)
  expect(last(after.out)).toMatch(/: 0 changes$/)
})

test('says what it could not do, by its exit code', { timeout: 180_000 }, async ({ fleet }) => {
  fleet.nodes.host('web-2').reachable = false
  const partly = await fleet.holdfast('run', '--once')
  expect(partly.code).toBe(3)
  expect(partly.out).toContain('○ web-2 does not answer (connect): web-2 does not answer')
  expect(last(partly.out)).toMatch(/: 4 changes applied$/)
  fleet.nodes.host('web-2').reachable = true
  const rest = await fleet.holdfast('run', '--once')
  expect(rest.code).toBe(0)
  expect(last(rest.out)).toMatch(/: 2 changes applied$/)

  await fleet.commit('Break it', { 'web/service.yaml': 'apiVersion: holdfast/v1\nkind: Servise\n' })
  const refused = await fleet.holdfast('run', '--once')
  expect(refused.code).toBe(1)
  expect(refused.out).toMatch(/✖ [0-9a-f]{7} is refused \(invalid\): web\/service\.yaml:2:7/)
  expect(last(refused.out)).toMatch(/: 0 changes$/)
})

test('tells programs the same in lines of JSON', { timeout: 180_000 }, async ({ fleet }) => {
  const { out } = await fleet.holdfast('run', '--once', '-o', 'json')
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(lines.map(({ type }) => type)).toContain('rollout-ended')
  expect(lines.at(-1)).toMatchObject({ type: 'summary', outcome: 'fine', nodes: 3, changesApplied: 6, troubles: [] })
})

test(
  'stops changing anything when a newer controller has been seen, until it takes over',
  { timeout: 180_000 },
  async ({ fleet }) => {
    await fleet.holdfast('run', '--once')
    for (const name of ['test-1', 'web-1']) fleet.nodes.host(name).epoch = { number: 40, controller: 'feedbeef' }
    await fleet.commit('Say two', webFiles('two'))
    const fenced = await fleet.holdfast('run', '--once')
    expect(fenced.code).toBe(4)
    expect(fenced.out).toContain('THIS CONTROLLER IS FENCED')
    expect(webOf(fleet)('test-1')).toBe('one\n')
    const taken = await fleet.holdfast('run', '--once', '--take-over')
    expect(taken.out).toContain('goes above 40')
    expect(taken.code).toBe(0)
    expect(webOf(fleet)('web-2')).toBe('two\n')
  },
)

test(
  'is refused while another controller leads, and leads when it takes over',
  { timeout: 180_000 },
  async ({ fleet }) => {
    await fleet.holdfast('run', '--once')
    const { stateDir, configFile } = await secondController(fleet)
    const refused = await fleet.holdfast('--config', configFile, 'run', '--once')
    expect(refused.code).toBe(4)
    expect(refused.err).toMatch(/this state directory is new, and the repository is led by controller [0-9a-f]{8} on /)
    expect(refused.err).toContain('holdfast run --take-over')
    expect(existsSync(join(stateDir, 'epoch.json'))).toBe(false)
    const taken = await fleet.holdfast('--config', configFile, 'run', '--once', '--take-over')
    expect(taken.code).toBe(0)
    expect(taken.out).toContain('it took the lead over from controller')
    const lease = await fleet.git('--git-dir', fleet.remote, 'log', '-1', '--format=%s', 'refs/holdfast/lease')
    expect(lease).toContain('leads this fleet')
  },
)

/** A controller file with a state directory of its own, for the same remote. */
async function secondController(fleet: TestFleet): Promise<{ stateDir: string; configFile: string }> {
  const stateDir = join(fleet.directory, 'second')
  const configFile = join(fleet.directory, 'second.yaml')
  await writeFile(
    configFile,
    `apiVersion: holdfast/v1\nkind: Controller\nspec: { remote: ${fleet.remote}, stateDir: ${stateDir} }\n`,
  )
  return { stateDir, configFile }
}

test.for<[string, string[], string]>([
  [
    'a controller file that is not there',
    ['--config', '/nowhere.yaml', 'run'],
    'there is no controller file /nowhere.yaml',
  ],
  ['a timeout that is none', ['run', '--once', '--timeout', 'soon'], '--timeout soon is no time'],
])('refuses %s', async ([, argv, message], { fleet }) => {
  const ran = await fleet.holdfast(...argv)
  expect(ran.code).toBe(2)
  expect(ran.err).toContain(message)
})
