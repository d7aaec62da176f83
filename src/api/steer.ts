import { isDurable } from '../core/journal/entry.ts'
import type { Slot, State } from '../core/journal/state.ts'
import { acceptedDesired, activeRollout } from '../core/rollout/effective.ts'
import type { Event } from '../core/rollout/event.ts'
import { describeEntry } from '../core/timeline/describeEntry.ts'
import type { Live } from './live.ts'
import type { ApiFailure, Steered, SteerRequest } from './shapes.ts'

const verbs: readonly string[] = ['pause', 'resume', 'abort', 'retry']
const longestWord = 1_000

/** An operator's word, or what is wrong with it. */
export function readSteer(body: unknown): SteerRequest | ApiFailure {
  const asked = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const text = (name: string) => (typeof asked[name] === 'string' ? asked[name] : undefined)
  const { verb, rollout, service, environment, node, who, why } = {
    verb: text('verb') ?? '',
    rollout: text('rollout'),
    service: text('service'),
    environment: text('environment'),
    node: text('node'),
    who: text('who') ?? '',
    why: text('why') ?? '',
  }
  if (!verbs.includes(verb))
    return { message: `${verb || 'nothing'} is no verb`, hint: 'pause, resume, abort or retry' }
  if (!rollout && !service) return { message: 'it names no rollout and no service', hint: 'name one of them' }
  if (node !== undefined && verb !== 'retry') return { message: `${verb} names no node`, hint: 'only retry does' }
  if (who === '' || why === '') return { message: 'who and why are needed', hint: 'both are recorded' }
  const tooLong = [rollout, service, environment, node, who, why].some((word) => (word?.length ?? 0) > longestWord)
  if (tooLong) return { message: `no word may be longer than ${longestWord} characters`, hint: 'say it shorter' }
  return { verb: verb as SteerRequest['verb'], rollout, service, environment, node, who, why }
}

/** Gives an operator's word to the loop; answers what followed, or why nothing does. */
export async function steer(live: Live, asked: SteerRequest): Promise<Steered | ApiFailure> {
  const events = eventsFor(live.state(), asked)
  if ('message' in events) return events
  const applied: string[] = []
  const lines: Steered['lines'] = []
  for (const { event, name } of events) {
    const entries = (await live.post(event)).filter(isDurable)
    if (entries.length > 0) applied.push(name)
    lines.push(...entries.map((entry) => describeEntry(entry, live.state(), live.told)))
  }
  if (applied.length === 0) return nothingFollowed(asked)
  return { verb: asked.verb, applied, lines }
}

function nothingFollowed({ verb, node }: SteerRequest): ApiFailure {
  const why = {
    pause: 'it is paused already, has ended, or is being taken back',
    resume: 'it is not paused',
    abort: 'it has ended, or is being taken back already',
    retry:
      node === undefined ? 'nothing is held there' : `nothing was denied to ${node}; what is held is so for all nodes`,
  }[verb]
  return { message: `nothing to ${verb}: ${why}`, hint: 'See `holdfast status`.' }
}

type Named = { event: Extract<Event, { event: 'operator' }>; name: string }

function eventsFor(state: State, asked: SteerRequest): Named[] | ApiFailure {
  const { verb, rollout: id, who, why } = asked
  const slots = id === undefined ? matching(state, asked) : []
  if ('message' in slots) return slots
  if (verb === 'retry') {
    const known = id === undefined ? undefined : state.rollouts[id]
    if (id !== undefined && !known) return unknownRollout(id)
    const keys = known ? [known.slot] : slots.map(({ key }) => key)
    if (asked.node !== undefined && !acceptedDesired(state)?.nodes[asked.node]) {
      return { message: `there is no node ${asked.node}`, hint: 'See `holdfast nodes`.' }
    }
    return keys.map((slot) => ({ event: { event: 'operator', verb, slot, node: asked.node, who, why }, name: slot }))
  }
  if (id !== undefined) {
    if (!state.rollouts[id]) return unknownRollout(id)
    return [{ event: { event: 'operator', verb, rollout: id, who, why }, name: id }]
  }
  const active = slots.flatMap(({ key }) => activeRollout(state, key) ?? [])
  if (active.length === 0) {
    const where = asked.environment ? ` in ${asked.environment}` : ''
    return { message: `no rollout of ${asked.service}${where} is under way`, hint: 'See `holdfast history`.' }
  }
  return active.map(({ id: rollout }) => ({ event: { event: 'operator', verb, rollout, who, why }, name: rollout }))
}

/** The places of a service; where several could be meant, the environment must be said. */
function matching(state: State, asked: SteerRequest): Slot[] | ApiFailure {
  const { service, environment, verb } = asked
  const all = Object.values(state.slots).filter((slot) => slot.service === service)
  const here = all.filter((slot) => environment === undefined || slot.environment === environment)
  const places = all.map((slot) => slot.environment).join(', ')
  if (all.length === 0) return { message: `there is no service ${service}`, hint: 'See `holdfast services`.' }
  if (here.length === 0) return { message: `${service} is not in ${environment}`, hint: `It is in ${places}.` }
  const concerned = here.filter((slot) => {
    if (verb !== 'retry') return activeRollout(state, slot.key)
    return asked.node === undefined
      ? isDenied(state, slot)
      : acceptedDesired(state)?.nodes[asked.node]?.environment === slot.environment
  })
  if (concerned.length < 2) return concerned.length === 1 ? concerned : here
  const where = concerned.map((slot) => slot.environment).join(', ')
  return { message: `${service} could be meant in ${where}`, hint: 'Say which with --in ENVIRONMENT.' }
}

/** Whether there is anything a retry would give another chance. */
function isDenied(state: State, slot: Slot): boolean {
  const nodes = Object.values(state.nodes)
  return (
    Object.keys(slot.holds).length > 0 || nodes.some((node) => slot.key in node.aside || slot.key in node.healStopped)
  )
}

function unknownRollout(id: string): ApiFailure {
  return { message: `there is no rollout ${id}`, hint: 'See `holdfast history`.' }
}
