import { describe, expect, it } from 'vitest'
import { judge } from '../../../src/core/health/verdict.ts'
import type { Attempt } from '../../../src/core/journal/state.ts'
import { quickRollout } from '../support/fleet.ts'
import { check } from '../support/hosts.ts'

const applied = 1_000
const late = applied + quickRollout.healthyDeadlineMs

function attempt(more: Partial<Attempt>): Attempt {
  const ids = { id: 'a', rollout: 'r', node: 'n', slot: 's', digest: 'd', detail: '' }
  const counts = {
    epoch: 1,
    look: 1,
    intendedAt: 0,
    deadlineSeconds: 60,
    confirmSeconds: 50,
    samples: 1,
    failedSamples: 0,
  }
  return {
    ...ids,
    ...counts,
    empty: false,
    phase: 'verifying',
    validatorRefused: false,
    nodeCaused: false,
    appliedAt: applied,
    ...more,
  }
}

function sample(
  at: number,
  status: 'pass' | 'fail' | 'unknown',
  readBack: 'equal' | 'different' | 'unknown' = 'equal',
) {
  return { at, readBack, results: [check(status)], detail: 'file /etc/x' }
}

const say = (a: Attempt, now: number) => judge(a, quickRollout, now)

describe('the verdict on an applied attempt', () => {
  it('is healthy for the time that was asked for, not for that in which an answer was on its way', () => {
    const since = applied + 100
    const at = since + quickRollout.minHealthyTimeMs
    const asked = (askedAt: number) =>
      judge(attempt({ healthySince: since, sample: { ...sample(at, 'pass'), askedAt } }), quickRollout, at)
    expect(asked(at - 1)).toBeUndefined()
    expect(asked(at)?.verdict).toBe('healthy')
  })

  it('is healthy once it was green for minHealthyTime, as the answers tell and not the clock', () => {
    const green = { healthySince: 2_000, sample: sample(4_000, 'pass') }
    expect(say(attempt(green), 4_000)).toMatchObject({ verdict: 'healthy', evidence: ['active'] })
    expect(say(attempt({ ...green, sample: sample(3_999, 'pass') }), 9_000)).toBeUndefined()
  })

  it('is not given before the deadline while health is bad', () => {
    expect(say(attempt({ sample: sample(2_000, 'fail') }), late - 1)).toBeUndefined()
  })

  it('is unhealthy at the deadline, with what was answered and how often', () => {
    const failing = attempt({ sample: sample(late, 'fail'), samples: 30, failedSamples: 30 })
    expect(say(failing, late)).toEqual({
      verdict: 'unhealthy',
      evidence: ['GET /healthz answered 503 (30 of 30 times)'],
    })
  })

  it('is unhealthy at once when waiting cannot help', () => {
    const final = { ...sample(2_000, 'fail'), results: [check('fail', { final: true })] }
    expect(say(attempt({ sample: final }), 2_000)).toMatchObject({ verdict: 'unhealthy' })
  })

  it('is unknown at the deadline when nobody answered: silence is never success and never sickness', () => {
    const never = attempt({ lostSince: 2_000 })
    expect(say(never, late)).toEqual({ verdict: 'unknown', evidence: ['the node did not answer'] })
    const silent = attempt({ sample: sample(2_000, 'pass'), lostSince: 3_000 })
    expect(say(silent, late)).toMatchObject({ verdict: 'unknown' })
  })

  it('waits for the first answer where nobody was there to ask before the deadline', () => {
    expect(say(attempt({}), late + 60_000)).toBeUndefined()
  })

  it('is unknown at the deadline when the answers could not tell', () => {
    expect(say(attempt({ sample: sample(late, 'unknown') }), late)).toMatchObject({ verdict: 'unknown' })
    expect(say(attempt({ sample: sample(late, 'pass', 'unknown') }), late)).toMatchObject({
      verdict: 'unknown',
      evidence: ['active', 'read back: unknown: file /etc/x'],
    })
  })

  it('is unhealthy when what is there differs, and the node says that this is all it knows', () => {
    const differs = attempt({ sample: sample(late, 'pass', 'different'), heardAt: late })
    expect(say(differs, late)).toEqual({ verdict: 'unhealthy', evidence: ['active', 'read back: file /etc/x'] })
  })

  it('waits for the node’s word where what is there differs: it may have taken it back', () => {
    expect(say(attempt({ sample: sample(late, 'pass', 'different'), heardAt: late - 1 }), late)).toBeUndefined()
    expect(say(attempt({ sample: sample(late, 'pass', 'different') }), late)).toBeUndefined()
  })

  it('is unhealthy at the deadline when a run of health was broken, though the last answer is green', () => {
    const flapping = attempt({ sample: sample(late, 'pass'), healthySince: late, samples: 20, failedSamples: 7 })
    expect(say(flapping, late)).toEqual({
      verdict: 'unhealthy',
      evidence: ['active', 'not healthy for 2s without a break: 7 of 20 answers were bad'],
    })
  })

  it('lets a run of health end when it was the controller that came late', () => {
    const resumed = attempt({ sample: sample(late + 500, 'pass'), healthySince: late + 500 })
    expect(say(resumed, late + 500)).toBeUndefined()
  })
})
