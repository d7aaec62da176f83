import type { Restraint, State } from '../journal/state.ts'
import { acceptedDesired } from '../rollout/effective.ts'
import { pausedWords, pauseEnds } from '../rollout/pauseWords.ts'
import { citedCommit, type Chronicle, type Cited } from './chronicle.ts'
import { describeInstant } from '../fleet/instant.ts'
import { deadBastions } from './deadBastions.ts'
import { fencedWords } from './fencedWords.ts'
import { nodeViews, type NodeView } from './nodeView.ts'
import { rolloutView, type RolloutView } from './rolloutView.ts'
import { serviceViews, type ServiceView } from './serviceView.ts'
import { slotWords } from './slotWords.ts'
import { byBadness, type Sign } from './sign.ts'

/** Something that needs a person, now or soon. */
export interface Need {
  sign: Sign
  text: string
  since?: number
  next?: string
}

/** Where the whole fleet stands. */
export interface StatusView {
  fleet?: string
  controller?: { name: string; epoch: number; version?: string }
  head?: { cited: Cited; at: number }
  needs: Need[]
  rollouts: RolloutView[]
  services: ServiceView[]
  nodes: NodeView[]
}

/** Everything `status` says, from the state and what is remembered. */
export function statusView(state: State, told: Chronicle, now: number): StatusView {
  const { controller, accepted } = state
  const nodes = nodeViews(state)
  const active = Object.values(state.rollouts).filter(({ endedAt }) => endedAt === undefined)
  const rollouts = active.map((rollout) => rolloutView(state, told, rollout, now))
  const services = serviceViews(state, told, nodes, now)
  return {
    fleet: acceptedDesired(state)?.fleet,
    controller: controller && { name: controller.controller, epoch: controller.epoch, version: told.startedVersion },
    head: accepted && { cited: citedCommit(told, accepted.commit), at: accepted.at },
    needs: needs(state, told, now).toSorted(byBadness),
    rollouts,
    services,
    nodes,
  }
}

function needs(state: State, told: Chronicle, now: number): Need[] {
  const { fenced, refused, leaseMissed } = state
  return [
    ...(fenced
      ? [
          {
            sign: 'bad' as const,
            text: `this controller is fenced and changes nothing: ${fencedWords(fenced)}`,
            since: fenced.at,
            next: 'stop it; or, if it is the right one, `holdfast run --take-over`',
          },
        ]
      : []),
    ...(leaseMissed && !fenced ? [missedLease(leaseMissed)] : []),
    ...(refused ? [refusedHead(refused)] : []),
    ...missingBastions(state),
    ...heldSlots(state, told, now),
    ...pausedRollouts(state),
    ...restraints(state),
    ...stoppedHeals(state),
    ...asideNodes(state),
  ]
}

function missedLease({ why, at }: NonNullable<State['leaseMissed']>): Need {
  const text = `the lease of this controller is not renewed: ${why}; it works on, and nodes refuse whoever is older`
  return { sign: 'waiting', text, since: at, next: 'nothing, once the repository answers: it is tried again by itself' }
}

function missingBastions(state: State): Need[] {
  return deadBastions(state).map(({ name, nodes, message, since }) => {
    const text = `${name} is in the way: ${nodes} ${nodes === 1 ? 'node' : 'nodes'} behind it unknown: ${message}`
    return { sign: 'bad', text, since, next: 'see that it is up and lets this controller through: `holdfast doctor`' }
  })
}

function refusedHead(refused: NonNullable<State['refused']>): Need {
  const next = {
    rewound: 'push the accepted commits back; the branch must only move forward',
    invalid: 'fix and push; the last accepted commit stays in force',
    unavailable: 'nothing: it is tried again by itself; the last accepted commit stays in force',
  }[refused.reason]
  const text = `${refused.commit.slice(0, 7)} is refused (${refused.reason}): ${refused.problems.join(' · ')}`
  return { sign: refused.reason === 'unavailable' ? 'waiting' : 'bad', text, since: refused.at, next }
}

function heldSlots(state: State, told: Chronicle, now: number): Need[] {
  return Object.values(state.slots).flatMap((slot): Need[] => {
    const hold = slot.wanted && slot.holds[slot.wanted.digest]
    if (!hold) return []
    const rollout = state.rollouts[hold.rollout]
    const failure = rollout && rolloutView(state, told, rollout, now).failure
    const what = failure?.sentence ?? hold.why
    const happened = rollout?.aborted
      ? `${slot.service} was ${what} (${slot.environment})`
      : `${slot.service} failed in ${slot.environment}: ${what}`
    return [
      {
        sign: hold.blame === 'commit' ? 'bad' : 'waiting',
        text: [happened, ...(failure?.consequences ?? [])].join(' · '),
        since: hold.at,
        next: failure?.next ?? `\`holdfast retry ${slot.service} --in ${slot.environment}\``,
      },
    ]
  })
}

function pausedRollouts(state: State): Need[] {
  return Object.values(state.rollouts).flatMap(({ slot, paused, endedAt }): Need[] => {
    if (!paused || endedAt !== undefined) return []
    const [environment, service] = slot.split('/')
    const which = ` ${service} --in ${environment}\``
    const next = pauseEnds(paused).replaceAll(/(holdfast (?:resume|abort))`/g, (_, verb: string) => `${verb}${which}`)
    return [{ sign: 'waiting', text: `${slotWords(slot)} is ${pausedWords(paused)}`, since: paused.at, next }]
  })
}

/** What a person took out of the loop: nobody else may remember it. */
function restraints(state: State): Need[] {
  const nodes = Object.values(state.nodes).flatMap(({ name, cordon }) =>
    cordon ? [say(`${name} is cordoned`, cordon, `nothing: it ends by itself; or \`holdfast uncordon ${name}\``)] : [],
  )
  const slots = Object.values(state.slots).flatMap(({ service, environment, suspended }) => {
    const end = `nothing: it ends by itself; or \`holdfast suspend ${service} --in ${environment} --end\``
    return suspended ? [say(`${service} is suspended in ${environment}`, suspended, end)] : []
  })
  return [...nodes, ...slots]
}

function say(what: string, { who, why, at, until }: Restraint, next: string): Need {
  return { sign: 'waiting', text: `${what} by ${who}: ${why}, until ${describeInstant(until)}`, since: at, next }
}

/** Nodes that failed after the canary and still lack what the others have. */
function asideNodes(state: State): Need[] {
  return Object.values(state.nodes).flatMap((node) =>
    Object.entries(node.aside).flatMap(([key, { digest, why, at }]): Need[] => {
      const slot = state.slots[key]
      if (slot?.current !== digest || node.healStopped[key]) return []
      const text = `${node.name}: ${slotWords(key)} was set aside: ${why}`
      const next = `it is tried again by itself; at once: \`holdfast retry ${slot.service} --in ${slot.environment} --node ${node.name}\``
      return [{ sign: 'bad', text, since: at, next }]
    }),
  )
}

function stoppedHeals(state: State): Need[] {
  return Object.values(state.nodes).flatMap((node) =>
    Object.entries(node.healStopped).map(([slot, why]): Need => {
      const [environment, service] = slot.split('/')
      const next = `find out what keeps it so, then \`holdfast retry ${service} --in ${environment} --node ${node.name}\``
      return { sign: 'bad', text: `${node.name}: ${slotWords(slot)} is not healed any more: ${why}`, next }
    }),
  )
}
