import { describe, expect, it } from 'vitest'
import type { DesiredState } from '../../../src/core/fleet/desired.ts'
import { removalBudget } from '../../../src/core/plan/removalBudget.ts'
import { desiredState, type CommitSpec } from '../support/fleet.ts'
import { desired, file, planOn, problemsOf, settled } from './given.ts'

const digest = 'ab12ab12ab12ab12'.repeat(4)
const accepted = (more: Partial<CommitSpec> = {}): DesiredState => ({
  ...desiredState('c1', { services: { web: { digest, nodes: ['web-1'] } }, others: ['web-2'], ...more }),
})
const budget = (state: DesiredState, service = 'web', after: string | 'leaves' = digest) =>
  removalBudget(
    { ...state, removal: { ...state.removal, budgetPercent: 20 } },
    state.nodes['web-2'] ?? state.nodes['web-1']!,
    service,
    after === 'leaves' ? undefined : after,
  )

describe('a removal budget', () => {
  it('is what the fleet says, with the line that would acknowledge more', () => {
    expect(budget(accepted())).toEqual({
      percent: 20,
      acknowledge: 'removal: { acknowledge: [{ service: web, environment: prod, digest: "ab12ab12ab12" }] }',
    })
  })

  it('is lifted for the very version that is acknowledged, and for no other', () => {
    const meant = accepted({ acknowledged: { 'prod/web': ['ab12ab12ab12'] } })
    expect(budget(meant).percent).toBe(100)
    expect(budget(meant, 'web', 'cd34'.repeat(16)).percent).toBe(20)
    expect(budget(meant, 'edge', digest).percent).toBe(20)
  })

  it('is lifted where that version leaves nodes, too', () => {
    expect(budget(accepted({ acknowledged: { 'prod/web': ['ab12ab12ab12'] } }), 'web', 'leaves').percent).toBe(100)
  })

  it('is lifted for the end of a service only by the word for it', () => {
    expect(budget(accepted(), 'old', 'leaves').acknowledge).toContain('digest: "removed"')
    expect(budget(accepted({ acknowledged: { 'prod/old': ['removed'] } }), 'old', 'leaves').percent).toBe(100)
    expect(budget(accepted({ acknowledged: { 'prod/web': ['removed'] } }), 'web', 'leaves').percent).toBe(20)
  })

  it('does not hold a retired node back: its manifest says that all goes', () => {
    expect(budget(accepted({ modes: { 'web-2': 'retired' } }), 'web', 'leaves').percent).toBe(100)
  })

  it('names the line where it blocks', () => {
    const names = ['a', 'b', 'c', 'd'].map((name) => file(`/etc/${name}`))
    const planned = planOn(settled(desired(...names)), undefined, {
      removalBudget: budget(accepted(), 'old', 'leaves'),
    })
    expect(problemsOf(planned)[0]?.hint).toBe(
      'remove them in several commits, or write in the fleet.yaml of the commit: ' +
        'removal: { acknowledge: [{ service: old, environment: prod, digest: "removed" }] }',
    )
  })
})
