import { describe, expect, it } from 'vitest'
import { unitHealth } from '../../../src/core/health/unitHealth.ts'
import type { ObservedUnit } from '../../../src/core/observed/observation.ts'
import type { Seen } from '../../../src/core/fleet/value.ts'

function unit(activeState: string, subState: string, more: Partial<ObservedUnit> = {}): Seen<ObservedUnit> {
  const common = { loadState: 'loaded', enablement: 'enabled' as const, restarts: 0, invocationId: '' }
  const files = { needDaemonReload: false, fragmentPath: '', dropInPaths: [] }
  return { seen: 'present', value: { ...common, ...files, activeState, subState, ...more } }
}

describe('the health of a unit', () => {
  it('is good while it is active, and not on its way to the next restart', () => {
    expect(unitHealth('a.service', unit('active', 'running'))).toMatchObject({ status: 'pass', final: false })
    expect(unitHealth('a.service', unit('activating', 'auto-restart'))).toMatchObject({ status: 'fail', final: false })
    expect(unitHealth('a.service', unit('failed', 'failed'))).toMatchObject({ status: 'fail', final: true })
  })

  it('is good while a socket that is declared listens for it', () => {
    const stopped = unit('inactive', 'dead')
    expect(unitHealth('a.service', stopped)).toMatchObject({ status: 'fail' })
    expect(unitHealth('a.service', stopped, ['a.socket'])).toMatchObject({
      status: 'pass',
      detail: 'a.service waits for a.socket',
    })
    expect(unitHealth('a.service', unit('failed', 'failed'), ['a.socket'])).toMatchObject({ status: 'fail' })
  })

  it('says when systemd has given up starting it', () => {
    const { detail } = unitHealth('a.service', unit('failed', 'failed', { result: 'start-limit-hit' }))
    expect(detail).toBe(
      'a.service is failed (failed): it failed so often in a row that systemd does not start it any more',
    )
    expect(unitHealth('a.service', unit('failed', 'failed', { result: 'exit-code' })).detail).toBe(
      'a.service is failed (failed)',
    )
  })

  it('is not known where nothing is known of the unit, and bad where there is none', () => {
    expect(unitHealth('a.service', undefined)).toMatchObject({ status: 'unknown' })
    expect(unitHealth('a.service', { seen: 'unknown', why: 'no bus' })).toMatchObject({
      status: 'unknown',
      detail: 'no bus',
    })
    expect(unitHealth('a.service', { seen: 'absent' })).toMatchObject({ status: 'fail' })
  })
})
