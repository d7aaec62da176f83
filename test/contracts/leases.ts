import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { LeaseOrder, Repository } from '../../src/adapters/repositories/port.ts'

/** A remote with one commit on its branch, and how controllers reach it. */
export interface Shared {
  open(): Promise<Repository>
  close(): Promise<void>
}

const author = { name: 'Holdfast', email: 'holdfast@example.org' }
const order = (text: string): LeaseOrder => ({ text, author, at: 1_700_000_000_000 })

/** What every repository keeps about the lease: one value, replaced only by who knows what it replaces. */
export function testLease(name: string, share: () => Promise<Shared>): void {
  describe(`the lease over ${name}`, () => {
    let shared: Shared
    let one: Repository
    let two: Repository
    beforeEach(async () => {
      shared = await share()
      one = await shared.open()
      two = await shared.open()
    })
    afterEach(async () => await shared.close())

    it('is nothing before anybody took it', async () => {
      expect(await one.lease()).toBeUndefined()
    })

    it('is what was written last, for everybody', async () => {
      const first = await one.swapLease(order('first\n\n{"a":1}'), undefined)
      expect(first.result).toBe('pushed')
      expect(await two.lease()).toEqual({ id: first.id, text: 'first\n\n{"a":1}' })
      const second = await two.swapLease(order('second'), first.id)
      expect(second.result).toBe('pushed')
      expect(await one.lease()).toEqual({ id: second.id, text: 'second' })
    })

    it('is not replaced by who does not know it', async () => {
      const first = await one.swapLease(order('first'), undefined)
      expect(await two.swapLease(order('second'), undefined)).toMatchObject({ result: 'rejected' })
      const renewed = await one.swapLease(order('renewed'), first.id)
      expect(await two.swapLease(order('second'), first.id)).toMatchObject({ result: 'rejected' })
      expect(await two.lease()).toEqual({ id: renewed.id, text: 'renewed' })
    })

    it('may be written again where the reply was lost', async () => {
      const first = await one.swapLease(order('first'), undefined)
      expect(await one.swapLease(order('first'), first.id)).toEqual({ result: 'pushed', id: first.id })
    })

    it('is won by exactly one of two, time and again', { timeout: 60_000 }, async () => {
      let held: string | undefined
      for (let round = 1; round <= 5; round++) {
        const both = await Promise.all(
          [one, two].map((repository, index) => repository.swapLease(order(`${round} of ${index}`), held)),
        )
        expect(both.map(({ result }) => result).toSorted()).toEqual(['pushed', 'rejected'])
        held = both.find(({ result }) => result === 'pushed')?.id
        expect((await one.lease())?.id).toBe(held)
      }
    })

    it('leaves the branch where it is', async () => {
      const head = await one.remoteHead()
      await one.swapLease(order('first'), undefined)
      expect(await one.remoteHead()).toBe(head)
      expect(await one.fetch()).toBe(head)
      expect((await one.lease())?.text).toBe('first')
    })
  })
}
