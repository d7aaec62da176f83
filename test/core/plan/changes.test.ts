import { describe, expect, it } from 'vitest'
import type { GroupResource } from '../../../src/core/fleet/resource.ts'
import {
  content,
  desired,
  directory,
  file,
  link,
  mustPlan,
  packagedUnit,
  planOn,
  release,
  settled,
  unit,
  user,
} from './given.ts'
import { bareModel } from './model.ts'

/** Changes as `sign kind name: summary`. */
function lines(...args: Parameters<typeof planOn>): string[] {
  return mustPlan(planOn(...args)).changes.map(({ sign, kind, name, summary }) => `${sign} ${kind} ${name}: ${summary}`)
}

describe('changes in words', () => {
  it('say what is created', () => {
    const group: GroupResource = { kind: 'group', name: 'www', system: true, gid: 5, prune: false }
    const want = desired(file('/etc/a'), directory('/d'), link('/etc/l', 'a'), user('app', { shell: '/bin/sh' }), group)
    expect(lines(bareModel(), want)).toEqual([
      '+ group www: system, gid 5',
      '+ user app: system, shell /bin/sh',
      '+ directory /d: 0755 root:root',
      '+ file /etc/a: 0644 root:root',
      '+ link /etc/l: → a',
    ])
  })

  it('say what changes about a thing, and nothing else', () => {
    const model = settled(desired(file('/etc/a'), link('/etc/l', 'a'), user('app', { groups: ['adm'] })))
    const more = { content: content('b'), mode: '0600', owner: 'app' }
    const want = desired(file('/etc/a', more), link('/etc/l', 'b'), user('app', { groups: ['www'], uid: 8 }))
    expect(lines(model, want)).toEqual([
      '~ user app: uid 1000 → 8, groups adm → www',
      '~ file /etc/a: content, mode 0644 → 0600, owner root:root → app:root',
      '~ link /etc/l: → a becomes → b',
    ])
  })

  it('say a release by its versions, whatever steps it takes', () => {
    expect(lines(bareModel(), desired(release('2.4.1')))).toEqual(['+ release /srv/app: 2.4.1'])
    const model = settled(desired(release('2.4.1')))
    expect(lines(model, desired(release('2.5.0')))).toEqual(['~ release /srv/app: 2.4.1 → 2.5.0'])
    delete model.trees['/srv/app/releases/2.4.1-0123456789ab']
    expect(lines(model, desired(release('2.4.1')))).toEqual(['~ release /srv/app: unpack again'])
  })

  it('say a unit once, with all that happens to it but restart and reload', () => {
    const dropIns = [{ name: 'x.conf', content: content('a') }]
    expect(lines(bareModel(), desired(unit('one.service', { dropIns })))).toEqual([
      '+ unit one.service: new unit file, new drop-in x.conf, enable, start',
    ])
    const model = settled(desired(unit('one.service', { dropIns })))
    expect(lines(model, desired(unit('one.service', { enabled: false })))).toEqual([
      '~ unit one.service: disable, without drop-in x.conf',
      '↻ unit one.service: restart',
    ])
    expect(lines(settled(desired(unit('one.service'))), undefined)).toEqual([
      '- unit one.service: stop, disable, unit file',
    ])
  })

  it('say of a removed directory that what others put there stays', () => {
    expect(lines(settled(desired(directory('/d'))), undefined)).toEqual(['- directory /d: if nothing else lies in it'])
  })

  it('give a reload its own sign', () => {
    const want = desired(unit('one.service', { file: content('v'), onChange: 'reload' }))
    expect(lines(settled(desired(unit('one.service'))), want)).toEqual([
      '~ unit one.service: unit file',
      '⟳ unit one.service: reload',
    ])
  })

  it('name a takeover so', () => {
    const model = bareModel()
    model.paths['/etc/a'] = { type: 'file', mode: '0600', owner: 'root', group: 'root', sha256: 'a' }
    expect(lines(model, desired(file('/etc/a')))).toEqual([
      '~ file /etc/a: mode 0600 → 0644 (takeover: not created by Holdfast)',
    ])
  })

  it('do not name a restart a takeover, nor a unit new for a new drop-in', () => {
    const model = bareModel()
    model.up['nginx.service'] = ''
    const dropIns = [{ name: 'x.conf', content: content('a') }]
    expect(lines(model, desired(packagedUnit('nginx.service', { dropIns })))).toEqual([
      '~ unit nginx.service: new drop-in x.conf, enable (takeover: not created by Holdfast)',
      '↻ unit nginx.service: restart',
    ])
  })

  it('name both contents of a changed file, so that they can be compared', () => {
    const model = settled(desired(file('/etc/a')))
    const [change] = mustPlan(planOn(model, desired(file('/etc/a', { content: content('b') })))).changes
    expect(change).toMatchObject({ before: { sha256: 'a' }, after: { sha256: 'b', secret: false } })
  })

  it('name no content where it stays, and none of what is removed', () => {
    const model = settled(desired(file('/etc/a')))
    const changes = [
      ...mustPlan(planOn(model, desired(file('/etc/a', { mode: '0600' })))).changes,
      ...mustPlan(planOn(model, undefined)).changes,
    ]
    expect(changes).toHaveLength(2)
    for (const change of changes) expect([change.before, change.after]).toEqual([undefined, undefined])
  })

  it('say that a content is secret', () => {
    const secret = { ...content('b'), secret: true }
    const [change] = mustPlan(
      planOn(settled(desired(file('/etc/a'))), desired(file('/etc/a', { content: secret }))),
    ).changes
    expect(change?.after?.secret).toBe(true)
  })
})
