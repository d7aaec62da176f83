import type { CommitInfo } from '../../core/fleet/commit.ts'
import type { FleetPlan } from './describePlan.ts'
import type { NodeOutlook } from './outlook.ts'

/** A plan for programs: the same facts, nothing shortened. */
export function planJson(plan: FleetPlan, commit: string | undefined): unknown {
  return {
    revision: { name: plan.revision, commit },
    services: plan.slots.map((slot) => {
      const { environment, service, digest, current, held, waitsFor, dependents, waves } = slot
      return {
        environment,
        service,
        digest: digest ?? null,
        current: current ?? null,
        commits: (plan.commits.get(slot.key) ?? []).map(citeJson),
        held: held ?? null,
        waitsFor: waitsFor ?? null,
        dependents,
        hooks: slot.hooks,
        waves: waves ?? null,
        atMostSeconds: slot.boundMs === undefined ? null : Math.ceil(slot.boundMs / 1000),
        nodes: Object.fromEntries(Object.entries(slot.nodes).map(([name, node]) => [name, nodeJson(node)])),
      }
    }),
    offered: plan.offered,
    diffs: plan.diffs.map(({ diff, note, ...rest }) => {
      return { ...rest, diff: diff?.replace(/^=+\n/, '') ?? null, note: note ?? null }
    }),
  }
}

function citeJson({ oid, subject, author }: CommitInfo): unknown {
  return { commit: oid, subject, author }
}

function nodeJson(node: NodeOutlook): unknown {
  const { mode } = node
  switch (node.outcome) {
    case 'plan': {
      const { changes, takeovers, warnings, foreign, attempt } = node
      const said = changes.map(({ sign, kind, name, summary }) => ({ sign, kind, name, summary }))
      return { mode, outcome: 'plan', changes: said, takeovers, warnings, foreign, stepSeconds: attempt.stepSeconds }
    }
    case 'none':
      return { mode, outcome: 'none', warnings: node.warnings, foreign: node.foreign }
    case 'blocked':
      return { mode, outcome: 'blocked', problems: node.problems }
    case 'unknown':
      return { mode, outcome: 'unknown', why: node.why }
    case 'silent':
      return { mode, outcome: 'unreachable', why: node.why, phase: node.phase }
  }
}
