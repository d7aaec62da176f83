import type { Observation } from '../observed/observation.ts'
import { startedBy } from '../observed/related.ts'
import type { Step } from './plan.ts'
import { unitState } from './sight.ts'

type UnitAction = Extract<Step, { kind: 'unit' }>

/**
 * systemd refuses to start a socket while its service runs: the service stops first, and comes after the socket again when
 * it is to run; else the next connection starts it. `mustRun` names services that have to run whoever connects.
 */
export function aroundSockets(
  actions: UnitAction[],
  units: Observation['units'],
  mustRun: (unit: string) => boolean,
): UnitAction[] {
  const sockets = actions.filter(({ action, unit }) => unit.endsWith('.socket') && action.endsWith('start'))
  const services = new Set(sockets.flatMap(({ unit }) => startedBy(units, unit)))
  const running = [...services].filter((unit) => unitState(units[unit]).isUp)
  if (running.length === 0) return actions
  const wanted = (unit: string): boolean =>
    mustRun(unit) || actions.some((one) => one.unit === unit && one.action.endsWith('start'))
  return [
    ...running.map((unit): UnitAction => ({ kind: 'unit', action: 'stop', unit })),
    ...actions.filter(({ action, unit }) => action === 'stop' && !running.includes(unit)),
    ...sockets,
    ...actions.filter((one) => one.action !== 'stop' && !sockets.includes(one) && !running.includes(one.unit)),
    ...running.filter(wanted).map((unit): UnitAction => ({ kind: 'unit', action: 'start', unit })),
  ]
}
