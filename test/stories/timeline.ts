import { expect } from 'vitest'
import { rolloutLines } from '../../src/cli/faces/rolloutLines.ts'
import { isDurable } from '../../src/core/journal/entry.ts'
import { fold } from '../../src/core/journal/fold.ts'
import { emptyState } from '../../src/core/journal/state.ts'
import { chronicle, emptyChronicle } from '../../src/core/timeline/chronicle.ts'
import { describeEntry } from '../../src/core/timeline/describeEntry.ts'
import { rolloutView } from '../../src/core/timeline/rolloutView.ts'
import { signs } from '../../src/core/timeline/sign.ts'
import { statusView } from '../../src/core/timeline/statusView.ts'
import type { Story } from '../core/support/story.ts'

/** A story as people read it: what `history` tells line by line, what `watch` shows of the newest rollouts, what `status` asks for. */
export function timelineOf(story: Story, from = 0): string {
  const told = emptyChronicle()
  const start = from || (story.entries[0]?.at ?? 0)
  let state = emptyState()
  const lines: string[] = []
  for (const entry of story.entries) {
    state = fold(state, [entry])
    chronicle(told, [entry])
    if (!isDurable(entry)) continue
    const line = describeEntry(entry, state, told)
    if (!line.minor && entry.at >= from) lines.push(`${clock(entry.at - start)}  ${signs[line.sign].mark} ${line.text}`)
  }
  const rollouts = Object.values(state.rollouts).filter(({ startedAt }) => startedAt >= from)
  const blocks = rollouts.map((rollout) =>
    rolloutLines(rolloutView(state, told, rollout, story.now), story.now)
      .map(plain)
      .join('\n'),
  )
  const needs = statusView(state, told, story.now).needs.map(
    ({ sign, text, next }) => `${signs[sign].mark} ${text}${next ? `\n  next: ${next}` : ''}`,
  )
  const asks = needs.length === 0 ? ['nothing needs anybody'] : needs
  return `${[lines.join('\n'), ...blocks, asks.join('\n')].join('\n\n')}\n`
}

/** Every rollout that ended says what became of each of its nodes, once; and the timeline says the same numbers. */
export function expectAccounts(story: Story): void {
  for (const ended of story.said('rollout-ended')) {
    const rollout = story.state.rollouts[ended.rollout]
    const nodes = rollout?.order ?? []
    const sum = Object.values(ended.counts).reduce((total, count) => total + (count ?? 0), 0)
    expect(sum, `${ended.rollout} accounts for every node`).toBe(nodes.length)
    for (const node of nodes) {
      const settled = story.said('node-settled').filter((one) => one.rollout === ended.rollout && one.node === node)
      const last = settled.at(-1)?.end
      expect(last, `${node} ended`).toBe(rollout?.nodes[node]?.status)
    }
    const counted: Record<string, number> = {}
    for (const node of nodes) {
      const status = rollout?.nodes[node]?.status ?? ''
      counted[status] = (counted[status] ?? 0) + 1
    }
    expect(counted).toEqual(ended.counts)
  }
}

function clock(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  return parts.map((part) => String(part).padStart(2, '0')).join(':')
}

function plain(line: (string | { text: string })[]): string {
  return line
    .map((span) => (typeof span === 'string' ? span : span.text))
    .join('')
    .trimEnd()
}
