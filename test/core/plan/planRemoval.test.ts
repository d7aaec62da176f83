import { describe, expect, it } from 'vitest'
import type { Resource } from '../../../src/core/fleet/resource.ts'
import {
  content,
  desired,
  directory,
  file,
  link,
  mustPlan,
  packagedUnit,
  planOn,
  planSeeing,
  problemsOf,
  release,
  settled,
  stepsOf,
  unit,
  user,
} from './given.ts'
import { apply, bareModel, type Model, prune } from './model.ts'

const one = 'one.service'
const own = '/etc/systemd/system/one.service'
const nothing = desired()

function without(model: Model, ...resources: Resource[]) {
  return planOn(model, desired(...resources))
}

describe('what was created and is wanted no more', () => {
  it('is removed: files before directories, the deepest first', () => {
    const model = settled(desired(directory('/d'), directory('/d/e'), file('/d/e/a'), link('/etc/l', 'x')))
    expect(stepsOf(without(model))).toEqual([
      'remove path /d/e/a',
      'remove path /etc/l',
      'remove path /d/e',
      'remove path /d',
    ])
  })

  it('is removed from what it is by now, also when somebody edited it', () => {
    const model = settled(desired(file('/etc/a')))
    model.paths['/etc/a'] = { type: 'file', mode: '0600', owner: 'x', group: 'x', sha256: 'z' }
    expect(mustPlan(without(model)).attempt.plan.steps).toMatchObject([{ from: { mode: '0600', sha256: 'z' } }])
  })

  it('and is gone already asks for nothing', () => {
    const model = settled(desired(file('/etc/a')))
    delete model.paths['/etc/a']
    expect(without(model).outcome).toBe('none')
  })

  it('goes as well when the whole service leaves the node', () => {
    const model = settled(desired(file('/etc/a'), unit(one)))
    expect(stepsOf(planOn(model, undefined))).toEqual([
      `stop ${one}`,
      `disabled ${one}`,
      'remove path /etc/a',
      `remove path ${own}`,
      'daemon-reload',
    ])
  })

  it('leaves the record, and what is still wanted stays in it', () => {
    const model = settled(desired(file('/etc/a'), file('/etc/b')))
    expect(mustPlan(without(model, file('/etc/b'))).attempt.plan.manage).toEqual([
      { origin: 'created', subject: 'path', name: '/etc/b' },
    ])
  })

  it('restarts or reloads what it notified, by the word of the record', () => {
    const model = bareModel()
    model.up['nginx.service'] = ''
    const notify = [{ action: 'reload' as const, unit: 'nginx.service' }]
    expect(stepsOf(without(settled(desired(file('/etc/a', { notify })), model)))).toEqual([
      'remove path /etc/a',
      'reload nginx.service',
    ])
  })

  it('restarts the unit it was a part of, also where the record says nothing of it', () => {
    const dropIns = [{ name: 'a.conf', content: content('a') }]
    const model = settled(desired(unit(one, { dropIns })))
    for (const thing of model.managed) delete thing.notify
    expect(stepsOf(without(model, unit(one))).at(-1)).toBe(`restart ${one}`)
    expect(stepsOf(without(model, unit(one, { onChange: 'nothing' })))).not.toContain(`restart ${one}`)
  })

  it('and cannot be seen makes the plan unknown', () => {
    const planned = planSeeing(settled(desired(file('/etc/a'))), nothing, (seen) => {
      delete seen.paths['/etc/a']
    })
    expect(planned).toEqual({ outcome: 'unknown', why: '/etc/a: was not looked at' })
  })

  it('and is immutable, or a mount point, or lies in a read-only directory, blocks the plan', () => {
    for (const [path, trait] of [
      ['/etc/a', { readOnly: true, mountPoint: false }],
      ['/etc/a', { readOnly: false, mountPoint: true }],
      ['/etc', { readOnly: true, mountPoint: false }],
    ] as const) {
      const planned = planSeeing(settled(desired(file('/etc/a'))), nothing, (seen) => {
        const before = seen.paths[path]
        if (before) before.trait = trait
      })
      expect(problemsOf(planned)).toMatchObject([{ subject: 'removal of /etc/a', cause: 'node' }])
    }
  })

  it('and became something else entirely stays, with a warning', () => {
    const planned = planSeeing(settled(desired(file('/etc/a'))), nothing, (seen) => {
      seen.paths['/etc/a'] = { seen: 'present', value: { type: 'other', what: 'a socket' } }
    })
    expect(planned).toMatchObject({
      outcome: 'none',
      warnings: ['/etc/a stays: it is a socket by now, and not what was put there'],
    })
  })
})

describe('what is not removed', () => {
  it('is what was there before: it only leaves the record', () => {
    const before = bareModel()
    before.paths['/etc/b'] = { type: 'file', mode: '0600', owner: 'root', group: 'root', sha256: 'a' }
    const model = settled(desired(file('/etc/a'), file('/etc/b')), before)
    const planned = without(model)
    expect(stepsOf(planned)).toEqual(['remove path /etc/a'])
    expect(mustPlan(planned).attempt.plan.manage).toEqual([])
    delete model.paths['/etc/a']
    expect(without(model).outcome).toBe('none')
  })

  it('is what another service wants now, which gets it as created', () => {
    const model = settled(desired(file('/etc/a'), user('app', { prune: true }), unit(one)))
    const other = desired(file('/etc/a'), user('app', { prune: true }), unit(one))
    expect(planOn(model, nothing, { others: [other] }).outcome).toBe('none')
    const moved = mustPlan(planOn(model, desired(...other.resources, file('/etc/b')), { service: 'new' }))
    expect(moved.attempt.plan.manage.find(({ name }) => name === '/etc/a')?.origin).toBe('created')
  })

  it('is what another service created', () => {
    const model = settled(desired(file('/etc/a')))
    expect(planOn(model, nothing, { service: 'new' }).outcome).toBe('none')
  })

  it('is a directory in which something wanted lies; it stays in the record until that is gone', () => {
    const model = settled(desired(directory('/d'), file('/d/a'), file('/d/b')))
    const planned = mustPlan(without(model, file('/d/a')))
    expect(stepsOf(planned)).toEqual(['remove path /d/b'])
    expect(planned.attempt.plan.manage).toContainEqual({ origin: 'created', subject: 'path', name: '/d' })
    const others = [desired(file('/d/x'))]
    expect(planOn(settled(desired(directory('/d'))), nothing, { others }).outcome).toBe('none')
  })

  it('is a directory that became a mount point', () => {
    const planned = planSeeing(settled(desired(directory('/d'))), nothing, (seen) => {
      const before = seen.paths['/d']
      if (before) before.trait = { readOnly: false, mountPoint: true }
    })
    expect(planned).toMatchObject({ outcome: 'none', warnings: ['directory /d stays: it is a mount point'] })
  })

  it('is a user or group without prune, with the command that would', () => {
    const model = settled(desired(user('app'), { kind: 'group', name: 'www', system: true, prune: false }))
    expect(without(model)).toMatchObject({
      outcome: 'none',
      warnings: [expect.stringContaining('`groupdel www`'), expect.stringContaining('`userdel app`')],
    })
  })

  it('is a packaged unit: it stays as it is', () => {
    const model = settled(desired(packagedUnit('nginx.service')))
    expect(without(model).outcome).toBe('none')
  })
})

describe('prune', () => {
  it('lets users go before groups, after all files', () => {
    const group = { kind: 'group' as const, name: 'www', system: true, prune: true }
    const model = settled(desired(file('/etc/a'), user('app', { prune: true }), group))
    expect(stepsOf(without(model))).toEqual(['remove path /etc/a', 'remove user app', 'remove group www'])
  })

  it('lets a directory go with all that lies in it, once the attempt is confirmed, and says that this cannot be undone', () => {
    const model = settled(desired(directory('/d', { prune: true }), file('/d/a')))
    const { attempt, changes } = mustPlan(without(model))
    expect(attempt.plan.prune).toEqual(['/d'])
    expect(attempt.plan.manage).toEqual([])
    expect(changes).toContainEqual({
      sign: '!',
      kind: 'directory',
      name: '/d',
      summary: 'with all that lies in it, once confirmed',
    })
  })

  it('is worth an attempt of its own, once', () => {
    const model = settled(desired(directory('/d', { prune: true })))
    const { plan } = mustPlan(without(model)).attempt
    expect([plan.steps, plan.prune]).toEqual([[], ['/d']])
    expect(without(apply(model, plan)).outcome).toBe('none')
  })
})

describe('a unit that leaves', () => {
  it('is not restarted by what leaves with it', () => {
    const notify = [{ action: 'restart' as const, unit: one }]
    const dropIns = [{ name: 'a.conf', content: content('a') }]
    const model = settled(desired(unit(one, { dropIns }), file('/etc/a', { notify })))
    const steps = stepsOf(without(model))
    expect(steps.slice(0, 2)).toEqual([`stop ${one}`, `disabled ${one}`])
    expect(steps).not.toContain(`restart ${one}`)
  })

  it('that does not run and is not enabled only loses its file', () => {
    const model = settled(desired(unit(one, { enabled: false, state: 'stopped' })))
    expect(stepsOf(without(model))).toEqual([`remove path ${own}`, 'daemon-reload'])
  })

  it('to its package restarts on the packaged file', () => {
    const model = settled(desired(unit('nginx.service')))
    expect(stepsOf(without(model))).toEqual([
      'remove path /etc/systemd/system/nginx.service',
      'daemon-reload',
      'restart nginx.service',
    ])
  })
})

describe('a release that leaves', () => {
  it('loses current at once, its trees when confirmed, and its directories after that', () => {
    let model = settled(desired(release('1')))
    const first = mustPlan(planOn(model, undefined))
    expect(stepsOf(first)).toEqual(['remove path /srv/app/current'])
    expect(first.attempt.plan.prune).toEqual(['/srv/app/releases/1-0123456789ab'])
    model = apply(model, first.attempt.plan)
    expect(planOn(model, undefined).outcome).toBe('none')
    model = prune(model, first.attempt.plan)
    const second = mustPlan(planOn(model, undefined))
    expect(stepsOf(second)).toEqual(['remove path /srv/app/releases', 'remove path /srv/app'])
    expect(second.attempt.plan.manage).toEqual([])
  })

  it('never takes a directory along that was there before', () => {
    const before = bareModel()
    before.paths['/srv/app'] = { type: 'directory', mode: '0755', owner: 'root', group: 'root' }
    const model = settled(desired(release('1')), before)
    expect(model.managed.map(({ name }) => name)).not.toContain('/srv/app')
  })
})

describe('the removal budget', () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'].map((name) => `/etc/${name}`)
  const model = settled(desired(...names.map((name) => file(name))))
  const keeping = (count: number, percent: number) =>
    planOn(model, desired(...names.slice(0, count).map((name) => file(name))), {
      removalBudget: { percent, acknowledge: 'removal: { acknowledge: […] }' },
    })

  it('lets three things go, however few there are', () => {
    expect(keeping(7, 0).outcome).toBe('plan')
    expect(keeping(6, 0).outcome).toBe('blocked')
  })

  it('lets a share of the managed things go where that is more', () => {
    expect(keeping(5, 50).outcome).toBe('plan')
    expect(keeping(4, 50).outcome).toBe('blocked')
  })

  it('says how many would go, how many may, of how many, and names some', () => {
    expect(problemsOf(keeping(4, 50))).toMatchObject([
      {
        cause: 'commit',
        removal: { removed: 6, budget: 5, managed: 10 },
        why: '6 of 10 managed things would be removed (/etc/e, /etc/f, /etc/g, and 3 more), and at most 5 may be',
      },
    ])
  })

  it('lets all go once that is acknowledged', () => {
    expect(planOn(model, undefined, { removalBudget: { percent: 100, acknowledge: '' } }).outcome).toBe('plan')
  })

  it('does not count a unit beside its file, nor what only leaves the record', () => {
    const units = ['a', 'b', 'c'].map((name) => unit(`${name}.service`))
    expect(
      planOn(settled(desired(...units)), undefined, { removalBudget: { percent: 0, acknowledge: '' } }).outcome,
    ).toBe('plan')
    const before = bareModel()
    for (const name of names) before.paths[name] = { type: 'link', target: 'x' }
    const taken = settled(desired(...names.map((name) => link(name, 'y'))), before)
    expect(planOn(taken, undefined, { removalBudget: { percent: 0, acknowledge: '' } }).outcome).toBe('none')
  })
})
