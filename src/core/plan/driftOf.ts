import type { Planned } from './planned.ts'

/** One thing on a node that is not as wanted. */
export interface Difference {
  kind: string
  name: string
  summary: string
}

/** Whether a service on a node is as wanted. */
export type Drift =
  { state: 'inSync' } | { state: 'drift'; differences: Difference[] } | { state: 'unknown'; why: string }

/** What differs on a node, read off the plan that would heal it: there is no second way to compare. */
export function driftOf(planned: Planned): Drift {
  switch (planned.outcome) {
    case 'unknown':
      return { state: 'unknown', why: planned.why }
    case 'blocked':
      return {
        state: 'drift',
        differences: planned.problems.map((problem) => fromSubject(problem.subject, problem.why)),
      }
    case 'none':
      return planned.foreign.length === 0 ? { state: 'inSync' } : { state: 'drift', differences: planned.foreign }
    case 'plan': {
      const found = planned.changes.filter(({ kind }) => kind !== 'hook')
      const differences = found.map(({ kind, name, summary }) => ({ kind, name, summary }))
      return { state: 'drift', differences: [...differences, ...planned.foreign] }
    }
  }
}

function fromSubject(subject: string, summary: string): Difference {
  const space = subject.indexOf(' ')
  return { kind: subject.slice(0, space), name: subject.slice(space + 1), summary }
}
