import { isDurable } from '../core/journal/entry.ts'
import type { Slot, State } from '../core/journal/state.ts'
import { suggest } from '../core/desired/nearest.ts'
import { acceptedDesired } from '../core/rollout/effective.ts'
import type { Restraining } from '../core/rollout/event.ts'
import { describeEntry } from '../core/timeline/describeEntry.ts'
import type { Live } from './live.ts'
import type { ApiFailure, Restrained, RestraintRequest } from './shapes.ts'

const verbs: readonly string[] = ['cordon', 'uncordon', 'suspend', 'end-suspension']
const longestWord = 1_000
/** What is to last longer belongs into Git, where everybody sees it. */
const longestMs = 30 * 24 * 3_600_000

/** A word that takes a node or a service out of the loop or back in, or what is wrong with it. */
export function readRestraint(body: unknown): RestraintRequest | ApiFailure {
  const asked = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const text = (name: string) => (typeof asked[name] === 'string' ? asked[name] : undefined)
  const verb = text('verb') ?? ''
  const [node, service, environment] = [text('node'), text('service'), text('environment')]
  const { who, why } = { who: text('who') ?? '', why: text('why') ?? '' }
  if (!verbs.includes(verb)) return { message: `${verb || 'nothing'} is no verb`, hint: verbs.join(', ') }
  if (verb.endsWith('cordon') ? !node : !service)
    return { message: 'it names nothing', hint: 'name a node or a service' }
  if (who === '' || why === '') return { message: 'who and why are needed', hint: 'both are recorded' }
  const tooLong = [node, service, environment, who, why].some((word) => (word?.length ?? 0) > longestWord)
  if (tooLong) return { message: `no word may be longer than ${longestWord} characters`, hint: 'say it shorter' }
  const forMs = asked['forMs']
  const isBegun = verb === 'cordon' || verb === 'suspend'
  if (isBegun && !(typeof forMs === 'number' && forMs > 0 && forMs <= longestMs)) {
    const hint = 'say a time up to 720h; for longer, write `state: cordoned` or take the service out in Git'
    return { message: 'for how long is not said, or too long', hint }
  }
  return { verb: verb as RestraintRequest['verb'], node, service, environment, forMs: Number(forMs), who, why }
}

/** Gives such a word to the loop; answers what followed, or why nothing does. */
export async function restrainLive(live: Live, asked: RestraintRequest): Promise<Restrained | ApiFailure> {
  const event = restraintFor(live.state(), asked)
  if ('message' in event) return event
  const entries = (await live.post(event)).filter(isDurable)
  if (entries.length === 0) return nothingToEnd(asked)
  return { verb: asked.verb, lines: entries.map((entry) => describeEntry(entry, live.state(), live.told)) }
}

/** What a word means here: which node or slot it is about; or why it means nothing. */
export function restraintFor(state: State, asked: RestraintRequest): Restraining | ApiFailure {
  const { verb, who, why, forMs = 0 } = asked
  const said = { event: 'restraint', who, why } as const
  if (verb === 'cordon' || verb === 'uncordon') {
    const node = asked.node ?? ''
    const known = [...Object.keys(acceptedDesired(state)?.nodes ?? {}), ...Object.keys(state.nodes)]
    if (!known.includes(node)) return { message: `there is no node ${node}`, hint: suggest(node, new Set(known)) }
    return verb === 'cordon' ? { ...said, verb, node, forMs } : { ...said, verb, node }
  }
  const slot = slotMeant(state, asked)
  if ('message' in slot) return slot
  return verb === 'suspend' ? { ...said, verb, slot: slot.key, forMs } : { ...said, verb, slot: slot.key }
}

/** Why nothing followed: there was nothing to end. */
export function nothingToEnd({ verb, node, service }: RestraintRequest): ApiFailure {
  const what = verb === 'uncordon' ? `${node} is not cordoned by a word` : `${service} is not suspended`
  return { message: `nothing to end: ${what}`, hint: 'See `holdfast status`; `state: cordoned` is ended in Git.' }
}

function slotMeant(state: State, { verb, service = '', environment }: RestraintRequest): Slot | ApiFailure {
  const all = Object.values(state.slots).filter((slot) => slot.service === service)
  const here = all.filter((slot) => environment === undefined || slot.environment === environment)
  const meant = verb === 'suspend' ? here : here.filter((slot) => slot.suspended)
  const [one, other] = meant.length > 0 ? meant : here
  if (one && !other) return one
  const places = (meant.length > 0 ? meant : all).map((slot) => slot.environment).join(', ')
  if (one) return { message: `${service} could be meant in ${places}`, hint: 'Say which with --in ENVIRONMENT.' }
  if (all.length > 0) return { message: `${service} is not in ${environment}`, hint: `It is in ${places}.` }
  return { message: `there is no service ${service}`, hint: 'See `holdfast services`.' }
}
