import { describe, expect, it } from 'vitest'
import type { Lease } from '../../../src/core/fleet/lease.ts'
import { mayLead, type LeaseSeen } from '../../../src/core/policy/mayLead.ts'

const lease: Lease = { number: 7, controller: 'feedbeef', host: 'ctl-2', since: 0, renewed: 0 }
const own = { own: 'c0ffee00', isNew: false, takeOver: false }
const fresh = { isNew: true, takeOver: false }
const away: LeaseSeen = { seen: 'unreachable', why: 'no route' }
const other: LeaseSeen = { seen: 'lease', lease }

describe('a controller', () => {
  it('leads where nobody ever led', () => {
    expect(mayLead(fresh, { seen: 'none' })).toEqual({ may: 'lead', way: 'first' })
  })
  it('goes on where it led last', () => {
    expect(mayLead({ ...own, own: 'feedbeef' }, other)).toEqual({ may: 'lead', way: 'own' })
  })
  it('with a new state directory never takes the place of another by itself, however dead that is', () => {
    const verdict = mayLead(fresh, { ...other, watched: 'still' })
    expect(verdict).toMatchObject({ may: 'refuse', why: expect.stringContaining('feedbeef on ctl-2') })
    expect(verdict).toMatchObject({ hint: expect.stringContaining('--take-over') })
  })
  it('meets what its first start wrote, and knows it', () => {
    expect(mayLead({ ...fresh, own: 'feedbeef' }, other)).toEqual({ may: 'lead', way: 'own' })
  })
  it('watches another one that leads before it judges it', () => {
    expect(mayLead(own, other)).toEqual({ may: 'watch', lease })
  })
  it('is refused by a living one, and remembers that', () => {
    expect(mayLead(own, { ...other, watched: 'moved' })).toMatchObject({ may: 'refuse', remember: lease })
  })
  it('leads in the place of one whose lease stood still', () => {
    expect(mayLead(own, { ...other, watched: 'still' })).toEqual({ may: 'lead', way: 'expired' })
  })
  it('takes over when told to, whatever is there', () => {
    for (const seen of [{ seen: 'none' }, { seen: 'strange' }, other] as const)
      expect(mayLead({ ...fresh, takeOver: true }, seen)).toEqual({ may: 'lead', way: 'take-over' })
    expect(mayLead({ ...own, takeOver: true }, away)).toMatchObject({ may: 'refuse' })
  })
  it('that a node refused stays refused until it is told to take over', () => {
    const fenced = { node: 'web-1', message: 'epoch 9', at: 0 }
    expect(mayLead({ ...own, fenced }, { seen: 'none' })).toMatchObject({ may: 'refuse' })
    expect(mayLead({ ...own, own: 'feedbeef', fenced }, other)).toMatchObject({ may: 'refuse' })
    expect(mayLead({ ...own, takeOver: true, fenced }, other)).toMatchObject({ may: 'lead' })
  })
  it('that was refused by a lease may lead once that lease stood still', () => {
    const fenced = { message: 'another leads', at: 0 }
    expect(mayLead({ ...own, fenced }, { ...other, watched: 'still' })).toMatchObject({ may: 'lead' })
  })
  it('goes on while the repository is away, if it led last as far as it knows', () => {
    expect(mayLead(own, away)).toEqual({ may: 'lead', way: 'unasked' })
    expect(mayLead(fresh, away)).toMatchObject({ may: 'refuse', why: expect.stringContaining('no route') })
    expect(mayLead({ ...own, fenced: { message: 'another leads', at: 0 } }, away)).toMatchObject({ may: 'refuse' })
    expect(mayLead({ ...own, other: lease }, away)).toMatchObject({ may: 'refuse', remember: lease })
  })
  it('does not take the place of something no controller wrote', () => {
    expect(mayLead(own, { seen: 'strange' })).toMatchObject({ may: 'refuse' })
  })
})
