import { describe, expect, it } from 'vitest'
import { driftOf } from '../../../src/core/plan/driftOf.ts'
import { desired, file, planOn, planSeeing, settled, unit } from './given.ts'
import { bareModel } from './model.ts'

describe('drift', () => {
  const want = desired(file('/etc/a'), unit('one.service'))

  it('is none where the planner has nothing to do', () => {
    expect(driftOf(planOn(settled(want), want))).toEqual({ state: 'inSync' })
  })

  it('names what a plan would change, units in the wrong state included', () => {
    const model = settled(want)
    model.paths['/etc/a'] = { type: 'file', mode: '0600', owner: 'root', group: 'root', sha256: 'z' }
    delete model.up['one.service']
    expect(driftOf(planOn(model, want))).toEqual({
      state: 'drift',
      differences: [
        { kind: 'file', name: '/etc/a', summary: 'content, mode 0600 → 0644' },
        { kind: 'unit', name: 'one.service', summary: 'start' },
      ],
    })
  })

  it('is also what no plan can heal: a foreign drop-in, and what is in the way', () => {
    const planned = planSeeing(settled(want), want, (seen) => {
      const state = seen.units['one.service']
      if (state?.seen === 'present') state.value.dropInPaths = ['/run/x.conf']
    })
    expect(driftOf(planned)).toMatchObject({ differences: [{ summary: 'foreign drop-in /run/x.conf' }] })
    const model = bareModel()
    model.paths['/etc/a'] = { type: 'link', target: 'x' }
    expect(driftOf(planOn(model, want))).toMatchObject({
      state: 'drift',
      differences: [{ kind: 'file', name: '/etc/a', summary: expect.stringContaining('is a symbolic link') }],
    })
  })

  it('is unknown where something is', () => {
    const planned = planSeeing(bareModel(), want, (seen) => {
      seen.busy = 'x'
    })
    expect(driftOf(planned)).toMatchObject({ state: 'unknown' })
  })
})
