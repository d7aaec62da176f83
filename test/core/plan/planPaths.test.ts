import { describe, expect, it } from 'vitest'
import type { Observation } from '../../../src/core/observed/observation.ts'
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
} from './given.ts'
import { bareModel } from './model.ts'

function trait(path: string, trait: { mountPoint?: boolean; readOnly?: boolean }) {
  return (seen: Observation): void => {
    const before = seen.paths[path] ?? { seen: 'absent' }
    seen.paths[path] = { ...before, trait: { mountPoint: false, readOnly: false, ...trait } }
  }
}

describe('a file', () => {
  it('that is absent is created from absent', () => {
    const { steps } = mustPlan(planOn(bareModel(), desired(file('/etc/a', { mode: '0600' })))).attempt.plan
    const to = { type: 'file', mode: '0600', owner: 'root', group: 'root', sha256: 'a' }
    expect(steps).toEqual([{ kind: 'path', path: '/etc/a', from: { type: 'absent' }, to }])
  })

  it('that differs in content, mode, owner or group is changed from what it is', () => {
    const model = settled(desired(file('/etc/a')))
    for (const more of [{ content: content('b') }, { mode: '0600' }, { owner: 'app' }, { group: 'app' }]) {
      const { steps } = mustPlan(planOn(model, desired(file('/etc/a', more)))).attempt.plan
      expect(steps).toMatchObject([{ from: { sha256: 'a', mode: '0644', owner: 'root', group: 'root' } }])
    }
  })

  it('that differs by its size has its real content as prior state', () => {
    const model = settled(desired(file('/etc/a', { content: content('z') })))
    const { steps } = mustPlan(planOn(model, desired(file('/etc/a')))).attempt.plan
    expect(steps).toMatchObject([{ from: { sha256: 'z' }, to: { sha256: 'a' } }])
  })

  it('whose content has not been read is unknown, and named', () => {
    const model = settled(desired(file('/etc/a')))
    const planned = planSeeing(model, desired(file('/etc/a', { content: content('b') })), (seen) => {
      seen.paths['/etc/a'] = {
        seen: 'present',
        value: { type: 'file', mode: '0644', owner: 'root', group: 'root', size: 9 },
      }
    })
    expect(planned).toEqual({ outcome: 'unknown', why: '/etc/a: its content has not been read yet' })
  })

  it('is the same in mode 644 and mode 0644', () => {
    const want = desired(file('/etc/a'))
    const planned = planSeeing(settled(want), want, (seen) => {
      const path = seen.paths['/etc/a']
      if (path?.seen === 'present' && path.value.type === 'file') path.value.mode = '644'
    })
    expect(planned.outcome).toBe('none')
  })

  it('in place of which a directory, a link or a device lies is refused, with what lies there', () => {
    const found = [
      [{ type: 'directory', mode: '0755', owner: 'root', group: 'root' }, 'a directory'],
      [{ type: 'link', target: '/dev/null' }, 'a symbolic link to /dev/null'],
      [{ type: 'other', what: 'a socket' }, 'a socket'],
    ] as const
    for (const [value, words] of found) {
      const planned = planSeeing(bareModel(), desired(file('/etc/a')), (seen) => {
        seen.paths['/etc/a'] = { seen: 'present', value }
      })
      expect(problemsOf(planned)).toMatchObject([
        { subject: 'file /etc/a', why: `/etc/a is ${words} on the node, and a regular file is wanted`, cause: 'node' },
      ])
    }
  })

  it('that is a mount point is refused when it has to change, and not before', () => {
    const model = settled(desired(file('/etc/a')))
    const change = trait('/etc/a', { mountPoint: true })
    expect(planSeeing(model, desired(file('/etc/a')), change).outcome).toBe('none')
    const planned = planSeeing(model, desired(file('/etc/a', { content: content('b') })), change)
    expect(problemsOf(planned)).toMatchObject([{ why: '/etc/a is a mount point', cause: 'node' }])
  })

  it('that is immutable, or whose directory is, is refused with the command that helps', () => {
    const model = settled(desired(file('/etc/a')))
    for (const path of ['/etc/a', '/etc']) {
      const planned = planSeeing(model, desired(file('/etc/a', { mode: '0600' })), trait(path, { readOnly: true }))
      const [problem] = problemsOf(planned)
      expect(problem?.why).toBe(`${path} is immutable or on a read-only file system`)
      expect(problem?.hint).toContain(`chattr -i ${path}`)
    }
  })

  it('on a read-only file system that is as wanted is no problem', () => {
    const want = desired(file('/etc/a'))
    expect(planSeeing(settled(want), want, trait('/etc/a', { readOnly: true })).outcome).toBe('none')
  })

  it('whose directory nobody makes is refused as the fault of the commit', () => {
    const [problem] = problemsOf(planOn(bareModel(), desired(file('/opt/x/a'))))
    expect(problem).toMatchObject({ why: 'its directory /opt/x does not exist', cause: 'commit' })
    expect(problem?.hint).toContain('directories: [{ path: /opt/x }]')
  })

  it('may lie in a directory that the same plan, or another service, makes', () => {
    const own = desired(file('/opt/a'), directory('/opt'))
    expect(stepsOf(planOn(bareModel(), own))).toEqual(['path /opt', 'path /opt/a'])
    const others = [desired(directory('/opt'))]
    expect(stepsOf(planOn(bareModel(), desired(file('/opt/a')), { others }))).toEqual(['path /opt/a'])
  })

  it('may lie in a directory reached by a link, and not in a file', () => {
    const model = bareModel()
    model.paths['/lib'] = { type: 'link', target: 'usr/lib' }
    expect(planOn(model, desired(file('/lib/a'))).outcome).toBe('plan')
    model.paths['/lib'] = { type: 'file', mode: '0644', owner: 'root', group: 'root', sha256: 'a' }
    const others = [desired(directory('/lib'))]
    expect(problemsOf(planOn(model, desired(file('/lib/a')), { others }))).toMatchObject([
      { why: '/lib is not a directory' },
    ])
  })
})

describe('a validator', () => {
  const check = ['nginx', '-t']

  it('runs before anything is changed, and once for files that share it', () => {
    const want = desired(file('/etc/a', { validate: check }), file('/etc/b', { validate: check }))
    expect(stepsOf(planOn(bareModel(), want))).toEqual(['validate /etc/a', 'path /etc/a', 'path /etc/b'])
  })

  it('of a file that does not change is not run', () => {
    const want = desired(file('/etc/a', { validate: check }))
    expect(stepsOf(planOn(settled(want), desired(...want.resources, file('/etc/b'))))).toEqual(['path /etc/b'])
  })

  it('is left out, and said to be, where files cannot be staged out of sight', () => {
    const planned = planSeeing(bareModel(), desired(file('/etc/a', { validate: check })), (seen) => {
      seen.canStage = false
    })
    expect(stepsOf(planned)).toEqual(['path /etc/a'])
    expect(mustPlan(planned).warnings).toEqual([expect.stringContaining('/etc/a is not validated before activation')])
  })
})

describe('directories and links', () => {
  it('come parents first, before files, and links after files', () => {
    const want = desired(link('/etc/l', 'a'), file('/d/e/x'), directory('/d/e'), directory('/d'))
    expect(stepsOf(planOn(bareModel(), want))).toEqual(['path /d', 'path /d/e', 'path /d/e/x', 'path /etc/l'])
  })

  it('a directory that is a mount point may still change its mode', () => {
    const model = settled(desired(directory('/d')))
    const planned = planSeeing(model, desired(directory('/d', { mode: '0700' })), trait('/d', { mountPoint: true }))
    expect(stepsOf(planned)).toEqual(['path /d'])
  })

  it('a directory is not created where its parent is read-only', () => {
    const planned = planSeeing(bareModel(), desired(directory('/srv/x')), trait('/srv', { readOnly: true }))
    expect(problemsOf(planned)).toMatchObject([{ why: expect.stringContaining('/srv is immutable') }])
  })

  it('a link in place of a directory is refused, and so is a file in place of a link', () => {
    const model = bareModel()
    model.paths['/d'] = { type: 'link', target: '/srv' }
    model.paths['/etc/l'] = { type: 'file', mode: '0644', owner: 'root', group: 'root', sha256: 'a' }
    const problems = problemsOf(planOn(model, desired(directory('/d'), link('/etc/l', 'x'))))
    expect(problems.map(({ subject }) => subject)).toEqual(['directory /d', 'link /etc/l'])
  })

  it('a link to elsewhere is changed', () => {
    const model = settled(desired(link('/etc/l', 'a')))
    const { steps } = mustPlan(planOn(model, desired(link('/etc/l', 'b')))).attempt.plan
    expect(steps).toMatchObject([{ from: { target: 'a' }, to: { target: 'b' } }])
  })
})

describe('a release', () => {
  it('is unpacked before current flips to it, after every other link', () => {
    const want = desired(release('1'), link('/etc/l', 'a'))
    expect(stepsOf(planOn(bareModel(), want))).toEqual([
      'path /srv/app',
      'path /srv/app/releases',
      'tree /srv/app/releases/1-0123456789ab',
      'path /etc/l',
      'path /srv/app/current',
    ])
  })

  it('whose directory is there already only flips', () => {
    const model = settled(desired(release('2')), settled(desired(release('1'))))
    expect(stepsOf(planOn(model, desired(release('1'))))).toEqual(['path /srv/app/current'])
  })

  it('that lost its directory is unpacked again, and notifies as when it flips', () => {
    const want = desired(release('1', { notify: [{ action: 'restart', unit: 'one.service' }] }), unit('one.service'))
    const model = settled(want)
    delete model.trees['/srv/app/releases/1-0123456789ab']
    expect(stepsOf(planOn(model, want))).toEqual(['tree /srv/app/releases/1-0123456789ab', 'restart one.service'])
  })

  it('leaves the owner and mode of its directories alone, unless a directory says otherwise', () => {
    const model = bareModel()
    model.paths['/srv/app'] = { type: 'directory', mode: '0700', owner: 'app', group: 'app' }
    expect(stepsOf(planOn(model, desired(release('1'))))).not.toContain('path /srv/app')
    expect(stepsOf(planOn(model, desired(release('1'), directory('/srv/app'))))).toContain('path /srv/app')
  })

  it('that runs and was changed by others is drift that no step heals', () => {
    const model = settled(desired(release('1')))
    model.trees['/srv/app/releases/1-0123456789ab'] = { type: 'tree', digest: 'other', archive: '' }
    expect(planOn(model, desired(release('1')))).toMatchObject({
      outcome: 'none',
      foreign: [
        { kind: 'release', name: '/srv/app', summary: expect.stringContaining('is not what its archive holds') },
      ],
    })
  })

  it('that was changed by others is not flipped to', () => {
    const model = settled(desired(release('2')), settled(desired(release('1'))))
    model.trees['/srv/app/releases/1-0123456789ab'] = { type: 'tree', digest: 'other', archive: '' }
    expect(problemsOf(planOn(model, desired(release('1'))))).toMatchObject([
      { subject: 'release /srv/app', cause: 'node', hint: expect.stringContaining('move /srv/app/releases/1-') },
    ])
  })
})
