import { describe, expect, it } from 'vitest'
import { lookAgain } from '../../../src/core/observed/lookAgain.ts'
import type { ManagedThing } from '../../../src/core/observed/observation.ts'
import { requestFor } from '../../../src/core/observed/request.ts'
import { content, desired, directory, file, link, release, settled, unit, user } from '../plan/given.ts'
import { bareModel, observe } from '../plan/model.ts'

const thing = (subject: ManagedThing['subject'], name: string): ManagedThing => ({
  service: 'app',
  origin: 'created',
  subject,
  name,
})

function pathsOf(...args: Parameters<typeof requestFor>): string[] {
  return requestFor(...args).paths.map(({ path, size }) => (size === undefined ? path : `${path} at ${size}`))
}

describe('one look at a node', () => {
  it('asks for files at the size they should have, and for the directory they lie in', () => {
    expect(pathsOf([desired(file('/etc/a', { content: content('z') }))], [])).toEqual(['/etc/a at 122', '/etc'])
  })

  it('asks for all parts of a release and the digest of its tree', () => {
    const request = requestFor([desired(release('1'))], [])
    expect(request.paths.map(({ path }) => path)).toEqual([
      '/srv/app',
      '/srv',
      '/srv/app/releases',
      '/srv/app/current',
      '/srv/app/releases/1-0123456789ab',
    ])
    expect(request.trees).toEqual([{ directory: '/srv/app/releases/1-0123456789ab', digest: 'tree-1' }])
  })

  it('asks for unit files, drop-ins and their directory, and for every unit that is named', () => {
    const notify = [{ action: 'reload' as const, unit: 'nginx.service' }]
    const dropIns = [{ name: 'x.conf', content: content('a') }]
    const request = requestFor([desired(unit('one.service', { dropIns }), link('/etc/l', 'a', { notify }))], [])
    expect(request.units).toEqual(['one.service', 'nginx.service'])
    expect(request.paths.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['', '.d', '.d/x.conf'].map((end) => `/etc/systemd/system/one.service${end}`)),
    )
  })

  it('covers all services of a node, and asks for nothing twice', () => {
    const request = requestFor([desired(file('/etc/a'), user('app')), desired(directory('/etc'), user('app'))], [])
    expect(request.paths.map(({ path }) => path)).toEqual(['/etc/a', '/etc', '/'])
    expect(request.users).toEqual(['app'])
  })

  it("covers what the node's record names and nobody wants any more", () => {
    const managed = [
      thing('path', '/d/a'),
      thing('tree', '/srv/t'),
      thing('user', 'u'),
      thing('group', 'g'),
      thing('unit', 'x.service'),
    ]
    expect(requestFor([], managed)).toEqual({
      paths: [{ path: '/d/a' }, { path: '/d' }, { path: '/srv/t' }, { path: '/srv' }],
      trees: [],
      users: ['u'],
      groups: ['g'],
      units: ['x.service'],
    })
  })
})

describe('a second look', () => {
  it('is not needed at a node that is as wanted', () => {
    const want = desired(file('/etc/a'), release('1'), unit('one.service'), user('app'))
    const model = settled(want)
    const request = requestFor([want], model.managed)
    expect(lookAgain(request, observe(model, request))).toBeUndefined()
  })

  it('reads files that differ by their size at the size they have', () => {
    const model = settled(desired(file('/etc/a', { content: content('z') })))
    const request = requestFor([desired(file('/etc/a'))], model.managed)
    const more = lookAgain(request, observe(model, request))
    expect(more?.paths).toContainEqual({ path: '/etc/a', size: 122 })
    if (!more) return
    expect(lookAgain(more, observe(model, more))).toBeUndefined()
  })

  it('covers what the record named and nobody had asked for, and what is owed', () => {
    const model = settled(desired(file('/etc/a'), user('app')))
    model.owed = [{ action: 'restart', unit: 'nginx.service' }]
    const request = requestFor([], [])
    const more = lookAgain(request, observe(model, request))
    expect(more?.paths.map(({ path }) => path)).toEqual(['/etc/a', '/etc'])
    expect(more?.users).toEqual(['app'])
    expect(more?.units).toEqual(['nginx.service'])
  })

  it('is not taken while an attempt is in flight', () => {
    const request = requestFor([], [])
    const observation = { ...observe(settled(desired(file('/etc/a'))), request), busy: 'x' }
    expect(lookAgain(request, observation)).toBeUndefined()
  })

  it('of a bare node that lacks everything is not needed', () => {
    const request = requestFor([desired(file('/etc/a'))], [])
    expect(lookAgain(request, observe(bareModel(), request))).toBeUndefined()
  })
})
