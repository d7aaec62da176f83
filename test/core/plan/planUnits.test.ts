import { describe, expect, it } from 'vitest'
import type { Observation, ObservedUnit } from '../../../src/core/observed/observation.ts'
import {
  content,
  desired,
  file,
  mustPlan,
  packagedUnit,
  planOn,
  planSeeing,
  problemsOf,
  release,
  settled,
  stepsOf,
  unit,
  wordsOf,
} from './given.ts'
import { bareModel } from './model.ts'

const one = 'one.service'
const nginx = 'nginx.service'
const own = '/etc/systemd/system/one.service'

function as(name: string, more: Partial<ObservedUnit>) {
  return (seen: Observation): void => {
    const before = seen.units[name]
    if (before?.seen === 'present') Object.assign(before.value, more)
  }
}

describe('a unit of ours', () => {
  it('is written, read by systemd, enabled, then started: not restarted', () => {
    expect(stepsOf(planOn(bareModel(), desired(unit(one))))).toEqual([
      `path ${own}`,
      'daemon-reload',
      `enabled ${one}`,
      `start ${one}`,
    ])
  })

  it('restarts when its file changes, or reloads, or neither, as its onChange says', () => {
    const model = settled(desired(unit(one)))
    const after = (onChange: 'restart' | 'reload' | 'nothing') =>
      stepsOf(planOn(model, desired(unit(one, { file: content('v'), onChange }))))
    expect(after('restart')).toEqual([`path ${own}`, 'daemon-reload', `restart ${one}`])
    expect(after('reload')).toEqual([`path ${own}`, 'daemon-reload', `reload ${one}`])
    expect(after('nothing')).toEqual([`path ${own}`, 'daemon-reload'])
  })

  it('restarts when a drop-in comes, changes or goes', () => {
    const dropIns = [{ name: 'limits.conf', content: content('a') }]
    const without = settled(desired(unit(one)))
    expect(stepsOf(planOn(without, desired(unit(one, { dropIns }))))).toEqual([
      `path ${own}.d`,
      `path ${own}.d/limits.conf`,
      'daemon-reload',
      `restart ${one}`,
    ])
    const withOne = settled(desired(unit(one, { dropIns })))
    expect(stepsOf(planOn(withOne, desired(unit(one))))).toEqual([
      `remove path ${own}.d/limits.conf`,
      `remove path ${own}.d`,
      'daemon-reload',
      `restart ${one}`,
    ])
  })

  it('that is stopped or failed while it should run is started, and that is all', () => {
    const want = desired(unit(one))
    for (const activeState of ['inactive', 'failed', 'deactivating']) {
      expect(stepsOf(planSeeing(settled(want), want, as(one, { activeState })))).toEqual([`start ${one}`])
    }
  })

  it('that is starting, or starts again and again, is left to health', () => {
    const want = desired(unit(one))
    expect(planSeeing(settled(want), want, as(one, { activeState: 'activating' })).outcome).toBe('none')
  })

  it('that should be stopped is stopped, and never restarted', () => {
    const model = settled(desired(unit(one)))
    const want = desired(unit(one, { file: content('v'), state: 'stopped' }))
    expect(stepsOf(planOn(model, want))).toEqual([`path ${own}`, 'daemon-reload', `stop ${one}`])
  })

  it('whose file is as wanted but not as systemd knows it needs a daemon-reload only', () => {
    const want = desired(unit(one))
    const planned = planSeeing(settled(want), want, as(one, { needDaemonReload: true }))
    expect(stepsOf(planned)).toEqual(['daemon-reload'])
    expect(mustPlan(planned).changes).toMatchObject([{ sign: '~', summary: expect.stringContaining('daemon-reload') }])
  })

  it('is disabled before its file changes, while its old [Install] section is there', () => {
    const model = settled(desired(unit(one)))
    const want = desired(unit(one, { file: content('v'), enabled: false, onChange: 'nothing' }))
    expect(stepsOf(planOn(model, want))).toEqual([`disabled ${one}`, `path ${own}`, 'daemon-reload'])
  })

  it('whose enablement and state nobody states is left as it is', () => {
    const want = desired(unit(one, { enabled: undefined, state: undefined }))
    expect(stepsOf(planOn(bareModel(), want))).toEqual([`path ${own}`, 'daemon-reload'])
  })

  it('that was masked by somebody is not fought over', () => {
    const want = desired(packagedUnit(nginx))
    const planned = planSeeing(bareModel(), want, as(nginx, { enablement: 'masked' }))
    expect(problemsOf(planned)).toMatchObject([
      {
        subject: `unit ${nginx}`,
        why: 'it is masked on the node',
        cause: 'node',
        hint: expect.stringContaining('unmask'),
      },
    ])
  })

  it('that is masked and wanted down is as wanted', () => {
    const want = desired(packagedUnit(nginx, { enabled: false, state: 'stopped' }))
    expect(planSeeing(bareModel(), want, as(nginx, { enablement: 'masked' })).outcome).toBe('none')
  })

  it('without an [Install] section cannot be enabled, which is the fault of the commit', () => {
    const want = desired(packagedUnit(nginx))
    expect(problemsOf(planSeeing(bareModel(), want, as(nginx, { enablement: 'other' })))).toMatchObject([
      { cause: 'commit', why: expect.stringContaining('no [Install] section') },
    ])
    const off = desired(packagedUnit(nginx, { enabled: false, state: undefined }))
    expect(planSeeing(bareModel(), off, as(nginx, { enablement: 'other' })).outcome).toBe('none')
  })

  it('may get its [Install] section in the same plan', () => {
    const model = settled(desired(unit(one, { enabled: undefined })))
    const want = desired(unit(one, { file: content('v') }))
    expect(stepsOf(planSeeing(model, want, as(one, { enablement: 'other' })))).toContain(`enabled ${one}`)
  })

  it('that the node does not have, and nobody brings, is refused', () => {
    const want = desired(packagedUnit('absent.service'))
    expect(problemsOf(planOn(bareModel(), want))).toMatchObject([
      { cause: 'commit', why: 'the node has no such unit, and the manifest gives no file for it' },
    ])
    expect(planOn(bareModel(), want, { others: [desired(unit('absent.service'))] }).outcome).toBe('plan')
  })
})

describe('notified units', () => {
  const reload = { action: 'reload' as const, unit: nginx }
  const restart = { action: 'restart' as const, unit: nginx }
  function running() {
    const model = bareModel()
    model.up[nginx] = ''
    return model
  }

  it('restart or reload after all files, each once, and restart beats reload', () => {
    const want = desired(file('/etc/a', { notify: [reload] }), file('/etc/b', { notify: [restart, reload] }))
    expect(stepsOf(planOn(running(), want))).toEqual(['path /etc/a', 'path /etc/b', `restart ${nginx}`])
    expect(stepsOf(planOn(running(), desired(file('/etc/a', { notify: [reload] }))))).toContain(`reload ${nginx}`)
  })

  it('that do not run are left alone', () => {
    expect(stepsOf(planOn(bareModel(), desired(file('/etc/a', { notify: [restart] }))))).toEqual(['path /etc/a'])
  })

  it('that are still starting restart in place of a reload', () => {
    const planned = planSeeing(
      running(),
      desired(file('/etc/a', { notify: [reload] })),
      as(nginx, { activeState: 'activating' }),
    )
    expect(stepsOf(planned)).toContain(`restart ${nginx}`)
  })

  it('are not notified by files that do not change', () => {
    const model = settled(desired(file('/etc/a', { notify: [restart] })), running())
    const want = desired(file('/etc/a', { notify: [restart] }), file('/etc/b'))
    expect(stepsOf(planOn(model, want))).toEqual(['path /etc/b'])
  })

  it('restart once when a release flips', () => {
    const notify = [{ action: 'restart' as const, unit: one }]
    const model = settled(desired(release('1', { notify }), unit(one)))
    expect(stepsOf(planOn(model, desired(release('2', { notify }), unit(one)))).at(-1)).toBe(`restart ${one}`)
  })

  it('that nobody could see make the plan unknown', () => {
    const planned = planSeeing(bareModel(), desired(file('/etc/a', { notify: [restart] })), (seen) => {
      seen.units[nginx] = { seen: 'unknown', why: 'systemctl timed out' }
    })
    expect(planned).toEqual({ outcome: 'unknown', why: `${nginx}: systemctl timed out` })
  })

  it('stop first, then start and restart, then reload', () => {
    const model = settled(desired(unit(one), unit('two.service')), running())
    const want = desired(
      unit(one, { state: 'stopped' }),
      unit('two.service', { file: content('v') }),
      file('/etc/a', { notify: [reload] }),
    )
    expect(stepsOf(planOn(model, want)).slice(-3)).toEqual([`stop ${one}`, 'restart two.service', `reload ${nginx}`])
  })
})

describe('what the node still owes', () => {
  const want = desired(unit(one))
  function owing(unit: string) {
    const model = settled(want)
    model.up[nginx] = ''
    model.owed = [{ action: 'restart', unit }]
    return model
  }

  it('is done although nothing else differs', () => {
    expect(stepsOf(planOn(owing(one), want))).toEqual([`restart ${one}`])
  })

  it('is left to the service that wants the unit, and done by any when none does', () => {
    const others = [desired(packagedUnit(nginx))]
    expect(planOn(owing(nginx), want, { others }).outcome).toBe('none')
    expect(stepsOf(planOn(owing(nginx), want))).toEqual([`restart ${nginx}`])
  })
})

describe('parts of a unit that others put there', () => {
  const want = desired(unit(one))
  const paths = (dropInPaths: string[]) => planSeeing(settled(want), want, as(one, { dropInPaths }))

  it('are drift that is named and left alone', () => {
    const path = '/run/systemd/system/one.service.d/50-limit.conf'
    expect(paths([path])).toEqual({
      outcome: 'none',
      warnings: [],
      foreign: [{ kind: 'unit', name: one, summary: `foreign drop-in ${path}` }],
    })
  })

  it('are no drift when the distribution or another service brought them', () => {
    expect(
      paths(['/usr/lib/systemd/system/service.d/10-x.conf', '/lib/systemd/system/one.service.d/a.conf']),
    ).toMatchObject({
      foreign: [],
    })
    const others = [desired(packagedUnit(one, { dropIns: [{ name: 'x.conf', content: content('a') }] }))]
    const planned = planSeeing(settled(want), want, as(one, { dropInPaths: [`${own}.d/x.conf`] }), { others })
    expect(planned).toMatchObject({ foreign: [] })
  })

  it('are no drift while our file is not there yet, or not read yet', () => {
    const packaged = '/lib/systemd/system/nginx.service'
    const own = desired(unit('nginx.service'))
    expect(mustPlan(planOn(bareModel(), own)).foreign).toEqual([])
    const change = { fragmentPath: packaged, needDaemonReload: true }
    expect(planSeeing(settled(own), own, as('nginx.service', change))).toMatchObject({ outcome: 'plan', foreign: [] })
  })

  it('are drift when systemd has loaded the unit from another file than ours', () => {
    const planned = planSeeing(settled(want), want, as(one, { fragmentPath: '/run/systemd/transient/one.service' }))
    expect(planned).toMatchObject({ foreign: [{ summary: expect.stringContaining('is loaded from /run/') }] })
  })
})

describe('what hangs together', () => {
  const socket = 'one.socket'
  const withSocket = (file: string) =>
    desired(unit(socket, { file: content(file) }), unit(one, { state: undefined, enabled: undefined }))
  const started = (seen: Observation): void => as(one, { activeState: 'active', triggeredBy: [socket] })(seen)

  it('goes along with a restart, and is said', () => {
    const planned = planSeeing(settled(desired(unit(one))), desired(unit(one, { file: content('v') })), (seen) => {
      as(one, { drags: ['b.service', 'c.service', 'idle.service'] })(seen)
      const other = seen.units[one]
      if (other?.seen !== 'present') return
      seen.units['b.service'] = { seen: 'present', value: { ...other.value, drags: ['d.service'] } }
      seen.units['d.service'] = { seen: 'present', value: { ...other.value, drags: [one] } }
      seen.units['c.service'] = { seen: 'present', value: { ...other.value, drags: [] } }
      seen.units['idle.service'] = { seen: 'present', value: { ...other.value, activeState: 'inactive', drags: [] } }
    })
    const { changes, attempt } = mustPlan(planned)
    expect(changes.at(-1)?.summary).toBe('restart, drags along b.service, c.service, d.service')
    expect(attempt).toMatchObject({
      interrupts: ['b.service', 'c.service', 'd.service', one],
      dragged: ['b.service', 'c.service', 'd.service'],
    })
  })

  it('comes back when what it went down with is taken back', () => {
    const model = settled(desired(unit(one)))
    const planned = planSeeing(model, desired(unit(one, { state: 'stopped' })), (seen) => {
      as(one, { drags: ['b.service'] })(seen)
      const other = seen.units[one]
      if (other?.seen === 'present') seen.units['b.service'] = { seen: 'present', value: { ...other.value, drags: [] } }
    })
    expect(stepsOf(planned)).toEqual([`stop ${one}`])
    expect(wordsOf(mustPlan(planned).attempt.undo.steps)).toEqual([`start ${one}`, 'start b.service'])
  })

  it('as socket and service stops the service first; the next connection starts it', () => {
    const planned = planSeeing(settled(withSocket('a')), withSocket('b'), started)
    const steps = ['path /etc/systemd/system/one.socket', 'daemon-reload', `stop ${one}`, `restart ${socket}`]
    expect(stepsOf(planned)).toEqual(steps)
    expect(wordsOf(mustPlan(planned).attempt.undo.steps)).toEqual([
      `stop ${one}`,
      'path /etc/systemd/system/one.socket',
      'daemon-reload',
      `restart ${socket}`,
      `start ${one}`,
    ])
  })

  it('as socket and service starts the service again where it has to run', () => {
    const running = (file: string) => desired(unit(socket, { file: content(file) }), unit(one))
    expect(stepsOf(planSeeing(settled(running('a')), running('b'), started)).slice(2)).toEqual([
      `stop ${one}`,
      `restart ${socket}`,
      `start ${one}`,
    ])
  })

  it('is left alone where only the service changes: the socket keeps what arrives', () => {
    const model = settled(withSocket('a'))
    const want = desired(
      unit(socket, { file: content('a') }),
      unit(one, { file: content('v'), state: undefined, enabled: undefined }),
    )
    expect(stepsOf(planSeeing(model, want, started)).at(-1)).toBe(`restart ${one}`)
  })
})
