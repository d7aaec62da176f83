import { describe, expect, it } from 'vitest'
import { createMemoryDisk } from '../../../src/adapters/stores/memory/memory.ts'
import type { StoreMoment } from '../../../src/adapters/stores/memory/memory.ts'
import { storeContract } from '../../contracts/stores.ts'

storeContract('memory', async () => {
  const disk = createMemoryDisk('5eed0001')
  return { open: () => disk.open(), remove: async () => undefined }
})

describe('memory store', () => {
  it('can lose the reply to an append that is durable', async () => {
    const disk = createMemoryDisk('5eed0001')
    const store = await disk.open((moment) => {
      if (moment.call !== 'append' || moment.phase !== 'written') return
      disk.crash()
      throw new Error('killed')
    })
    await expect(store.append(['kept'], { expectedSeq: 0 })).rejects.toThrow('killed')
    const after = await disk.open()
    expect((await after.load()).map((record) => record.entry)).toEqual(['kept'])
  })

  it('can fail before anything is durable', async () => {
    const disk = createMemoryDisk('5eed0001')
    const store = await disk.open((moment) => {
      if (moment.call === 'append' && moment.phase === 'before') throw new Error('disk full')
    })
    await expect(store.append(['lost'], { expectedSeq: 0 })).rejects.toThrow('disk full')
    expect(await store.load()).toEqual([])
  })

  it('names every moment in order', async () => {
    const moments: StoreMoment[] = []
    const store = await createMemoryDisk('5eed0001').open((moment) => void moments.push(moment))
    await store.nextEpoch()
    await store.load()
    await store.append(['one'], { expectedSeq: 0 })
    expect(moments.map((moment) => Object.values(moment).join(' '))).toEqual([
      'nextEpoch before',
      'nextEpoch written',
      'load',
      'append before',
      'append written',
    ])
  })

  it('lets a process that was crashed write nothing more, even from within a call', async () => {
    const disk = createMemoryDisk('5eed0001')
    let release: (() => void) | undefined
    const paused = new Promise<void>((resolve) => (release = resolve))
    const dead = await disk.open(() => paused)
    const late = expect(dead.append(['late'], { expectedSeq: 0 })).rejects.toMatchObject({ code: 'io' })
    disk.crash()
    const alive = await disk.open()
    release?.()
    await late
    expect(await alive.load()).toEqual([])
  })
})
