import { isMap, isScalar, isSeq, LineCounter, parseAllDocuments } from 'yaml'
import type { Document, Node, ParsedNode } from 'yaml'
import type { ParsedDocument, ParsedFile, Position } from '../port.ts'
import { scanYaml } from './scan.ts'

/** Problems named per file; the rest follows once these are mended. */
const problemLimit = 20
/** Names that mean something to JavaScript itself. */
const refusedKeys = new Set(['__proto__', 'constructor', 'prototype'])

type ParseProblem = { position: Position; message: string; hint: string }

/** Reads a YAML file of one or more documents, keeping where each value stands. */
export function parseManifest(text: string): ParsedFile {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1)
  const position = (offset: number): Position => {
    const { line, col } = lines.linePos(Math.min(offset, text.length))
    return [Math.max(1, line), Math.max(1, col)]
  }
  const finding = scanYaml(text)
  if (finding) {
    const { offset, message, hint } = finding
    return { ok: false, problems: [{ position: position(offset), message, hint }] }
  }
  const parsed = parseAllDocuments<ParsedNode>(text, {
    version: '1.2',
    stringKeys: true,
    // Compared pair by pair, the library's own check takes seconds for 20,000 keys; `read` checks with a set.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  })
  const documents = Array.isArray(parsed) ? parsed : []
  const problems: ParseProblem[] = documents
    .flatMap((document) => [...document.errors, ...document.warnings])
    .map((error) => ({
      position: position(error.pos[0]),
      message: `is not YAML: ${error.message.slice(0, 200)}`,
      hint: yamlHint(error.code),
    }))
  if (problems.length > 0) return { ok: false, problems: problems.slice(0, problemLimit) }
  return readDocuments(documents, position)
}

function readDocuments(documents: Document.Parsed[], position: (offset: number) => Position): ParsedFile {
  const reader: Reader = { position, problems: [], positions: {} }
  const read: ParsedDocument[] = []
  for (const document of documents) {
    reader.positions = {}
    const value = readNode(document.contents, '', reader)
    // A document of comments only says nothing.
    if (value !== null) read.push({ value, positions: reader.positions })
  }
  if (reader.problems.length > 0) return { ok: false, problems: reader.problems.slice(0, problemLimit) }
  return { ok: true, documents: read }
}

interface Reader {
  position: (offset: number) => Position
  problems: ParseProblem[]
  positions: Record<string, Position>
}

/** Recursion is safe here: scanYaml bounded the depth. */
function readNode(node: Node | null | undefined, pointer: string, reader: Reader): unknown {
  if (!node) return null
  reader.positions[pointer] ??= reader.position(node.range?.[0] ?? 0)
  if (isMap<Node, Node | null>(node)) {
    const members: [string, unknown][] = []
    const seen = new Set<string>()
    for (const pair of node.items) {
      const key = isScalar(pair.key) && typeof pair.key.value === 'string' ? pair.key.value : undefined
      const at = reader.position(pair.key?.range?.[0] ?? 0)
      if (!checkKey(key, seen, at, reader)) continue
      const member = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`
      reader.positions[`${member}#key`] = at
      if (!pair.value) reader.positions[member] = at
      members.push([key, readNode(pair.value, member, reader)])
    }
    return Object.fromEntries(members)
  }
  if (isSeq<Node>(node)) return node.items.map((item, index) => readNode(item, `${pointer}/${index}`, reader))
  return readScalar(node, reader)
}

function checkKey(key: string | undefined, seen: Set<string>, at: Position, reader: Reader): key is string {
  const report = (message: string, hint: string): false => {
    reader.problems.push({ position: at, message, hint })
    return false
  }
  if (key === undefined) return report('a key must be text', 'quote it')
  if (refusedKeys.has(key)) return report(`the key ${key} is not allowed`, 'choose another name')
  if (seen.has(key)) return report(`${key.slice(0, 60)} is given twice`, 'remove one of the two')
  seen.add(key)
  return true
}

function readScalar(node: Node, reader: Reader): unknown {
  const value: unknown = isScalar(node) ? node.value : null
  if (typeof value === 'number' && !Number.isFinite(value)) {
    const at = reader.position(node.range?.[0] ?? 0)
    reader.problems.push({ position: at, message: `${value} is not a number of JSON`, hint: 'quote it' })
  }
  return value
}

function yamlHint(code: string): string {
  if (code === 'BAD_INDENT' || code === 'TAB_AS_INDENT') return 'indent with the same number of spaces on each level'
  if (code === 'MISSING_CHAR') return 'close the quote or bracket'
  if (code === 'NON_STRING_KEY') return 'quote the key'
  return 'check indentation, quotes and colons'
}
