import { hookWords } from '../rollout/hookNews.ts'
import { slotWords } from './slotWords.ts'
import { controllerWords } from './controllerWords.ts'
import { stayWords, wayBackWords } from './wayBackWords.ts'
import { lostWords } from './lostWords.ts'
import type { DurableEntry, NodeEnd } from '../journal/entry.ts'
import type { State } from '../journal/state.ts'
import { citedCommit, cite, type Chronicle } from './chronicle.ts'
import { describeInstant } from '../fleet/instant.ts'
import { describeDuration } from './duration.ts'
import { pausedWords } from '../rollout/pauseWords.ts'
import { endWords, nodeCount } from './endWords.ts'
import { waveName } from './waveName.ts'
import type { Sign } from './sign.ts'

/** One thing that was decided or learned, as a line for people; what it speaks of beside it. */
export interface EntryLine {
  at: number
  sign: Sign
  text: string
  /** Says again what the lines around it say: left out where people read. */
  minor: boolean
  rollout?: string
  node?: string
  slot?: string
}

/** An entry in words. `state` is the state the entry is already part of. */
export function describeEntry(entry: DurableEntry, state: State, told: Chronicle): EntryLine {
  const { rollout, node, slot } = aboutOf(entry, state)
  const [sign, text] = words(entry, state, told)
  return { at: entry.at, sign, text, minor: isMinor(entry, state), rollout, node, slot }
}

function isMinor(entry: DurableEntry, state: State): boolean {
  switch (entry.type) {
    case 'attempt-received':
    case 'digest-promoted':
    case 'digest-good':
      return true
    case 'outcome':
      return entry.outcome === 'healthy'
    case 'rollout-failed':
      // The word that ended it stands above.
      return entry.node === ''
    case 'node-settled':
      return ['healthy', 'restored', 'ignored'].includes(entry.end) || isRestoreFailed(entry, state)
    default:
      return false
  }
}

/** Its outcome said so already. */
function isRestoreFailed(entry: { rollout: string; node: string }, state: State): boolean {
  const attempt = state.rollouts[entry.rollout]?.nodes[entry.node]?.attempt
  return attempt !== undefined && state.attempts[attempt]?.outcome === 'restore-failed'
}

/** The rollout, node and slot an entry speaks of, also where only its attempt names them. */
export function aboutOf(entry: DurableEntry, state: State): { rollout?: string; node?: string; slot?: string } {
  const attempt = 'attempt' in entry ? state.attempts[entry.attempt] : undefined
  const rollout = 'rollout' in entry ? entry.rollout : (attempt?.rollout ?? revertedRollout(entry, state))
  const node = 'node' in entry && entry.node !== '' ? entry.node : attempt?.node
  const slot = 'slot' in entry ? entry.slot : (attempt?.slot ?? (rollout ? state.rollouts[rollout]?.slot : undefined))
  return { rollout, node, slot }
}

/** A revert belongs to the rollout whose failure it answers. */
function revertedRollout(entry: DurableEntry, state: State): string | undefined {
  if (!['revert-made', 'revert-proposed', 'revert-blocked'].includes(entry.type)) return undefined
  if (!('slot' in entry) || !('digest' in entry)) return undefined
  return state.slots[entry.slot]?.holds[entry.digest]?.rollout
}

const ends: Record<NodeEnd, Sign> = {
  healthy: 'good',
  restored: 'bad',
  failed: 'bad',
  deferred: 'waiting',
  ignored: 'unknown',
}

function words(entry: DurableEntry, state: State, told: Chronicle): [Sign, string] {
  const { node = '', slot = '' } = aboutOf(entry, state)
  const where = slot ? slotWords(slot) : ''
  const commit = 'commit' in entry ? cite(citedCommit(told, entry.commit)) : ''
  switch (entry.type) {
    case 'controller-started':
    case 'controller-fenced':
    case 'lease-missed':
    case 'lease-renewed':
      return controllerWords(entry)
    case 'commit-accepted':
      return ['good', `accepted ${commit}: ${changedSlots(entry.slots)}`]
    case 'head-refused':
      return ['bad', `refused ${entry.commit.slice(0, 7)} (${entry.reason}): ${entry.problems.join(' · ')}`]
    case 'digest-promoted':
      return ['good', `${where} may now run ${digestWords(entry.digest)} (${commit})`]
    case 'urgency-declared':
      return [
        'moving',
        `${where}: back to ${digestWords(entry.digest)} everywhere at once, says ${entry.who}: ${entry.why}`,
      ]
    case 'health-lost':
      return ['bad', `${where}: ${digestWords(entry.digest)} is not healthy any more: ${entry.node}: ${entry.why}`]
    case 'health-back':
      return ['good', `${where}: ${digestWords(entry.digest)} is healthy again`]
    case 'digest-good':
      return ['good', `${where}: ${digestWords(entry.digest)} is proven healthy`]
    case 'digest-held':
      return ['bad', `${where}: ${digestWords(entry.digest)} is held: ${heldWords(entry, state)}`]
    case 'hold-released':
      return ['moving', releaseWords(entry, where)]
    case 'revert-made':
      return ['waiting', `revert ${entry.commit.slice(0, 7)} pushed: undoes ${shortList(entry.reverts, told)}`]
    case 'revert-proposed':
      return ['waiting', `${where}: the revert waits on branch ${entry.branch} for somebody to merge it: ${entry.why}`]
    case 'revert-blocked':
      return ['bad', `${where}: no revert is pushed: ${entry.why}`]
    case 'drift-found':
      return ['waiting', `${node}: ${where} drifted: ${listChanges(entry.changes)}`]
    case 'drift-ended':
      return ['good', `${node}: ${where} is as it should be again`]
    case 'heal-stopped':
      return ['bad', `${node}: ${where} is not healed any more: ${entry.why}`]
    case 'node-lost':
      return ['unknown', lostWords(node, entry)]
    case 'node-back':
      return ['good', `${node} answers again`]
    case 'node-cordoned':
      return ['waiting', `${node} cordoned by ${entry.who} until ${describeInstant(entry.until)}: ${entry.why}`]
    case 'node-uncordoned':
      return ['good', `${node} is no longer cordoned: ${endedBy(entry)}`]
    case 'service-suspended':
      return ['waiting', `${where} suspended by ${entry.who} until ${describeInstant(entry.until)}: ${entry.why}`]
    case 'suspension-ended':
      return ['good', `${where} is no longer suspended: ${endedBy(entry)}`]
    case 'node-forgotten':
      return ['unknown', `${node} left the fleet and is forgotten`]
    case 'orphan-found':
      return ['waiting', `${node} has an attempt nobody here knows (${entry.attempt}): it is taken back`]
    case 'orphan-ended':
      return ['good', `${node}: the unknown attempt ${entry.attempt} has ended (${entry.outcome})`]
    default:
      return rolloutWords(entry, state, { node, where, commit })
  }
}

type RolloutEntry = Extract<DurableEntry, { rollout: string } | { attempt: string }>

function rolloutWords(
  entry: Exclude<RolloutEntry, { type: 'orphan-found' | 'orphan-ended' | 'digest-held' }>,
  state: State,
  about: { node: string; where: string; commit: string },
): [Sign, string] {
  const { node, where, commit } = about
  switch (entry.type) {
    case 'rollout-started': {
      const what = entry.kind === 'heal' ? 'healing begins' : `${commit} begins`
      return [
        'moving',
        `${where}: ${what} on ${nodeCount(entry.nodes.length)}${entry.proven ? wayBackWords(entry.urgent) : ''}`,
      ]
    }
    case 'wave-started':
      return ['moving', `${where}: ${waveName(state.rollouts[entry.rollout], entry.wave)}: ${entry.nodes.join(' ')}`]
    case 'bake-started':
      return ['moving', `${where}: the canary bakes for ${describeDuration(entry.until - entry.at)}`]
    case 'attempt-intended':
      if (entry.empty) return ['moving', `${node}: ${where} is as it should be; only verified`]
      if (entry.changes.length === 0 && entry.hooks) {
        return ['moving', `${node}: ${where}: runs ${entry.hooks.map(hookWords).join(', ')}`]
      }
      return ['moving', `${node}: ${where}: ${listChanges(entry.changes)}`]
    case 'attempt-received':
      return ['moving', `${node}: received`]
    case 'attempt-void':
      return ['waiting', `${node}: not begun: ${entry.why}`]
    case 'steps-ended':
      if (entry.steps === 'applied') {
        return ['moving', `${node}: applied, now verified${entry.detail ? `; ${entry.detail}` : ''}`]
      }
      return [entry.steps === 'stale' ? 'waiting' : 'bad', `${node}: ${entry.steps}: ${entry.detail}`]
    case 'hook-ended':
      return hookEnd(entry, node)
    case 'verdict':
      return [
        entry.verdict === 'healthy' ? 'good' : entry.verdict === 'unhealthy' ? 'bad' : 'unknown',
        `${node}: ${entry.verdict}${entry.evidence.length > 0 ? `: ${entry.evidence.join('; ')}` : ''}`,
      ]
    case 'keep-intended':
      return ['waiting', `${node}: stays as it is: ${entry.why}`]
    case 'node-set-aside':
      return ['bad', `${node}: is set aside and goes back alone${unsaid(entry.why, node, state)}`]
    case 'restore-intended':
      return ['bad', `${node}: is taken back${unsaid(entry.why, node, state)}`]
    case 'outcome':
      return [
        entry.outcome === 'healthy' ? 'good' : entry.outcome === 'kept' ? 'waiting' : 'bad',
        `${node}: ${outcomeWords(entry)}`,
      ]
    case 'node-settled':
      if (entry.end === 'ignored') return ['unknown', `${node}: ${entry.detail || 'untouched'}`]
      return [ends[entry.end], `${node}: ${entry.end}${entry.detail ? `: ${entry.detail}` : ''}`]
    case 'node-returned':
      return ['waiting', `${node}: is tried again: ${entry.why}`]
    case 'rollout-failed':
      return ['bad', `${where} failed: ${entry.node ? `${entry.node}: ` : ''}${entry.why}`]
    case 'rollout-ended':
      return endWords(entry, state, where)
    case 'rollout-paused':
      return ['waiting', `${where} ${pausedWords(entry)}`]
    case 'rollout-resumed':
      if (entry.automatic) return ['moving', `${where} goes on by itself: ${entry.why}`]
      return ['moving', `${where} resumed by ${entry.who}: ${entry.why}`]
    case 'rollout-aborted':
      return ['waiting', `${where} aborted by ${entry.who}: ${entry.why}${stayWords(entry.acknowledged)}`]
  }
}

/** Why, unless the lines before say it: the verdict, what failed the rollout, or what set the node aside. */
function unsaid(why: string, node: string, state: State): string {
  const isSaid = Object.values(state.rollouts).some(
    ({ failure, nodes }) => failure?.why === why || nodes[node]?.aside?.why === why,
  )
  return isSaid ? '' : `: ${why}`
}

/** Why it is held was said by what failed; what a person wants to know is for how long. */
function heldWords(entry: Extract<DurableEntry, { type: 'digest-held' }>, state: State): string {
  if (state.rollouts[entry.rollout]?.failure?.why !== entry.why) return entry.why
  if (entry.blame === 'node') return 'a node is to blame, not the commit; it is tried again by itself'
  return 'it is not applied again, whatever commit carries it, until somebody retries it'
}

function hookEnd(entry: Extract<DurableEntry, { type: 'hook-ended' }>, node: string): [Sign, string] {
  const what = `${node}: ${hookWords(entry.hook)}${entry.restore ? ', on the way back,' : ''}`
  const said = entry.detail ? `: ${entry.detail}` : ''
  if (entry.result === 'done') return ['good', `${what} is done`]
  if (entry.result === 'failed') return ['bad', `${what} failed${said}`]
  return ['unknown', `${what} timed out or was cut short; what it did is not known${said}`]
}

function releaseWords(entry: Extract<DurableEntry, { type: 'hold-released' }>, where: string): string {
  const { digest, node, who, why } = entry
  const on = node === undefined ? '' : ` for ${node}`
  return `${where}: ${digestWords(digest)} is released${on} by ${who}: ${why}`
}

function outcomeWords(entry: Extract<DurableEntry, { type: 'outcome' }>): string {
  const by = entry.by === 'node' ? ' by itself' : ''
  if (entry.outcome === 'healthy') return 'confirmed'
  if (entry.outcome === 'kept') return 'kept as it is'
  if (entry.unarmed) return 'nothing was changed'
  const what = entry.outcome === 'restored' ? `restored${by}` : `could not be restored${by}`
  return entry.detail ? `${what}: ${entry.detail}` : what
}

function endedBy({ automatic, who, why }: { automatic: boolean; who: string; why: string }): string {
  return automatic ? why : `${who}: ${why}`
}

/** A digest short enough to be said. */
export function digestWords(digest: string): string {
  return /^0+$/.test(digest) ? 'removal' : digest.slice(0, 7)
}

function changedSlots(slots: Record<string, string | null>): string {
  const changed = Object.entries(slots).map(
    ([slot, digest]) => `${slotWords(slot)}${digest === null ? ' removed' : ''}`,
  )
  if (changed.length === 0) return 'changes nothing that runs'
  const shown = changed.slice(0, 6).join(', ')
  return `changes ${shown}${changed.length > 6 ? ` and ${changed.length - 6} more` : ''}`
}

function listChanges(changes: string[]): string {
  const shown = changes.slice(0, 3).join(', ')
  return changes.length > 3 ? `${shown} and ${changes.length - 3} more` : shown || 'changes'
}

function shortList(commits: string[], told: Chronicle): string {
  return commits.map((commit) => cite(citedCommit(told, commit))).join(', ')
}
