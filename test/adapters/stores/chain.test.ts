import { describe, expect, it } from 'vitest'
import { chainEntries, emptyChain, findBreak } from '../../../src/adapters/stores/chain.ts'

// Each record here is whole in itself, with a hash that fits: only its place is wrong.
describe('a chain', () => {
  const [first, second] = chainEntries(emptyChain, ['one', 'two'])
  const after = { seq: first!.seq, hash: first!.hash }

  it('takes the record that follows', () => {
    expect(findBreak(emptyChain, first!)).toBeUndefined()
    expect(findBreak(after, second!)).toBeUndefined()
  })

  it('refuses a record made to follow another one', () => {
    const [stranger] = chainEntries({ seq: 1, hash: 'f'.repeat(64) }, ['two'])
    expect(findBreak(after, stranger!)).toContain('not tied')
  })

  it('refuses a record with another number', () => {
    const [later] = chainEntries({ seq: 2, hash: first!.hash }, ['two'])
    expect(findBreak(after, later!)).toContain('record 3')
  })

  it('refuses a record whose content was changed', () => {
    expect(findBreak(after, { ...second!, entry: 'other' })).toContain('hash')
  })
})
