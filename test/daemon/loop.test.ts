import { describe, expect, it } from 'vitest'
import type { Entry } from '../../src/core/journal/entry.ts'
import { openLoop } from '../../src/daemon/loop.ts'
import { createManualClock } from '../../src/adapters/clocks/manual/manual.ts'
import { createMemoryDisk, type StoreMoment } from '../../src/adapters/stores/memory/memory.ts'
import { desiredState } from '../core/support/fleet.ts'

const spec = (digest: string) => ({ services: { web: { digest, nodes: ['web-1'] } } })
const accepted = (commit: string, digest = commit) =>
  ({ event: 'commit-accepted', desired: desiredState(commit, spec(digest)), subject: commit, author: 'Ada' }) as const

async function opened(fault: (moment: StoreMoment) => void = () => undefined) {
  const disk = createMemoryDisk('c0ffee00')
  const clock = createManualClock(1_000)
  const heard: Entry[] = []
  const broken: unknown[] = []
  const open = async () => {
    disk.crash()
    return openLoop(
      await disk.open(fault),
      clock,
      'test',
      (entries) => heard.push(...entries),
      (error) => broken.push(error),
    )
  }
  const records = async () => {
    disk.crash()
    return (await (await disk.open()).load()).map((record) => (record.entry as Entry).type)
  }
  return { loop: await open(), open, heard, broken, records, clock }
}

describe('the loop', () => {
  it('writes what it decided before it believes it', async () => {
    const order: string[] = []
    let accepts: (() => string | undefined) | undefined
    const { loop, heard } = await opened((moment) => {
      if (moment.call === 'append') order.push(`${moment.phase}: ${accepts?.() ?? 'nothing'}`)
    })
    accepts = () => loop.state().accepted?.commit
    order.length = 0
    await loop.post(accepted('c1'))
    expect(order).toEqual(['before: nothing', 'written: nothing'])
    expect(loop.state().accepted?.commit).toBe('c1')
    expect(heard.map((e) => e.type)).toEqual([
      'controller-started',
      'desired-loaded',
      'commit-accepted',
      'digest-promoted',
    ])
  })

  it('writes nothing of what can be asked for again', async () => {
    const { loop, records } = await opened()
    await loop.post(accepted('c1'))
    expect(await records()).toEqual(['controller-started', 'commit-accepted', 'digest-promoted'])
  })

  it('writes nothing when nothing happened', async () => {
    const { loop, heard } = await opened()
    const before = heard.length
    expect(await loop.post({ event: 'tick' })).toEqual([])
    expect(heard).toHaveLength(before)
  })

  it('believes nothing that could not be written, and says that it is broken', async () => {
    let full = false
    const { loop, heard, broken } = await opened((moment) => {
      if (full && moment.call === 'append' && moment.phase === 'before') throw new Error('no space left on device')
    })
    full = true
    const before = heard.length
    await expect(loop.post(accepted('c1'))).rejects.toThrow('no space left on device')
    expect(loop.state().accepted).toBeUndefined()
    expect(heard).toHaveLength(before)
    expect(broken).toEqual([expect.objectContaining({ message: 'no space left on device' })])
  })

  it('goes on from the record when the disk took it and the process did not hear of it', async () => {
    let dies = false
    const { loop, open } = await opened((moment) => {
      if (dies && moment.call === 'append' && moment.phase === 'written') throw new Error('killed')
    })
    dies = true
    await expect(loop.post(accepted('c1'))).rejects.toThrow('killed')
    expect(loop.state().accepted).toBeUndefined()
    dies = false
    const again = await open()
    expect(again.state().accepted?.commit).toBe('c1')
  })

  it('takes events one after the other, in the order in which they came', async () => {
    const { loop, heard } = await opened()
    await Promise.all(['c1', 'c2', 'c3'].map((commit) => loop.post(accepted(commit))))
    expect(heard.flatMap((e) => (e.type === 'commit-accepted' ? [e.commit] : []))).toEqual(['c1', 'c2', 'c3'])
    expect(loop.state().accepted?.commit).toBe('c3')
  })

  it('takes the next event after one that failed', async () => {
    let full = false
    const { loop } = await opened((moment) => {
      if (full && moment.call === 'append' && moment.phase === 'before') throw new Error('full')
    })
    full = true
    await expect(loop.post(accepted('c1'))).rejects.toThrow('full')
    full = false
    await loop.post(accepted('c2'))
    expect(loop.state().accepted?.commit).toBe('c2')
  })

  it('continues after a restart, with a higher epoch and nothing due but to load what is in force', async () => {
    const { loop, open } = await opened()
    await loop.post(accepted('c1'))
    expect(loop.state().controller).toEqual({ epoch: 1, controller: 'c0ffee00' })
    const again = await open()
    expect(again.state().controller).toEqual({ epoch: 2, controller: 'c0ffee00' })
    expect(again.due()).toEqual([{ effect: 'load', key: 'load c1', commit: 'c1' }])
  })
})
