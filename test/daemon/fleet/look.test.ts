import { describe, expect, it } from 'vitest'
import { fold } from '../../../src/core/journal/fold.ts'
import { emptyState, type State } from '../../../src/core/journal/state.ts'
import { slotKey, type DesiredState } from '../../../src/core/fleet/desired.ts'
import type { HealthCheck } from '../../../src/core/fleet/health.ts'
import type { Nodes } from '../../../src/adapters/nodes/port.ts'
import { lookAt } from '../../../src/daemon/fleet/look.ts'
import { describeLook } from '../../../src/daemon/fleet/describeLook.ts'
import { nodeNamed } from '../../../src/daemon/fleet/nodeNamed.ts'
import { desiredOf } from '../../simulation/fleet.ts'
import { openWorld } from '../support/daemonWorld.ts'

/** A state that asks for this desired state, everything promoted. */
function asking(desired: DesiredState): State {
  const slots = Object.fromEntries(
    Object.values(desired.services).map((s) => [slotKey(s.environment, s.service), s.digest]),
  )
  const { commit } = desired
  return fold(emptyState(), [
    { at: 1, type: 'desired-loaded', desired },
    { at: 1, type: 'commit-accepted', commit, subject: '', author: '', slots },
    ...Object.entries(slots).map(([slot, digest]) => ({
      at: 1,
      type: 'digest-promoted' as const,
      slot,
      digest,
      commit,
    })),
  ])
}

async function looking() {
  const { nodes, remote } = await openWorld()
  const desired = desiredOf(remote.head ?? '', { 'web.conf': 'web 1', 'app.conf': 'app 1' })
  const calls: string[] = []
  const counted: Nodes = {
    ...nodes,
    observe: (...args) => {
      calls.push('observe')
      return nodes.observe(...args)
    },
    probe: (target, checks) => {
      calls.push(`probe ${checks.length}`)
      return nodes.probe(target, checks)
    },
  }
  return { desired, nodes, counted, calls }
}

const addCheck = (desired: DesiredState, key: string, check: HealthCheck) => {
  const service = desired.services[key]
  if (!service) throw new Error(key)
  service.nodes = Object.fromEntries(
    Object.entries(service.nodes).map(([name, onNode]) => [name, { ...onNode, health: [...onNode.health, check] }]),
  )
}

const problem = (cause: 'node' | 'commit') => ({
  subject: 'file /etc/x',
  why: 'is a symlink',
  hint: 'remove it',
  cause,
})
const causeOf = (...causes: ('node' | 'commit')[]) =>
  describeLook('d', { outcome: 'blocked', problems: causes.map(problem) }, []).cause

describe('a look at a node', () => {
  it('plans every service of it, and says what would change', async () => {
    const { desired, counted } = await looking()
    const state = asking(desired)
    const seen = await lookAt(counted, state, nodeNamed(state, 's1'))
    if (seen.answer !== 'ok') throw new Error(seen.message)
    expect(Object.keys(seen.value.slots)).toEqual(['staging/app', 'staging/web'])
    expect(seen.value.slots['staging/web']).toMatchObject({
      digest: desired.services['staging/web']?.digest,
      sync: 'plan',
      changes: expect.arrayContaining([expect.stringContaining('/etc/web.conf')]),
      health: [{ status: 'fail' }],
    })
    expect(seen.value.planned['staging/web']?.outcome).toBe('plan')
  })

  it('costs one round trip where the manifests and the record name all there is', async () => {
    const { desired, counted, calls } = await looking()
    const state = asking(desired)
    await lookAt(counted, state, nodeNamed(state, 's1'))
    expect(calls).toEqual(['observe'])
  })

  it('asks for one service alone where only that one counts, and gives every check its own answer', async () => {
    const { desired, counted, calls } = await looking()
    addCheck(desired, 'staging/web', { type: 'tcp', host: '127.0.0.1', port: 80, timeoutMs: 100 })
    addCheck(desired, 'staging/app', { type: 'tcp', host: '127.0.0.1', port: 81, timeoutMs: 100 })
    const state = asking(desired)
    const both = await lookAt(counted, state, nodeNamed(state, 's1'))
    const one = await lookAt(counted, state, nodeNamed(state, 's1'), { only: 'staging/web' })
    if (both.answer !== 'ok' || one.answer !== 'ok') throw new Error('lost')
    expect(both.value.slots['staging/web']?.health.map((r) => r.check)).toEqual(['web.service', 'tcp 127.0.0.1:80'])
    expect(both.value.slots['staging/app']?.health.map((r) => r.check)).toEqual(['app.service', 'tcp 127.0.0.1:81'])
    expect(Object.keys(one.value.slots)).toEqual(['staging/web'])
    expect(calls.filter((call) => call.startsWith('probe'))).toEqual(['probe 2', 'probe 1'])
  })

  it('that was lost is lost, whatever it was about', async () => {
    const { desired, nodes, counted } = await looking()
    const state = asking(desired)
    nodes.host('s1').reachable = false
    expect((await lookAt(counted, state, nodeNamed(state, 's1'))).answer).toBe('lost')
  })

  it('needs a node that some loaded commit describes', async () => {
    const { desired } = await looking()
    expect(() => nodeNamed(asking(desired), 'nobody')).toThrow('no loaded commit describes node nobody')
  })
})

describe('a plan in words', () => {
  it('is capped at twenty lines that say how many more there are', () => {
    const problems = Array.from({ length: 50 }, () => problem('node'))
    const { changes } = describeLook('d', { outcome: 'blocked', problems }, [])
    expect(changes).toHaveLength(20)
    expect(changes.at(-1)).toBe('and 31 more')
    expect(describeLook('d', { outcome: 'blocked', problems: problems.slice(0, 20) }, []).changes).toHaveLength(20)
  })

  it('lays it to the node only where nothing of it is the commit’s', () => {
    expect([causeOf('node'), causeOf('commit'), causeOf('node', 'commit')]).toEqual(['node', 'commit', 'commit'])
  })

  it('says why nothing is known', () => {
    expect(describeLook('d', { outcome: 'unknown', why: 'attempt x is in flight' }, [])).toMatchObject({
      sync: 'unknown',
      changes: ['attempt x is in flight'],
    })
  })
})
