import pino from 'pino'
import { describeEntry } from '../../core/timeline/describeEntry.ts'
import type { Sign } from '../../core/timeline/sign.ts'
import type { Polled } from '../../daemon/source/pollBranch.ts'
import type { CliContext } from '../context.ts'
import { timelineRow } from '../faces/timelineRow.ts'
import { createScreen, safeJson } from '../format/screen.ts'
import type { Report } from './session.ts'

/** A report that can also say things of its own. */
export interface RunReport extends Report {
  say(sign: Sign, text: string, facts?: Record<string, unknown>): void
}

const levels: Record<Sign, 'info' | 'warn' | 'error'> = {
  good: 'info',
  moving: 'info',
  unknown: 'warn',
  waiting: 'warn',
  bad: 'error',
}

/** Tells what the daemon does as it happens: lines for people, or JSON lines for a log collector. */
export function createReport(context: CliContext, format: 'text' | 'json'): RunReport {
  const say = format === 'json' ? sayJson(context) : sayLines(context)
  let lastFailure: string | undefined
  return {
    say,
    entries: (entries, state, told) => {
      for (const entry of entries) {
        const { sign, text, minor, rollout, node, slot } = describeEntry(entry, state, told)
        if (minor && format === 'text') continue
        say(sign, text, { type: entry.type, rollout, node, slot })
      }
    },
    polled: (polled: Polled) => {
      const failure = polled.polled === 'failed' ? polled.message : undefined
      // The same trouble every few seconds is one trouble.
      if (failure !== lastFailure && polled.polled === 'failed') {
        say('waiting', `the branch cannot be asked: ${polled.message} (${polled.hint})`, { type: 'poll-failed' })
      }
      if (failure === undefined && lastFailure !== undefined) say('good', 'the branch answers again', { type: 'poll' })
      lastFailure = failure
    },
    broken: (error) => {
      const message = error instanceof Error ? error.message : String(error)
      const stack = context.environment['HOLDFAST_DEBUG'] === '1' && error instanceof Error ? error.stack : undefined
      say('bad', `something went wrong in the loop: ${stack ?? message}`, { type: 'broken' })
    },
  }
}

function sayLines(context: CliContext): RunReport['say'] {
  const screen = createScreen(context)
  return (sign, text) => screen.line(...timelineRow({ at: context.clock.now(), sign, text }, context.isTerminal))
}

function sayJson(context: CliContext): RunReport['say'] {
  // pino writes the line; the characters that could steer a terminal are escaped on the way out.
  const write = (line: string) => context.out(`${safeJson(JSON.parse(line))}\n`)
  const logger = pino({ base: null, timestamp: () => `,"time":${context.clock.now()}` }, { write })
  return (sign, text, facts) => logger[levels[sign]]({ sign, ...facts }, text)
}
