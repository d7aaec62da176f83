import { allowedOf, amountOf, parallelOf } from '../../../src/core/fleet/rollout.ts'
import type { Observation } from '../../../src/core/observed/observation.ts'
import type { Answer } from '../../../src/adapters/nodes/port.ts'
import { textsOf } from '../fleet.ts'
import { sha256 } from '../../../src/core/fleet/digest.ts'
import { isOpen, type Ledger, type Of, type RolloutTrack } from '../ledger.ts'
import type { Invariant, Truth } from '../truth.ts'

/** Nodes in flight, unverified or failed never exceed the wave limit; a wave starts when the one before has ended. */
export const blastRadius: Invariant = {
  number: 4,
  name: 'bounded blast radius',
  watch: (truth, fail) => ({
    durable({ ledger, entry }) {
      if (entry.type === 'wave-started') {
        const rollout = ledger.rollouts.get(entry.rollout)
        if (!rollout) return fail(`a wave of ${entry.rollout}, which was never started`)
        const limit = waveLimit(truth, rollout)
        if (entry.nodes.length > limit)
          fail(`wave ${entry.wave} of ${entry.rollout} has ${entry.nodes.length} nodes, not ${limit}`)
        const waiting = rollout.waves
          .slice(0, -1)
          .flat()
          .filter((node) => !rollout.ends.has(node) && !entry.nodes.includes(node))
        const left = waiting.filter((node) => hasAttempt(ledger, entry.rollout, node))
        if (left.length > 0) fail(`wave ${entry.wave} of ${entry.rollout} began while ${left.join(', ')} had not ended`)
        if (rollout.failed) fail(`wave ${entry.wave} of ${entry.rollout} began after it had failed`)
      }
      if (entry.type !== 'attempt-intended') return
      const restrained = [entry.node, entry.slot].find((name) => ledger.restrained.has(name))
      if (restrained) fail(`${entry.attempt} was started although ${restrained} is out of the loop`)
      const rollout = ledger.rollouts.get(entry.rollout)
      if (!entry.part && !rollout?.waves.at(-1)?.includes(entry.node))
        fail(`${entry.attempt}: it is not ${entry.node}'s turn`)
      if (rollout?.failed || rollout?.isPaused) fail(`${entry.attempt} was started after its rollout had stopped`)
      const open = [...ledger.attempts.values()].filter((a) => a.intended.rollout === entry.rollout && isOpen(a))
      const limit = rollout ? waveLimit(truth, rollout) : 0
      if (open.length > limit) fail(`${open.length} nodes of ${entry.rollout} are in flight, not ${limit}`)
    },
    believed({ entries, state }) {
      for (const entry of entries) {
        if (entry.type !== 'wave-started') continue
        const rollout = state.rollouts[entry.rollout]
        const isIll = (node: string) =>
          state.nodes[node]?.slots[rollout?.slot ?? '']?.health.some((result) => result.status === 'fail') ?? false
        const total = Object.keys(
          truth.desired(rollout?.commit ?? '')?.services[rollout?.slot ?? '']?.nodes ?? {},
        ).length
        const spent = entry.nodes.filter((node) => !isIll(node)).length
        const limit = amountOf(truth.shape.parameters.maxUnavailable, total)
        if (spent > limit)
          fail(`wave ${entry.wave} of ${entry.rollout} takes ${spent} healthy nodes, and ${limit} may be missing`)
      }
    },
  }),
}

/** Counted anew from the manifests, not from what the rollout says its parameters are. */
function waveLimit(truth: Truth, { started, waves }: RolloutTrack): number {
  const { parameters } = truth.shape
  const total = Math.max(
    started.nodes.length,
    Object.keys(truth.desired(started.commit)?.services[started.slot]?.nodes ?? {}).length,
  )
  const unavailable = amountOf(parameters.maxUnavailable, total)
  if (started.kind === 'heal') return parallelOf(parameters.maxParallel, total)
  if (started.proven) return Math.max(1, Math.min(Math.floor(total / 2), unavailable))
  if (waves.length <= 1) return Math.min(total, amountOf(parameters.canary, total))
  return Math.max(parallelOf(parameters.maxParallel, total), amountOf(parameters.canary, total))
}

function hasAttempt(ledger: Ledger, rollout: string, node: string): boolean {
  return [...ledger.attempts.values()].some(
    (a) => a.intended.rollout === rollout && a.intended.node === node && isOpen(a),
  )
}

interface Sample {
  at: number
  isGood: boolean
}

/** The `done` record, a fresh read-back and health green for `minHealthyTime`, all after the apply. */
export const evidence: Invariant = {
  number: 5,
  name: 'no success without evidence',
  watch(truth, fail) {
    /** By attempt: what its node answered since it was touched. */
    const samples = new Map<string, Sample[]>()
    const mark = (
      ledger: Ledger,
      node: string,
      isGood: (attempt: Of<'attempt-intended'>) => boolean | undefined,
    ): void => {
      for (const { intended, verdict, outcome } of ledger.attempts.values()) {
        if (intended.node !== node || verdict || outcome) continue
        const list = samples.get(intended.attempt) ?? []
        const found = isGood(intended)
        if (found !== undefined) list.push({ at: truth.clock.now(), isGood: found })
        samples.set(intended.attempt, list)
      }
    }
    return {
      answered({ ledger, call, answer }) {
        const { node } = call.target
        if (call.verb === 'observe')
          mark(ledger, node, (intended) => isAsDesired(truth, intended, answer as Answer<Observation>))
        if (call.verb !== 'probe' || answer.answer !== 'ok') return
        const isIll = (answer.value as { status: string }[]).some((result) => result.status !== 'pass')
        if (isIll) mark(ledger, node, (intended) => (intended.slot.endsWith('/app') ? false : undefined))
      },
      durable({ ledger, entry }) {
        // Who only runs the hooks of the end changes nothing, and proves nothing.
        const isPart = 'attempt' in entry && ledger.attempts.get(entry.attempt)?.intended.part !== undefined
        if (entry.type === 'verdict' && entry.verdict === 'healthy' && !isPart) {
          const seen = samples.get(entry.attempt) ?? []
          const from = seen.findLastIndex((sample) => !sample.isGood) + 1
          const span = (seen.at(-1)?.at ?? 0) - (seen[from]?.at ?? Infinity)
          if (!(span >= truth.shape.parameters.minHealthyTimeMs)) {
            fail(`${entry.attempt} was called healthy after ${span} ms of health`)
          }
        }
        if (entry.type === 'node-settled' && entry.end === 'healthy') checkSettled(truth, ledger, entry, fail)
        if (entry.type === 'digest-good') checkProof(truth, ledger, entry, fail)
      },
    }
  },
}

/** Whether a look shows what the attempt is for; undefined: it did not ask for it. */
function isAsDesired(truth: Truth, intended: Of<'attempt-intended'>, answer: Answer<Observation>): boolean | undefined {
  // Silence says nothing: it may be the answer to a question from before.
  if (answer.answer !== 'ok') return undefined
  const service = intended.slot.slice(intended.slot.indexOf('/') + 1)
  const conf = confOfDigest(truth, service, intended.digest)
  const { paths, units } = answer.value
  const file = paths[`/etc/${service}.conf`]
  if (file === undefined) return conf === undefined ? true : undefined
  if (conf === undefined) return file.seen === 'absent'
  const unit = units[`${service}.service`]
  const isUp = unit?.seen === 'present' && unit.value.activeState === 'active'
  return (
    isUp &&
    file?.seen === 'present' &&
    file.value.type === 'file' &&
    file.value.sha256 === sha256(textsOf(service, conf).conf)
  )
}

const confs = new WeakMap<Truth, Map<string, string>>()

/** The text that a digest stands for; undefined: it stands for the service's absence. */
export function confOfDigest(truth: Truth, service: string, digest: string): string | undefined {
  const known = confs.get(truth) ?? new Map<string, string>()
  confs.set(truth, known)
  const found = known.get(digest)
  if (found !== undefined) return found
  for (const { tree } of truth.remote.commits.values()) {
    const text = tree[`${service}.conf`]
    if (text !== undefined) known.set(sha256(`${service} ${text}`), text)
  }
  return known.get(digest)
}

function checkSettled(truth: Truth, ledger: Ledger, entry: Of<'node-settled'>, fail: (problem: string) => void): void {
  const attempt = [...ledger.attempts.values()].findLast(
    ({ intended }) => intended.rollout === entry.rollout && intended.node === entry.node,
  )
  if (!attempt) return fail(`${entry.node} is healthy without an attempt`)
  const { intended, verdict, steps, outcome } = attempt
  if (verdict?.verdict !== 'healthy') fail(`${entry.node} is healthy without a verdict on ${intended.attempt}`)
  if (intended.empty) return
  if (steps?.steps !== 'applied') fail(`${entry.node} is healthy, and ${intended.attempt} was not applied`)
  if (outcome?.outcome !== 'healthy') fail(`${entry.node} is healthy, and ${intended.attempt} was not confirmed`)
  const record = truth.host(entry.node).attempts.get(intended.attempt)?.record
  if (record?.steps !== 'applied') fail(`${entry.node} is healthy, and its own record says ${record?.steps}`)
}

function checkProof(truth: Truth, ledger: Ledger, entry: Of<'digest-good'>, fail: (problem: string) => void): void {
  const rollout = [...ledger.rollouts.values()].findLast(
    ({ started }) => started.slot === entry.slot && started.digest === entry.digest,
  )
  const ends = [...(rollout?.ends.values() ?? [])]
  if (!ends.includes('healthy')) fail(`${entry.slot} counts as proven, and no node was healthy`)
  const bad = ends.filter((end) => end === 'failed' || end === 'restored').length
  const allowed = allowedOf(truth.shape.parameters.maxFailPercentage, ends.length)
  if (bad > allowed) fail(`${entry.slot} counts as proven, and ${bad} nodes failed`)
}

/** A held digest is never applied again by itself; attempts are bounded. */
export const noLoops: Invariant = {
  number: 8,
  name: 'no loops',
  watch: (truth, fail) => ({
    durable({ ledger, entry }) {
      if (entry.type === 'rollout-started') {
        // What nodes were to blame for may be gone back to where it was proven; what a commit was to blame for, never.
        const key = `${entry.slot} ${entry.digest}`
        const held = ledger.held.get(key)
        if (held && (held.blame === 'commit' || !ledger.good.has(key)))
          fail(`held ${entry.digest.slice(0, 8)} was started again in ${entry.slot}`)
      }
      if (entry.type !== 'attempt-intended' || entry.empty) return
      const key = `${entry.slot} ${entry.digest}`
      const since = ledger.released.get(key) ?? 0
      const tries = [...ledger.attempts.values()].filter(
        ({ intended: a }) =>
          a.node === entry.node &&
          a.slot === entry.slot &&
          a.digest === entry.digest &&
          !a.empty &&
          !a.part &&
          a.at >= since,
      )
      const kind = ledger.rollouts.get(entry.rollout)?.started.kind
      const deploys = tries.filter(({ intended }) => ledger.rollouts.get(intended.rollout)?.started.kind === 'deploy')
      if (kind === 'deploy' && deploys.length > 3)
        fail(`${deploys.length} attempts of ${entry.digest.slice(0, 8)} on ${entry.node}`)
      const heals = tries.filter(
        ({ intended: a }) => a.at > entry.at - 3_600_000 && ledger.rollouts.get(a.rollout)?.started.kind === 'heal',
      )
      const deployed = [...ledger.rollouts.values()].filter(
        (r) => r.started.slot === entry.slot && r.started.kind === 'deploy',
      ).length
      if (kind === 'heal' && heals.length > 3 * Math.max(1, deployed))
        fail(`${heals.length} heals of ${entry.slot} on ${entry.node} within an hour`)
    },
    pushed({ ledger, before, after }) {
      const asks = (commit: string, slot: string) => truth.desired(commit)?.services[slot]?.digest
      const held = [...ledger.held.values()].filter((hold) => hold.blame === 'commit')
      if (!held.some((hold) => asks(before, hold.slot) === hold.digest))
        fail(`${before.slice(0, 7)} carries nothing that is held, and was reverted`)
      if (held.some((hold) => asks(after, hold.slot) === hold.digest))
        fail(`the revert ${after.slice(0, 7)} still carries what is held`)
      const problem = doubleReverts(truth, after)
      if (problem) fail(problem)
    },
  }),
}

/** On the branch, no commit is reverted by Holdfast twice, and none of its own. */
function doubleReverts(truth: Truth, head: string): string | undefined {
  const { commits } = truth.remote
  const reverted = new Set<string>()
  for (let at: string | undefined = head; at; at = commits.get(at)?.parents[0]) {
    const commit = commits.get(at)
    if (commit?.author.name !== 'Holdfast') continue
    for (const [, oid = ''] of commit.message.matchAll(/^Reverts: (\w+)$/gm)) {
      if (commits.get(oid)?.author.name === 'Holdfast') return `its own revert ${oid.slice(0, 7)} was reverted`
      if (reverted.has(oid)) return `${oid.slice(0, 7)} was reverted twice`
      reverted.add(oid)
    }
  }
  return undefined
}
