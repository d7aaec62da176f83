import { describe, expect, it } from 'vitest'
import type { GroupResource } from '../../../src/core/fleet/resource.ts'
import { desired, mustPlan, planOn, stepsOf, user } from './given.ts'
import { bareModel } from './model.ts'

const group = (name: string, gid?: number): GroupResource => ({ kind: 'group', name, system: true, gid, prune: false })

function withApp() {
  const model = bareModel()
  model.users.app = { type: 'user', system: false, uid: 7, group: 'x', home: '/h', shell: '/bin/sh', groups: ['adm'] }
  model.groups.www = { type: 'group', system: false, gid: 5 }
  return model
}

describe('accounts', () => {
  it('come groups first, then users', () => {
    expect(stepsOf(planOn(bareModel(), desired(user('app'), group('www'))))).toEqual(['group www', 'user app'])
  })

  it('are compared only in what the author states, and never in whether they are system accounts', () => {
    expect(planOn(withApp(), desired(user('app', { system: true }), group('www'))).outcome).toBe('none')
    expect(planOn(withApp(), desired(user('app', { uid: 7, group: 'x', home: '/h' }))).outcome).toBe('none')
  })

  it('change in each thing that is stated otherwise, and keep the rest', () => {
    for (const more of [{ uid: 8 }, { group: 'y' }, { home: '/i' }, { shell: '/bin/false' }]) {
      const { steps } = mustPlan(planOn(withApp(), desired(user('app', more)))).attempt.plan
      expect(steps).toEqual([
        { kind: 'user', name: 'app', from: withApp().users.app, to: { ...withApp().users.app, ...more } },
      ])
    }
    expect(stepsOf(planOn(withApp(), desired(group('www', 6))))).toEqual(['group www'])
  })

  it('have exactly the supplementary groups that are given, and their own where none are', () => {
    const { steps } = mustPlan(planOn(withApp(), desired(user('app', { groups: ['www', 'b'] })))).attempt.plan
    expect(steps).toMatchObject([{ from: { groups: ['adm'] }, to: { groups: ['b', 'www'] } }])
    expect(planOn(withApp(), desired(user('app', { groups: [] }))).outcome).toBe('none')
  })

  it('that were there before are takeovers when they change', () => {
    const planned = mustPlan(planOn(withApp(), desired(user('app', { uid: 8 }), group('www', 6))))
    expect(planned.takeovers).toEqual(['group www', 'user app'])
  })

  it('that are unknown make the plan unknown', () => {
    const observation = { ...bare(), users: { app: { seen: 'unknown' as const, why: 'getent failed' } } }
    expect(planOn(bareModel(), desired(user('app')), { observation })).toEqual({
      outcome: 'unknown',
      why: 'user app: getent failed',
    })
  })
})

function bare() {
  return {
    bootId: 'b',
    uptimeSeconds: 1,
    managed: [],
    owed: [],
    paths: {},
    trees: {},
    users: {},
    groups: {},
    units: {},
    canStage: true,
  }
}
