import { describe, expect, it } from 'vitest'
import { culprits } from '../../../src/core/rollback/culprits.ts'

/** History as `c3=two c2=one c1=one`, newest first; `?`: does not compile, `-`: the service is not there. */
function of(history: string): string[] {
  return culprits(
    history.split(' ').map((word) => {
      const [commit = '', digest = ''] = word.split('=')
      return { commit, digest: digest === '?' ? undefined : digest === '-' ? null : digest }
    }),
  )
}

describe('the commits that brought a failed version', () => {
  it('are those that changed what the service asks for since its last good one, newest first', () => {
    expect(of('c5=three c4=three c3=two c2=one c1=one')).toEqual(['c4', 'c3'])
    expect(of('c2=two c1=one')).toEqual(['c2'])
  })

  it('are none where nothing changed', () => {
    expect(of('c3=one c2=one c1=one')).toEqual([])
    expect(of('c1=one')).toEqual([])
  })

  it('count the coming and going of the service', () => {
    expect(of('c3=two c2=- c1=one')).toEqual(['c3', 'c2'])
  })

  it('are a whole stretch that did not compile, with the commit that mended it', () => {
    expect(of('c5=two c4=two c3=? c2=? c1=one')).toEqual(['c4', 'c3', 'c2'])
  })

  it('leave a stretch alone that did not compile and changed nothing', () => {
    expect(of('c4=one c3=? c2=? c1=one')).toEqual([])
    expect(of('c5=two c4=one c3=? c2=? c1=one')).toEqual(['c5'])
  })

  it('begin after the last good one, also when what came before it did not compile', () => {
    expect(of('c3=two c2=one c1=?')).toEqual(['c3'])
  })
})
