import { describe, expect, it } from 'vitest'
import type { Change } from '../../../src/core/plan/changes.ts'
import { explainPlan, groupChanges } from '../../../src/core/plan/explainPlan.ts'

const flip: Change = { sign: '~', kind: 'release', name: '/srv/shop', summary: '2.4.1 → 2.5.0' }
const env: Change = { sign: '~', kind: 'file', name: '/etc/shop/shop.env', summary: 'content' }
const restart: Change = { sign: '↻', kind: 'unit', name: 'shop.service', summary: 'restart' }
const prune: Change = { sign: '!', kind: 'directory', name: '/d', summary: 'with all that lies in it' }

describe('a plan over many nodes', () => {
  it('says equal changes once, in aligned columns, with the number of nodes or the one node', () => {
    const perNode = { 'shop-2': [env, flip, restart], 'shop-1': [env, flip, restart], 'shop-3': [restart] }
    expect(explainPlan(groupChanges(perNode))).toEqual([
      '  ~ release  /srv/shop           2.4.1 → 2.5.0  2 nodes',
      '  ~ file     /etc/shop/shop.env  content        2 nodes',
      '  ↻ unit     shop.service        restart        3 nodes',
    ])
    expect(explainPlan(groupChanges({ 'shop-1': [env] }))).toEqual(['  ~ file  /etc/shop/shop.env  content  shop-1'])
  })

  it('keeps apart what differs in anything, contents too', () => {
    const other = { ...env, after: { sha256: 'b', size: 1, secret: false } }
    expect(groupChanges({ a: [env], b: [other] }).map(({ nodes }) => nodes)).toEqual([['a'], ['b']])
  })

  it('puts restarts after values, and what cannot be taken back last', () => {
    const signs = groupChanges({ a: [prune, restart, env] }).map(({ change }) => change.sign)
    expect(signs).toEqual(['~', '↻', '!'])
  })

  it('does not depend on the order of nodes', () => {
    const one = groupChanges({ a: [env], b: [flip], c: [env, flip] })
    expect(groupChanges({ c: [env, flip], b: [flip], a: [env] })).toEqual(one)
  })

  it('of no changes is no line', () => {
    expect(explainPlan(groupChanges({ a: [] }))).toEqual([])
  })
})
