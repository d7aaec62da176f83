import { cite } from '../../core/timeline/chronicle.ts'
import { boundWords, describeDuration } from '../../core/timeline/duration.ts'
import type { RolloutFailure, RolloutView } from '../../core/timeline/rolloutView.ts'
import { mark, type Span } from '../format/screen.ts'

const mostNames = 12

/** One rollout as a block of lines: waves, bake, what is left, and a failure with evidence and the next step. */
export function rolloutLines(rollout: RolloutView, now: number): (Span | string)[][] {
  const { cited, environment, service, kind, startedAt, endedAt } = rollout
  const what = kind === 'heal' ? 'healing' : cite(cited)
  const most = endedAt === undefined && rollout.boundMs !== undefined ? ` of ${boundWords(rollout.boundMs)}` : ''
  const time = `${describeDuration((endedAt ?? now) - startedAt)}${most}`
  return [
    [{ text: what, tone: 'bold' }, ` → ${environment} · ${service}  `, { text: `${time}  ${rollout.id}`, tone: 'dim' }],
    ...waveLines(rollout),
    ...bakeLines(rollout, now),
    ...asideLines(rollout),
    ...restLines(rollout),
    ...waitingLines(rollout, now),
    ...(rollout.failure ? failureLines(rollout.failure) : []),
    ...(endedAt === undefined ? [] : [['  ', mark(rollout.sign, rollout.word), ` ${countWords(rollout)}`]]),
  ]
}

/** A failure as it is told: the sentence, what was done, what is next. */
export function failureLines(failure: RolloutFailure): (Span | string)[][] {
  const { sentence, consequences, next } = failure
  return [
    [mark('bad'), ` ${sentence}`],
    ...(consequences.length > 0 ? [[`  ${consequences.join(' · ')}`]] : []),
    [`  next: ${next}`],
  ]
}

/** `3 healthy, 1 deferred`. */
export function countWords({ counts }: RolloutView): string {
  const parts = Object.entries(counts).map(([end, count]) => `${count} ${end === 'ignored' ? 'untouched' : end}`)
  return parts.join(', ')
}

function waveLines(rollout: RolloutView): (Span | string)[][] {
  return rollout.waves.flatMap(({ name, nodes }) => {
    const isLast = name === rollout.waves.at(-1)?.name
    const quiet = nodes.every(({ sign }) => sign === 'good')
    // Waves that are through need no line for each node.
    if (quiet && (!isLast || nodes.length > 3)) {
      const names = nodes.map((node) => node.name)
      return [
        ['  ', mark('good'), ` ${name.padEnd(8)} `, listNames(names), { text: '  healthy', tone: 'dim' as const }],
      ]
    }
    return nodes.map((node, index) => [
      '  ',
      mark(node.sign),
      ` ${(index === 0 ? name : '').padEnd(8)} ${node.name}  ${node.word}`,
      { text: node.detail === '' ? '' : `  ${node.detail}`, tone: 'dim' as const },
    ])
  })
}

function bakeLines({ bakeUntil }: RolloutView, now: number): (Span | string)[][] {
  if (bakeUntil === undefined) return []
  return [['  ', mark('moving'), ` ${'bake'.padEnd(8)} ${describeDuration(bakeUntil - now)} left`]]
}

function asideLines({ aside }: RolloutView): (Span | string)[][] {
  return aside.map((node) => [
    '  ',
    mark(node.sign),
    ` ${'aside'.padEnd(8)} ${node.name}  ${node.word}`,
    { text: `  ${node.detail}`, tone: 'dim' as const },
  ])
}

function restLines({ rest, endedAt }: RolloutView): (Span | string)[][] {
  if (rest.length === 0 || endedAt !== undefined) return []
  return [['  ', mark('unknown'), ` ${'later'.padEnd(8)} ${listNames(rest)}`]]
}

function waitingLines({ waiting }: RolloutView, now: number): (Span | string)[][] {
  if (!waiting || waiting.kind === 'baking') return []
  const { why, since, ends } = waiting
  return [['  ', mark('waiting'), ` ${why} · for ${describeDuration(now - since)} · until ${ends}`]]
}

function listNames(names: string[]): string {
  const shown = names.slice(0, mostNames).join(' ')
  return names.length > mostNames ? `${shown} and ${names.length - mostNames} more` : shown
}
