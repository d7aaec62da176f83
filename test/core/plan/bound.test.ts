import { describe, expect, it } from 'vitest'
import { deadlineSeconds, stepSeconds } from '../../../src/core/plan/bound.ts'

describe('the bound', () => {
  it('of steps is the sum of their timeouts, a validator having its own', () => {
    expect(stepSeconds([])).toBe(0)
    const validate = { kind: 'validate' as const, argv: ['x'], path: '/etc/a', timeoutSeconds: 5 }
    expect(stepSeconds([validate, { kind: 'daemon-reload' }])).toBe(65)
  })

  it('of an armed node adds the time to become, to stay and to be confirmed healthy, rounded up', () => {
    const rollout = { healthyDeadlineMs: 300_000, minHealthyTimeMs: 10_000, confirmTimeoutMs: 120_000 }
    expect(deadlineSeconds(60, rollout)).toBe(490)
    expect(deadlineSeconds(60, { ...rollout, minHealthyTimeMs: 10_001 })).toBe(491)
  })
})
