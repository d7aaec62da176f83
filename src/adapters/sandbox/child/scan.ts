import { CST, Lexer } from 'yaml'

/** Nesting a manifest may have; the parser recurses, and some input of 850 levels ends the whole process. */
export const depthLimit = 64

/** Keys, values and the signs between them: several times what 5,000 nodes in one file need, parsed within a second. */
export const tokenLimit = 200_000

const documentLimit = 1_000

/** Something found before parsing that makes a file unsafe to parse, or means something else than it seems to. */
export interface ScanFinding {
  /** Characters from the start of the text. */
  offset: number
  message: string
  hint: string
}

/** Looks over a YAML text token by token, without recursion, for what the parser must not be given. */
export function scanYaml(text: string): ScanFinding | undefined {
  let offset = 0
  let flow = 0
  const columns: number[] = []
  let lineStart = 0
  let atStart = true
  let tokens = 0
  let documents = 0
  for (const token of new Lexer().lex(text)) {
    const type = CST.tokenType(token)
    if (!blank.has(type ?? '') && !markers.has(token)) tokens += 1
    const finding =
      tokens > tokenLimit ? tooMany(offset, `${tokenLimit} keys, values and signs`) : refuse(type, token, offset)
    if (finding) return finding
    if (type === 'doc-start') {
      columns.length = 0
      documents += 1
      if (documents > documentLimit) return tooMany(offset, `${documentLimit} documents`)
    }
    if (type === 'flow-seq-start' || type === 'flow-map-start') flow += 1
    if (type === 'flow-seq-end' || type === 'flow-map-end') flow = Math.max(0, flow - 1)
    // In block style every level starts in a column further right, on a line of its own or after `- `, `? ` or `: `.
    if (flow === 0 && atStart && !blank.has(type ?? '')) {
      const column = offset - lineStart
      while (columns.length > 0 && columns[columns.length - 1]! >= column) columns.pop()
      columns.push(column)
    }
    if (columns.length + flow > depthLimit) {
      return { offset, message: `is nested deeper than ${depthLimit} levels`, hint: 'flatten it, or split the file' }
    }
    offset += markers.has(token) ? 0 : token.length
    if (type === 'newline' || token.endsWith('\n')) {
      lineStart = offset
      atStart = true
    } else if (!blank.has(type ?? '') && !indicators.has(type ?? '')) atStart = false
  }
  return undefined
}

/** Tokens the lexer makes up: they stand for no text. */
const markers = new Set(['\u{FEFF}', '\x02', '\x18', '\x1f'])
const blank = new Set(['space', 'newline', 'comment', 'doc-mode', 'byte-order-mark'])
const indicators = new Set(['seq-item-ind', 'explicit-key-ind', 'map-value-ind'])

function tooMany(offset: number, what: string): ScanFinding {
  return { offset, message: `holds more than ${what}`, hint: 'split the file' }
}

function refuse(type: string | null, token: string, offset: number): ScanFinding | undefined {
  switch (type) {
    case 'anchor':
    case 'alias':
      return {
        offset,
        message: `${type} ${token.slice(0, 40)}: manifests know no anchors and aliases`,
        hint: 'share with ServiceDefaults and extends, or quote the text',
      }
    case 'tag':
      return { offset, message: `tag ${token.slice(0, 40)}: manifests know no tags`, hint: 'quote the text' }
    case 'directive':
    case 'directive-line':
      return { offset, message: 'a % directive changes what the file means', hint: 'remove the line' }
    default:
      return undefined
  }
}
