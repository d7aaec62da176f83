import type { NodeView } from '../../core/timeline/nodeView.ts'
import { describeDuration } from '../../core/timeline/duration.ts'
import { mark, type Span } from '../format/screen.ts'

/** Lists no longer than this are shown whole. */
const shortList = 20

/** Rows of a table of nodes, worst first; many healthy ones fold into a count. */
export function nodeRows(nodes: NodeView[], now: number, all: boolean): (Span | string)[][] {
  const folds = !all && nodes.length > shortList
  const shown = folds ? nodes.filter((node) => node.sign !== 'good') : nodes
  const rows = shown.map((node) => [
    mark(node.sign, node.word),
    node.name,
    { text: node.environment ?? '', tone: 'dim' as const },
    whyWords(node, now),
  ])
  const folded = nodes.length - shown.length
  return folded > 0 ? [...rows, [mark('good', `${folded} healthy`)]] : rows
}

function whyWords({ why, since, mode, sign }: NodeView, now: number): string {
  const observed = mode === 'observe' ? ['only observed'] : []
  const about =
    sign === 'good' && mode !== 'retired'
      ? []
      : [...(why ? [why] : []), ...(since ? [`for ${describeDuration(now - since)}`] : [])]
  return [...observed, ...about].join(' · ')
}
