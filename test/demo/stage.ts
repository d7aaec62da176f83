import type { RunLine } from '../lab/fleet/controller.ts'

/** Where the story is told: plain lines, with colour only on a terminal. */
export interface Stage {
  chapter(title: string, ...text: string[]): void
  /** A command a person gives. */
  command(line: string): void
  /** Something that was looked up and is so. */
  fact(text: string): void
  plain(...lines: string[]): void
  /** A line of the daemon. */
  overhear(line: RunLine): void
}

const marks: Record<string, [string, number]> = {
  good: ['●', 32],
  moving: ['◐', 34],
  waiting: ['▲', 33],
  bad: ['✖', 31],
  unknown: ['○', 90],
}
/** Steps of the journal that say again what the lines around them say. */
const quiet = new Set(['attempt-received', 'digest-promoted', 'digest-good', 'restore-intended'])
const isQuiet = ({ type = '', sign }: RunLine): boolean =>
  quiet.has(type) || (type === 'outcome' && sign === 'good') || (type === 'node-settled' && sign !== 'waiting')

const longest = 150

function shorten(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}

/** Opens a stage on a stream of text. */
export function openStage(write: (text: string) => void, isTerminal: boolean): Stage {
  let chapters = 0
  const paint = (code: number, text: string): string => (isTerminal ? `\u001b[${code}m${text}\u001b[0m` : text)
  const line = (text = ''): void => write(`${text}\n`)
  return {
    chapter: (title, ...text) => {
      chapters += 1
      line()
      line(paint(1, `${chapters}  ${title}`))
      for (const one of text) line(`   ${one}`)
      line()
    },
    command: (text) => line(`   ${paint(1, `$ ${text}`)}`),
    fact: (text) => line(`   ${paint(32, '●')} ${text}`),
    plain: (...lines) => lines.forEach((text) => line(text === '' ? '' : `   ${text}`)),
    overhear: (told) => {
      if (isQuiet(told)) return
      const [mark, colour] = marks[told.sign] ?? ['·', 0]
      const time = new Date(told.time).toISOString().slice(11, 19)
      const [first = '', ...more] = told.msg.split('\n')
      line(`     ${paint(90, time)}  ${paint(colour, mark)} ${shorten(first)}`)
      // What a validator said is said once; the lines that follow only cite it.
      for (const one of told.type === 'steps-ended' ? more : []) line(`                 ${shorten(one)}`)
    },
  }
}
