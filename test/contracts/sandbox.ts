import { afterAll, describe, expect, test } from 'vitest'
import type { ParsedFile, Rendered, Sandbox } from '../../src/adapters/sandbox/port.ts'

/** Input that hangs, kills or deceives a parser, with what the problem must say; undefined: it is read, and harmless. */
export const hostileYaml: Record<string, { text: string; says?: RegExp }> = {
  '850 nested brackets': { text: `a: ${'['.repeat(850)}${']'.repeat(850)}`, says: /nested deeper than 64/ },
  '850 open brackets': { text: '['.repeat(850), says: /nested deeper than 64/ },
  'a megabyte of open brackets': { text: '['.repeat(1_000_000), says: /nested deeper than 64/ },
  '850 nested braces': { text: '{a: '.repeat(850), says: /nested deeper than 64/ },
  '850 nested dashes': { text: '- '.repeat(850), says: /nested deeper than 64/ },
  '850 nested question marks': { text: '? '.repeat(850), says: /nested deeper than 64/ },
  '850 nested maps': {
    text: Array.from({ length: 850 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'),
    says: /nested deeper than 64/,
  },
  'a flow map of 20,000 keys': {
    text: `{${Array.from({ length: 20_000 }, (_, key) => `k${key}: ${key}`).join(', ')}}`,
  },
  'a list of 200,000 items': { text: `[${'1,'.repeat(200_000)}1]`, says: /more than 200000 keys/ },
  'an aliases bomb': {
    text: ['a: &a [x, x]', 'b: &b [*a, *a]', 'c: &c [*b, *b]', 'd: [*c, *c]'].join('\n'),
    says: /no anchors and aliases/,
  },
  'an alias without an anchor': { text: 'a: *b', says: /no anchors and aliases/ },
  'a merge key': { text: '<<: *b\na: 1', says: /no anchors and aliases/ },
  'another version of YAML': { text: '%YAML 1.1\n---\nanswer: yes', says: /directive/ },
  'a tag': { text: 'a: !!js/function x', says: /no tags/ },
  'a binary tag': { text: 'a: !!binary aGk=', says: /no tags/ },
  'a key twice': { text: 'a: 1\na: 2', says: /a is given twice/ },
  'a prototype as a key': { text: 'a: { __proto__: { polluted: true } }', says: /__proto__ is not allowed/ },
  'a constructor as a key': { text: 'constructor: { prototype: { x: 1 } }', says: /constructor is not allowed/ },
  'a list as a key': { text: '? [a, b]\n: c', says: /./ },
  'a number that is none': { text: 'a: .nan\nb: .inf', says: /not a number of JSON/ },
  'more than a megabyte': { text: `a: ${'x'.repeat(1_100_000)}`, says: /larger than 1 MB/ },
  'more than a thousand documents': { text: '---\na: 1\n'.repeat(1_001), says: /more than 1000 documents/ },
  'an open quote': { text: `a: "${'x'.repeat(500_000)}`, says: /not YAML/ },
  'null bytes': { text: 'a: "\u0000"\nb\u0000: b' },
  'ten thousand colons': { text: `a${':'.repeat(10_000)}`, says: /not YAML/ },
  'a hundred thousand dashes': { text: '---\n'.repeat(100_000), says: /more than 1000 documents/ },
}

/** Templates that hang, kill, or look where they must not. */
export const hostileTemplates: Record<string, { template: string; says: RegExp }> = {
  'a loop without an end': {
    template:
      '{% for a in (1..99999) %}{% for b in (1..99999) %}{% for c in (1..99999) %}{% endfor %}{% endfor %}{% endfor %}',
    says: /limit exceeded/,
  },
  'a range beyond memory': { template: '{% for a in (1..999999999) %}x{% endfor %}', says: /limit exceeded/ },
  'a text that doubles itself': {
    template: `{% assign a = "xxxxxxxxxxxxxxxx" %}${'{% assign a = a | append: a %}'.repeat(40)}{{ a }}`,
    says: /limit exceeded|memory|long/,
  },
  'output beyond a megabyte': {
    template: '{% for a in (1..9999) %}{{ vars.text }}{% endfor %}',
    says: /more than 1000000 characters|limit exceeded/,
  },
  'a constructor': { template: '{{ vars.constructor }}', says: /undefined variable/ },
  'a constructor of a text': { template: '{{ vars.text.constructor.name }}', says: /undefined variable/ },
  'a prototype': { template: '{{ vars.__proto__.x }}', says: /undefined variable/ },
  'a method': { template: '{{ vars.list.push }}', says: /undefined variable/ },
  'a global': { template: '{{ process.env.HOME }}', says: /undefined variable/ },
  'another file': { template: '{% include "/etc/passwd" %}', says: /include/ },
  'a partial': { template: '{% render "../secret" %}', says: /render/ },
  'a layout': { template: '{% layout "/etc/passwd" %}', says: /layout/ },
  'the clock': { template: '{{ "now" | date: "%s" }}', says: /undefined filter/ },
  chance: { template: '{{ vars.list | sample }}', says: /undefined filter/ },
  'an expression hidden in a text': {
    template: '{{ vars.list | where_exp: "x", "vars.secret" }}',
    says: /undefined filter/,
  },
  'a variable that is not there': { template: 'a\n{{ vars.missing }}', says: /undefined variable: vars.missing/ },
  'a tag left open': { template: '{% if vars.text %}', says: /not closed/ },
  'more than a megabyte of template': { template: 'x'.repeat(1_100_000), says: /larger than 1 MB/ },
}

const context = { vars: { text: 'x'.repeat(1_000), list: ['a', 'b'] } }

/** What every sandbox must do: answer everything, be hurt by nothing, and never stall the process that asks. */
export function sandboxContract(name: string, create: () => Sandbox): void {
  describe(`${name} as a sandbox`, () => {
    const sandbox = create()
    afterAll(() => sandbox.close())

    test('answers file by file, in order', async () => {
      const good = 'a: 1\n---\nb: [x, "y"]\n'
      const [first, second, third] = await sandbox.parse([good, 'a: [', 'c: |\n  [&x *y !z %\n'])
      expect(first).toEqual({
        ok: true,
        documents: [
          { value: { a: 1 }, positions: { '': [1, 1], '/a#key': [1, 1], '/a': [1, 4] } },
          {
            value: { b: ['x', 'y'] },
            positions: { '': [3, 1], '/b#key': [3, 1], '/b': [3, 4], '/b/0': [3, 5], '/b/1': [3, 8] },
          },
        ],
      })
      expect(second?.ok).toBe(false)
      expect(third).toMatchObject({ ok: true, documents: [{ value: { c: '[&x *y !z %\n' } }] })
      expect(await sandbox.parse([])).toEqual([])
    })

    test('reads YAML 1.2: yes is a word, 0644 is a number, 1.10 is one too', async () => {
      const [file] = await sandbox.parse(['a: yes\nb: 0644\nc: 1.10\nd: 0o644\ne: ~\n'])
      expect(file).toMatchObject({ documents: [{ value: { a: 'yes', b: 644, c: 1.1, d: 420, e: null } }] })
    })

    test.each(Object.entries(hostileYaml))('is not hurt by %s, ten times over', async (_, { text, says }) => {
      const results = await sandbox.parse(Array.from({ length: 10 }, () => text))
      for (const result of results) expectSaid(result, says)
      expect(await sandbox.parse(['a: 1'])).toMatchObject([{ ok: true }])
    })

    test('renders, and says what a template reads', async () => {
      const template = '{% for n in nodes %}{{ n.name }}={{ vars.port }} {% endfor %}{{ vars.by[node.name] }}'
      const data = { nodes: [{ name: 'a' }, { name: 'b' }], vars: { port: 80, by: { a: 'x' } }, node: { name: 'a' } }
      expect(await sandbox.render([{ template, context: data }])).toEqual([{ ok: true, text: 'a=80 b=80 x' }])
      const reads = ['node.name', 'nodes', 'vars.by', 'vars.port']
      expect(await sandbox.analyze([template, '{{'])).toMatchObject([{ ok: true, reads }, { ok: false }])
    })

    test.each(Object.entries(hostileTemplates))('refuses a template with %s', async (_, { template, says }) => {
      const [rendered] = await sandbox.render([{ template, context }])
      expectSaid(rendered, says)
      expect(await sandbox.render([{ template: '{{ vars.list[0] }}', context }])).toEqual([{ ok: true, text: 'a' }])
    })

    test('names the place of what is wrong in a template', async () => {
      const [rendered] = await sandbox.render([{ template: 'a\n  {{ vars.missing }}', context }])
      expect(rendered).toMatchObject({ ok: false, position: [2, 6], message: 'undefined variable: vars.missing' })
    })

    test('shows differences with three lines around them', async () => {
      const lines = Array.from({ length: 20 }, (_, line) => `line ${line}\n`)
      const before = lines.join('')
      const [same, changed] = await sandbox.diff([
        { name: 'etc/a', before, after: before },
        { name: 'etc/a', before, after: before.replace('line 9\n', 'another\n') },
      ])
      expect(same).not.toContain('@@')
      expect(changed).toContain(
        '--- a/etc/a\n+++ b/etc/a\n@@ -7,7 +7,7 @@\n line 6\n line 7\n line 8\n-line 9\n+another\n',
      )
    })

    test('gives up a difference of disjoint files of 4,000 lines', async () => {
      const hard = { name: 'x', before: longText('one'), after: longText('two') }
      const easy = { name: 'x', before: 'a\n', after: 'b\n' }
      const [first, second] = await sandbox.diff([hard, easy])
      expect(first).toBeUndefined()
      expect(second).toContain('+b')
    })

    test('does not stall the process that asks', async () => {
      // Processor time of this process from one turn of its loop to the next: other work on the machine is no stall.
      let longestMs = 0
      let last = process.cpuUsage()
      const timer = setInterval(() => {
        const spent = process.cpuUsage(last)
        longestMs = Math.max(longestMs, (spent.user + spent.system) / 1_000)
        last = process.cpuUsage()
      }, 5)
      const large = ['a flow map of 20,000 keys', 'a list of 200,000 items', 'a megabyte of open brackets']
      await sandbox.parse(large.map((name) => hostileYaml[name]!.text))
      await sandbox.render([{ template: '{% for a in (1..9999) %}{{ vars.text }}{% endfor %}', context }])
      clearInterval(timer)
      expect(longestMs).toBeGreaterThan(0)
      expect(longestMs).toBeLessThan(250)
    })
  })
}

function longText(word: string): string {
  return Array.from({ length: 4_000 }, (_, line) => `${word} ${line}\n`).join('')
}

function expectSaid(result: ParsedFile | Rendered | undefined, says: RegExp | undefined): void {
  if (says === undefined) {
    expect(result?.ok).toBe(true)
    return
  }
  expect(result?.ok).toBe(false)
  if (!result || result.ok) return
  const said = 'problems' in result ? result.problems : [result]
  expect(said.map(({ message }) => message).join('\n')).toMatch(says)
  for (const { hint } of said) expect(hint).not.toBe('')
}
