import type { Observation } from '../observed/observation.ts'
import { draggedBy } from '../observed/related.ts'
import { unitFilePath } from '../observed/wanted.ts'
import { aroundSockets } from './aroundSockets.ts'
import type { NodePlan, PackageStep, Step, Transition } from './plan.ts'
import { unitState } from './sight.ts'

/**
 * The plan that takes another one back, from wherever it got to: started units stop, then everything goes back in reverse
 * order, then units get the state they had. `before` is the node's record before the plan; `observation` what it was made on. Hooks run around the way back as well.
 */
export function undoOf(
  plan: NodePlan,
  observation: Observation,
  before: NodePlan['manage'],
  stagedSteps = 0,
): NodePlan {
  const stops: UnitStep[] = []
  const body: Step[] = []
  const enable: Step[] = []
  const actions: UnitStep[] = []
  const accounts: Step[] = []
  const staged: Step[] = []
  const hooks = plan.steps.filter((step) => step.kind === 'hook')
  let isReloadDue = false
  for (const [number, step] of [...plan.steps.entries()].toReversed()) {
    if (step.kind === 'hook' || step.kind === 'reboot') continue
    if (step.kind === 'daemon-reload') isReloadDue = true
    else if (step.kind === 'unit') {
      const wasUp = unitState(observation.units[step.unit]).isUp
      if (!wasUp) stops.push({ ...step, action: 'stop' })
      // It ran although its file was gone already: nothing could start it again, so it is left alone.
      else if (!hadSource(observation, step.unit)) continue
      // A reload that failed may have ended the unit: only a restart brings it back for certain.
      else {
        actions.unshift({ ...step, action: step.action === 'stop' ? 'start' : 'restart' })
        if (step.action === 'stop') actions.push(...startsOf(draggedBy(observation.units, step.unit)))
      }
    } else if (step.kind === 'package-repair' || (step.kind === 'package' && !isTakenBack(step))) continue
    else if (step.kind !== 'validate') {
      const back = takeBack(step, number)
      // An enabled unit needs its old [Install] section back first; one that was not enabled needs the new one still there.
      if (back.kind === 'enablement' && back.to === 'enabled') enable.push(back)
      // A user is removed when nothing runs as it any more; one that comes back has to own files first.
      else if ((back.kind === 'user' || back.kind === 'group') && back.from.type !== 'absent') accounts.push(back)
      // The hooks after the way back still run in the release that leaves.
      else if (number < stagedSteps && back.kind !== 'package') staged.push(back)
      else body.push(back)
    }
  }
  const ordered = aroundSockets(once(actions), observation.units, () => false)
  const reload: Step[] = isReloadDue ? [{ kind: 'daemon-reload' }] : []
  return {
    service: plan.service,
    inputDigest: plan.inputDigest,
    kind: 'undo',
    steps: [
      ...hooks.filter(({ phase }) => phase === 'beforeNode'),
      ...stops,
      ...ordered.filter(isStop),
      ...body,
      ...reload,
      ...enable,
      ...ordered.filter((step) => !isStop(step)),
      ...hooks.filter(({ phase }) => phase === 'afterNode'),
      ...staged,
      ...accounts,
      ...rebootOf(plan, body),
    ],
    manage: before,
    prune: [],
  }
}

type UnitStep = Extract<Step, { kind: 'unit' }>

function isStop({ action }: UnitStep): boolean {
  return action === 'stop'
}

/** What went down along with a unit that is stopped does not come back along with it. */
function startsOf(units: string[]): UnitStep[] {
  return units.map((unit) => ({ kind: 'unit', action: 'start', unit }))
}

/** A unit that a plan stops and starts again is only brought back once. */
function once(actions: UnitStep[]): UnitStep[] {
  return actions.filter((step, index) => actions.findIndex(({ unit }) => unit === step.unit) === index)
}

/** True when the unit had a file to be started from. */
function hadSource(observation: Observation, unit: string): boolean {
  const { exists, seen } = unitState(observation.units[unit])
  const own = unitFilePath(unit)
  const isElsewhere = seen !== undefined && seen.fragmentPath !== '' && seen.fragmentPath !== own
  return isElsewhere || (exists && observation.paths[own]?.seen !== 'absent')
}

/** What packages brought may be what the machine runs on until it restarts; the node does so only if the plan did. */
function rebootOf(plan: NodePlan, body: Step[]): Step[] {
  return body.some(({ kind }) => kind === 'package') ? plan.steps.filter(({ kind }) => kind === 'reboot') : []
}

/** What cannot come back, or was not whole before, stays as it is. */
function isTakenBack({ from, irreversible }: PackageStep): boolean {
  return irreversible === undefined && (from.type === 'absent' || from.whole)
}

function takeBack(step: Transition, number: number): Transition {
  switch (step.kind) {
    case 'path': {
      const { path, from, to } = step
      // Absence has no pre-image.
      return from.type === 'absent'
        ? { kind: 'path', path, from: to, to: from }
        : { kind: 'path', path, from: to, to: from, keep: number }
    }
    case 'tree':
      return { kind: 'tree', directory: step.directory, from: step.to, to: step.from }
    case 'package':
      return { ...step, from: step.to, to: step.from }
    case 'user':
      return { kind: 'user', name: step.name, from: step.to, to: step.from }
    case 'group':
      return { kind: 'group', name: step.name, from: step.to, to: step.from }
    case 'enablement':
      return { kind: 'enablement', unit: step.unit, from: step.to, to: step.from }
  }
}
