import type { ObservedUnit } from '../../../core/observed/observation.ts'
import { type MemoryHost, readText, unitOf, unitSource } from './host.ts'
import type { MemoryRules, StepResult } from './steps.ts'

const folder = '/etc/systemd/system/'

function unitTexts(host: MemoryHost): [string, string][] {
  const own = [...host.files.keys()].filter(
    (path) => path.startsWith(folder) && !path.slice(folder.length).includes('/'),
  )
  return own.map((path) => [path.slice(folder.length), readText(host, path) ?? ''])
}

function valuesOf(text: string, keys: string): string[] {
  return [...text.matchAll(new RegExp(`^(?:${keys})=(.*)$`, 'gm'))].flatMap(([, value = '']) => value.split(' '))
}

function serviceOf(socket: string, text: string): string {
  return valuesOf(text, 'Service')[0] ?? socket.replace(/\.socket$/, '.service')
}

/** What a unit has to do with others, read from the unit files as systemd does. */
export function relationsOf(host: MemoryHost, name: string): Partial<ObservedUnit> {
  const texts = unitTexts(host)
  const drags = texts.flatMap(([unit, text]) =>
    valuesOf(text, 'PartOf|Requires|BindsTo').includes(name) ? [unit] : [],
  )
  const sockets = texts.filter(([unit]) => unit.endsWith('.socket'))
  const triggers = sockets.flatMap(([unit, text]) => (unit === name ? [serviceOf(unit, text)] : []))
  const triggeredBy = sockets.flatMap(([unit, text]) => (serviceOf(unit, text) === name ? [unit] : []))
  return {
    ...(drags.length > 0 ? { drags: drags.toSorted() } : {}),
    ...(triggers.length > 0 ? { triggers } : {}),
    ...(triggeredBy.length > 0 ? { triggeredBy } : {}),
  }
}

/** Starts, stops, restarts or reloads a unit of the model, and what goes along with it. */
export function doUnit(
  host: MemoryHost,
  action: 'start' | 'stop' | 'restart' | 'reload',
  name: string,
  rules: MemoryRules,
): StepResult {
  const unit = unitOf(host, name)
  host.log.push(`${action} ${name}`)
  const dragged = action === 'stop' || action === 'restart' ? activeDraggedBy(host, name) : []
  for (const other of dragged) unitOf(host, other).active = 'inactive'
  if (action === 'stop') {
    unit.active = 'inactive'
    return { done: true }
  }
  if (unitSource(host, name) === undefined) return { done: false, detail: `Unit ${name} not found.` }
  if (action === 'start' && unit.active === 'active') return { done: true }
  const behaviour = rules.unit?.(host, name) ?? 'runs'
  if (action === 'reload') {
    if (unit.active !== 'active') return { done: false, detail: `${name} is not active, cannot reload.` }
    if (behaviour === 'runs') return { done: true }
    unit.active = behaviour === 'dies' ? 'failed' : 'active'
    return behaviour === 'dies' ? { done: true } : { done: false, detail: `Job for ${name} failed.` }
  }
  const isTaken = (relationsOf(host, name).triggers ?? []).some(
    (service) => host.units.get(service)?.active === 'active',
  )
  if (isTaken) {
    unit.active = 'failed'
    return { done: false, detail: `Job for ${name} failed.` }
  }
  begin(host, name, behaviour)
  for (const other of dragged) begin(host, other, rules.unit?.(host, other) ?? 'runs')
  return behaviour === 'fails' ? { done: false, detail: `Job for ${name} failed.` } : { done: true }
}

function begin(host: MemoryHost, name: string, behaviour: 'runs' | 'fails' | 'dies'): void {
  const unit = unitOf(host, name)
  unit.starts += 1
  unit.restarts = 0
  unit.active = behaviour === 'runs' ? 'active' : 'failed'
}

function activeDraggedBy(host: MemoryHost, name: string): string[] {
  const found = new Set<string>()
  const ask = [name]
  for (let unit = ask.pop(); unit !== undefined; unit = ask.pop()) {
    for (const next of relationsOf(host, unit).drags ?? []) {
      if (next === name || found.has(next) || host.units.get(next)?.active !== 'active') continue
      found.add(next)
      ask.push(next)
    }
  }
  return [...found]
}
