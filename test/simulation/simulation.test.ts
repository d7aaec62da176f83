import { describe, expect, it } from 'vitest'
import { simulate } from './simulate.ts'

/** Seeds that once found a bug; each is named in test/track-record.md. */
const kept = [1, 5, 8, 12, 20, 48, 57, 458, 1058, 2050, 2713, 10342, 44999, 62374, 100009]

const schedules = process.env['HOLDFAST_LONG'] ? 20_000 : 500
const perTest = 100
const hooksFrom = 30_000

async function violationsOf(seeds: number[], more: { hooks?: boolean } = {}): Promise<string[]> {
  const found: string[] = []
  for (const seed of seeds) {
    const outcome = await simulate(seed, undefined, more)
    for (const violation of new Set(outcome.violations)) found.push(`seed ${seed}: ${violation}`)
  }
  return found
}

describe('the real daemon on a modelled world', () => {
  it('keeps the invariants in the schedules that once broke them', async () => {
    expect(await violationsOf(kept)).toEqual([])
  })

  for (let first = 10_000; first < 10_000 + schedules; first += perTest) {
    it(`keeps the invariants in schedules ${first} to ${first + perTest - 1}`, async () => {
      expect(await violationsOf(Array.from({ length: perTest }, (_, i) => first + i))).toEqual([])
    })
  }

  it('keeps the invariants where services have hooks, and begins none of them twice', async () => {
    const seeds = Array.from({ length: 60 }, (_, i) => hooksFrom + i)
    expect(await violationsOf(seeds, { hooks: true })).toEqual([])
  })

  it('is the same life for the same seed', async () => {
    expect((await simulate(4)).log).toEqual((await simulate(4)).log)
  })
})
