import { describe, expect, it } from 'vitest'
import type { Observation, ObservedUnit } from '../../../src/core/observed/observation.ts'
import { draggedBy, listeningFor, relatedTo, startedBy } from '../../../src/core/observed/related.ts'

function units(all: Record<string, Partial<ObservedUnit>>): Observation['units'] {
  const value = { activeState: 'active', drags: [] } as unknown as ObservedUnit
  return Object.fromEntries(
    Object.entries(all).map(([name, more]) => [name, { seen: 'present', value: { ...value, ...more } }]),
  )
}

describe('units that hang together', () => {
  it('go along through others, as far as they run, each once', () => {
    const seen = units({
      a: { drags: ['b', 'idle', 'unseen'] },
      b: { drags: ['c', 'a'] },
      c: { drags: ['b'] },
      idle: { activeState: 'inactive', drags: ['d'] },
      d: {},
    })
    expect(draggedBy(seen, 'a')).toEqual(['b', 'c'])
    expect(draggedBy(seen, 'nobody')).toEqual([])
  })

  it('are a socket and what systemd says it starts, or what is called so', () => {
    expect(startedBy(units({ 'a.socket': { triggers: ['b.service'] } }), 'a.socket')).toEqual(['b.service'])
    expect(startedBy({}, 'a.socket')).toEqual(['a.service'])
  })

  it('listen only while they are active, and only as sockets', () => {
    const triggeredBy = ['a.socket', 'b.socket', 'a.timer']
    const seen = units({
      's.service': { triggeredBy },
      'a.socket': {},
      'b.socket': { activeState: 'failed' },
      'a.timer': {},
    })
    expect(listeningFor(seen, 's.service')).toEqual(['a.socket'])
  })

  it('are what a look has to know of beside what it asked for', () => {
    const seen = units({ a: { drags: ['b'], triggers: ['c'], triggeredBy: ['d'] } })
    expect(relatedTo({ ...seen, x: { seen: 'unknown', why: '' } })).toEqual(['b', 'c', 'd'])
  })
})
