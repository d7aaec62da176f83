import type { ContentRef } from '../fleet/value.ts'
import { irreversibleOf } from '../fleet/hook.ts'
import { stepSeconds } from './bound.ts'
import { changesOf } from './changes.ts'
import { interruptsOf, withDragged } from './interrupts.ts'
import type { NodePlan, PlannedAttempt, Step } from './plan.ts'
import { planAccounts } from './planAccounts.ts'
import { type PackageSteps, planPackages } from './planPackages.ts'
import type { Planned, PlanInput } from './planned.ts'
import { pathOf, type PathSteps, planPaths } from './planPaths.ts'
import { hookSteps } from './planHooks.ts'
import { planReboot } from './planReboot.ts'
import { planRemoval, type RemovalSteps } from './planRemoval.ts'
import { planUnits, type UnitSteps } from './planUnits.ts'
import { recordAfter, recordBefore, surplusReleases } from './recordAfter.ts'
import { type Sight, sightOf } from './sight.ts'
import { undoOf } from './undoOf.ts'

/**
 * What it takes to bring one service on one node to what is wanted: desired − observed. Adoption of things that already
 * are as wanted, and things that only leave the record, are not worth an attempt: they ride along with the next one.
 */
export function planNode(input: PlanInput): Planned {
  if (input.observation.busy !== undefined) {
    return { outcome: 'unknown', why: `attempt ${input.observation.busy} is in flight on the node` }
  }
  const sight = sightOf(input)
  const packages = planPackages(sight)
  const accounts = planAccounts(sight)
  const paths = planPaths(sight)
  const removal = planRemoval(sight)
  const notify = [...packages.notify, ...paths.notify, ...removal.notify]
  const units = planUnits(sight, notify, new Set([...paths.touched, ...removal.touched]), removal.gone)
  if (sight.unknown.length > 0) return { outcome: 'unknown', why: namesOf(sight.unknown) }
  if (sight.problems.length > 0) return { outcome: 'blocked', problems: sight.problems }
  const { warnings, foreign } = sight
  const change = changing(paths, removal, units)
  const staging = stagingSteps(accounts, paths)
  const { steps, staged } = around(
    sight,
    { ...packages, steps: [...packages.steps, ...removal.packages] },
    staging,
    change,
  )
  const isRecordOnly = steps.length === 0 && !removal.prune.some((name) => sight.record.get(`path ${name}`)?.prune)
  if (isRecordOnly) return { outcome: 'none', warnings, foreign }
  const plan: NodePlan = {
    service: input.service,
    inputDigest: input.inputDigest,
    kind: 'apply',
    steps,
    manage: recordAfter(sight, removal.keep),
    prune: [...surplusReleases(sight), ...removal.prune],
  }
  return {
    outcome: 'plan',
    attempt: {
      plan,
      undo: undoOf(plan, input.observation, recordBefore(sight), staged),
      contents: contentsOf(sight, steps),
      staged,
      stepSeconds: stepSeconds(steps),
      ...irreversible(sight, steps),
      ...interruptsOf(steps, input.observation.units),
    },
    changes: withDragged(
      changesOf({ steps, prune: removal.prune }, sight.wanted, sight.takeovers),
      steps,
      input.observation.units,
    ),
    takeovers: [...sight.takeovers],
    warnings,
    foreign,
  }
}

/** Names what is not known, and counts the rest: a node that answered nothing would fill a page. */
function namesOf(unknown: string[]): string {
  const shown = unknown.slice(0, 3).join('; ')
  return unknown.length > 3 ? `${shown}; and ${unknown.length - 3} more` : shown
}

/** What can be laid out beside what runs: nothing of it is used yet. */
function stagingSteps(accounts: Step[], paths: PathSteps): Step[] {
  const holdsRelease = (step: Step) => paths.trees.some((tree) => directoryOf(tree).startsWith(`${pathOf(step)}/`))
  return [...accounts, ...paths.validate, ...paths.directories.filter(holdsRelease), ...paths.trees]
}

function directoryOf(step: Step): string {
  return step.kind === 'tree' ? step.directory : ''
}

function changing(paths: PathSteps, removal: RemovalSteps, units: UnitSteps): Step[] {
  return [
    ...removal.early,
    ...units.early,
    ...paths.directories,
    ...paths.files,
    ...paths.links,
    ...removal.files,
    ...removal.directories,
    ...removal.accounts,
    ...(units.isReloadDue ? [{ kind: 'daemon-reload' as const }] : []),
    ...units.enable,
    ...units.actions,
  ]
}

/**
 * The change between its hooks; a node on which nothing changes has none. Packages come first, since accounts, validators
 * and units may be theirs; but what their scripts restart must not come before a hook that drains the node.
 */
function around(
  sight: Sight,
  packages: PackageSteps,
  staging: Step[],
  change: Step[],
): { steps: Step[]; staged: number } {
  // Nothing else can be known while the package manager is in the midst of something: it ends that first.
  if (packages.isRepairDue) return { steps: [{ kind: 'package-repair' }], staged: 0 }
  const rest = [...change.filter((step) => !staging.includes(step)), ...planReboot(sight, packages.steps)]
  if (packages.steps.length + staging.length + rest.length === 0) return { steps: [], staged: 0 }
  const { desired } = sight.input
  const before = hookSteps(desired, 'beforeNode')
  const after = hookSteps(desired, 'afterNode')
  if (before.length === 0 || packages.steps.length === 0) {
    const steps = [...packages.steps, ...staging, ...before, ...rest, ...after]
    return { steps, staged: packages.steps.length + staging.length }
  }
  const early = staging.filter(({ kind }) => kind !== 'validate')
  const validate = staging.filter(({ kind }) => kind === 'validate')
  return { steps: [...early, ...before, ...packages.steps, ...validate, ...rest, ...after], staged: early.length }
}

/** Named as people see them. */
function irreversible({ input }: Sight, steps: Step[]): Pick<PlannedAttempt, 'irreversible'> {
  const { beforeNode = [], afterNode = [] } = input.desired?.hooks?.of ?? {}
  const packages = steps.flatMap((step) =>
    step.kind === 'package' && step.irreversible ? [`package ${step.name}`] : [],
  )
  const names = [...packages, ...irreversibleOf([...beforeNode, ...afterNode])]
  return names.length > 0 ? { irreversible: names } : {}
}

/** Contents and archives that the steps put in place, each once. */
function contentsOf(sight: Sight, steps: Step[]): ContentRef[] {
  const contents = new Map<string, ContentRef>()
  for (const step of steps) {
    if (step.kind === 'path' && step.to.type === 'file') {
      const content = sight.wanted.paths.get(step.path)?.content
      if (content) contents.set(content.sha256, content)
    } else if (step.kind === 'tree' && step.to.type === 'tree') {
      const release = sight.wanted.releases.find(({ directory }) => directory === step.directory)
      if (release) contents.set(release.archive.sha256, release.archive)
    }
  }
  return [...contents.values()]
}
