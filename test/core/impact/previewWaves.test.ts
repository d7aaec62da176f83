import { expect, test } from 'vitest'
import { defaultRollout } from '../../../src/core/fleet/rollout.ts'
import { previewWaves } from '../../../src/core/impact/previewWaves.ts'

const names = (count: number) => Array.from({ length: count }, (_, index) => `n${index + 1}`)
const parameters = { ...defaultRollout, maxParallel: { percent: 25 }, maxUnavailable: { percent: 25 } }

test('a deployment has a canary that bakes, then waves within maxParallel and maxUnavailable', () => {
  const preview = previewWaves({ parameters, kind: 'deploy', proven: false, nodes: names(12) })
  expect(preview.waves.map((wave) => wave.length)).toEqual([1, 3, 3, 3, 2])
  expect(preview.waves.flat()).toEqual(names(12))
  expect(preview).toMatchObject({ bakeMs: 300_000, lowest: 9, needed: 9, total: 12 })
})

test('a proven way back has no canary and the widest waves', () => {
  const wide = { ...parameters, maxUnavailable: { count: 6 } }
  const preview = previewWaves({ parameters: wide, kind: 'deploy', proven: true, nodes: names(12) })
  expect(preview.waves.map((wave) => wave.length)).toEqual([6, 6])
  expect(preview.bakeMs).toBe(0)
})

test('healing has no canary; one node alone has nothing to bake for', () => {
  const healing = previewWaves({ parameters, kind: 'heal', proven: false, nodes: names(4) })
  expect(healing).toMatchObject({ waves: [['n1'], ['n2'], ['n3'], ['n4']], bakeMs: 0 })
  const alone = previewWaves({ parameters, kind: 'deploy', proven: false, nodes: names(1) })
  expect(alone).toMatchObject({ waves: [['n1']], bakeMs: 0, lowest: 0, needed: 0 })
  expect(previewWaves({ parameters, kind: 'deploy', proven: false, nodes: [] }).waves).toEqual([])
})

test('a list gives the waves one by one, and its last entry repeats', () => {
  const list = {
    ...parameters,
    maxParallel: [{ count: 1 }, { percent: 10 }, { percent: 50 }],
    maxUnavailable: { count: 40 },
  }
  const preview = previewWaves({ parameters: list, kind: 'deploy', proven: false, nodes: names(40) })
  expect(preview.waves.map((wave) => wave.length)).toEqual([1, 4, 20, 15])
})

test('a wave lies in one failure domain, nodes without the label come last, and a person may be waited for', () => {
  const racks: Record<string, string> = { n1: 'b', n2: 'a', n3: 'b', n4: 'a' }
  const preview = previewWaves({
    parameters: { ...parameters, maxParallel: { count: 9 }, maxUnavailable: { count: 9 }, pauseAfterCanary: true },
    kind: 'deploy',
    proven: false,
    nodes: names(5),
    domainOf: (node) => racks[node],
  })
  expect(preview).toMatchObject({
    waves: [['n2'], ['n4'], ['n1', 'n3'], ['n5']],
    domains: ['a', 'a', 'b', undefined],
    pauses: true,
  })
})
