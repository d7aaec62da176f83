import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { invariants } from './invariants.ts'
import { planted } from './planted.ts'
import { plantedTable, readPlantedTable } from './runs/plantedTable.ts'
import type { Job } from './jobs.ts'
import { openWorkers } from './workers.ts'

const text = readFileSync(join(import.meta.dirname, 'planted.md'), 'utf8')
const table = readPlantedTable(text)

describe('planted bugs', () => {
  it('are at least forty, and at least two for each invariant', () => {
    expect(planted.length).toBeGreaterThanOrEqual(40)
    for (const { number } of invariants) {
      expect(planted.filter(({ invariant }) => invariant === number).length, `I${number}`).toBeGreaterThanOrEqual(2)
    }
  })

  it('stand in the table, each with the seed that catches it', () => {
    expect(plantedTable(table)).toBe(text)
    expect([...table.keys()].toSorted()).toEqual(planted.map(({ bug }) => bug).toSorted())
  })

  it('are noticed by the invariant that is meant to', { timeout: 600_000 }, async () => {
    const workers = await openWorkers(2, { withSeams: true })
    const jobs = [...table].map(([bug, seed]): Job => ({ job: 'planted', bug, seed }))
    const unnoticed: string[] = []
    await workers.run(jobs, (job, { violated }) => {
      const bug = job.job === 'planted' ? planted.find((one) => one.bug === job.bug) : undefined
      if (!bug || !violated.includes(bug.invariant)) unnoticed.push(JSON.stringify(job))
    })
    workers.close()
    expect(unnoticed).toEqual([])
  })
})
