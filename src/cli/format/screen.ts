import { printable } from '../../core/desired/writeProblems.ts'
import { signs, type Sign } from '../../core/timeline/sign.ts'
import type { CliContext } from '../context.ts'

export type Tone = Sign | 'dim' | 'bold' | 'plain'

/** A piece of a line: text that is escaped when it is written, and how it looks on a terminal. */
export interface Span {
  text: string
  tone?: Tone
}

/** Where verbs write: every text is escaped here, so that nothing from a node or a commit can steer a terminal. */
export interface Screen {
  line(...spans: (Span | string)[]): void
  /** Rows in columns of equal width; the last column is as long as it likes. */
  table(rows: (Span | string)[][], indent?: string): void
  json(value: unknown): void
  /** The spans as they would be written, for a redraw. */
  render(spans: (Span | string)[]): string
}

const codes: Record<Tone, string> = {
  good: '32',
  moving: '34',
  waiting: '33',
  bad: '31',
  unknown: '90',
  dim: '2',
  bold: '1',
  plain: '',
}

/** A screen on the output of a verb; colours only on a terminal, and not where NO_COLOR asks for none. */
export function createScreen(context: Pick<CliContext, 'out' | 'isTerminal' | 'environment'>): Screen {
  const hasColour = context.isTerminal && !context.environment['NO_COLOR'] && context.environment['TERM'] !== 'dumb'
  const paint = (part: Span | string): string => {
    const { text, tone = 'plain' } = typeof part === 'string' ? { text: part } : part
    const code = codes[tone]
    return hasColour && code !== '' ? `\u001b[${code}m${printable(text)}\u001b[0m` : printable(text)
  }
  const render = (spans: (Span | string)[]): string => spans.map(paint).join('')
  return {
    render,
    line: (...spans) => context.out(`${render(spans)}\n`),
    table: (rows, indent = '') => {
      for (const row of alignRows(rows)) context.out(`${indent}${render(row).trimEnd()}\n`)
    },
    json: (value) => context.out(`${safeJson(value, 2)}\n`),
  }
}

/** A sign with its word, as it stands before a thing. */
export function mark(sign: Sign, word?: string): Span {
  return { text: word === undefined ? signs[sign].mark : `${signs[sign].mark} ${word}`, tone: sign }
}

/** JSON that holds no character which could steer a terminal: such are written as their escapes. */
export function safeJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) => {
    if (character === '\n') return character
    return Array.from({ length: character.length }, (_, index) => {
      return `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`
    }).join('')
  })
}

function alignRows(rows: (Span | string)[][]): (Span | string)[][] {
  const length = (part: Span | string | undefined) =>
    printable(typeof part === 'string' ? part : (part?.text ?? '')).length
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) => Math.max(0, ...rows.map((row) => length(row[column]))))
  return rows.map((row) =>
    row.flatMap((part, column) => {
      const isLast = column === row.length - 1
      return isLast ? [part] : [part, ' '.repeat((widths[column] ?? 0) - length(part) + 2)]
    }),
  )
}
