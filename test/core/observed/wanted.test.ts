import { describe, expect, it } from 'vitest'
import { fourDigits, parentOf, unitOfPath, wantedOn } from '../../../src/core/observed/wanted.ts'
import { content, desired, directory, release, unit } from '../plan/given.ts'

const at = (rest: string) => unitOfPath(`/etc/systemd/system/${rest}`)

describe('what a service wants on a node', () => {
  it('writes a unit file and drop-ins for root, readable by all, notifying the unit itself', () => {
    const dropIns = [{ name: 'x.conf', content: content('a') }]
    const { paths } = wantedOn(desired(unit('one.service', { dropIns, onChange: 'reload' })))
    expect(paths.get('/etc/systemd/system/one.service.d/x.conf')).toMatchObject({
      value: { type: 'file', mode: '0644', owner: 'root', group: 'root', sha256: 'a' },
      notify: [{ action: 'reload', unit: 'one.service' }],
    })
  })

  it('points current at the release by a relative link, so that the directory can move', () => {
    const { paths } = wantedOn(desired(release('1')))
    expect(paths.get('/srv/app/current')?.value).toEqual({ type: 'link', target: 'releases/1-0123456789ab' })
  })

  it('takes the word of a directory over the mere need of one, in either order', () => {
    for (const resources of [
      [directory('/srv/app'), release('1')],
      [release('1'), directory('/srv/app')],
    ]) {
      expect(wantedOn(desired(...resources)).paths.get('/srv/app')?.implied).toBe(false)
    }
  })

  it('is nothing when the service left', () => {
    expect(wantedOn(undefined).paths.size).toBe(0)
  })
})

describe('paths', () => {
  it('tell the unit they belong to', () => {
    expect(at('one.service')).toEqual({ unit: 'one.service' })
    expect(at('one.service.d')).toEqual({ unit: 'one.service', dropIn: '' })
    expect(at('one.service.d/x.conf')).toEqual({ unit: 'one.service', dropIn: 'x.conf' })
    expect(at('getty@tty1.service')).toEqual({ unit: 'getty@tty1.service' })
    expect(at('multi-user.target.wants')).toBeUndefined()
    expect(at('multi-user.target.wants/one.service')).toBeUndefined()
    expect(unitOfPath('/etc/one.service')).toBeUndefined()
  })

  it('lie in a directory, at last in the root', () => {
    expect([parentOf('/a/b'), parentOf('/a'), fourDigits('755')]).toEqual(['/a', '/', '0755'])
  })
})
