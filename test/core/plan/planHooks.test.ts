import { describe, expect, it } from 'vitest'
import type { DesiredOnNode } from '../../../src/core/fleet/desired.ts'
import type { Hook, Hooks } from '../../../src/core/fleet/hook.ts'
import { hooksAlone, hookSteps, withRolloutHooks } from '../../../src/core/plan/planHooks.ts'
import { content, desired, file, mustPlan, planOn, release, settled, unit, wordsOf } from './given.ts'

function hook(name: string, more: Partial<Hook> = {}): Hook {
  const common = { timeoutSeconds: 30, waitSeconds: 15, irreversible: false, compatibleWithPrevious: false }
  return { name, argv: [`./bin/${name}`], ...common, ...more }
}

const of: Hooks = {
  beforeRollout: [hook('migrate', { timeoutSeconds: 600, waitSeconds: 0 })],
  beforeNode: [hook('drain')],
  afterNode: [hook('undrain')],
  afterRollout: [hook('announce')],
}

function hooked(...resources: Parameters<typeof desired>): DesiredOnNode {
  return { ...desired(...resources), hooks: { environment: 'prod', node: 'web-1', of } }
}

const current = settled(desired(release('1'), file('/etc/a'), unit('one.service')))
const next = hooked(release('2'), file('/etc/a', { content: content('b') }), unit('one.service'))
const newRelease = '/srv/app/releases/2-0123456789ab'

describe('the hooks of a plan', () => {
  it('stand around the change: after what is staged, and at its end', () => {
    const { plan, undo, staged, stepSeconds } = mustPlan(planOn(current, next)).attempt
    expect(wordsOf(plan.steps)).toEqual([
      `tree ${newRelease}`,
      'beforeNode drain',
      'path /etc/a',
      'path /srv/app/current',
      'afterNode undrain',
    ])
    expect(staged).toBe(1)
    expect(stepSeconds).toBe(3 * 60 + 2 * 45)
    expect(plan.steps[1]).toMatchObject({ directory: newRelease, environment: 'prod', node: 'web-1', waitSeconds: 15 })
    // The release leaves last: the hooks of the way back run in it.
    expect(wordsOf(undo.steps)).toEqual([
      'beforeNode drain',
      'path /srv/app/current',
      'path /etc/a',
      'afterNode undrain',
      `remove tree ${newRelease}`,
    ])
  })

  it('are none where nothing changes', () => {
    expect(planOn(settled(desired(file('/etc/a'))), hooked(file('/etc/a')))).toMatchObject({ outcome: 'none' })
  })

  it('of the rollout come after what is staged and before those of the node, with every pre-image found again', () => {
    const planned = mustPlan(planOn(current, next)).attempt
    const carried = withRolloutHooks(planned, hookSteps(next, 'beforeRollout'))
    expect(wordsOf(carried.plan.steps).slice(0, 3)).toEqual([
      `tree ${newRelease}`,
      'beforeRollout migrate',
      'beforeNode drain',
    ])
    expect(carried.stepSeconds).toBe(planned.stepSeconds + 600)
    for (const step of carried.undo.steps) {
      if (step.kind !== 'path' || step.keep === undefined) continue
      expect(carried.plan.steps[step.keep]).toMatchObject({ path: step.path })
    }
    expect(carried.undo.steps.filter((step) => step.kind === 'hook').map((step) => step.phase)).toEqual([
      'beforeNode',
      'afterNode',
    ])
  })

  it('of the rollout stand alone on a node that is as it should be, and leave its record as it is', () => {
    const managed = [
      { service: 'app', origin: 'created' as const, subject: 'path' as const, name: '/etc/a' },
      { service: 'other', origin: 'created' as const, subject: 'path' as const, name: '/etc/b' },
    ]
    const alone = hooksAlone({ service: 'app', inputDigest: 'd', hooks: hookSteps(next, 'afterRollout'), managed })
    expect(wordsOf(alone.plan.steps)).toEqual(['afterRollout announce'])
    expect(alone.plan.manage).toEqual([{ origin: 'created', subject: 'path', name: '/etc/a' }])
    expect(alone.undo.steps).toEqual([])
    expect(alone.undo.manage).toEqual(alone.plan.manage)
  })

  it('run in the root directory where there is no release', () => {
    expect(hookSteps(hooked(file('/etc/a')), 'beforeNode')).toMatchObject([{ directory: '/' }])
  })
})
