import type { CheckResult } from '../../../src/core/fleet/health.ts'
import type { HookNews } from '../../../src/core/fleet/hook.ts'
import type { SlotLook } from '../../../src/core/journal/entry.ts'
import type { Attempt, State } from '../../../src/core/journal/state.ts'
import type { AttemptNews, Event, NoAnswer } from '../../../src/core/rollout/event.ts'
import { removedDigest } from '../../../src/core/rollout/rules/healNodes.ts'
import { targetsOn } from '../../../src/core/rollout/targets.ts'

/** What a node keeps of an attempt. */
interface Kept extends AttemptNews {
  node: string
  slot: string
  /** What ran before. */
  before: string | undefined
}

/**
 * Hosts as data: which digest of which slot each runs, and what goes wrong. They answer as nodes do, so that a story is
 * told by what happens to them and not by every answer.
 */
export interface Hosts {
  /** By `node slot`: the digest that runs there; undefined: nothing of it. */
  runs: Record<string, string | undefined>
  /** By digest, or by `node digest`: what its health check answers; a green one where nothing is said. */
  health: Record<string, CheckResult>
  /** Nodes that do not answer. */
  silent: Set<string>
  /** Nodes that cannot take a change back, with what they say. */
  stuck: Record<string, string>
  /** Nodes on which nothing can be read, changed, or that say so: by `node slot`. */
  looks: Record<string, Partial<SlotLook>>
  /** The attempt a node waits or works for, by node. */
  armed: Record<string, string | undefined>
  busy: Record<string, string | undefined>
  /** Answers to `send` that are not the usual ones, by `node digest`. */
  sends: Record<string, AttemptNews | NoAnswer>
  /** How hooks end that do not end well, by label or by `node label`. */
  hooks: Record<string, 'failed' | 'unknown'>
  /** Runs of hooks, in order: `web-1 beforeNode drain`. */
  ran: string[]
  /** By attempt. */
  kept: Record<string, Kept>
}

/** Hosts on which all is well. */
export function createHosts(): Hosts {
  return {
    runs: {},
    health: {},
    silent: new Set(),
    stuck: {},
    looks: {},
    armed: {},
    busy: {},
    sends: {},
    hooks: {},
    ran: [],
    kept: {},
  }
}

export const lost: NoAnswer = { answer: 'lost', phase: 'connect', message: 'no route to host' }

/** A check result in one word. */
export function check(status: CheckResult['status'], more: Partial<CheckResult> = {}): CheckResult {
  return { check: 'unit', status, detail: status === 'pass' ? 'active' : 'GET /healthz answered 503', ...more }
}

function healthOf(hosts: Hosts, node: string, slot: string): CheckResult[] {
  const digest = hosts.runs[`${node} ${slot}`]
  if (digest === undefined) return [check('fail', { detail: 'no such unit' })]
  return [hosts.health[`${node} ${digest}`] ?? hosts.health[digest] ?? check('pass')]
}

/** Asked and answered in the same moment. */
export const justNow = Number.MAX_SAFE_INTEGER

/** What a look at a node finds. */
export function looked(hosts: Hosts, state: State, name: string, look: number): Event {
  const node = state.accepted && state.desired[state.accepted.commit]?.nodes[name]
  if (!node || hosts.silent.has(name)) return { event: 'looked', node: name, look, askedAt: justNow, answer: lost }
  const managed = Object.keys(hosts.runs)
    .filter((key) => key.startsWith(`${name} `) && hosts.runs[key] !== undefined)
    .map((key) => key.slice(key.lastIndexOf('/') + 1))
  const slots = Object.fromEntries(
    targetsOn(state, node, managed).map((target): [string, SlotLook] => {
      const running = hosts.runs[`${name} ${target.key}`] ?? removedDigest
      const same = running === target.digest
      const usual: SlotLook = {
        digest: target.digest,
        sync: same ? 'none' : 'plan',
        changes: same ? [] : [`~ file /etc/${target.service} ${running.slice(0, 8)} → ${target.digest.slice(0, 8)}`],
        changeCount: same ? 0 : 1,
        stepSeconds: 10,
        health: target.desired ? healthOf(hosts, name, target.key) : [],
      }
      return [target.key, { ...usual, ...hosts.looks[`${name} ${target.key}`] }]
    }),
  )
  const { [name]: armed } = hosts.armed
  const { [name]: busy } = hosts.busy
  return {
    event: 'looked',
    node: name,
    look,
    askedAt: justNow,
    answer: { answer: 'ok', value: { armed, busy, slots } },
  }
}

/** The node takes an attempt and does its steps. */
export function sent(hosts: Hosts, attempt: Attempt, target: string): AttemptNews | NoAnswer {
  if (hosts.silent.has(attempt.node)) return lost
  const unusual = hosts.sends[`${attempt.node} ${attempt.digest}`]
  if (unusual && 'answer' in unusual) return unusual
  const key = `${attempt.node} ${attempt.slot}`
  const news: AttemptNews = { ...(unusual ?? { steps: 'applied', outcome: 'armed', detail: '' }) }
  const before = (attempt.hooks ?? []).filter((hook) => !hook.startsWith('afterNode '))
  const hooks = news.steps === 'applied' ? runHooks(hosts, attempt, before) : []
  const stopped = hooks.find((hook) => hook.result !== 'done')
  if (stopped) {
    const detail = `the hook ${stopped.hook} ended with exit code 1`
    hosts.kept[attempt.id] = {
      ...news,
      steps: 'failed',
      detail,
      hooks,
      node: attempt.node,
      slot: attempt.slot,
      before: hosts.runs[key],
    }
    return newsOf(hosts.kept[attempt.id])
  }
  if (hooks.length > 0) Object.assign(news, { hooks })
  hosts.kept[attempt.id] = { ...news, node: attempt.node, slot: attempt.slot, before: hosts.runs[key] }
  if (news.steps === 'applied' || news.steps === 'running') {
    hosts.runs[key] = target === removedDigest ? undefined : target
  }
  return newsOf(hosts.kept[attempt.id])
}

function runHooks(hosts: Hosts, attempt: { node: string }, labels: string[]): HookNews[] {
  const news: HookNews[] = []
  for (const hook of labels) {
    hosts.ran.push(`${attempt.node} ${hook}`)
    const result = hosts.hooks[`${attempt.node} ${hook}`] ?? hosts.hooks[hook] ?? 'done'
    news.push({ hook, restore: false, result, detail: result === 'failed' ? 'relation "orders" does not exist' : '' })
    if (result !== 'done') break
  }
  return news
}

/** The hooks after health, each once. */
export function proceeded(hosts: Hosts, attempt: Attempt): AttemptNews | NoAnswer {
  const kept = hosts.kept[attempt.id]
  if (hosts.silent.has(attempt.node)) return lost
  if (!kept) return { answer: 'refused', code: 'unknown-attempt', message: 'no such attempt' }
  const done = new Set(kept.hooks?.map(({ hook }) => hook))
  const open = (attempt.hooks ?? []).filter((hook) => hook.startsWith('afterNode ') && !done.has(hook))
  kept.hooks = [...(kept.hooks ?? []), ...runHooks(hosts, attempt, open)]
  return newsOf(kept)
}

/** What the node says of an attempt when asked. */
export function followed(hosts: Hosts, attempt: { id: string; node: string }): AttemptNews | NoAnswer {
  return hosts.silent.has(attempt.node) ? lost : newsOf(hosts.kept[attempt.id])
}

/** Confirms or takes back, as long as nothing else has won. */
export function ended(
  hosts: Hosts,
  attempt: { id: string; node: string },
  as: 'healthy' | 'kept' | 'restored',
  by: 'controller' | 'node',
) {
  const kept = hosts.kept[attempt.id]
  if (by === 'controller' && hosts.silent.has(attempt.node)) return lost
  if (!kept) return { answer: 'refused', code: 'unknown-attempt', message: 'no such attempt' } as const
  const open =
    kept.outcome === 'armed' || (as === 'restored' && (kept.outcome === 'healthy' || kept.outcome === 'kept'))
  const { [attempt.node]: stuck } = hosts.stuck
  if (open && as === 'restored' && stuck !== undefined) {
    Object.assign(kept, { outcome: 'restore-failed', by, detail: stuck })
  } else if (open) {
    Object.assign(kept, { outcome: as, by })
    if (as === 'restored') hosts.runs[`${kept.node} ${kept.slot}`] = kept.before
  }
  return newsOf(kept)
}

/** A fresh read-back and health, as `sample` asks them. */
export function sampled(hosts: Hosts, attempt: Attempt, target: string): Event {
  if (hosts.silent.has(attempt.node)) return { event: 'sampled', attempt: attempt.id, answer: lost }
  const running = hosts.runs[`${attempt.node} ${attempt.slot}`] ?? removedDigest
  const isGone = target === removedDigest
  const value = {
    readBack: running === target ? ('equal' as const) : ('different' as const),
    results: isGone ? [] : healthOf(hosts, attempt.node, attempt.slot),
    detail: '',
  }
  return { event: 'sampled', attempt: attempt.id, answer: { answer: 'ok', value } }
}

function newsOf(kept: Kept | undefined): AttemptNews {
  if (!kept) return { steps: 'none', outcome: 'none', detail: '' }
  const { node: _node, slot: _slot, before: _before, ...news } = kept
  return news
}
