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
  release,
  settled,
  unit,
  user,
  wordsOf,
} from './given.ts'
import { bareModel } from './model.ts'

const one = 'one.service'

function undoSteps(...args: Parameters<typeof planOn>) {
  return mustPlan(planOn(...args)).attempt.undo.steps
}

describe('the undo', () => {
  it('of a first deployment stops what was started, then takes all back in reverse order, accounts last', () => {
    const want = desired(unit(one), file('/d/a', { validate: ['check'] }), directory('/d'), release('1'), user('app'))
    expect(wordsOf(undoSteps(bareModel(), want))).toEqual([
      `stop ${one}`,
      `absent ${one}`,
      'remove path /srv/app/current',
      'remove path /d/a',
      `remove path /etc/systemd/system/${one}`,
      'remove path /d',
      'daemon-reload',
      'remove tree /srv/app/releases/1-0123456789ab',
      'remove path /srv/app/releases',
      'remove path /srv/app',
      'remove user app',
    ])
  })

  it('restores what was there from the pre-image of the step that changed it', () => {
    const model = settled(desired(file('/etc/a'), link('/etc/l', 'a')))
    const want = desired(file('/etc/b'), file('/etc/a', { content: content('b') }), link('/etc/l', 'b'))
    expect(undoSteps(model, want)).toMatchObject([
      { path: '/etc/l', from: { target: 'b' }, to: { target: 'a' }, keep: 2 },
      { path: '/etc/a', from: { sha256: 'b' }, to: { sha256: 'a' }, keep: 1 },
      { path: '/etc/b', to: { type: 'absent' } },
    ])
  })

  it('asks no pre-image of what was absent', () => {
    const [step] = undoSteps(bareModel(), desired(file('/etc/a')))
    expect(step).not.toHaveProperty('keep')
  })

  it('restarts what was restarted, after the files are back and systemd has read them', () => {
    const steps = undoSteps(settled(desired(unit(one))), desired(unit(one, { file: content('v') })))
    expect(wordsOf(steps)).toEqual([`path /etc/systemd/system/${one}`, 'daemon-reload', `restart ${one}`])
  })

  it('restarts what was reloaded: a failed reload may have ended it', () => {
    const model = bareModel()
    model.up['nginx.service'] = ''
    const notify = [{ action: 'reload' as const, unit: 'nginx.service' }]
    expect(wordsOf(undoSteps(model, desired(file('/etc/a', { notify }))))).toEqual([
      'remove path /etc/a',
      'restart nginx.service',
    ])
  })

  it('starts and enables again what was stopped and disabled, once its file is back', () => {
    const model = settled(desired(unit(one)))
    expect(wordsOf(undoSteps(model, undefined))).toEqual([
      `path /etc/systemd/system/${one}`,
      'daemon-reload',
      `enabled ${one}`,
      `start ${one}`,
    ])
  })

  it('brings units back in the order in which the plan touched them', () => {
    const model = settled(desired(unit('db.service'), unit('web.service')))
    const want = desired(unit('db.service', { file: content('v') }), unit('web.service', { file: content('v') }))
    expect(wordsOf(undoSteps(model, want)).slice(-2)).toEqual(['restart db.service', 'restart web.service'])
  })

  it('brings a removed user back before the files it owns', () => {
    const model = settled(desired(user('app', { prune: true }), file('/etc/a', { owner: 'app' })))
    expect(wordsOf(undoSteps(model, desired()))).toEqual(['user app', 'path /etc/a'])
  })

  it('stops a unit again that had failed before', () => {
    const want = desired(unit(one))
    const model = settled(want)
    delete model.up[one]
    model.failed = [one]
    expect(wordsOf(undoSteps(model, want))).toEqual([`stop ${one}`])
  })

  it('leaves a unit alone that ran without a file before: nothing could start it again', () => {
    const model = settled(desired(unit(one)))
    delete model.paths[`/etc/systemd/system/${one}`]
    const planned = planSeeing(model, desired(unit(one)), (seen) => {
      const state = seen.units[one]
      if (state?.seen === 'present')
        Object.assign(state.value, { loadState: 'loaded', fragmentPath: `/etc/systemd/system/${one}` })
    })
    expect(wordsOf(mustPlan(planned).attempt.plan.steps)).toContain(`restart ${one}`)
    expect(wordsOf(mustPlan(planned).attempt.undo.steps)).not.toContain(`restart ${one}`)
  })

  it('runs no validators and prunes nothing', () => {
    const model = settled(desired(release('2')), settled(desired(release('1'))))
    const { plan, undo } = mustPlan(
      planOn(model, desired(release('3', { keep: 1 }), file('/etc/a', { validate: ['x'] }))),
    ).attempt
    expect(plan.prune).not.toEqual([])
    expect(undo.prune).toEqual([])
    expect(undo.steps.map(({ kind }) => kind)).not.toContain('validate')
  })
})
