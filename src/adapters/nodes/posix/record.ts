import { decodeBase64, escapeText } from '../../../node/decode.ts'
import type { AttemptRecord } from '../port.ts'

const stepsWords = new Set(['none', 'running', 'applied', 'failed', 'stale'])
const outcomeWords = new Set(['none', 'armed', 'healthy', 'kept', 'restoring', 'restored', 'restore-failed'])
const detailLimit = 4096

/** An attempt's record from the lines of an answer; undefined when the node said something else. */
export function decodeRecord(lines: string[]): AttemptRecord | undefined {
  const start = lines.findIndex((line) => line.startsWith('record '))
  if (start === -1) return undefined
  const record: AttemptRecord = { attempt: lines[start]?.slice(7) ?? '', steps: 'none', outcome: 'none', detail: '' }
  const details: string[] = []
  for (const line of lines.slice(start + 1)) {
    const [word = '', value = ''] = line.split(/ (.*)/s)
    if (word === 'steps' && stepsWords.has(value)) record.steps = value as AttemptRecord['steps']
    else if (word === 'outcome' && outcomeWords.has(value)) record.outcome = value as AttemptRecord['outcome']
    else if (word === 'by' && (value === 'controller' || value === 'node')) record.by = value
    else if (word === 'step' && /^\d+$/.test(value)) record.step = Number(value)
    else if (word === 'validator') record.validatorRefused = true
    else if (word === 'cause') record.nodeCaused = true
    else if (word === 'detail') details.push(escapeText(value))
    else if (word === 'evidence') details.push(decodeBase64(value).trimEnd())
  }
  // The end of a command's output says more than its beginning.
  record.detail = details
    .filter((text) => text !== '')
    .join('\n')
    .slice(-detailLimit)
  return record
}
