import { isDurable, type DurableEntry, type Entry } from '../../../src/core/journal/entry.ts'
import { fold } from '../../../src/core/journal/fold.ts'
import { emptyState, type Attempt, type Rollout, type State } from '../../../src/core/journal/state.ts'
import { blockReverts, revertDue } from '../../../src/core/rollback/revertDue.ts'
import { decide } from '../../../src/core/rollout/decide.ts'
import { due } from '../../../src/core/rollout/due.ts'
import type { Effect } from '../../../src/core/rollout/effect.ts'
import type { AttemptNews, Event, NoAnswer } from '../../../src/core/rollout/event.ts'
import { desiredState, type CommitSpec } from './fleet.ts'
import { createHosts, ended, followed, looked, proceeded, sampled, sent, type Hosts } from './hosts.ts'

export type Of<T extends Entry['type']> = Extract<Entry, { type: T }>

/** A life of the deciding core: entries folded one after the other, at times a test chooses. */
export interface Story {
  readonly state: State
  readonly now: number
  /** Everything that was said, volatile entries included. */
  readonly entries: Entry[]
  readonly hosts: Hosts
  /** Reverts that were due, each once. */
  readonly reverts: Extract<Effect, { effect: 'revert' }>[]
  /** Something happens now. */
  post(event: Event): Entry[]
  /** Something was said before, by whatever way it came to that. */
  believe(entries: Entry[]): void
  /** The branch moves, and the commit is accepted. */
  commit(oid: string, spec: CommitSpec, by?: { subject: string; author: string }): void
  /** Everything that is due is asked, and answered by the hosts, second by second. */
  play(seconds: number): void
  /** Plays until something is said that was not waited for before; fails when it is not within ten minutes. */
  playUntil<T extends Entry['type']>(type: T, matches?: (entry: Of<T>) => boolean): Of<T>
  /** Time passes, and nothing that is asked is answered. */
  wait(seconds: number): void
  /** The controller dies and starts again: what is durable is all it knows. */
  restart(): void
  /** Everything of a type, in order. */
  said<T extends Entry['type']>(type: T): Of<T>[]
  /** Effects due now, as `look web-1`. */
  due(): string[]
  /** The newest rollout of a service in prod, or of a full slot key. */
  rollout(service: string): Rollout
  /** The newest attempt on a node. */
  attempt(node: string): Attempt
  /** Nodes that ever had an attempt. */
  attempts(): string[]
  /** Id of the newest rollout. */
  newest(): string
  /** The node's dead-man's switch fires. */
  fire(node: string): void
}

/** Begins with an empty journal and the first start of a controller. */
export function tell(): Story {
  const hosts = createHosts()
  const entries: Entry[] = []
  const reverts: Story['reverts'] = []
  const commits = new Map<string, CommitSpec>()
  let state = emptyState()
  let now = 1_000_000
  let epoch = 0
  let looks = 0
  /** What `playUntil` has not looked through yet. */
  let unread = 0
  /** Plans of looks of this life of the controller. */
  let plans = new Map<string, { look: number; digests: Record<string, string> }>()

  function believe(more: Entry[]): Entry[] {
    state = fold(state, more)
    entries.push(...more)
    return more
  }

  function post(event: Event): Entry[] {
    const more = decide(state, event, now)
    more.push(...blockReverts(fold(state, more), now))
    return believe(more)
  }

  /** What a test does begins a new chapter. */
  function act(event: Event): Entry[] {
    unread = entries.length
    return post(event)
  }

  function restart(): void {
    unread = entries.length
    const durable = entries.filter(isDurable).map((entry) => JSON.parse(JSON.stringify(entry)) as DurableEntry)
    state = fold(emptyState(), durable)
    plans = new Map()
    looks = 0
    epoch += 1
    believe([{ at: now, type: 'controller-started', epoch, controller: 'c0', version: 'test' }])
  }

  function perform(effect: Effect): void {
    if (effect.effect === 'revert') return note(effect)
    const event = answer(effect)
    if (event) post(event)
  }

  function note(effect: Story['reverts'][number]): void {
    if (!reverts.some((r) => r.head === effect.head && r.slot === effect.slot)) reverts.push(effect)
  }

  function answer(effect: Exclude<Effect, { effect: 'revert' }>): Event | undefined {
    switch (effect.effect) {
      case 'load': {
        const spec = commits.get(effect.commit)
        return spec && { event: 'desired-loaded', desired: desiredState(effect.commit, spec) }
      }
      case 'look':
        return look(effect.node)
      case 'restore-orphan': {
        const news = ended(hosts, { id: effect.attempt, node: effect.node }, 'restored', 'controller')
        return { event: 'orphan-answered', node: effect.node, attempt: effect.attempt, answer: spoken(news) }
      }
      default:
        return ask(effect.effect, state.attempts[effect.attempt])
    }
  }

  function look(node: string): Event {
    const event = looked(hosts, state, node, ++looks)
    if (event.event === 'looked' && event.answer.answer === 'ok') {
      const digests = Object.entries(event.answer.value.slots).map(([key, slot]) => [key, slot.digest] as const)
      plans.set(node, { look: looks, digests: Object.fromEntries(digests) })
    }
    return event
  }

  function ask(
    question: 'send' | 'follow' | 'sample' | 'proceed' | 'confirm' | 'restore',
    attempt?: Attempt,
  ): Event | undefined {
    if (!attempt) return undefined
    const known = plans.get(attempt.node)
    if (question === 'sample') return sampled(hosts, attempt, known?.digests[attempt.slot] ?? attempt.digest)
    if (question === 'send' && known?.look !== attempt.look) return { event: 'plan-forgotten', attempt: attempt.id }
    const news =
      question === 'send'
        ? sent(hosts, attempt, known?.digests[attempt.slot] ?? attempt.digest)
        : question === 'follow'
          ? followed(hosts, attempt)
          : question === 'proceed'
            ? proceeded(hosts, attempt)
            : ended(
                hosts,
                attempt,
                question === 'confirm' ? (attempt.kept ? 'kept' : 'healthy') : 'restored',
                'controller',
              )
    return { event: 'attempt-answered', attempt: attempt.id, question, answer: spoken(news) }
  }

  function pass(plays: boolean): void {
    post({ event: 'tick' })
    if (plays) for (const effect of [...due(state, now), ...revertDue(state, now)]) perform(effect)
    now += 1_000
  }

  function rollout(service: string): Rollout {
    const key = service.includes('/') ? service : `prod/${service}`
    const found = Object.values(state.rollouts).findLast((r) => r.slot === key)
    if (!found) throw new Error(`no rollout of ${key}`)
    return found
  }

  function attempt(node: string): Attempt {
    const found = Object.values(state.attempts).findLast((a) => a.node === node)
    if (!found) throw new Error(`no attempt on ${node}`)
    return found
  }

  restart()
  return {
    get state() {
      return state
    },
    get now() {
      return now
    },
    entries,
    hosts,
    reverts,
    post: act,
    believe,
    commit(oid, spec, by = { subject: `Commit ${oid}`, author: 'Ada' }) {
      commits.set(oid, spec)
      act({ event: 'commit-accepted', desired: desiredState(oid, spec), ...by })
    },
    play(seconds) {
      for (let i = 0; i < seconds; i++) pass(true)
    },
    playUntil(type, matches = () => true) {
      const start = unread
      for (let i = 0; i < 600; i++) {
        for (; unread < entries.length; unread++) {
          const entry = entries[unread]
          if (entry?.type !== type || !matches(entry as Of<typeof type>)) continue
          unread += 1
          return entry as Of<typeof type>
        }
        pass(true)
      }
      throw new Error(
        `no ${type} within ten minutes; said: ${entries
          .slice(start)
          .map((e) => e.type)
          .join(' ')}`,
      )
    },
    wait(seconds) {
      for (let i = 0; i < seconds; i++) pass(false)
    },
    restart,
    said: <T extends Entry['type']>(type: T) => entries.filter((e): e is Of<T> => e.type === type),
    due: () => due(state, now).map(words),
    rollout,
    attempt,
    attempts: () => Object.values(state.attempts).map((a) => a.node),
    newest: () => Object.keys(state.rollouts).at(-1) ?? '',
    fire(node) {
      ended(hosts, attempt(node), 'restored', 'node')
    },
  }
}

function words(effect: Effect): string {
  if ('node' in effect) return `${effect.effect} ${effect.node}`
  if ('attempt' in effect) return `${effect.effect} ${effect.attempt}`
  return effect.effect === 'load' ? `load ${effect.commit}` : effect.effect
}

function spoken(news: AttemptNews | NoAnswer): { answer: 'ok'; value: AttemptNews } | NoAnswer {
  return 'answer' in news ? news : { answer: 'ok', value: news }
}
