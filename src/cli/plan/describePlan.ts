import type { CommitInfo } from '../../core/fleet/commit.ts'
import type { DesiredState } from '../../core/fleet/desired.ts'
import { describeSlot, count } from './describeSlot.ts'
import type { FileDiff } from './diffFiles.ts'
import { badness, type SlotOutlook } from './outlook.ts'

/** Diffs of one file shown in full, and lines of one diff; templates differ a little on every node. */
const maxVariants = 3
const maxLines = 200
const maxFiles = 50

/** A service of which an environment would get something else, if somebody promoted it. */
export interface OfferedSlot {
  environment: string
  service: string
  digest: string
}

/** Finds what a revision offers to environments with manual promotion, beside what they run by its promotions. */
export function offeredSlots(desired: DesiredState): OfferedSlot[] {
  return Object.entries(desired.offered ?? {}).flatMap(([key, { environment, service, digest }]) =>
    desired.services[key]?.digest === digest ? [] : [{ environment, service, digest }],
  )
}

/** All that a plan turned out to be. */
export interface FleetPlan {
  /** `5c2d89b Bump shop to 2.5.0 (Alice)`, or the directory. */
  revision: string
  slots: SlotOutlook[]
  /** What comes to no environment before it is promoted. */
  offered: OfferedSlot[]
  commits: Map<string, CommitInfo[]>
  diffs: FileDiff[]
  nodes: number
}

/** A plan as people read it: what needs them first, diffs below, a line that adds up at the end. */
export function describePlan(plan: FleetPlan): string[] {
  const { slots, commits, diffs } = plan
  const blocks = slots
    .filter((slot) => badness(slot) < 3 || hasRemarks(slot))
    .map((slot) => describeSlot(slot, commits.get(slot.key) ?? [], diffs))
  const shown = diffs.slice(0, maxFiles).flatMap((diff, index) => showDiff(diff, diffs.slice(0, index)))
  const hidden = diffs.length - maxFiles
  const rest = hidden > 0 ? [`and ${hidden} more differences of files; --node NAME shows those of one node`] : []
  const offered = plan.offered.map(
    ({ environment, service, digest }) =>
      `▲ ${environment} · ${service} · ${digest.slice(0, 7)} is not promoted: \`holdfast promote ${service} --to ${environment}\``,
  )
  const parts = [...blocks, offered, ...shown, rest, [summary(plan)]].filter((lines) => lines.length > 0)
  return parts.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines]))
}

function hasRemarks(slot: SlotOutlook): boolean {
  return Object.values(slot.nodes).some((node) => {
    return node.outcome === 'none' && node.warnings.length + node.foreign.length > 0
  })
}

function showDiff(diff: FileDiff, before: FileDiff[]): string[][] {
  const variant = before.filter((one) => one.path === diff.path).length
  if (variant >= maxVariants) return []
  const where = `${diff.path}  (${diff.nodes.length === 1 ? diff.nodes[0] : count(diff.nodes.length, 'node')})`
  if (diff.diff === undefined) return [[`${where}  ${diff.note}`]]
  const all = diff.diff.replace(/^=+\n/, '').trimEnd().split('\n')
  const lines = all.slice(0, maxLines)
  if (all.length > maxLines) lines.push(`… ${count(all.length - maxLines, 'more line')}`)
  return [[where, ...lines]]
}

function summary({ revision, slots, nodes }: FleetPlan): string {
  const of = (rank: number): SlotOutlook[] => slots.filter((slot) => badness(slot) === rank)
  const inSync = of(3).length
  if (inSync === slots.length) {
    return `nothing to do: ${count(nodes, 'node')} as ${revision} asks (${count(slots.length, 'service')} in sync)`
  }
  const parts = [
    [of(0).length, 'blocked'],
    [of(1).length, 'not known in full'],
    [of(2).length, 'to change'],
    [inSync, 'in sync'],
  ].filter(([number]) => number !== 0)
  return `${parts.map(([number, word]) => `${number} ${word}`).join(', ')} · at ${revision}`
}
