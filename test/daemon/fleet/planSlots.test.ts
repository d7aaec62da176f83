import { describe, expect, it } from 'vitest'
import type { DesiredState } from '../../../src/core/fleet/desired.ts'
import { sha256 } from '../../../src/core/fleet/digest.ts'
import type { Entry } from '../../../src/core/journal/entry.ts'
import { fold } from '../../../src/core/journal/fold.ts'
import { emptyState } from '../../../src/core/journal/state.ts'
import { lookAt } from '../../../src/daemon/fleet/look.ts'
import { nodeNamed } from '../../../src/daemon/fleet/nodeNamed.ts'
import { desiredOf } from '../../simulation/fleet.ts'
import { openWorld } from '../support/daemonWorld.ts'

const tree = { 'web.conf': 'web 1' }

/** As after a commit: all is asked for, and only what `promoted` names may run yet. */
function asking(desired: DesiredState, promoted: (slot: string) => boolean) {
  const { commit } = desired
  const slots = Object.fromEntries(Object.entries(desired.services).map(([key, { digest }]) => [key, digest]))
  return fold(emptyState(), [
    { at: 1, type: 'desired-loaded', desired },
    { at: 1, type: 'commit-accepted', commit, subject: '', author: '', slots },
    ...Object.entries(slots).flatMap(([slot, digest]): Entry[] =>
      promoted(slot) ? [{ at: 1, type: 'digest-promoted', slot, digest, commit }] : [],
    ),
  ])
}

const file = (text: string) => ({
  type: 'file' as const,
  mode: '0644',
  owner: 'root',
  group: 'root',
  sha256: sha256(text),
})

const created = (subject: 'path' | 'unit', name: string) => ({ origin: 'created' as const, subject, name })

/** The host p1 with service web on it, as an attempt left it. */
async function withWeb() {
  const { nodes, remote } = await openWorld()
  const desired = desiredOf(remote.head ?? '', tree)
  const node = nodeNamed(
    asking(desired, () => true),
    'p1',
  )
  const host = nodes.host('p1')
  const unitFile = '/etc/systemd/system/web.service'
  host.files.set('/etc/web.conf', file('web 1'))
  host.files.set(unitFile, file('unit of web'))
  host.units.set('web.service', { active: 'active', enabled: true, restarts: 0, starts: 1 })
  host.managed.set('web', [created('path', '/etc/web.conf'), created('path', unitFile), created('unit', 'web.service')])
  return { nodes, host, desired, node }
}

/** The same things under another name. */
function renamed(desired: DesiredState): DesiredState {
  const services = Object.entries(desired.services).map(([key, service]) => {
    return [key.replace('/web', '/site'), { ...service, service: 'site' }] as const
  })
  return { ...desired, services: Object.fromEntries(services) }
}

describe('a service under a new name', () => {
  it('is no deletion and creation: nothing is removed, nothing is changed', async () => {
    const { nodes, desired, node } = await withWeb()
    const state = asking(renamed(desired), () => true)
    const seen = await lookAt(nodes, state, node)
    if (seen.answer !== 'ok') throw new Error(seen.message)
    expect(
      Object.entries(seen.value.slots)
        .map(([key, { sync }]) => [key, sync])
        .toSorted(),
    ).toEqual([
      ['production/site', 'none'],
      ['production/web', 'none'],
    ])
  })

  it('keeps what the old name created until it may come here itself', async () => {
    const { nodes, desired, node } = await withWeb()
    const state = asking(renamed(desired), (slot) => slot.startsWith('staging/'))
    const seen = await lookAt(nodes, state, node)
    if (seen.answer !== 'ok') throw new Error(seen.message)
    expect(seen.value.slots['production/web']).toMatchObject({ sync: 'none', changes: [] })
  })
})

describe('a service that is gone', () => {
  it('is removed, beyond the budget only where that is acknowledged', async () => {
    const { nodes, host, desired, node } = await withWeb()
    const gone = { ...desired, services: {} }
    const looks = async (removal: DesiredState['removal']) => {
      const state = asking({ ...gone, removal }, () => true)
      const seen = await lookAt(nodes, state, node)
      if (seen.answer !== 'ok') throw new Error(seen.message)
      return seen.value.slots['production/web']
    }
    expect(await looks({ budgetPercent: 20 })).toMatchObject({ sync: 'plan' })
    const more = ['/etc/a', '/etc/b', '/etc/c']
    host.managed.set('web', [...(host.managed.get('web') ?? []), ...more.map((name) => created('path', name))])
    for (const name of more) host.files.set(name, { type: 'link', target: 'x' })
    expect(await looks({ budgetPercent: 20 })).toMatchObject({ sync: 'blocked', overBudget: true, cause: 'commit' })
    const acknowledged = { 'production/web': ['removed'] }
    expect(await looks({ budgetPercent: 20, acknowledged })).toMatchObject({ sync: 'plan' })
  })
})
