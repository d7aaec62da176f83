import { stat } from 'node:fs/promises'
import { expect } from 'vitest'
import { readText } from '../../src/adapters/nodes/memory/host.ts'
import { fleetTest as test, webFiles, webService, type TestFleet } from './fleet.ts'

const timeout = 180_000

const relative = (text: string) =>
  text.replaceAll(/\d+(\.\d+)?[smh] ago|just now/g, 'N ago').replaceAll(/[0-9a-f]{7} /g, 'abcdef0 ')

async function running(fleet: TestFleet) {
  const daemon = fleet.start('run')
  await daemon.said('the API listens on')
  return daemon
}

test(
  'answers over a socket that is its own alone, and from the journal when it is gone',
  { timeout },
  async ({ fleet }) => {
    const daemon = await running(fleet)
    await daemon.said('production · web succeeded')
    expect((await stat(fleet.socket)).mode & 0o777).toBe(0o600)
    const status = await fleet.holdfast('status')
    expect(relative(status.out)).toBe(`small · at abcdef0 Begin (Alice), accepted N ago

services
  ● healthy  staging · web     1 healthy  abcdef0 Begin (Alice)
  ● healthy  production · web  2 healthy  abcdef0 Begin (Alice)

nodes
  ● healthy  test-1  staging
  ● healthy  web-1   production
  ● healthy  web-2   production
`)
    const second = await fleet.holdfast('run', '--once')
    expect(second.code).toBe(2)
    expect(second.err).toMatch(
      /a daemon is already running here: .* is in use by process \d+ .*\n {2}It reconciles by itself/,
    )
    daemon.stop()
    expect((await daemon.ended).code).toBe(0)
    const gone = await fleet.holdfast('history', '-o', 'json')
    const { from, rollouts } = JSON.parse(gone.out) as { from: string; rollouts: { word: string; service: string }[] }
    expect(from).toBe('journal')
    expect(rollouts).toMatchObject([
      { environment: 'production', word: 'succeeded', counts: { healthy: 2 } },
      { environment: 'staging', word: 'succeeded', counts: { healthy: 1 } },
    ])
    expect((await fleet.holdfast('status')).out).toContain('no daemon is running; this is from the journal')
    const steered = await fleet.holdfast('pause', 'web', '--why', 'lunch')
    expect(steered.code).toBe(2)
    expect(steered.err).toContain('no daemon listens on')
  },
)

test('is steered, and says who and why', { timeout }, async ({ fleet }) => {
  await fleet.commit('Bake longer than this test', webService('1h'))
  const daemon = await running(fleet)
  await daemon.said('production · web: the canary bakes')
  const paused = await fleet.holdfast('pause', 'web', '--why', 'not before lunch')
  expect(paused).toMatchObject({ code: 0, err: '' })
  expect(paused.out).toContain('▲ production · web paused by alice: not before lunch')
  const twice = await fleet.holdfast('pause', 'web', '--in', 'production', '--why', 'again')
  expect(twice).toMatchObject({ code: 2, out: '' })
  expect(twice.err).toContain('nothing to pause')
  const status = await fleet.holdfast('status')
  expect(status.out).toContain('▲ production · web is paused by alice: not before lunch')
  expect(status.out).toContain('next: `holdfast resume web --in production`')
  expect((await fleet.holdfast('resume', 'web', '--why', 'fed')).code).toBe(0)
  const aborted = await fleet.holdfast('abort', 'web', '--why', 'second thoughts')
  expect(aborted.out).toContain('▲ production · web aborted by alice: second thoughts')
  await daemon.said('production · web aborted (1 restored, 1 untouched)')
  expect(readText(fleet.nodes.host('web-1'), '/etc/web.conf')).toBeUndefined()
  expect((await fleet.holdfast('resume', 'web', '--why', 'x')).err).toContain('no rollout of web is under way')
  const retried = await fleet.holdfast('retry', 'web', '--why', 'third thoughts')
  expect(retried.out).toContain('is released by alice: third thoughts')
  expect((await fleet.holdfast('retry', 'nothing', '--why', 'x')).err).toContain('there is no service nothing')
  daemon.stop()
  await daemon.ended
})

test('a watcher sees a rollout fail, with evidence and the next step', { timeout }, async ({ fleet }) => {
  const daemon = await running(fleet)
  await daemon.said('production · web succeeded')
  const watcher = fleet.start('watch')
  await watcher.said('waiting for the next rollout')
  await fleet.commit('Say two', webFiles('two dies'))
  const watched = await watcher.ended
  expect(watched.code).toBe(1)
  expect(watched.out).toContain('Say two (Alice) begins on 1 node')
  expect(watched.out).toMatch(/✖ test-1 unhealthy after \S+: web\.service is failed/)
  expect(watched.out).toMatch(/test-1 restored in \S+ · digest [0-9a-f]{7} held in staging/)
  expect(watched.out).toContain('next: fix and merge, or `holdfast retry web --in staging`')
  await daemon.said('pushed: undoes')
  const shown = await fleet.holdfast('show', '3')
  expect(shown.out).toMatch(/revert [0-9a-f]{7} pushed/)
  daemon.stop()
  await daemon.ended
})

test('on a terminal the watcher draws the rollout over itself until it has ended', { timeout }, async ({ fleet }) => {
  await fleet.commit('Bake longer than this test', webService('1h'))
  const daemon = await running(fleet)
  await daemon.said('production · web: the canary bakes')
  fleet.isTerminal = true
  const watcher = fleet.start('watch', 'web', '--in', 'production')
  await watcher.said(' left')
  await fleet.holdfast('abort', 'web', '--in', 'production', '--why', 'seen enough')
  const watched = await watcher.ended
  expect(watched.code).toBe(1)
  const blocks = watched.out
    .split(/\u001b\[\d+A/)
    // eslint-disable-next-line no-control-regex
    .map((block) => block.replaceAll(/\u001b\[[0-9;]*[A-Za-z]/g, ''))
  expect(blocks.length).toBeGreaterThan(1)
  expect(blocks[0]).toMatch(
    /^[0-9a-f]{7} Bake longer than this test \(Alice\) → production · web  \S+ of at most 1h\d\dm  [0-9a-f]{8}-2\n/,
  )
  expect(blocks[0]).toMatch(/  ● canary {3}web-1 {2}healthy .*\n  ◐ bake {5}59m/)
  expect(blocks[0]).toContain('  ○ later    web-2\n')
  expect(blocks.at(-1)).toContain('✖ aborted by alice: seen enough\n')
  expect(blocks.at(-1)).toMatch(/  ▲ aborted 1 restored, 1 untouched\n$/)
  daemon.stop()
  await daemon.ended
})

test('goes on where it was when it was stopped in the middle', { timeout }, async ({ fleet }) => {
  await fleet.commit('Bake until it is stopped', webService('10s'))
  const daemon = await running(fleet)
  await daemon.said('production · web: the canary bakes')
  daemon.stop()
  await daemon.ended
  expect(readText(fleet.nodes.host('web-2'), '/etc/web.conf')).toBeUndefined()
  const rest = await fleet.holdfast('run', '--once')
  expect(rest.code).toBe(0)
  expect(rest.out.trimEnd()).toMatch(/3 nodes, 1 service: 2 changes applied$/)
  expect(readText(fleet.nodes.host('web-2'), '/etc/web.conf')).toBe('one\n')
})
