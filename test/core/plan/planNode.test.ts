import { describe, expect, it } from 'vitest'
import {
  content,
  desired,
  directory,
  file,
  link,
  mustPlan,
  planOn,
  planSeeing,
  problemsOf,
  release,
  settled,
  stepsOf,
  unit,
  user,
} from './given.ts'
import { bareModel } from './model.ts'

describe('planNode', () => {
  it('has nothing to do where all is as wanted', () => {
    const want = desired(
      file('/etc/a'),
      directory('/d'),
      link('/etc/l', 'a'),
      release('1'),
      unit('one.service'),
      user('app'),
    )
    expect(planOn(settled(want), want)).toEqual({ outcome: 'none', warnings: [], foreign: [] })
  })

  it('has nothing to do for a service that asks for nothing and left nothing', () => {
    expect(planOn(bareModel(), undefined)).toEqual({ outcome: 'none', warnings: [], foreign: [] })
  })

  it('puts all steps in the one order in which they are safe', () => {
    const model = settled(desired(file('/etc/old'), unit('old.service'), user('gone', { prune: true })))
    const want = desired(
      unit('one.service'),
      release('1'),
      link('/etc/l', 'a'),
      file('/d/a', { validate: ['check'] }),
      directory('/d'),
      user('app'),
    )
    expect(stepsOf(planOn(model, want))).toEqual([
      'user app',
      'validate /d/a',
      'path /srv/app',
      'path /srv/app/releases',
      'tree /srv/app/releases/1-0123456789ab',
      'stop old.service',
      'disabled old.service',
      'path /d',
      'path /etc/systemd/system/one.service',
      'path /d/a',
      'path /etc/l',
      'path /srv/app/current',
      'remove path /etc/old',
      'remove path /etc/systemd/system/old.service',
      'remove user gone',
      'daemon-reload',
      'enabled one.service',
      'start one.service',
    ])
  })

  it('trusts nothing that was seen while an attempt is in flight', () => {
    const planned = planSeeing(bareModel(), desired(file('/etc/a')), (seen) => {
      seen.busy = '01JD'
    })
    expect(planned).toEqual({ outcome: 'unknown', why: 'attempt 01JD is in flight on the node' })
  })

  it('never takes unknown for absent, and names what is unknown', () => {
    const want = desired(file('/etc/a'), release('1'), user('app'), unit('one.service'))
    const planned = planSeeing(bareModel(), want, (seen) => {
      seen.paths['/etc/a'] = { seen: 'unknown', why: 'permission denied' }
      seen.trees['/srv/app/releases/1-0123456789ab'] = { seen: 'unknown', why: 'timed out' }
      delete seen.users.app
      seen.units['one.service'] = { seen: 'unknown', why: 'no bus' }
    })
    expect(planned.outcome).toBe('unknown')
    if (planned.outcome !== 'unknown') return
    expect(planned.why).toContain('user app: was not looked at')
    expect(planned.why).toContain('timed out')
    expect(planned.why).toContain('/etc/a: permission denied')
    expect(planned.why).toMatch(/and \d more$/)
  })

  it('is unknown rather than blocked where both would be true', () => {
    const model = bareModel()
    model.paths['/etc/a'] = { type: 'link', target: 'x' }
    const planned = planSeeing(model, desired(file('/etc/a'), file('/etc/b')), (seen) => {
      seen.paths['/etc/b'] = { seen: 'unknown', why: 'timed out' }
    })
    expect(planned.outcome).toBe('unknown')
  })

  it('names every problem at once', () => {
    const model = bareModel()
    model.paths['/etc/a'] = { type: 'link', target: 'x' }
    model.paths['/etc/b'] = { type: 'link', target: 'x' }
    expect(problemsOf(planOn(model, desired(file('/etc/a'), file('/etc/b'))))).toHaveLength(2)
  })

  it('names the first change to what Holdfast did not create a takeover, and later ones not', () => {
    const before = bareModel()
    before.paths['/etc/a'] = { type: 'file', mode: '0600', owner: 'root', group: 'root', sha256: 'z' }
    const planned = mustPlan(planOn(before, desired(file('/etc/a'), file('/etc/new'))))
    expect(planned.takeovers).toEqual(['file /etc/a'])
    const model = settled(desired(file('/etc/a')), before)
    expect(mustPlan(planOn(model, desired(file('/etc/a', { mode: '0600' })))).takeovers).toEqual([])
  })

  it('does not call it a takeover when another service managed the thing', () => {
    const model = settled(desired(file('/etc/a')))
    expect(mustPlan(planOn(model, desired(file('/etc/a', { mode: '0600' })), { service: 'new' })).takeovers).toEqual([])
  })

  it('calls it a takeover to enable, start or stop a unit that was there before', () => {
    const model = bareModel()
    const on = unit('nginx.service', { file: undefined })
    expect(mustPlan(planOn(model, desired(on))).takeovers).toEqual(['unit nginx.service'])
    expect(mustPlan(planOn(bareModel(), desired(unit('one.service')))).takeovers).toEqual([])
  })

  it('asks for each content and archive once', () => {
    const want = desired(file('/etc/a'), file('/etc/b'), file('/etc/c', { content: content('c') }), release('1'))
    expect(mustPlan(planOn(bareModel(), want)).attempt.contents.map(({ sha256 }) => sha256)).toEqual([
      'archive-1',
      'a',
      'c',
    ])
  })

  it('carries the service, the digest and the bound of its steps', () => {
    const { attempt } = mustPlan(planOn(bareModel(), desired(file('/etc/a', { validate: ['check'] }))))
    expect(attempt.plan).toMatchObject({ service: 'app', inputDigest: 'digest', kind: 'apply' })
    expect(attempt.undo).toMatchObject({ service: 'app', inputDigest: 'digest', kind: 'undo', prune: [] })
    expect(attempt.stepSeconds).toBe(120)
  })
})
