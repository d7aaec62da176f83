import type { EntryLine } from '../../core/timeline/describeEntry.ts'
import { signs } from '../../core/timeline/sign.ts'
import type { Span } from '../format/screen.ts'

/** One entry as a line: the time of day on a terminal, the whole instant elsewhere. */
export function timelineRow(line: Pick<EntryLine, 'at' | 'sign' | 'text'>, isTerminal: boolean): (Span | string)[] {
  const time = new Date(line.at).toISOString()
  const when = isTerminal ? time.slice(11, 19) : time
  return [{ text: when, tone: 'dim' }, '  ', { text: signs[line.sign].mark, tone: line.sign }, ' ', line.text]
}
