import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { commands } from './documents/commands.ts'
import { shellLines } from './documents/shellLines.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const read = (path: string): string => readFileSync(join(root, path), 'utf8')
const documents = [
  'README.md',
  'CHANGELOG.md',
  'src/ARCHITECTURE.md',
  'test/track-record.md',
  'fixtures/reference/README.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
]

/** Relative links of a document that lead nowhere: a file that is not there, or a heading that is not in it. */
function brokenLinks(path: string, text: string): string[] {
  const links = [...text.matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, link = '']) => link)
  return links.filter((link) => {
    const [file = '', heading] = link.split('#')
    const target = file === '' ? path : join(dirname(path), file)
    if (!existsSync(join(root, target))) return true
    return heading !== undefined && !anchorsOf(read(target)).includes(heading)
  })
}

function anchorsOf(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading.toLowerCase())
  return headings.map((heading) => heading.replaceAll(/[^\p{L}\p{N} -]/gu, '').replaceAll(' ', '-'))
}

/** The constant parts of the messages that the page on troubleshooting quotes. */
function quotedParts(text: string): string[] {
  const quotes = [...text.matchAll(/^\*\*`([^`]+)`\*\*/gm)].map(([, quote = '']) => quote)
  return quotes.flatMap((quote) => quote.split('…').map((part) => part.trim())).filter((part) => /\w{2}/.test(part))
}

function allSource(): string {
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  return names
    .filter((name) => /\.(?:ts|sh)$/.test(name) && !name.includes('generated'))
    .map((name) => read(`src/${name}`))
    .join('\n')
}

function missingParts(text: string, source: string): string[] {
  return quotedParts(text).filter((part) => !source.includes(part))
}

describe('the documents', () => {
  it.each(documents)('%s leads only to what is there', (path) => {
    expect(brokenLinks(path, read(path))).toEqual([])
  })

  it('quote messages as they are', () => {
    const page = read('docs/troubleshooting.md')
    expect(quotedParts(page).length).toBeGreaterThan(15)
    expect(missingParts(page, allSource())).toEqual([])
  })

  it('name every setting of the controller, with its default', () => {
    const schema = JSON.parse(read('schemas/controller.schema.json')) as {
      properties: { spec: { properties: Record<string, { description?: string }> } }
    }
    const rows = [...read('docs/controller.md').matchAll(/^\| `(\w+)` \|([^|]*)\|/gm)]
    expect(rows.map(([, name]) => name)).toEqual(Object.keys(schema.properties.spec.properties))
    for (const [, name = '', unlessSaid = ''] of rows) {
      const described = / ([^;, ]+) unless said/.exec(schema.properties.spec.properties[name]?.description ?? '')?.[1]
      if (described !== undefined) expect(unlessSaid).toContain(described)
    }
  })

  it('name every seed that is kept', () => {
    const kept = /const kept = \[([^\]]*)\]/.exec(read('test/simulation/simulation.test.ts'))?.[1] ?? ''
    const named = new Set(read('test/track-record.md').match(/\d+/g))
    expect(
      kept
        .split(',')
        .map((seed) => seed.trim())
        .filter((seed) => seed !== '' && !named.has(seed)),
    ).toEqual([])
  })

  it('ask for no command that no test runs', () => {
    const told = documents.flatMap((path) => shellLines(read(path)).map((command) => ({ path, command })))
    expect(told.length).toBeGreaterThan(5)
    expect(told.filter(({ command }) => !commands.some(({ form }) => form.test(command)))).toEqual([])
  })

  it('rely on tests that are there', () => {
    expect(commands.map(({ test }) => test).filter((test) => !existsSync(join(root, test)))).toEqual([])
  })
})

describe('a check of the documents sees', () => {
  it('a dead link and a dead heading', () => {
    const text = '[a](docs/none.md) [b](docs/controller.md#none) [c](docs/controller.md#settings)'
    expect(brokenLinks('README.md', text)).toEqual(['docs/none.md', 'docs/controller.md#none'])
  })
  it('a message that is not ours', () => {
    expect(missingParts('**`the … has fallen over`**\n', 'nothing')).toEqual(['the', 'has fallen over'])
  })
  it('every command, over several lines and with a remark', () => {
    expect(shellLines('```sh\na \\\n  -b   # says why\n\nc\n```\n```\nd\n```\n')).toEqual(['a -b', 'c'])
  })
})
