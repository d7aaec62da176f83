import { describe, expect, it } from 'vitest'
import { unitHealth, withWords } from '../../../src/core/health/unitHealth.ts'
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

describe('the last words of a unit', () => {
  const given = [
    'flaky.service: Scheduled restart job, restart counter is at 5.',
    'Stopped flaky.service - Never runs.',
    'flaky.service: Start request repeated too quickly.',
    "flaky.service: Failed with result 'exit-code'.",
    'Failed to start flaky.service - Never runs.',
  ]

  it('are its own, not those of systemd about it', () => {
    expect(withWords('a.service is failed (failed)', ['no such table', 'a.service: Failed with result x', ''])).toBe(
      'a.service is failed (failed); it last said: no such table',
    )
  })

  it('tell that systemd has given it up, which its result does not', () => {
    expect(withWords('flaky.service is failed (failed)', ['no such table', ...given])).toBe(
      'flaky.service is failed (failed): it failed so often in a row that systemd does not start it any more; it last said: no such table',
    )
    expect(withWords('x', given)).toContain('does not start it any more; it last said: Failed to start flaky.service')
    expect(withWords('x', [])).toBe('x')
  })
})
