import { hookLabel, type HookNews, type HookPhase } from '../../../core/fleet/hook.ts'
import { decodeBase64, decodeField, escapeText } from '../../../node/decode.ts'
import type { AttemptRecord } from '../port.ts'

const stepsWords = new Set(['none', 'running', 'applied', 'failed', 'stale'])
const outcomeWords = new Set(['none', 'armed', 'healthy', 'kept', 'restoring', 'restored', 'restore-failed'])
const detailLimit = 4096
/** Of what a command printed, so that the sentence before it is never cut off. */
const evidenceLimit = 3072

/** An attempt's record from the lines of an answer; undefined when the node said something else. */
export function decodeRecord(lines: string[]): AttemptRecord | undefined {
  const start = lines.findIndex((line) => line.startsWith('record '))
  if (start === -1) return undefined
  const record: AttemptRecord = { attempt: lines[start]?.slice(7) ?? '', steps: 'none', outcome: 'none', detail: '' }
  const details: string[] = []
  const hooks: string[] = []
  for (const line of lines.slice(start + 1)) {
    const [word = '', value = ''] = line.split(/ (.*)/s)
    if (word === 'steps' && stepsWords.has(value)) record.steps = value as AttemptRecord['steps']
    else if (word === 'outcome' && outcomeWords.has(value)) record.outcome = value as AttemptRecord['outcome']
    else if (word === 'by' && (value === 'controller' || value === 'node')) record.by = value
    else if (word === 'step' && /^\d+$/.test(value)) record.step = Number(value)
    else if (word === 'validator') record.validatorRefused = true
    else if (word === 'cause') record.nodeCaused = true
    else if (word === 'hook') hooks.push(value)
    else if (word === 'detail') details.push(escapeText(value))
    else if (word === 'evidence') details.push(decodeBase64(value).trimEnd().slice(-evidenceLimit))
  }
  if (hooks.length > 0) record.hooks = decodeHooks(hooks)
  // The end of a command's output says more than its beginning.
  record.detail = details
    .filter((text) => text !== '')
    .join('\n')
    .slice(-detailLimit)
  return record
}

const hookResults = new Set(['running', 'done', 'failed', 'unknown'])
const hookDetailLimit = 1024

/** In the order of the plan, then those of its undo. */
function decodeHooks(lines: string[]): HookNews[] {
  const found = lines.flatMap((line) => {
    const [mark = '', phase = '', name = '', result = '', evidence = ''] = line.split(' ')
    if (!hookResults.has(result)) return []
    const news: HookNews = {
      hook: hookLabel(phase as HookPhase, escapeText(decodeField(name))),
      restore: mark.startsWith('restore-'),
      result: result as HookNews['result'],
      detail: decodeBase64(evidence).trimEnd().slice(-hookDetailLimit),
    }
    return [{ news, place: Number(mark.replace('restore-', '')) }]
  })
  const inOrder = found.toSorted((a, b) => Number(a.news.restore) - Number(b.news.restore) || a.place - b.place)
  return inOrder.map(({ news }) => news)
}
