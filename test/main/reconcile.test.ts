import { afterAll, beforeAll, expect, test } from 'vitest'
import { readText } from '../../src/adapters/nodes/memory/host.ts'
import { makeFleet, webFiles, type TestFleet } from './fleet.ts'

let fleet: TestFleet
beforeAll(async () => {
  fleet = await makeFleet()
})
afterAll(() => fleet.remove())

test('run --once', async () => {
  const first = await fleet.holdfast('run', '--once')
  expect(first.code).toBe(0)
  const second = await fleet.holdfast('run', '--once')
  expect(second.out).toContain('3 nodes, 1 service: 0 changes')
  await fleet.commit('Two', webFiles('two fails'))
  const third = await fleet.holdfast('run', '--once')
  expect(readText(fleet.nodes.host('web-1'), '/etc/web.conf')).toBe('one\n')
})
