import type { RolloutParameters } from '../../../src/core/fleet/rollout.ts'
import type { State } from '../../../src/core/journal/state.ts'
import { nodesNamed } from './fleet.ts'
import { check, justNow, lost } from './hosts.ts'
import { tell, type Story } from './story.ts'

/** What happens in a wild story: numbers choose what, to whom, and for how long. */
export type Act = [what: number, whom: number, seconds: number]

const nodes = nodesNamed('web', 4)
const digests = ['d1', 'd2', 'd3', 'd4', 'bad1', 'bad2']

/** Tells a story of commits good and bad, edits, cuts and restarts, act by act. */
export function tellWildly(acts: Act[]): Story {
  const story = tell()
  let commits = 0
  const { hosts } = story
  for (const digest of ['bad1', 'bad2']) hosts.health[digest] = check('fail')
  const commit = (web: string, app: string) => {
    commits += 1
    const rollout: Partial<RolloutParameters> = {
      canaryBakeTimeMs: 3_000,
      maxParallel: commits % 2 ? { count: 2 } : [{ count: 1 }, { percent: 50 }],
      maxUnavailable: { count: 2 },
      maxFailPercentage: commits % 3 ? 25 : 0,
      maxUnreachablePercentage: 25,
      pauseAfterCanary: commits % 5 === 4,
      onFailure: commits % 4 === 3 ? 'pause' : 'restore',
      rollbackWindow: 1 + (commits % 3),
    }
    const services = { web: { digest: web, nodes, rollout }, app: { digest: app, nodes, rollout, dependsOn: ['web'] } }
    story.commit(`c${commits}`, { services: web === 'd4' ? { web: services.web } : services })
  }
  commit('d1', 'a1')
  for (const [what, whom, seconds] of acts) {
    const node = pick(nodes, whom)
    const doings = [
      () => commit(pick(digests, whom), pick(['a1', 'a2', 'bad1'], whom)),
      () => void (hosts.runs[`${node} prod/web`] = 'edited'),
      () => void (hosts.silent.has(node) ? hosts.silent.delete(node) : hosts.silent.add(node)),
      () => story.restart(),
      () => story.wait(seconds),
      () => story.attempts().includes(node) && story.fire(node),
      () => story.post({ event: 'operator', verb: 'retry', slot: 'prod/web', who: 'Ada', why: 'again' }),
      () => story.post({ event: 'operator', verb: 'retry', slot: 'prod/web', node, who: 'Ada', why: 'again' }),
      () =>
        story.post({
          event: 'operator',
          verb: pick(['pause', 'resume', 'abort'] as const, whom),
          rollout: story.newest(),
          who: 'Ada',
          why: 'so',
        }),
      () => story.post({ event: 'looked', node, look: 10_000, askedAt: justNow, answer: lost }),
      () => story.post({ event: 'head-refused', commit: `x${whom}`, reason: 'invalid', problems: ['no'] }),
    ]
    pick(doings, what)()
    story.play(seconds)
  }
  return story
}

function pick<T>(list: T[], n: number): T {
  return list[n % list.length] as T
}

/** What a restart forgets and asks for anew. */
const forgotten = {
  state: ['desired', 'missing'],
  attempt: [
    'lostSince',
    'lostWhy',
    'silentFrom',
    'askAt',
    'heardAt',
    'sample',
    'healthySince',
    'restartsAtFirst',
    'samples',
    'failedSamples',
  ],
  node: ['look', 'lookedAt', 'triedAt', 'misses', 'answersSince', 'heardAt', 'slots'],
}

/** A state without what a restart forgets. */
export function durablePart(state: State): unknown {
  const nodes = Object.values(state.nodes)
    .map((node) => without(node, forgotten.node))
    // A node that was only ever looked at leaves no trace.
    .filter((node) => Object.entries(node).some(([key, kept]) => key !== 'name' && JSON.stringify(kept) !== '{}'))
    .toSorted((a, b) => (String(a['name']) < String(b['name']) ? -1 : 1))
  const attempts = Object.values(state.attempts).map((attempt) => without(attempt, forgotten.attempt))
  return JSON.parse(JSON.stringify({ ...without(state, forgotten.state), attempts, nodes })) as unknown
}

function without(value: object, keys: string[]): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).filter(([key, member]) => !keys.includes(key) && member !== undefined),
  )
}
