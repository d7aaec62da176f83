import { expect, test } from 'vitest'
import { describeHooks, hooksAhead } from '../../../src/cli/plan/describeHooks.ts'
import type { Slot } from '../../../src/core/journal/state.ts'
import { desiredState, hookNamed } from '../../core/support/fleet.ts'

const hooks = {
  beforeRollout: [hookNamed('migrate', { irreversible: true }), hookNamed('warm')],
  beforeNode: [hookNamed('drain')],
  afterNode: [hookNamed('undrain')],
  afterRollout: [hookNamed('drop', { irreversible: true, compatibleWithPrevious: true })],
}
const service = desiredState('c1', { services: { web: { digest: 'one', nodes: ['web-1'], hooks } } }).services[
  'prod/web'
]
const slot: Slot = { key: 'prod/web', environment: 'prod', service: 'web', good: [], holds: {}, retries: {} }

test('a deployment says which hooks it runs, when, and what cannot be taken back', () => {
  expect(describeHooks(hooksAhead(service, slot, 'deploy'))).toEqual([
    '  hooks  once, before any node changes: migrate, warm → before each node: drain → once each is healthy: undrain → once, at the end: drop',
    '  ! hook migrate cannot be taken back: a failure after it waits for a person',
    '  ! hook drop cannot be taken back: the version before runs on what it did',
  ])
})

test('what was done for this version is not ahead any more, nor is it of a healing', () => {
  const done = { ...slot, hooks: { one: { 'beforeRollout migrate': { attempt: 'a', result: 'done' as const } } } }
  expect(hooksAhead(service, done, 'deploy').map(({ name }) => name)).toEqual(['warm', 'drain', 'undrain', 'drop'])
  expect(hooksAhead(service, slot, 'heal').map(({ name }) => name)).toEqual(['drain', 'undrain'])
})

test('a service without hooks has no line', () => {
  expect(describeHooks(hooksAhead(undefined, undefined, 'deploy'))).toEqual([])
})
