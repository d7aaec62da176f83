import { describe, expect, it } from 'vitest'
import { nextWave, type WaveInput } from '../../../src/core/strategy/waves.ts'
import { nodesNamed, quickRollout } from '../support/fleet.ts'

function wave(
  more: Partial<Omit<WaveInput, 'parameters'>> & { parameters?: Partial<WaveInput['parameters']> },
  unhealthy: string[] = [],
) {
  const waiting = nodesNamed('n', more.total ?? 10).map((node) => ({ node, unhealthy: unhealthy.includes(node) }))
  const parameters = { ...quickRollout, maxParallel: { count: 4 }, maxUnavailable: { count: 4 }, ...more.parameters }
  return nextWave({
    kind: 'deploy',
    proven: false,
    total: 10,
    started: 1,
    unavailableElsewhere: 0,
    waiting,
    ...more,
    parameters,
  })
}

describe('the next wave', () => {
  it('of a deployment is first the canary, then maxParallel', () => {
    expect(wave({ started: 0 })).toEqual(['n-1'])
    expect(wave({ started: 1 })).toEqual(['n-1', 'n-2', 'n-3', 'n-4'])
  })

  it('of a heal needs no canary', () => {
    expect(wave({ started: 0, kind: 'heal' })).toHaveLength(4)
  })

  it('of a proven way back is at most half the nodes, and never none', () => {
    expect(wave({ started: 0, proven: true, parameters: { maxUnavailable: { count: 9 } } })).toHaveLength(5)
    expect(wave({ started: 0, proven: true, parameters: { maxUnavailable: { count: 2 } } })).toHaveLength(2)
    expect(wave({ started: 0, proven: true, total: 1 })).toEqual(['n-1'])
  })

  it('has a healthy canary where there is one', () => {
    expect(wave({ started: 0 }, ['n-1'])).toEqual(['n-2'])
    expect(wave({ started: 0, total: 2 }, ['n-1', 'n-2'])).toEqual(['n-1'])
  })

  it('takes unhealthy nodes for free, and healthy ones only as far as maxUnavailable reaches', () => {
    expect(wave({ parameters: { maxUnavailable: { count: 2 } } }, ['n-3'])).toEqual(['n-1', 'n-3'])
    expect(wave({ parameters: { maxUnavailable: { count: 1 } } }, ['n-3', 'n-4'])).toEqual(['n-3', 'n-4'])
  })

  it('is empty while others use maxUnavailable up', () => {
    expect(wave({ unavailableElsewhere: 4 })).toEqual([])
    expect(wave({ unavailableElsewhere: 3 })).toEqual(['n-1'])
  })

  it('never has more nodes than may be away, whatever the canary is', () => {
    expect(wave({ started: 0, parameters: { canary: { percent: 100 }, maxUnavailable: { count: 2 } } })).toHaveLength(2)
  })

  it('is floored where it is a share, and at least one', () => {
    expect(
      wave({ total: 39, parameters: { maxParallel: { percent: 10 }, maxUnavailable: { percent: 100 } } }),
    ).toHaveLength(3)
    expect(
      wave({ total: 3, parameters: { maxParallel: { percent: 10 }, maxUnavailable: { percent: 10 } } }),
    ).toHaveLength(1)
  })

  it('is nothing when nothing is left', () => {
    expect(wave({ waiting: [] })).toEqual([])
  })

  it('is of another failure domain when unhealthy nodes there keep the first one from its turn', () => {
    const waiting = [
      { node: 'a-1', unhealthy: false, domain: 'a' },
      { node: 'b-1', unhealthy: true, domain: 'b' },
    ]
    const parameters = { maxUnavailable: { count: 1 } }
    expect(wave({ waiting, total: 2, started: 0, parameters })).toEqual(['b-1'])
    expect(wave({ waiting, total: 2, started: 1, parameters })).toEqual(['b-1'])
  })
})
