import { describe, expect, it } from 'vitest'
import {
  content,
  desired,
  directory,
  file,
  mustPlan,
  packagedUnit,
  planOn,
  release,
  settled,
  unit,
  user,
} from './given.ts'
import { apply, bareModel, prune } from './model.ts'

function manage(...args: Parameters<typeof planOn>) {
  return mustPlan(planOn(...args)).attempt.plan.manage
}

describe("the node's record after a plan", () => {
  it('names every part of what is wanted', () => {
    const dropIns = [{ name: 'a.conf', content: content('a') }]
    const want = desired(file('/etc/a'), unit('one.service', { dropIns }), release('1'), user('app'))
    expect(manage(bareModel(), want).map(({ subject, name }) => `${subject} ${name}`)).toEqual([
      'user app',
      'path /etc/a',
      'path /etc/systemd/system/one.service',
      'path /etc/systemd/system/one.service.d',
      'path /etc/systemd/system/one.service.d/a.conf',
      'path /srv/app',
      'path /srv/app/releases',
      'path /srv/app/current',
      'tree /srv/app/releases/1-0123456789ab',
      'unit one.service',
    ])
  })

  it('calls what was absent created, and what was there taken', () => {
    const model = bareModel()
    model.paths['/etc/b'] = { type: 'file', mode: '0644', owner: 'root', group: 'root', sha256: 'a' }
    const entries = manage(model, desired(file('/etc/a'), file('/etc/b'), packagedUnit('nginx.service')))
    expect(entries.map(({ origin, name }) => `${origin} ${name}`)).toEqual([
      'created /etc/a',
      'taken /etc/b',
      'taken nginx.service',
    ])
  })

  it('never forgets that something was created', () => {
    const model = settled(desired(file('/etc/a')))
    expect(manage(model, desired(file('/etc/a', { mode: '0600' })))).toMatchObject([{ origin: 'created' }])
  })

  it('counts as created what any service created, whoever only took it over', () => {
    const model = settled(desired(file('/etc/a')))
    const thing = { subject: 'path' as const, name: '/etc/a' }
    model.managed.push({ service: 'other', origin: 'taken', ...thing })
    const entries = manage(model, desired(file('/etc/a'), file('/etc/b')), { service: 'new' })
    expect(entries).toContainEqual({ origin: 'created', ...thing })
  })

  it('keeps what a removal will need: whom it notifies, and whether it may go whole', () => {
    const notify = [{ action: 'reload' as const, unit: 'nginx.service' }]
    const want = desired(file('/etc/a', { notify }), directory('/d', { prune: true }), user('app', { prune: true }))
    expect(manage(bareModel(), want)).toEqual([
      { origin: 'created', subject: 'user', name: 'app', prune: true },
      { origin: 'created', subject: 'path', name: '/etc/a', notify },
      { origin: 'created', subject: 'path', name: '/d', prune: true },
    ])
  })

  it('goes back to what it was with the undo', () => {
    const model = settled(desired(file('/etc/a')))
    const { undo } = mustPlan(planOn(model, desired(file('/etc/b')))).attempt
    expect(undo.manage).toEqual([{ origin: 'created', subject: 'path', name: '/etc/a' }])
  })

  it('is not worth an attempt: adoption of what is as wanted has nothing to do', () => {
    const model = bareModel()
    model.paths['/etc/a'] = { type: 'file', mode: '0644', owner: 'root', group: 'root', sha256: 'a' }
    expect(planOn(model, desired(file('/etc/a')))).toEqual({ outcome: 'none', warnings: [], foreign: [] })
  })
})

const at = (version: string) => `/srv/app/releases/${version}-0123456789ab`

function after(versions: string[], keep: number) {
  let model = bareModel()
  for (const version of versions)
    model = apply(model, mustPlan(planOn(model, desired(release(version, { keep })))).attempt.plan)
  return model
}

describe('old releases', () => {
  it('beyond keep go once the new one is confirmed, oldest first', () => {
    const { plan } = mustPlan(planOn(after(['1', '2', '3'], 9), desired(release('4', { keep: 2 })))).attempt
    expect(plan.prune).toEqual([at('1'), at('2')])
  })

  it('within keep stay', () => {
    expect(mustPlan(planOn(after(['1', '2'], 9), desired(release('3', { keep: 3 })))).attempt.plan.prune).toEqual([])
  })

  it('never include the one before, even with keep 1', () => {
    expect(mustPlan(planOn(after(['1', '2'], 9), desired(release('3', { keep: 1 })))).attempt.plan.prune).toEqual([
      at('1'),
    ])
  })

  it('are ordered by their last use: one that was gone back to is not the oldest', () => {
    const model = after(['1', '2', '3', '1'], 9)
    expect(mustPlan(planOn(model, desired(release('4', { keep: 3 })))).attempt.plan.prune).toEqual([at('2')])
  })

  it('leave the record with the plan after they are gone', () => {
    let model = after(['1', '2'], 9)
    const third = mustPlan(planOn(model, desired(release('3', { keep: 2 })))).attempt.plan
    expect(third.manage.map(({ name }) => name)).toContain(at('1'))
    model = prune(apply(model, third), third)
    const fourth = mustPlan(planOn(model, desired(release('4', { keep: 2 })))).attempt.plan
    expect(fourth.manage.filter(({ subject }) => subject === 'tree').map(({ name }) => name)).toEqual(
      ['2', '3', '4'].map(at),
    )
    expect(fourth.prune).toEqual([at('2')])
  })

  it('that were there before Holdfast are never removed', () => {
    const model = after(['1', '2'], 9)
    for (const thing of model.managed) if (thing.name === at('1')) thing.origin = 'taken'
    expect(mustPlan(planOn(model, desired(release('3', { keep: 1 })))).attempt.plan.prune).toEqual([])
  })

  it('are no reason for a plan of their own', () => {
    expect(planOn(after(['1', '2', '3'], 9), desired(release('3', { keep: 1 }))).outcome).toBe('none')
  })
})
