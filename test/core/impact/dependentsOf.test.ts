import { expect, test } from 'vitest'
import type { DesiredService, DesiredState } from '../../../src/core/fleet/desired.ts'
import { defaultRollout } from '../../../src/core/fleet/rollout.ts'
import { dependentsOf } from '../../../src/core/impact/dependentsOf.ts'

function service(name: string, dependsOn: string[], environment = 'production'): [string, DesiredService] {
  const rest = { digest: name, rollout: defaultRollout, drift: 'heal' as const, nodes: {} }
  return [`${environment}/${name}`, { service: name, environment, dependsOn, ...rest }]
}

const desired: DesiredState = {
  commit: 'c',
  fleet: 'f',
  environments: [{ name: 'production' }],
  nodes: {},
  services: Object.fromEntries([
    service('db', []),
    service('shop', ['db']),
    service('edge', ['shop']),
    service('report', ['edge', 'db']),
    service('other', []),
    service('shop', ['db'], 'staging'),
  ]),
  rollback: { mode: 'push' },
  removal: { budgetPercent: 20 },
  observeIntervalMs: 1,
}

test('who feels a change: dependents first, then theirs, each once, within the environment', () => {
  expect(dependentsOf(desired, 'production', 'db')).toEqual([
    { service: 'shop', dependsOn: 'db' },
    { service: 'report', dependsOn: 'db' },
    { service: 'edge', dependsOn: 'shop' },
  ])
  expect(dependentsOf(desired, 'production', 'report')).toEqual([])
  expect(dependentsOf(desired, 'staging', 'db')).toEqual([{ service: 'shop', dependsOn: 'db' }])
})
