import { cite } from '../../core/timeline/chronicle.ts'
import { describeDuration } from '../../core/timeline/duration.ts'
import type { ServiceView } from '../../core/timeline/serviceView.ts'
import type { Sign } from '../../core/timeline/sign.ts'
import { mark, type Span } from '../format/screen.ts'

const shortList = 20
const order: [Sign, string][] = [
  ['bad', 'unhealthy'],
  ['waiting', 'waiting'],
  ['unknown', 'unknown'],
  ['moving', 'in flight'],
  ['good', 'healthy'],
]

/** Rows of a table of services, worst first; many healthy ones fold into a count. */
export function serviceRows(services: ServiceView[], now: number, all: boolean): (Span | string)[][] {
  const folds = !all && services.length > shortList
  const shown = folds ? services.filter((service) => service.sign !== 'good') : services
  const rows = shown.map((view) => [
    mark(view.sign, view.word),
    `${view.environment} · ${view.service}`,
    nodeCounts(view),
    versionWords(view),
    waitingWords(view, now),
  ])
  const folded = services.length - shown.length
  return folded > 0 ? [...rows, [mark('good', `${folded} healthy`)]] : rows
}

function nodeCounts({ nodes }: ServiceView): string {
  const parts = order.flatMap(([sign, word]) => (nodes[sign] > 0 ? [`${nodes[sign]} ${word}`] : []))
  return parts.join(', ')
}

function versionWords({ effective, wanted }: ServiceView): string {
  const now = effective ? cite(effective.cited) : 'nothing yet'
  return wanted ? `${now} (wanted: ${cite(wanted.cited)})` : now
}

/** For what, since when, and what ends it. */
function waitingWords({ waiting }: ServiceView, now: number): string {
  return waiting ? `${waiting.why} · for ${describeDuration(now - waiting.since)} · until ${waiting.ends}` : ''
}
