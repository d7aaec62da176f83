import type { Epoch } from '../../../src/adapters/nodes/port.ts'
import type { MemoryHost } from '../../../src/adapters/nodes/memory/host.ts'
import { removedDigest } from '../../../src/core/rollout/rules/healNodes.ts'
import { sha256 } from '../../../src/core/fleet/digest.ts'
import { fleetNodes, nodeOf, secretMark } from '../fleet.ts'
import type { Ledger } from '../ledger.ts'
import type { Invariant, NodeCall, Truth } from '../truth.ts'

/** No mutating byte leaves for a node before its attempt is journaled and fsynced. */
export const intentFirst: Invariant = {
  number: 1,
  name: 'intent first',
  watch: (_truth, fail) => ({
    sent({ ledger, call }) {
      if (!('order' in call)) return
      const { attempt } = call.order
      const known = ledger.attempts.get(attempt)
      if (call.verb === 'apply' && known?.intended.node !== call.target.node) {
        fail(`${attempt} was sent to ${call.target.node} before its intent was durable`)
      }
      const isKept = call.verb === 'confirm' && call.order.as === 'kept' && known?.isKeepIntended
      if (call.verb === 'confirm' && !isKept && known?.verdict?.verdict !== 'healthy') {
        fail(`${attempt} was confirmed before its verdict was durable`)
      }
      if (call.verb === 'restore' && !known?.isRestoreIntended && !ledger.orphans.has(attempt)) {
        fail(`${attempt} was taken back before that was durable`)
      }
    },
  }),
}

/** Only accepted commits, each descending from the one accepted before; nothing else reaches a node. */
export const onlyAccepted: Invariant = {
  number: 2,
  name: 'only accepted commits',
  watch: (truth, fail) => ({
    durable({ ledger, entry }) {
      if (entry.type === 'commit-accepted') {
        const before = ledger.accepted.at(-2)
        if (!truth.desired(entry.commit)) fail(`${entry.commit.slice(0, 7)} was accepted and does not compile`)
        if (before !== undefined && !descends(truth, entry.commit, before)) {
          fail(`${entry.commit.slice(0, 7)} was accepted and does not descend from ${before.slice(0, 7)}`)
        }
      }
      if (entry.type !== 'rollout-started' && entry.type !== 'digest-promoted') return
      if (!ledger.accepted.includes(entry.commit)) fail(`${entry.slot} was to run ${entry.commit.slice(0, 7)}`)
      const asked = truth.desired(entry.commit)?.services[entry.slot]?.digest ?? removedDigest
      if (asked !== entry.digest) fail(`${entry.slot} was to run what ${entry.commit.slice(0, 7)} does not ask for`)
    },
    sent({ ledger, call }) {
      if (call.verb !== 'apply') return
      const { plan, contents, attempt } = call.order
      const slot = ledger.attempts.get(attempt)?.intended.slot ?? ''
      const asked = ledger.accepted.map((commit) => truth.desired(commit)?.services[slot])
      const isAsked = plan.inputDigest === removedDigest || asked.some((s) => s?.digest === plan.inputDigest)
      if (!isAsked) fail(`${attempt} carries what no accepted commit asks of ${slot}`)
      const known = new Set(asked.flatMap((s) => (s ? contentsOf(s.nodes[call.target.node]?.resources ?? []) : [])))
      const stranger = contents.find((content) => !known.has(content.sha256))
      if (stranger) fail(`${attempt} brings a content that no accepted commit names`)
    },
  }),
}

function contentsOf(resources: readonly unknown[]): string[] {
  return [...JSON.stringify(resources).matchAll(/"sha256":"([0-9a-f]{64})"/g)].map(([, digest]) => digest ?? '')
}

/** Whether a commit has another among its ancestors. */
export function descends(truth: Truth, commit: string, ancestor: string): boolean {
  const queue = [commit]
  const seen = new Set<string>()
  for (let at = queue.pop(); at !== undefined; at = queue.pop()) {
    if (at === ancestor) return true
    if (seen.has(at)) continue
    seen.add(at)
    queue.push(...(truth.remote.commits.get(at)?.parents ?? []))
  }
  return false
}

/** A node runs no step with an epoch below the highest it has seen, and one attempt at a time. */
export const fencedWriter: Invariant = {
  number: 3,
  name: 'fenced single writer',
  watch(_truth, fail) {
    const highest = new Map<string, Epoch>()
    return {
      did({ host, call, answer }) {
        if (!('order' in call) || answer.answer !== 'ok') return
        const seen = highest.get(host.name)
        const { epoch } = call.order
        if (seen && isBelow(epoch, seen)) {
          fail(`${host.name} let ${call.verb} of ${epoch.controller}'s start ${epoch.number} pass after ${seen.number}`)
        } else highest.set(host.name, { ...epoch })
      },
      moved({ host }) {
        const open = inFlight(host)
        if (open.length > 1) fail(`${open.join(' and ')} are in flight on ${host.name}`)
      },
      durable({ ledger, entry }) {
        if (entry.type !== 'attempt-intended') return
        for (const other of ledger.attempts.values()) {
          if (other.intended.node !== entry.node || other.intended === entry || isOver(ledger, other.intended.attempt))
            continue
          fail(`${entry.attempt} was intended on ${entry.node} beside ${other.intended.attempt}`)
        }
      },
    }
  },
}

function isBelow(epoch: Epoch, seen: Epoch): boolean {
  return epoch.number < seen.number || (epoch.number === seen.number && epoch.controller !== seen.controller)
}

function isOver(ledger: Ledger, id: string): boolean {
  const attempt = ledger.attempts.get(id)
  if (!attempt) return true
  const { isVoid, outcome, steps, intended, verdict } = attempt
  return isVoid || outcome !== undefined || steps?.steps === 'stale' || (intended.empty && verdict !== undefined)
}

/** Attempts that may still change something on a host. */
export function inFlight(host: MemoryHost): string[] {
  const open: string[] = []
  for (const { record, alive, boot } of host.attempts.values()) {
    const runs = record.steps === 'running' && alive && boot === host.boot
    if (runs || record.outcome === 'armed' || record.outcome === 'restoring') open.push(record.attempt)
  }
  return open
}

function keyOf(ledger: Ledger, call: NodeCall): string {
  return `${ledger.controller} ${call.target.node}`
}

/** After an unknown result the next act on that node is an observation, or the same harmless question again. */
export const observeAfterUnknown: Invariant = {
  number: 6,
  name: 'observe after unknown',
  watch(_truth, fail) {
    /** By controller and node: what was asked and not answered. */
    const unknown = new Map<string, { verb: NodeCall['verb']; attempt: string }>()
    return {
      loaded({ ledger }) {
        // What was on its way when the process died may have arrived.
        for (const { intended, isReceived, isVoid, steps } of ledger.attempts.values()) {
          if (intended.empty || isReceived || isVoid || steps) continue
          unknown.set(`${ledger.controller} ${intended.node}`, { verb: 'apply', attempt: intended.attempt })
        }
      },
      sent({ ledger, call }) {
        if (!('order' in call)) return
        const open = unknown.get(keyOf(ledger, call))
        if (!open) return
        // The node's own rename decides between confirm and restore: the second of them asks and acts in one.
        const isSame = call.verb !== 'apply' && open.verb !== 'apply' && call.order.attempt === open.attempt
        if (!isSame) fail(`${call.verb} went to ${call.target.node} after ${open.verb} of ${open.attempt} was lost`)
      },
      answered({ ledger, call, answer }) {
        if ('order' in call && answer.answer === 'lost') {
          unknown.set(keyOf(ledger, call), { verb: call.verb, attempt: call.order.attempt })
        } else if (answer.answer !== 'lost' && call.verb !== 'probe' && call.verb !== 'lastLines') {
          unknown.delete(keyOf(ledger, call))
        }
      },
    }
  },
}

/** Desired state that is unavailable, invalid or gone changes nothing; absence removes nothing beyond the budget. */
export const failStatic: Invariant = {
  number: 10,
  name: 'fail static',
  watch: (truth, fail) => ({
    sent({ ledger, call }) {
      if (call.verb !== 'apply') return
      const { plan, attempt } = call.order
      const { node } = call.target
      if (ledger.accepted.length === 0) return fail(`${attempt} was sent while no commit is accepted`)
      // A unit goes with its file, and a release with its link: counting them would count them twice.
      const things = truth.host(node).managed.get(plan.service) ?? []
      const before = things.filter(({ subject }) => subject !== 'unit' && subject !== 'tree')
      const left = new Set(plan.manage.map((thing) => `${thing.subject} ${thing.name}`))
      const removed = before.filter(
        (thing) => thing.origin === 'created' && !left.has(`${thing.subject} ${thing.name}`),
      )
      const budget = Math.max(Math.floor((before.length * truth.shape.removalPercent) / 100), 3)
      if (removed.length > budget) fail(`${attempt} removes ${removed.length} of ${before.length} things on ${node}`)
    },
    durable({ ledger, entry }) {
      if (entry.type === 'attempt-intended' && entry.digest === removedDigest) {
        const wanted = truth.desired(ledger.accepted.at(-1) ?? '')?.services[entry.slot]?.nodes[entry.node]
        if (wanted) fail(`${entry.attempt} removes ${entry.slot} from ${entry.node}, which is wanted`)
      }
      if (entry.type !== 'rollout-started' || entry.kind !== 'deploy') return
      // A held version of an accepted commit is judged by "no loops"; here: nothing but what was asked for, or was good.
      const asked = truth.desired(ledger.accepted.at(-1) ?? '')?.services[entry.slot]?.digest
      const isGood = ledger.good.has(`${entry.slot} ${entry.digest}`)
      const isPromoted = ledger.entries.some(
        (e) => e.type === 'digest-promoted' && e.slot === entry.slot && e.digest === entry.digest,
      )
      if (entry.digest !== asked && !isGood && !isPromoted) fail(`${entry.slot} is changed to what is not asked for`)
    },
  }),
}

/** No secret in anything that leaves the controller but the content itself; nothing for a host nobody pinned. */
export const noSecretNoStranger: Invariant = {
  number: 12,
  name: 'no secret, no stranger',
  watch(truth, fail) {
    const known = new Map<string, string>()
    for (const [environment, names] of Object.entries(fleetNodes)) {
      for (const name of names) known.set(name, JSON.stringify(nodeOf(name, environment).target))
    }
    const search = (where: string, text: string): void => {
      if (secretForms(secretMark).some((form) => text.includes(form))) fail(`the secret stands in ${where}`)
    }
    return {
      sent({ call }) {
        const target = known.get(call.target.node)
        if (target !== JSON.stringify(call.target))
          fail(`${call.verb} went to ${call.target.address}, which nobody pinned`)
        if (call.verb === 'apply')
          search(`the plan of ${call.order.attempt}`, JSON.stringify([call.order.plan, call.order.undo]))
      },
      said: ({ text }) => search('what was said', text),
      pushed: ({ after }) => search('a commit message', truth.remote.commits.get(after)?.message ?? ''),
      rest: ({ records }) => search('the journal', JSON.stringify(records)),
    }
  },
}

const forms = new Map<string, string[]>()

/** A secret as it is, and as it looks in base64, URLs, JSON and as a plain hash. */
function secretForms(secret: string): string[] {
  let found = forms.get(secret)
  if (!found) {
    const base64 = Buffer.from(secret).toString('base64').replaceAll('=', '').slice(0, -2)
    found = [secret, base64, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), sha256(secret)]
    forms.set(secret, found)
  }
  return found
}
