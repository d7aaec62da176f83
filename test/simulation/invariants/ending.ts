import { sha256 } from '../../../src/core/fleet/digest.ts'
import type { MemoryHost } from '../../../src/adapters/nodes/memory/host.ts'
import type { Step } from '../../../src/core/plan/plan.ts'
import type { Rollout, State } from '../../../src/core/journal/state.ts'
import { effectiveOf } from '../../../src/core/rollout/effective.ts'
import { waitingOf } from '../../../src/core/rollout/waiting.ts'
import { fleetNodes, releaseDirectory, textsOf } from '../fleet.ts'
import type { Invariant, Truth } from '../truth.ts'
import { confOfDigest } from './rollouts.ts'
import { inFlight } from './sending.ts'

/** At every instant a node's active version is one complete version; applying twice is applying once. */
export const oldOrNew: Invariant = {
  number: 7,
  name: 'old or new',
  watch(truth, fail) {
    const done = new Map<string, Set<Step>>()
    const known = new Set<string>()
    /** Attempts that found what a person had changed. */
    const foreign = new Set<string>()
    return {
      step({ host, attempt, step }) {
        // How often a hook is run is a matter of its own: see hooks.ts.
        if (step.kind === 'hook') return
        const { plan } = host.attempts.get(attempt) ?? {}
        if (!plan?.steps.includes(step)) {
          // An undo brings back what was there, also what a person had put there.
          if (plan && foreign.has(attempt)) truth.edited.add(`${host.name} ${plan.service}`)
          return
        }
        if (!done.has(attempt) && truth.edited.has(`${host.name} ${plan.service}`)) foreign.add(attempt)
        const before = done.get(attempt) ?? new Set()
        if (before.has(step)) fail(`${host.name} did a ${step.kind} step of ${attempt} twice`)
        done.set(attempt, before.add(step))
      },
      moved({ host }) {
        for (const service of ['web', 'app']) {
          if (truth.edited.has(`${host.name} ${service}`)) continue
          const parts = partsOf(host, service)
          const torn = parts.find((sha) => sha !== undefined && !isVerified(truth, known, sha))
          if (torn) fail(`${host.name} has a part of ${service} that is no version's`)
          if (isBetween(host, service)) continue
          const versions = versionsOf(truth, host, service)
          if (versions.size > 1) fail(`${host.name} runs a mixture of ${service}: ${[...versions].join(' and ')}`)
        }
      },
      durable({ entry, ledger }) {
        // What a person changed is Holdfast's again once an attempt on that service there was proven.
        if (entry.type !== 'node-settled' || entry.end !== 'healthy') return
        const { node, rollout } = entry
        const proven = [...ledger.attempts.values()].find(({ intended }) => intended.rollout === rollout)
        const service = proven?.intended.slot.split('/')[1]
        if (service === undefined || isBetween(truth.host(node), service)) return
        if (versionsOf(truth, truth.host(node), service).size <= 1) truth.edited.delete(`${node} ${service}`)
      },
    }
  },
}

function partsOf(host: MemoryHost, service: string): (string | undefined)[] {
  return [`/etc/${service}.conf`, `/etc/${service}.env`].map((path) => {
    const entry = host.files.get(path)
    return entry?.type === 'file' ? entry.sha256 : undefined
  })
}

/** Contents that belong to some commit, whole. */
function isVerified(truth: Truth, known: Set<string>, sha: string): boolean {
  if (known.has(sha)) return true
  for (const { tree } of truth.remote.commits.values()) {
    for (const service of ['web', 'app']) {
      const conf = tree[`${service}.conf`]
      if (conf === undefined) continue
      const texts = textsOf(service, conf)
      known.add(sha256(texts.conf))
      known.add(sha256(texts.env))
    }
  }
  return known.has(sha)
}

/** On its way, or left where a restore could not finish: that is said, and is no version. */
function isBetween(host: MemoryHost, service: string): boolean {
  let newest = ''
  for (const { plan, record } of host.attempts.values()) if (plan.service === service) newest = record.outcome
  if (newest === 'restore-failed') return true
  const open = inFlight(host)
  return [...host.attempts.values()].some((a) => a.plan.service === service && open.includes(a.record.attempt))
}

/** Versions that the parts of a service on a host belong to; one is whole. */
function versionsOf(truth: Truth, host: MemoryHost, service: string): Set<string> {
  const [conf, env] = partsOf(host, service)
  const versions = new Set<string>()
  const texts = [...truth.remote.commits.values()].map(({ tree }) => tree[`${service}.conf`])
  const byConf = texts.find((text) => text !== undefined && sha256(text) === conf)
  const byEnv = texts.find((text) => text !== undefined && sha256(textsOf(service, text).env) === env)
  versions.add(byConf ?? 'absent')
  versions.add(byEnv ?? 'absent')
  if (service !== 'web') return versions
  const link = host.files.get('/srv/web/current')
  const byLink = texts.find(
    (text) => text !== undefined && link?.type === 'link' && releaseDirectory('web', text).endsWith(link.target),
  )
  versions.add(byLink ?? 'absent')
  if (byLink && !host.files.has(releaseDirectory('web', byLink))) versions.add('a release that is not there')
  return versions
}

/** With no faults left, every node comes to what is effective, within the bound, and Git agrees. */
export const convergence: Invariant = {
  number: 14,
  name: 'convergence',
  watch: (truth, fail) => ({
    rest({ state, isAtRest, restedAfterMs }) {
      if (!isAtRest) fail(`not at rest after ${restedAfterMs / 60_000} minutes`)
      const head = truth.remote.head ?? ''
      if (truth.desired(head) && state.accepted?.commit !== head) {
        fail(`the head ${head.slice(0, 7)} was not accepted, but ${state.accepted?.commit.slice(0, 7)}`)
      }
      for (const key of Object.keys(state.slots)) checkSlot(truth, state, key, fail)
    },
  }),
}

function checkSlot(truth: Truth, state: State, key: string, fail: (problem: string) => void): void {
  const slot = state.slots[key]
  if (!slot) return
  const version = effectiveOf(slot)
  const held = slot.wanted && slot.holds[slot.wanted.digest]
  const why = slot.wanted && state.revertsBlocked[`${state.accepted?.commit} ${key} ${slot.wanted.digest}`]
  const proposal = slot.wanted && state.proposals[`${key} ${slot.wanted.digest}`]
  if (proposal && !truth.remote.branches.has(proposal.branch)) fail(`${proposal.branch} is at no remote`)
  if (held?.blame === 'commit' && !why && !proposal && !state.refused)
    fail(`the head carries the held digest of ${key}, and nothing says why`)
  if (!version) return
  // What waits for a held dependency or for the environment before it stays where it is; the state says so.
  const waiting = waitingOf(state, slot, truth.clock.now())?.kind
  if (slot.current !== version.digest && (waiting === 'dependency' || waiting === 'environment')) return
  // Where other nodes are ill with it, no node more may be taken away: that is waiting for whoever mends them.
  if (waiting === 'availability') return
  const wanted = confOfDigest(truth, slot.service, version.digest)
  for (const name of fleetNodes[slot.environment] ?? []) {
    if (state.nodes[name]?.healStopped[key]) continue
    const entry = truth.host(name).files.get(`/etc/${slot.service}.conf`)
    const sha = entry?.type === 'file' ? entry.sha256 : 'absent'
    if (wanted === undefined || sha !== sha256(wanted))
      fail(`${name} runs ${sha.slice(0, 8)} and not "${wanted}" of ${slot.service}`)
    const open = inFlight(truth.host(name))
    if (open.length > 0) fail(`${name} still waits for ${open.join()}`)
  }
}

/** A rollout with nodes in flight moves within its longest deadline; a controller asks no more than it can learn. */
export const verdict: Invariant = {
  number: 15,
  name: 'verdict',
  watch(truth, fail) {
    const sent = new Map<string, { since: number; count: number }>()
    const told = new Set<string>()
    return {
      passed({ state }) {
        for (const rollout of Object.values(state.rollouts)) {
          if (rollout.endedAt !== undefined || rollout.paused || told.has(rollout.id)) continue
          const open = Object.values(state.attempts).filter((a) => a.rollout === rollout.id && a.phase !== 'ended')
          const [first] = open
          if (!first) continue
          const longest = Math.max(...open.map((a) => a.deadlineSeconds)) * 1000
          const since = Math.max(...open.map((a) => a.intendedAt), rollout.progressAt, rollout.failure?.at ?? 0)
          const bound = 2 * longest + truth.shape.parameters.progressDeadlineMs + 120_000
          if (truth.clock.now() - since <= bound) continue
          told.add(rollout.id)
          fail(`${rollout.id} has waited ${(truth.clock.now() - since) / 1000} s for ${first.node}`)
        }
      },
      sent({ ledger, call }) {
        const key = `${ledger.controller} ${call.target.node} ${call.verb}`
        const window = sent.get(key)
        const now = truth.clock.now()
        if (!window || now - window.since > 10_000) sent.set(key, { since: now, count: 1 })
        else if (++window.count === spin)
          fail(`${call.verb} was asked of ${call.target.node} ${spin} times in ten seconds`)
      },
      rest({ state }) {
        for (const rollout of Object.values(state.rollouts)) {
          if (rollout.endedAt === undefined && !waitsForHealth(state, rollout, truth.clock.now()))
            fail(`${rollout.id} of ${rollout.slot} has not ended`)
        }
      },
    }
  },
}

/** A question a quarter of a second, over and over, teaches nothing. */
const spin = 60

/** Whether nothing but the ill health of other nodes keeps a rollout from its next one. */
export function waitsForHealth(state: State, rollout: Rollout, now: number): boolean {
  const slot = state.slots[rollout.slot]
  return slot !== undefined && waitingOf(state, slot, now)?.kind === 'availability'
}
