import { readFile } from 'node:fs/promises'
import { afterAll, describe, expect, test } from 'vitest'
import { generate } from '../../setup/generate.ts'
import { createJudge } from './judge.ts'
import type { Changes } from './judge.ts'

const judge = createJudge()
afterAll(() => judge.close())

const service = 'services/shop/service.yaml'

interface Case {
  title: string
  changes: Changes
  problems: string[]
}

function holds(cases: Case[]): void {
  test.each(cases)('$title', async ({ changes, problems }) => {
    expect(await judge.problems(changes)).toEqual(problems)
  })
}

describe('values of the wrong kind', () => {
  holds([
    {
      title: 'a version that is a number',
      changes: { [service]: ['"1.10"', '1.10'] },
      problems: [
        'services/shop/service.yaml:13:14 release.version is the number 1.1; versions are text | write version: "1.10"',
      ],
    },
    {
      title: 'a mode that is a number',
      changes: { [service]: ['"0640"', '0644'] },
      problems: ['services/shop/service.yaml:10:81 mode 0644 is read as decimal 644 | write mode: "0644"'],
    },
    {
      title: 'a label that is a number',
      changes: { 'nodes.yaml': ['role: web', 'role: 007'] },
      problems: ['nodes.yaml:4:31 defaults.labels.role is the number 7; it must be text | write role: "007"'],
    },
    {
      title: 'a label that is a truth',
      changes: { 'nodes.yaml': ['role: web', 'role: true'] },
      problems: ['nodes.yaml:4:31 defaults.labels.role is the boolean true; it must be text | write role: "true"'],
    },
    {
      title: 'no value',
      changes: { 'services/base.yaml': ['{ workers: 2 }', ''] },
      problems: ['services/base.yaml:5:9 vars has no value | give it one, or remove it'],
    },
    {
      title: 'a list where a map belongs',
      changes: { [service]: ['{ role: web }', '[web]'] },
      problems: [
        'services/shop/service.yaml:6:10 nodes must be a map | Which nodes: a map of labels they must all have, or matchLabels and matchExpressions.',
      ],
    },
    {
      title: 'a form that is not known',
      changes: { [service]: ['canaryBakeTime: 10s', 'canaryBakeTime: 10 s'] },
      problems: [
        'services/shop/service.yaml:17:30 rollout.canaryBakeTime "10 s" is not in the right form | A time span: 500ms, 10s, 5m, 1h; 0s is none.',
      ],
    },
    {
      title: 'an amount of nothing',
      changes: { [service]: ['maxParallel: 25%', 'maxParallel: 0'] },
      problems: [
        'services/shop/service.yaml:17:48 rollout.maxParallel must be >= 1 | Nodes of a wave: a number, a share such as "25%" (rounded down, at least one node), or a list of them, which gives the waves one by one, the canary\'s first, and repeats its last; 10% unless said.',
      ],
    },
    {
      title: 'a share beyond all',
      changes: { [service]: ['maxParallel: 25%', 'maxParallel: 250%'] },
      problems: [
        'services/shop/service.yaml:17:48 rollout.maxParallel "250%" is not in the right form | Nodes of a wave: a number, a share such as "25%" (rounded down, at least one node), or a list of them, which gives the waves one by one, the canary\'s first, and repeats its last; 10% unless said.',
      ],
    },
    {
      title: 'a state that is none',
      changes: { [service]: ['state: running', 'state: runing'] },
      problems: ['services/shop/service.yaml:16:77 units[0].state cannot be "runing" | did you mean running?'],
    },
    {
      title: 'two checks in one',
      changes: { 'services/base.yaml': ['{ http:', '{ unit: x.service, http:'] },
      problems: ['services/base.yaml:6:12 health[0] needs exactly one of unit, http, tcp, command | keep one of them'],
    },
    {
      title: 'a name with capitals',
      changes: { [service]: ['{ name: shop }', '{ name: Shop }'] },
      problems: [
        'services/shop/service.yaml:3:19 metadata.name "Shop" is not in the right form | Lower-case letters, digits and hyphens.',
      ],
    },
    {
      title: 'a name of JavaScript',
      changes: { [service]: ['{ name: shop }', '{ name: constructor }'] },
      problems: [
        'services/shop/service.yaml:3:19 metadata.name "constructor" is not in the right form | Lower-case letters, digits and hyphens.',
      ],
    },
    {
      title: 'a variable no template can name',
      changes: { 'services/base.yaml': ['workers: 2', 'max-workers: 2'] },
      problems: ['services/base.yaml:5:11 max-workers cannot be a name in vars | use letters, digits and _'],
    },
    {
      title: 'something missing',
      changes: { 'fleet.yaml': ['metadata: { name: shop }', 'metadata: {}'] },
      problems: ['fleet.yaml:3:11 metadata: name is missing | add name:'],
    },
    {
      title: 'no nodes at all',
      changes: { [service]: ['  nodes: { role: web }\n', ''] },
      problems: ['services/shop/service.yaml:5:3 spec: nodes is missing | add nodes:'],
    },
  ])
})

describe('words', () => {
  holds([
    {
      title: 'an unknown word',
      changes: { [service]: ['  directories:', '  directorys:'] },
      problems: ['services/shop/service.yaml:8:3 directorys is unknown here | did you mean directories?'],
    },
    {
      title: 'a word far from all',
      changes: { [service]: ['  directories:', '  wibble:'] },
      problems: [
        'services/shop/service.yaml:8:3 wibble is unknown here | use one of: extends, nodes, dependsOn, vars, packages, reboot, users, groups, directories, links, release, files, …',
      ],
    },
    {
      title: 'words of later versions',
      changes: {
        'fleet.yaml': ['after: staging', 'after: staging, approvals: {}, windows: [], rehearse: true'],
        'services/base.yaml': ['[{ http', '[{ prometheus: {} }, { logs: {} }, { http'],
      },
      problems: [
        'fleet.yaml:8:71 approvals is not yet supported | protect the branch at your Git server',
        'fleet.yaml:8:86 windows is not yet supported | merge when a deployment is wanted, or use `holdfast pause`',
        'fleet.yaml:8:99 rehearse is not yet supported | leave it out; try the change in an environment that comes first',
        'services/base.yaml:6:14 prometheus is not yet supported | use a unit, http, tcp or command check',
        'services/base.yaml:6:34 logs is not yet supported | use a unit, http, tcp or command check',
      ],
    },
    {
      title: 'words of later versions in a fleet',
      changes: {
        'fleet.yaml': ['  vars:', '  groups: {}\n  rollback: { mode: propose }\n  vars:'],
      },
      problems: ['fleet.yaml:5:3 groups is not yet supported | protect the branch at your Git server'],
    },
    {
      title: 'an unknown kind',
      changes: { 'services/base.yaml': ['kind: ServiceDefaults', 'kind: ServiceDefault'] },
      problems: ['services/base.yaml:2:7 kind ServiceDefault is unknown | did you mean ServiceDefaults?'],
    },
    {
      title: 'an unknown version',
      changes: { 'services/base.yaml': ['holdfast/v1', 'holdfast/v2'] },
      problems: [
        'services/base.yaml:1:13 apiVersion is one this version does not know | write apiVersion: holdfast/v1',
      ],
    },
    {
      title: 'a forgotten version',
      changes: { 'more.yaml': 'kind: Nodes\nspec: {}\n' },
      problems: [
        'more.yaml:1:1 warning: has a kind of Holdfast and no apiVersion: it is taken for an ordinary file | write apiVersion: holdfast/v1',
      ],
    },
    {
      title: 'a second document without its head',
      changes: {
        'more.yaml':
          'apiVersion: holdfast/v1\nkind: ServiceDefaults\nmetadata: { name: x }\nspec: {}\n---\nkind: Nodes\n',
      },
      problems: ['more.yaml:6:1 apiVersion is missing | write apiVersion: holdfast/v1'],
    },
  ])
})

describe('what is broken does not make others wrong', () => {
  holds([
    {
      title: 'a Fleet that is no YAML',
      changes: { 'fleet.yaml': ['spec:', 'spec: ['] },
      problems: [
        'fleet.yaml:6:3 is not YAML: Missing , between flow sequence items | close the quote or bracket',
        'fleet.yaml:7:5 is not YAML: Block collections are not allowed within flow collections | check indentation, quotes and colons',
        'fleet.yaml:9:1 is not YAML: Flow sequence in block collection must be sufficiently indented and end with a ] | indent with the same number of spaces on each level',
      ],
    },
    {
      title: 'a Fleet with a problem',
      changes: { 'fleet.yaml': ['after: staging', 'aftr: staging'] },
      problems: ['fleet.yaml:8:55 aftr is unknown here | did you mean after?'],
    },
    {
      title: 'Nodes with a problem',
      changes: { 'nodes.yaml': ['address: 10.0.0.1', 'adress: 10.0.0.1'] },
      problems: ['nodes.yaml:6:22 adress is unknown here | did you mean address?'],
    },
    {
      title: 'ServiceDefaults with a problem',
      changes: { 'services/base.yaml': ['port: 8080', 'port: many'] },
      problems: ['services/base.yaml:6:28 health[0].http.port must be a whole number | TCP port.'],
    },
    {
      title: 'a Service with a problem that others depend on',
      changes: {
        'edge.yaml':
          'apiVersion: holdfast/v1\nkind: Service\nmetadata: { name: edge }\nspec: { nodes: { role: web }, dependsOn: [shop] }\n',
        [service]: ['"0640"', '0640'],
      },
      problems: ['services/shop/service.yaml:10:81 mode 0640 is read as decimal 640 | write mode: "0640"'],
    },
  ])
})

test('the generated files are what the schemas say', async () => {
  for (const [name, text] of await generate()) {
    const committed = await readFile(new URL(`../../../src/core/desired/generated/${name}`, import.meta.url), 'utf8')
    expect(committed === text, `${name} is out of date: npm run generate`).toBe(true)
  }
})

test('the generated validators import nothing', async () => {
  const text = await readFile(new URL('../../../src/core/desired/generated/validators.ts', import.meta.url), 'utf8')
  expect(text).not.toMatch(/^\s*import\b/m)
  expect(text.replaceAll(/(["']).*?\1/g, '')).not.toMatch(/\brequire\(/)
})
