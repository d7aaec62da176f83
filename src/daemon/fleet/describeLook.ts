import type { CheckResult } from '../../core/fleet/health.ts'
import type { SlotLook } from '../../core/journal/entry.ts'
import type { Planned } from '../../core/plan/planned.ts'

/** Words kept per service and node; the whole plan stays in memory. */
const maxChanges = 20

/** What the deciding core needs of a plan: whether there is one, what it does in words, how long its steps may take. */
export function describeLook(digest: string, planned: Planned, health: CheckResult[]): SlotLook {
  switch (planned.outcome) {
    case 'none':
      return {
        digest,
        sync: 'none',
        changes: planned.foreign.map((f) => `${f.kind} ${f.name} ${f.summary}`),
        changeCount: 0,
        stepSeconds: 0,
        health,
      }
    case 'plan': {
      const { attempt, changes } = planned
      // Hooks are no differences: they run because there are some.
      const differing = changes.filter(({ kind }) => kind !== 'hook')
      const words = differing.map((c) => `${c.sign} ${c.kind} ${c.name} ${c.summary}`.trimEnd())
      return {
        digest,
        sync: 'plan',
        changes: cap(words),
        changeCount: words.length,
        stepSeconds: attempt.stepSeconds,
        ...(attempt.irreversible?.length ? { irreversible: attempt.irreversible } : {}),
        ...(attempt.interrupts ? { interrupts: attempt.interrupts } : {}),
        ...(attempt.dragged ? { dragged: attempt.dragged } : {}),
        health,
      }
    }
    case 'blocked': {
      const words = planned.problems.map((p) => `${p.subject}: ${p.why} (${p.hint})`)
      const cause = planned.problems.every((p) => p.cause === 'node') ? 'node' : 'commit'
      const overBudget = planned.problems.every((p) => p.removal !== undefined) ? { overBudget: true } : {}
      const changeCount = words.length
      return { digest, sync: 'blocked', changes: cap(words), changeCount, stepSeconds: 0, cause, ...overBudget, health }
    }
    case 'unknown':
      return { digest, sync: 'unknown', changes: [planned.why], changeCount: 0, stepSeconds: 0, health }
  }
}

function cap(words: string[]): string[] {
  if (words.length <= maxChanges) return words
  return [...words.slice(0, maxChanges - 1), `and ${words.length - maxChanges + 1} more`]
}
