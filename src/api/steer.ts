import { isDurable } from '../core/journal/entry.ts'
import type { Slot, State } from '../core/journal/state.ts'
import { acceptedDesired, activeRollout } from '../core/rollout/effective.ts'
import type { Event } from '../core/rollout/event.ts'
import { irreversibleDone } from '../core/rollout/irreversible.ts'
import { wayBack } from '../core/rollout/told.ts'
import { describeEntry } from '../core/timeline/describeEntry.ts'
import type { Live } from './live.ts'
import type { ApiFailure, Steered, SteerRequest } from './shapes.ts'

const verbs: readonly string[] = ['pause', 'resume', 'abort', 'retry', 'rollback', 'urgent']
const longestWord = 1_000

/** An operator's word, or what is wrong with it. */
export function readSteer(body: unknown): SteerRequest | ApiFailure {
  const asked = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const text = (name: string) => (typeof asked[name] === 'string' ? asked[name] : undefined)
  const { verb, rollout, service, environment, node, digest, who, why } = {
    verb: text('verb') ?? '',
    rollout: text('rollout'),
    service: text('service'),
    environment: text('environment'),
    node: text('node'),
    digest: text('digest'),
    who: text('who') ?? '',
    why: text('why') ?? '',
  }
  if (!verbs.includes(verb))
    return { message: `${verb || 'nothing'} is no verb`, hint: 'pause, resume, abort, retry, rollback or urgent' }
  if (!rollout && !service) return { message: 'it names no rollout and no service', hint: 'name one of them' }
  if (node !== undefined && verb !== 'retry') return { message: `${verb} names no node`, hint: 'only retry does' }
  if (who === '' || why === '') return { message: 'who and why are needed', hint: 'both are recorded' }
  const tooLong = [rollout, service, environment, node, digest, who, why].some(
    (word) => (word?.length ?? 0) > longestWord,
  )
  if (tooLong) return { message: `no word may be longer than ${longestWord} characters`, hint: 'say it shorter' }
  if (['rollback', 'urgent'].includes(verb) && !service)
    return { message: `${verb} names no service`, hint: 'name one' }
  if (verb === 'urgent' && !digest) return { message: 'urgent names no digest', hint: 'say which version is urgent' }
  const acknowledge = asked['acknowledge'] === true ? true : undefined
  const urgent = asked['urgent'] === true ? true : undefined
  const about = { rollout, service, environment, node, digest, acknowledge, urgent }
  return { verb: verb as SteerRequest['verb'], ...about, who, why }
}

/** Gives an operator's word to the loop; answers what followed, or why nothing does. */
export async function steer(live: Live, asked: SteerRequest): Promise<Steered | ApiFailure> {
  const events = eventsFor(live.state(), asked)
  if ('message' in events) return events
  const applied: string[] = []
  const lines: Steered['lines'] = []
  for (const { event, name } of events) {
    const entries = (await live.post(event)).filter(isDurable)
    if (entries.length > 0 && !applied.includes(name)) applied.push(name)
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
    rollback: 'nothing was proven there that it could go back to',
    urgent: 'there is no such service',
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
  if (verb === 'rollback' || verb === 'urgent') return wordsAboutWays(state, slots, { ...asked, verb })
  const about = (rollout: string): Named | ApiFailure => wordAbout(state, { ...asked, verb }, rollout)
  if (id !== undefined) {
    if (!state.rollouts[id]) return unknownRollout(id)
    const word = about(id)
    return 'message' in word ? word : [word]
  }
  const active = slots.flatMap(({ key }) => activeRollout(state, key) ?? [])
  if (active.length === 0) {
    const where = asked.environment ? ` in ${asked.environment}` : ''
    return { message: `no rollout of ${asked.service}${where} is under way`, hint: 'See `holdfast history`.' }
  }
  const words = active.map(({ id: rollout }) => about(rollout))
  return words.find((word): word is ApiFailure => 'message' in word) ?? (words as Named[])
}

type About = Pick<SteerRequest, 'acknowledge' | 'who' | 'why'> & { verb: 'pause' | 'resume' | 'abort' }

function wordAbout(state: State, { verb, acknowledge, who, why }: About, rollout: string): Named | ApiFailure {
  const known = state.rollouts[rollout]
  if (verb !== 'abort') return { event: { event: 'operator', verb, rollout, who, why }, name: rollout }
  const done = known && known.endedAt === undefined && !known.failure ? irreversibleDone(state, known) : []
  if (done.length > 0 && !acknowledge) return cannotBeTakenBack(done)
  return { event: { event: 'operator', verb, rollout, acknowledge, who, why }, name: rollout }
}

type AboutWay = Pick<SteerRequest, 'digest' | 'acknowledge' | 'urgent' | 'who' | 'why'> & {
  verb: 'rollback' | 'urgent'
}

/** Every environment goes back at once, unless one is named. */
function wordsAboutWays(state: State, slots: Slot[], asked: AboutWay): Named[] | ApiFailure {
  const { verb, digest, acknowledge, urgent, who, why } = asked
  if (verb === 'urgent') {
    return slots.map(({ key }) => {
      return { event: { event: 'operator', verb, slot: key, digest: digest ?? '', who, why }, name: key }
    })
  }
  const ways = slots.filter((slot) => wayBack(slot, digest))
  const done = ways.flatMap(({ key }) => {
    const rollout = activeRollout(state, key)
    return rollout ? irreversibleDone(state, rollout) : []
  })
  if (done.length > 0 && !acknowledge) return cannotBeTakenBack(done)
  return ways.flatMap((slot): Named[] => {
    const { key } = slot
    const back: Named = { event: { event: 'operator', verb, slot: key, to: digest, acknowledge, who, why }, name: key }
    const target = wayBack(slot, digest)?.digest ?? ''
    // Said before the way back begins, or it would begin in waves.
    const hurry: Named = {
      event: { event: 'operator', verb: 'urgent', slot: key, digest: target, who, why },
      name: key,
    }
    return urgent ? [hurry, back] : [back]
  })
}

function cannotBeTakenBack(done: string[]): ApiFailure {
  const message = `${done.join(', ')} cannot be taken back, and the version before may not work with it`
  return { message, hint: 'Merge a fix, `holdfast resume`, or say --acknowledge: it stays done.' }
}

/** The places of a service; where several could be meant, the environment must be said. */
function matching(state: State, asked: SteerRequest): Slot[] | ApiFailure {
  const { service, environment, verb } = asked
  const all = Object.values(state.slots).filter((slot) => slot.service === service)
  const here = all.filter((slot) => environment === undefined || slot.environment === environment)
  const places = all.map((slot) => slot.environment).join(', ')
  if (all.length === 0) return { message: `there is no service ${service}`, hint: 'See `holdfast services`.' }
  if (here.length === 0) return { message: `${service} is not in ${environment}`, hint: `It is in ${places}.` }
  if (verb === 'rollback' || verb === 'urgent') return here
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
