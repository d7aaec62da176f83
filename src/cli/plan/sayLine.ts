import type { CliContext } from '../context.ts'
import type { Screen, Tone } from '../format/screen.ts'

const tones: readonly [RegExp, Tone][] = [
  [/^ {2}✖/, 'bad'],
  [/^ {2}▲/, 'waiting'],
  [/^ {2}○/, 'unknown'],
  [/^ {2}!/, 'bad'],
  [/^ {2}-/, 'waiting'],
  [/^(---|\+\+\+|@@) /, 'dim'],
  [/^\+/, 'good'],
  [/^-/, 'bad'],
]

/** Says one line of a plan in its colour. Tabs belong to what is compared; nothing else moves the cursor. */
export function sayLine(line: string, screen: Screen, context: Pick<CliContext, 'out'>): void {
  const tone = tones.find(([pattern]) => pattern.test(line))?.[1] ?? 'plain'
  context.out(
    `${line
      .split('\t')
      .map((text) => screen.render([{ text, tone }]))
      .join('\t')}\n`,
  )
}
