import type { Entry, NodeEnd } from '../../journal/entry.ts'
import type { Attempt, Rollout, RolloutNode, State } from '../../journal/state.ts'
import { nodeState } from '../../journal/foldNode.ts'
import { cutOff } from '../cutOff.ts'
import { mustEndBy } from '../deadline.ts'
import { acceptedDesired } from '../effective.ts'
import { hookThat, hookWords } from '../hookNews.ts'
import { openRollouts } from '../openAttempts.ts'
import { cordonOf } from '../restraints.ts'
import { isTriedAgain, maxTries } from '../triedAgain.ts'

/** A node that comes and goes may take its turn anew so often within one rollout; after that it is healed later. */
const maxReturns = 3

/** Nodes whose attempt ended, or that cannot be touched, get their one terminal state. */
export function settleNodes(state: State, at: number): Entry[] {
  return openRollouts(state).flatMap((rollout) =>
    Object.entries(rollout.nodes).flatMap(([node, progress]): Entry[] => {
      const again = rollout.failure ? [] : returned(state, rollout, node, progress, at)
      if (again.length > 0) return again
      const end = endOf(state, rollout, node, progress, at)
      return end ? [{ at, type: 'node-settled', rollout: rollout.id, node, end: end[0], detail: end[1] }] : []
    }),
  )
}

/** The node undid it, by its own fault or because it was out of reach: it is tried again, after a pause if need be. */
function returned(state: State, rollout: Rollout, node: string, progress: RolloutNode, at: number): Entry[] {
  if (progress.aside || (progress.returns ?? 0) >= maxReturns) return []
  const again = (why: string): Entry => ({ at, type: 'node-returned', rollout: rollout.id, node, why })
  const known = nodeState(state, node)
  if (progress.status === 'deferred' && !known.lost && known.lookedAt !== undefined) {
    if (known.slots[rollout.slot]?.sync === 'unknown' || cordonWords(state, node)) return []
    return [again(progress.detail.startsWith('cordoned') ? 'it is no longer cordoned' : 'it answers again')]
  }
  const attempt = progress.attempt ? state.attempts[progress.attempt] : undefined
  if (isTerminal(progress) || progress.status === 'pending' || attempt?.outcome !== 'restored') return []
  if (isTriedAgain(state, attempt)) return [again(whyReturned(attempt))]
  switch (cutOff(state, attempt)) {
    case 'away':
      return [again('the node restored itself while the controller was away')]
    case 'late':
      return [again('the node restored itself before it was confirmed')]
    case 'path':
      return [again(`${node} restored itself after it could not be reached`), ...pause(rollout, node, at)]
    default:
      return []
  }
}

/** Nothing tells the change from the way there: nobody is condemned, and nothing is started until the way is there. */
function pause(rollout: Rollout, node: string, at: number): Entry[] {
  if (rollout.paused || rollout.kind === 'heal') return []
  const why = `${node} could not be reached again after its change and restored itself; no untouched node on the same way answered meanwhile, so this says nothing of the commit`
  return [{ at, type: 'rollout-paused', rollout: rollout.id, cause: 'external', node, who: 'holdfast', why }]
}

function whyReturned(attempt: Attempt): string {
  const hook = hookThat(attempt, 'unknown')
  return hook ? `once a person has looked what ${hookWords(hook)} did` : `by its own fault: ${attempt.detail}`
}

function endOf(
  state: State,
  rollout: Rollout,
  node: string,
  progress: RolloutNode,
  now: number,
): [NodeEnd, string] | undefined {
  if (isTerminal(progress)) return undefined
  if (progress.status === 'pending') return endOfPending(state, rollout, node, progress)
  const attempt = progress.attempt ? state.attempts[progress.attempt] : undefined
  if (!attempt) return undefined
  if (attempt.phase === 'ended') return endOfAttempt(attempt)
  if ((rollout.failure || progress.aside) && now > mustEndBy(state, rollout)) {
    return ['failed', `no word from the node since it was touched: ${attempt.lostWhy ?? ''}`]
  }
  return undefined
}

function endOfPending(
  state: State,
  rollout: Rollout,
  node: string,
  progress: RolloutNode,
): [NodeEnd, string] | undefined {
  if (rollout.failure) return ['ignored', 'untouched']
  if (progress.aside) return ['failed', progress.aside.why]
  const cordon = cordonWords(state, node)
  if (cordon) return ['deferred', cordon]
  if (!rollout.waves.some((wave) => wave.includes(node))) return undefined
  const known = nodeState(state, node)
  if (known.lost) return ['deferred', `unreachable: ${known.lost.message}`]
  const look = known.lookedAt === undefined ? undefined : known.slots[rollout.slot]
  if (look?.sync === 'unknown') return ['deferred', `cannot be read: ${look.changes.join('; ')}`]
  if ((known.tries[`${rollout.slot} ${rollout.digest}`] ?? 0) >= maxTries && rollout.kind === 'deploy') {
    return ['failed', `${maxTries} attempts did not come to an end${lastWhy(state, rollout, node)}`]
  }
  return undefined
}

/** What became of the newest attempt, for whoever has to mend the node. */
function lastWhy(state: State, rollout: Rollout, node: string): string {
  const tries = Object.values(state.attempts).filter((one) => one.rollout === rollout.id && one.node === node)
  const why = tries.at(-1)?.detail
  return why ? `; the last: ${why}` : ''
}

function cordonWords(state: State, node: string): string | undefined {
  const desired = acceptedDesired(state)
  return desired && cordonOf(state, desired, node)
}

function endOfAttempt(attempt: Attempt): [NodeEnd, string] | undefined {
  if (attempt.empty) return attempt.verdict === 'healthy' ? ['healthy', attempt.detail] : ['failed', attempt.detail]
  switch (attempt.outcome) {
    case 'healthy':
      return ['healthy', attempt.detail]
    case 'kept':
      return [attempt.kept ? 'failed' : 'healthy', attempt.detail]
    case 'restored':
      // What it was healthy by says nothing of why it went back.
      return ['restored', attempt.verdict === 'healthy' ? '' : attempt.detail]
    case 'restore-failed':
      return ['failed', attempt.detail]
    case undefined:
      return undefined
  }
}

/** Whether a node's way through a rollout has ended. */
export function isTerminal(progress: RolloutNode): boolean {
  return ['healthy', 'restored', 'failed', 'deferred', 'ignored'].includes(progress.status)
}
