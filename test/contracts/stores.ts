import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Store } from '../../src/adapters/stores/port.ts'

/** A place for a store that outlasts the stores opened on it. */
export interface StorePlace {
  open(): Promise<Store>
  remove(): Promise<void>
}

/** What every store does, whatever it is kept in. */
export function storeContract(name: string, make: () => Promise<StorePlace>): void {
  describe(`${name} store`, () => {
    let place: StorePlace
    let store: Store
    beforeEach(async () => {
      place = await make()
      store = await place.open()
    })
    afterEach(async () => {
      await store.close()
      await place.remove()
    })
    const reopen = async () => {
      await store.close()
      store = await place.open()
      return store.load()
    }

    it('begins empty', async () => {
      expect(await store.load()).toEqual([])
    })

    it('chains records as the port says', async () => {
      const [first, second] = await store.append([{ b: 1, a: 'x' }, 'two'], { expectedSeq: 0 })
      const zeros = '0'.repeat(64)
      expect(first).toEqual({
        seq: 1,
        prev: zeros,
        hash: sha(`{"entry":{"a":"x","b":1},"prev":"${zeros}","seq":1}`),
        entry: { a: 'x', b: 1 },
      })
      expect(second).toEqual({
        seq: 2,
        prev: first!.hash,
        hash: sha(`{"entry":"two","prev":"${first!.hash}","seq":2}`),
        entry: 'two',
      })
    })

    it('loads what was appended, at once and after it was opened again', async () => {
      const appended = [
        ...(await store.append(['one'], { expectedSeq: 0 })),
        ...(await store.append(['two', { three: 3 }], { expectedSeq: 1 })),
      ]
      expect(await store.load()).toEqual(appended)
      expect(await reopen()).toEqual(appended)
      const more = await store.append(['four'], { expectedSeq: 3 })
      expect(more[0]).toMatchObject({ seq: 4, prev: appended[2]!.hash })
      expect(await reopen()).toEqual([...appended, ...more])
    })

    it('appends without a load before', async () => {
      await store.append(['one'], { expectedSeq: 0 })
      await store.close()
      store = await place.open()
      const [second] = await store.append(['two'], { expectedSeq: 1 })
      expect(second!.seq).toBe(2)
    })

    it('refuses an append at the wrong place, and keeps nothing of it', async () => {
      await store.append(['one'], { expectedSeq: 0 })
      for (const expectedSeq of [0, 2])
        await expect(store.append(['stray'], { expectedSeq })).rejects.toMatchObject({ code: 'conflict' })
      expect((await reopen()).map((record) => record.entry)).toEqual(['one'])
    })

    it('lets one of two appends at the same place win', async () => {
      const both = await Promise.allSettled([
        store.append(['a'], { expectedSeq: 0 }),
        store.append(['b'], { expectedSeq: 0 }),
      ])
      expect(both.map((one) => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
      expect(await reopen()).toHaveLength(1)
    })

    it('appends nothing when given nothing', async () => {
      expect(await store.append([], { expectedSeq: 0 })).toEqual([])
      await expect(store.append([], { expectedSeq: 1 })).rejects.toMatchObject({ code: 'conflict' })
      expect(await reopen()).toEqual([])
    })

    it('keeps odd values, and drops only undefined', async () => {
      const odd = JSON.parse('{"__proto__":{"x":1},"lines":"a\\nb\\u2028\\u0000","half":"\\ud800","deep":[[[null]]]}')
      const [record] = await store.append([{ odd, gone: undefined }], { expectedSeq: 0 })
      const [loaded] = await reopen()
      expect(loaded).toEqual(record)
      expect(JSON.stringify(loaded!.entry)).toBe(JSON.stringify({ odd: sorted(odd) }))
      expect(({} as { x?: number }).x).toBeUndefined()
    })

    it('does not share values with its callers', async () => {
      const entry = { list: [1] }
      const [record] = await store.append([entry], { expectedSeq: 0 })
      entry.list.push(2)
      ;(record!.entry as typeof entry).list.push(3)
      const [loaded] = await store.load()
      expect(loaded!.entry).toEqual({ list: [1] })
      ;(loaded!.entry as typeof entry).list.push(4)
      expect((await store.load())[0]!.entry).toEqual({ list: [1] })
    })

    it('counts its starts under one name', async () => {
      const first = await store.nextEpoch()
      expect(first).toEqual({ number: 1, controller: expect.stringMatching(/^[0-9a-f]{8}$/) })
      await reopen()
      expect(await store.nextEpoch()).toEqual({ number: 2, controller: first.controller })
    })

    it('knows its last start without counting one', async () => {
      expect(await store.lastEpoch()).toBeUndefined()
      const first = await store.nextEpoch()
      await reopen()
      expect(await store.lastEpoch()).toEqual(first)
      expect(await store.nextEpoch()).toEqual({ ...first, number: 2 })
    })

    it('counts on above a number that was seen elsewhere, and never back', async () => {
      const first = await store.nextEpoch({ above: 40 })
      expect(first.number).toBe(41)
      await reopen()
      expect(await store.nextEpoch({ above: 7 })).toEqual({ number: 42, controller: first.controller })
    })

    it('is held by one at a time', async () => {
      const error = await place.open().then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      expect(error).toMatchObject({ code: 'locked', hint: expect.any(String) })
      await store.close()
      store = await place.open()
      expect(await store.load()).toEqual([])
    })

    it('does nothing after it was closed', async () => {
      await store.close()
      await store.close()
      await expect(store.append(['late'], { expectedSeq: 0 })).rejects.toMatchObject({ code: 'io' })
      await expect(store.load()).rejects.toMatchObject({ code: 'io' })
      await expect(store.nextEpoch()).rejects.toMatchObject({ code: 'io' })
      store = await place.open()
      expect(await store.load()).toEqual([])
    })
  })
}

function sorted(value: object): object {
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function sha(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
