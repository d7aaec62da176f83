import { expect, test } from 'vitest'
import { createScreen, mark, safeJson } from '../../../src/cli/format/screen.ts'

function screen(isTerminal: boolean, environment: Record<string, string> = {}) {
  let out = ''
  return { ...createScreen({ out: (text) => void (out += text), isTerminal, environment }), read: () => out }
}

const hostile = 'a\u001b[2Jb\rc\u202ed\u0000e\nf\u009b1m'
const harmless = 'a\\u{1b}[2Jb\\u{d}c\\u{202e}d\\u{0}e\\u{a}f\\u{9b}1m'

test('text from anywhere cannot steer a terminal', () => {
  const plain = screen(false)
  plain.line(hostile, { text: hostile, tone: 'bad' })
  plain.table([[hostile, 'x']])
  expect(plain.read()).toBe(`${harmless}${harmless}\n${harmless}  x\n`)
})

test('JSON stays the same value, without a character that could', () => {
  const text = safeJson({ [hostile]: hostile, tag: '\u{e0041}' }, 2)
  expect(text).not.toMatch(/[^\n\P{C}]/u)
  expect(JSON.parse(text)).toEqual({ [hostile]: hostile, tag: '\u{e0041}' })
})

test('signs are coloured on a terminal, never without their word, and not where colours are unwelcome', () => {
  const colourful = screen(true)
  colourful.line(mark('good', 'healthy'))
  expect(colourful.read()).toBe('\u001b[32m● healthy\u001b[0m\n')
  for (const quiet of [screen(false), screen(true, { NO_COLOR: '1' }), screen(true, { TERM: 'dumb' })]) {
    quiet.line(mark('good', 'healthy'))
    expect(quiet.read()).toBe('● healthy\n')
  }
})

test('columns are as wide as their widest cell, and lines end without blanks', () => {
  const { table, read } = screen(false)
  table([['a', 'bbb', 'c'], ['aa', '', ''], ['a']], '  ')
  expect(read()).toBe('  a   bbb  c\n  aa\n  a\n')
})
