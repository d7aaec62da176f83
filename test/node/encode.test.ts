import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeAnswer, decodeField, escapeText } from '../../src/node/decode.ts'
import { encodeField, encodeValue } from '../../src/node/encode.ts'
import { interpreters } from './host.ts'

const wordsFile = new URL('../../src/node/10-words.sh', import.meta.url)
const count = process.env.HOLDFAST_LONG ? 1_000_000 : 10_000
const batch = 2_000

/** Everything but NUL, which no variable of a shell can hold, and halves of pairs, which no UTF-8 can. */
const hostile = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.string({
      unit: fc.constantFrom(
        ' ',
        '\n',
        '\t',
        '\\',
        "'",
        '"',
        '$',
        '`',
        '*',
        '-',
        '0',
        '5',
        '\u007f',
        '\u0001',
        'é',
        '%',
      ),
      maxLength: 12,
    }),
    fc.constantFrom('', '-', '--', '\\', '\\0', '\\0055', '\\\\0040', '\n', '\n\n', ' \n ', 'end', '$(id)', '%b'),
  )
  .map((text) => text.replaceAll('\u0000', ''))

describe('fields', () => {
  for (const [name, command] of Object.entries(interpreters)) {
    it(`survive ${name}, byte for byte`, { timeout: 600_000 }, () => {
      const program = `${readFileSync(wordsFile, 'utf8')}\nwhile IFS=' ' read -r one; do decode "$one"; printf '%s|\\n.\\n' "$decoded"; done\n`
      const total = Object.keys(interpreters).length
      for (let done = 0; done < count / total; done += batch) {
        const texts = fc.sample(hostile, { numRuns: batch, seed: 7_000 + done })
        const encoded = texts.map((text) => encodeField(text))
        for (const field of encoded) expect(field).toMatch(/^[^\u0000-\u0020\u007f]+$/)
        const [shell = '', ...rest] = command.split(' ')
        const ran = spawnSync(shell, [...rest, '-c', program], { input: `${encoded.join('\n')}\n`, maxBuffer: 1 << 28 })
        const wanted = Buffer.from(texts.map((text) => `${text}|\n.\n`).join(''), 'utf8')
        if (!wanted.equals(ran.stdout)) {
          const answers = ran.stdout.toString().split('|\n.\n')
          const wrong = texts.findIndex((text, index) => answers[index] !== text)
          expect({ field: encoded[wrong], came: answers[wrong] }).toEqual({ field: encoded[wrong], came: texts[wrong] })
        }
        expect(ran.status).toBe(0)
      }
    })
  }

  it('come back from where they were encoded', () => {
    fc.assert(fc.property(hostile, (text) => decodeField(encodeField(text)) === text))
  })
})

describe('values', () => {
  it('say what the author leaves to the node', () => {
    expect(encodeValue({ type: 'user', system: true, groups: [] })).toBe('user:yes:-:-:-:-:')
    expect(
      encodeValue({ type: 'user', system: false, uid: 7, group: 'g', home: '/h', shell: '/s', groups: ['a', 'b'] }),
    ).toBe('user:no:7:g:/h:/s:a,b')
    expect(encodeValue({ type: 'group', system: false })).toBe('group:no:-')
    expect(encodeValue({ type: 'link', target: 'a:b c' })).toBe('link:a:b c')
  })
})

describe('an answer', () => {
  it('is found behind a noisy login shell', () => {
    const text = 'Welcome!\nholdfast 1 00\nholdfast 1 ab\nboot x 1\nend ab 0\n'
    expect(decodeAnswer(text, 'ab')).toEqual({ lines: ['boot x 1'], code: 0 })
  })

  it('is none when it is cut, or another one’s', () => {
    expect(decodeAnswer('holdfast 1 ab\nboot x 1\nend a', 'ab')).toBeUndefined()
    expect(decodeAnswer('holdfast 1 cd\nend cd 0\n', 'ab')).toBeUndefined()
    expect(decodeAnswer('end ab 0\nholdfast 1 ab\n', 'ab')).toBeUndefined()
  })

  it('never moves a cursor', () => {
    expect(escapeText('a\u001b[2Jb\u202ec\r\n')).toBe('a\\u{1b}[2Jb\\u{202e}c\\u{d}\n')
  })
})
