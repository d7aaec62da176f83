import { afterAll, describe, expect, test } from 'vitest'
import { hostKey } from '../../daemon/source/shop.ts'
import { createJudge } from './judge.ts'
import type { Changes } from './judge.ts'

const judge = createJudge()
afterAll(() => judge.close())

const service = 'services/shop/service.yaml'
/** A second service on the same nodes, with a spec of its own. */
function other(spec: string, name = 'edge'): string {
  return `apiVersion: holdfast/v1\nkind: Service\nmetadata: { name: ${name} }\nspec:\n  nodes: { role: web }\n${spec}`
}

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

test('the shop itself has no problem', async () => {
  expect(await judge.problems({})).toEqual([])
})

describe('a rollout', () => {
  holds([
    {
      title: 'in failure domains by a label that no node has',
      changes: { [service]: ['maxParallel: 25%', 'maxParallel: 25%, failureDomain: rol'] },
      problems: [`${service}:17:68 no node has a label rol | did you mean role?`],
    },
    {
      title: 'in failure domains by a label that is there',
      changes: { [service]: ['maxParallel: 25%', 'maxParallel: 25%, failureDomain: role'] },
      problems: [],
    },
    {
      title: 'whose list of waves begins with another canary',
      changes: { [service]: ['maxParallel: 25%', 'canary: 2, maxParallel: [1, 50%]'] },
      problems: [
        `${service}:17:59 warning: the first wave is canary: 2, not the 1 that maxParallel begins with | begin the list with 2, or leave canary out`,
      ],
    },
    {
      title: 'with an empty list of waves',
      changes: { [service]: ['maxParallel: 25%', 'maxParallel: []'] },
      problems: [expect.stringContaining('rollout.maxParallel is empty') as unknown as string],
    },
  ])
})

const bastions = (entries: string) =>
  `apiVersion: holdfast/v1\nkind: Nodes\nspec:\n  bastions:\n${entries}  nodes: []\n`
const one = bastions(`    - { name: bastion-1, address: 192.0.2.1, user: jump, hostKeys: ["${hostKey}"] }\n`)
const behind = (name: string): [string, string] => ['name: web-1,', `name: web-1, ssh: { jump: ${name} },`]

describe('the way to a node', () => {
  holds([
    { title: 'through a bastion', changes: { 'bastions.yaml': one, 'nodes.yaml': behind('bastion-1') }, problems: [] },
    {
      title: 'through a bastion that nobody declared',
      changes: { 'bastions.yaml': one, 'nodes.yaml': behind('bastion-2') },
      problems: ['nodes.yaml:6:35 there is no bastion bastion-2 | did you mean bastion-1?'],
    },
    {
      title: 'through a bastion, when there are none; all nodes name it at once',
      changes: { 'nodes.yaml': ['ssh: { user: deploy,', 'ssh: { jump: bastion-1, user: deploy,'] },
      problems: [
        'nodes.yaml:4:51 there is no bastion bastion-1 | declare it: bastions: [{ name, address, user, hostKeys }]',
      ],
    },
    {
      title: 'through a node',
      changes: { 'bastions.yaml': one, 'nodes.yaml': behind('web-2') },
      problems: ['nodes.yaml:6:35 there is no bastion web-2; it is a node | use one of: bastion-1'],
    },
    {
      title: 'through a bastion without a key, or with the name of a node',
      changes: {
        'bastions.yaml': bastions(
          '    - { name: bastion-1, address: 192.0.2.1, user: jump }\n' +
            `    - { name: web-1, address: 192.0.2.1, user: jump, hostKeys: ["${hostKey}"] }\n`,
        ),
      },
      problems: [
        'bastions.yaml:5:15 bastion-1 has no host key | print it with: holdfast nodes trust bastion-1',
        'bastions.yaml:6:15 bastion web-1 exists already at nodes.yaml:6:15 | rename one of the two',
      ],
    },
  ])

  test('is part of how each node is reached, and of nothing else', async () => {
    const direct = await judge.compile({})
    const jumped = await judge.compile({ 'bastions.yaml': one, 'nodes.yaml': behind('bastion-1') })
    if (!direct.ok || !jumped.ok) throw new Error('the shop is valid')
    expect(jumped.desired.nodes['web-1']?.target.jump).toEqual({
      name: 'bastion-1',
      address: '192.0.2.1',
      port: 22,
      user: 'jump',
      hostKeys: [hostKey],
    })
    expect(jumped.desired.nodes['web-2']?.target.jump).toBeUndefined()
    const digests = ({ services }: typeof direct.desired) => Object.values(services).map(({ digest }) => digest)
    expect(digests(jumped.desired)).toEqual(digests(direct.desired))
  })
})

describe('names', () => {
  holds([
    {
      title: 'no Fleet',
      changes: { 'fleet.yaml': undefined },
      problems: [
        'fleet.yaml:1:1 the repository has no Fleet | add a document of kind: Fleet (`holdfast init` writes one)',
      ],
    },
    {
      title: 'two Fleets',
      changes: {
        'z.yaml':
          'apiVersion: holdfast/v1\nkind: Fleet\nmetadata: { name: b }\nspec:\n  environments: [{ name: x, nodes: {} }]\n',
      },
      problems: ['z.yaml:2:7 a second Fleet; the first is at fleet.yaml:2:7 | keep one Fleet, with all environments'],
    },
    {
      title: 'a node, a service and ServiceDefaults twice',
      changes: {
        'nodes.yaml': ['name: web-2', 'name: web-1'],
        'edge.yaml': other('', 'shop'),
        'more.yaml': 'apiVersion: holdfast/v1\nkind: ServiceDefaults\nmetadata: { name: base-web }\nspec: {}\n',
      },
      problems: [
        'edge.yaml:3:19 service shop exists already at services/shop/service.yaml:3:19 | rename one of the two',
        'more.yaml:3:19 ServiceDefaults base-web exists already at services/base.yaml:3:19 | rename one of the two',
        'nodes.yaml:7:15 node web-1 exists already at nodes.yaml:6:15 | rename one of the two',
      ],
    },
    {
      title: 'an environment twice',
      changes: { 'fleet.yaml': ['name: production', 'name: staging'] },
      problems: ['fleet.yaml:8:15 environment staging exists already at fleet.yaml:7:15 | rename one of the two'],
    },
    {
      title: 'a file twice',
      changes: { [service]: ['path: /etc/shop/motd', 'path: /etc/shop/shop.env'] },
      problems: [
        'services/shop/service.yaml:11:15 in files, /etc/shop/shop.env exists already at services/shop/service.yaml:10:15 | rename one of the two',
      ],
    },
    {
      title: 'a file twice among the differences of an environment',
      changes: {
        [service]: ['staging: {', 'staging: { files: [{ path: /a, content: a }, { path: /a, content: b }],'],
      },
      problems: [
        'services/shop/service.yaml:19:58 in files, /a exists already at services/shop/service.yaml:19:32 | rename one of the two',
      ],
    },
  ])
})

describe('placement', () => {
  holds([
    {
      title: 'a node in no environment',
      changes: { 'nodes.yaml': ['env: staging', 'env: stagin'] },
      problems: [
        'fleet.yaml:7:31 warning: environment staging matches no node | check the values of its labels',
        'nodes.yaml:8:15 test-1 lies in no environment | give it a label one of them selects: env: staging | production',
      ],
    },
    {
      title: 'a node in two environments',
      changes: { 'fleet.yaml': ['nodes: { env: staging }', 'nodes: { role: web }'] },
      problems: [
        'nodes.yaml:6:15 web-1 lies in 2 environments: staging, production | change its labels or their selectors so that one remains',
        'nodes.yaml:7:15 web-2 lies in 2 environments: staging, production | change its labels or their selectors so that one remains',
      ],
    },
    {
      title: 'an unknown label',
      changes: { [service]: ['nodes: { role: web }', 'nodes: { rol: web }'] },
      problems: ['services/shop/service.yaml:6:12 no node has a label rol | did you mean role?'],
    },
    {
      title: 'a selector that matches nothing is a warning',
      changes: { [service]: ['nodes: { role: web }', 'nodes: { role: db }'] },
      problems: [
        'services/shop/service.yaml:6:10 warning: service shop matches no node | check the values of its labels',
      ],
    },
    {
      title: 'expressions with and without values',
      changes: {
        [service]: [
          'nodes: { role: web }',
          'nodes: { matchExpressions: [{ key: role, operator: In }, { key: env, operator: Exists, values: [a] }] }',
        ],
      },
      problems: [
        'services/shop/service.yaml:6:31 In of role has no values | add values: [...]',
        'services/shop/service.yaml:6:60 Exists of env takes no values | remove values',
      ],
    },
    {
      title: 'no host key',
      changes: { 'nodes.yaml': [`hostKeys: ["${hostKey}"]`, 'state: active'] },
      problems: ['nodes.yaml:6:15 web-1 has no host key | print it with: holdfast nodes trust web-1'],
    },
    {
      title: 'no host key on the second',
      changes: { 'nodes.yaml': [`hostKeys: ["${hostKey}"], vars`, 'vars'] },
      problems: ['nodes.yaml:7:15 web-2 has no host key | print it with: holdfast nodes trust web-2'],
    },
    {
      title: 'a local node needs no host key',
      changes: { 'nodes.yaml': [`hostKeys: ["${hostKey}"], vars`, 'connection: local, vars'] },
      problems: [],
    },
    {
      title: 'a malformed host key',
      changes: { 'nodes.yaml': [hostKey, 'ssh-ed25519 AAAAB3NzaC1'] },
      problems: ['nodes.yaml:6:81 web-1: not an SSH host key | print it with: holdfast nodes trust web-1'],
    },
  ])
})

describe('dependencies', () => {
  holds([
    {
      title: 'unknown defaults',
      changes: { [service]: ['[base-web]', '[base-wbe]'] },
      problems: ['services/shop/service.yaml:5:13 there are no ServiceDefaults base-wbe | did you mean base-web?'],
    },
    {
      title: 'unknown environment',
      changes: { [service]: ['    staging:', '    stagng:'] },
      problems: ['services/shop/service.yaml:19:5 there is no environment stagng | did you mean staging?'],
    },
    {
      title: 'unknown dependency',
      changes: { 'edge.yaml': other('  dependsOn: [shp]\n') },
      problems: ['edge.yaml:6:15 there is no service shp | did you mean shop?'],
    },
    {
      title: 'a service that depends on itself',
      changes: { 'edge.yaml': other('  dependsOn: [edge]\n') },
      problems: ['edge.yaml:6:15 edge depends on itself | remove it'],
    },
    {
      title: 'a circle of services',
      changes: {
        'edge.yaml': other('  dependsOn: [shop]\n'),
        [service]: ['  nodes: { role: web }\n', '  nodes: { role: web }\n  dependsOn: [edge]\n'],
      },
      problems: [
        'services/shop/service.yaml:7:15 services wait for each other: shop → edge → shop | remove one of these dependencies',
      ],
    },
    {
      title: 'a dependency that is not in the environment',
      changes: {
        'edge.yaml': other('').replace('role: web', 'env: staging'),
        [service]: ['  nodes: { role: web }\n', '  nodes: { role: web }\n  dependsOn: [edge]\n'],
      },
      problems: [
        'services/shop/service.yaml:7:15 shop depends on edge, which has no node in production | place edge there, or write other dependsOn under environments: production',
      ],
    },
    {
      title: 'after nothing known',
      changes: { 'fleet.yaml': ['after: staging', 'after: stagin'] },
      problems: ['fleet.yaml:8:62 there is no environment stagin | did you mean staging?'],
    },
    {
      title: 'after each other',
      changes: { 'fleet.yaml': ['nodes: { env: staging }', 'nodes: { env: staging }, after: production'] },
      problems: [
        'fleet.yaml:7:56 environments come after each other: staging → production → staging | remove one `after`',
      ],
    },
  ])
})

describe('contents', () => {
  holds([
    {
      title: 'a missing template',
      changes: { [service]: ['shop.env.liquid', 'shop.env.liqud'] },
      problems: [
        'services/shop/service.yaml:10:45 template services/shop/shop.env.liqud does not exist | did you mean shop.env.liquid?',
      ],
    },
    {
      title: 'a source outside',
      changes: { [service]: ['source: shop.service', 'source: ../../../shop.service'] },
      problems: [
        'services/shop/service.yaml:16:41 source ../../../shop.service leads out of the repository | move the file into it',
      ],
    },
    {
      title: 'a symbolic link as a source',
      changes: { 'services/shop/shop.service': { mode: '120000', text: '/etc/passwd' } },
      problems: [
        'services/shop/service.yaml:16:41 source services/shop/shop.service is a symbolic link | commit the file itself in its place',
      ],
    },
    {
      title: 'a submodule and a strange mode as sources',
      changes: {
        'services/shop/shop.service': { mode: '160000', text: 'x' },
        'services/shop/shop.tar': { mode: '100600', text: 'x' },
      },
      problems: [
        'services/shop/service.yaml:14:23 archive services/shop/shop.tar is of mode 100600 | commit the file itself in its place',
        'services/shop/service.yaml:16:41 source services/shop/shop.service is a submodule | commit the file itself in its place',
      ],
    },
    {
      title: 'two contents',
      changes: { [service]: ['content: "hello', 'source: a, content: "hello'] },
      problems: [
        'services/shop/service.yaml:11:39 source services/shop/a does not exist | add the file, or correct the path (relative to this file)',
        'services/shop/service.yaml:11:51 file /etc/shop/motd has both source and content | keep one of them',
      ],
    },
    {
      title: 'no content',
      changes: { [service]: ['content: "hello\\n", ', ''] },
      problems: [
        'services/shop/service.yaml:11:7 file /etc/shop/motd has no content | add source:, template: or content:',
      ],
    },
    {
      title: 'a release with neither archive nor version',
      changes: { [service]: ['    version: "1.10"\n    artifact: { path: shop.tar }\n', ''] },
      problems: [
        'services/shop/service.yaml:13:5 release has no archive | add artifact: with path:, or with url: and sha256:',
        'services/shop/service.yaml:13:5 release has no version | add version: "1.0.0"',
        'services/shop/service.yaml:17:25 release has no archive | add artifact: with path:, or with url: and sha256:',
      ],
    },
    {
      title: 'a URL without sha256',
      changes: { [service]: ['{ path: shop.tar }', '{ url: "https://example.org/a.tar" }'] },
      problems: [
        'services/shop/service.yaml:14:22 artifact has a url, and no sha256 that says what lies there | add sha256: (sha256sum prints it)',
      ],
    },
    {
      title: 'both path and URL',
      changes: { [service]: ['{ path: shop.tar }', '{ path: shop.tar, url: "https://example.org/a.tar" }'] },
      problems: ['services/shop/service.yaml:14:15 artifact has both path and url | keep one of them'],
    },
    {
      title: 'a version that is no name',
      changes: { [service]: ['"1.10"', '"1/10"'] },
      problems: [
        "services/shop/service.yaml:13:14 version 1/10 cannot be part of a directory's name | use letters, digits and . _ + ~ -",
      ],
    },
  ])
})

describe('paths', () => {
  holds([
    {
      title: 'relative',
      changes: { [service]: ['/etc/shop/motd', 'etc/shop/motd'] },
      problems: ['services/shop/service.yaml:11:15 path etc/shop/motd is not absolute | begin it with /'],
    },
    {
      title: 'not normalised',
      changes: { [service]: ['/etc/shop/motd', '/etc//shop/./x/../motd'] },
      problems: [
        'services/shop/service.yaml:11:15 path /etc//shop/./x/../motd is not normalised | write /etc/shop/motd',
      ],
    },
    {
      title: 'control characters',
      changes: { [service]: ['/etc/shop/motd', '"/etc/mo\\ttd"'] },
      problems: [
        'services/shop/service.yaml:11:15 path /etc/mo\ttd has control characters or a backslash | choose another name',
      ],
    },
    {
      title: 'a backslash',
      changes: { [service]: ['/etc/shop/motd', "'/etc/mo\\td'"] },
      problems: [
        'services/shop/service.yaml:11:15 path /etc/mo\\td has control characters or a backslash | choose another name',
      ],
    },
    {
      title: 'too long in bytes',
      changes: { [service]: ['/etc/shop/motd', `/${'ä'.repeat(300)}`] },
      problems: [
        'services/shop/service.yaml:11:15 path /äääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääääää… is longer than 512 bytes | shorten it',
      ],
    },
    {
      title: 'reserved',
      changes: { [service]: ['/etc/shop/motd', '/var/lib/holdfast/x'] },
      problems: [
        'services/shop/service.yaml:11:15 path /var/lib/holdfast/x lies in /var/lib/holdfast, which is not managed | choose another place',
      ],
    },
    {
      title: 'modes',
      changes: { [service]: ['"0640"', '"640"'] },
      problems: ['services/shop/service.yaml:10:81 mode 640 is not four octal digits | write mode: "0640"'],
    },
    {
      title: 'a mode that is no number',
      changes: { [service]: ['"0640"', '"rw-"'] },
      problems: [
        'services/shop/service.yaml:10:81 mode rw- is not four octal digits | write four octal digits, such as "0644"',
      ],
    },
    {
      title: 'links without target, and to themselves',
      changes: {
        'edge.yaml': other('  links: [{ path: /a }, { path: /b, target: /b }, { path: /c, target: "x\\ny" }]\n'),
      },
      problems: [
        'edge.yaml:6:19 link /a has no target | add target:',
        'edge.yaml:6:45 link /b points at itself | correct target',
        'edge.yaml:6:71 target x\ny has control characters or a backslash | choose another target',
      ],
    },
  ])
})

describe('units', () => {
  holds([
    {
      title: 'no suffix',
      changes: { [service]: ['name: shop.service,', 'name: shop,'] },
      problems: ['services/shop/service.yaml:16:19 shop is not the full name of a unit | write shop.service'],
    },
    {
      title: 'notify, health and drop-ins',
      changes: {
        [service]: ['reload: nginx.service', 'reload: nginx.conf'],
        'edge.yaml': other(
          '  health: [{ unit: "a b.service" }]\n  units: [{ name: a.service, dropIns: [{ name: x, content: y }] }]\n',
        ),
      },
      problems: [
        'edge.yaml:6:20 a b.service is not the full name of a unit | use letters, digits and : _ . - @, ending in .service, .timer, …',
        'edge.yaml:7:48 drop-in x is not the name of a .conf file | write, for example, 50-limits.conf',
        'services/shop/service.yaml:11:60 nginx.conf is not the full name of a unit | use letters, digits and : _ . - @, ending in .service, .timer, …',
      ],
    },
  ])
})

describe('claims', () => {
  holds([
    {
      title: 'one path, unit and user claimed by two services on one node',
      changes: {
        'edge.yaml': other(
          '  files: [{ path: /etc/shop/motd, content: x }]\n  users: [{ name: shop }]\n  units: [{ name: shop.service }]\n',
        ),
      },
      problems: [
        'edge.yaml:6:11 path /etc/shop/motd is claimed by shop (services/shop/service.yaml:11:7) and by edge on test-1 | let one service have it, or place them on different nodes',
        'edge.yaml:7:11 user shop is claimed by shop (services/shop/service.yaml:7:11) and by edge on test-1 | let one service have it, or place them on different nodes',
        'edge.yaml:8:11 unit shop.service is claimed by shop (services/shop/service.yaml:16:11) and by edge on test-1 | let one service have it, or place them on different nodes',
      ],
    },
    {
      title: 'two services on different nodes may want the same',
      changes: {
        'nodes.yaml': ['labels: { env: staging }', 'labels: { env: staging, role: test }'],
        'edge.yaml': other('  users: [{ name: shop }]\n').replace('role: web', 'role: test'),
        [service]: ['  environments:\n    staging: { release: { version: "1.11" } }\n', ''],
      },
      problems: [],
    },
    {
      title: 'a package of two services, asked for alike and otherwise',
      changes: {
        'edge.yaml': other(
          '  packages: [{ name: curl }, { name: nginx, version: "1.22" }, { name: git, state: present }]\n',
        ),
        [service]: [
          '  directories:',
          '  packages: [{ name: curl, prune: false }, { name: nginx }, { name: git }]\n  directories:',
        ],
      },
      problems: [
        'edge.yaml:6:30 package nginx is claimed by shop (services/shop/service.yaml:8:44) and by edge on test-1 | let one service have it, or place them on different nodes',
      ],
    },
    {
      title: 'a link, a unit file and a release in the way of files of the same service',
      changes: {
        'edge.yaml': other(
          '  files: [{ path: /x, content: x }, { path: /etc/systemd/system/e.service, content: x }, { path: /srv/edge/current, content: x }]\n' +
            '  links: [{ path: /x, target: /y }]\n  units: [{ name: e.service, source: /README.md }]\n' +
            '  release: { version: "1", path: /srv/edge, artifact: { path: /README.md } }\n',
        ),
      },
      problems: [
        'edge.yaml:6:11 path /x is claimed twice by edge; also at edge.yaml:7:11 | keep one of the two',
        'edge.yaml:8:11 path /etc/systemd/system/e.service is claimed twice by edge; also at edge.yaml:6:37 | keep one of the two',
        'edge.yaml:9:34 path /srv/edge/current is claimed twice by edge; also at edge.yaml:6:90 | keep one of the two',
      ],
    },
  ])
})

describe('templates', () => {
  const template = 'services/shop/shop.env.liquid'
  holds([
    {
      title: 'an undefined variable',
      changes: { [template]: 'A=1\nB={{ vars.domian }}\n' },
      problems: [
        'services/shop/shop.env.liquid:2:6 undefined variable: vars.domian (for shop on test-1, from services/shop/service.yaml:10:45) | define it in vars, or correct the name',
      ],
    },
    {
      title: 'an unknown filter',
      changes: { [template]: '{{ vars.domain | shout }}' },
      problems: [
        'services/shop/shop.env.liquid:1:1 undefined filter: shout | use a filter of Liquid; those that read the clock or chance are off',
      ],
    },
    {
      title: 'a tag left open',
      changes: { [template]: 'x\n  {% if vars.domain %}' },
      problems: ['services/shop/shop.env.liquid:2:3 tag {% if vars.domain %} not closed | close it, with {% end… %}'],
    },
  ])
})

function acknowledging(entry: string): Changes {
  return { 'fleet.yaml': ['  environments:', `  removal: { acknowledge: [${entry}] }\n  environments:`] }
}

describe('a removal that is acknowledged', () => {
  holds([
    {
      title: 'names an environment that is there',
      changes: acknowledging('{ service: shop, environment: producton, digest: removed }'),
      problems: ['fleet.yaml:6:28 there is no environment producton | did you mean production?'],
    },
    {
      title: 'whole, while the service is there, would allow the next one',
      changes: acknowledging('{ service: shop, environment: production, digest: removed }'),
      problems: [
        'fleet.yaml:6:28 acknowledges a removal of shop in production as a whole, and it is there | take the entry out',
      ],
    },
    {
      title: 'of a service that is gone holds, and one of a version that is gone is only in the way',
      changes: acknowledging(
        '{ service: old, environment: production, digest: removed }, { service: old, environment: staging, digest: "0123456789ab" }',
      ),
      problems: [
        'fleet.yaml:6:88 warning: acknowledges a removal of old in staging that is long done | take the entry out; `digest: removed` acknowledges its end',
      ],
    },
  ])
})

describe('hooks', () => {
  holds([
    {
      title: 'without a command, a timeout or an end',
      changes: {
        'edge.yaml': other(
          '  hooks:\n    beforeNode:\n      - { name: drain }\n      - { name: wait, run: [/bin/true], timeout: 0s }\n',
        ),
      },
      problems: [
        'edge.yaml:8:9 hook drain has no timeout | add timeout: 30s; nothing may run without an end',
        'edge.yaml:8:9 hook drain runs nothing | add run: [./bin/drain]',
        'edge.yaml:9:50 hook wait has a timeout of nothing | write, for example, 30s; nothing may run without an end',
      ],
    },
    {
      title: 'of one name',
      changes: {
        'edge.yaml': other(
          '  hooks:\n    afterNode:\n      - { name: go, run: [go], timeout: 1s }\n      - { name: go, run: [gone], timeout: 1s }\n    beforeNode:\n      - { name: go, run: [go], timeout: 1s }\n',
        ),
      },
      problems: ['edge.yaml:9:17 afterNode has two hooks go | give each a name of its own'],
    },
    {
      title: 'in a release that is not there',
      changes: {
        'edge.yaml': other('  hooks:\n    beforeNode:\n      - { name: drain, run: [./bin/drain], timeout: 1s }\n'),
      },
      problems: [
        'edge.yaml:8:29 hook drain runs ./bin/drain, and the service has no release it could lie in | write the whole path, or add a release',
      ],
    },
    {
      title: 'on one node, where each has to have its own',
      changes: {
        'edge.yaml': other('  hooks:\n    beforeNode:\n      - { name: a, run: [a], timeout: 1s, on: one }\n'),
      },
      problems: [
        'edge.yaml:8:43 on is unknown here | use one of: name, run, timeout, wait, irreversible, compatibleWithPrevious',
      ],
    },
  ])
})

function promotion(spec: string): string {
  return `apiVersion: holdfast/v1\nkind: Promotion\nspec: { ${spec} }\n`
}

describe('promotions', () => {
  const manual: Changes = { 'fleet.yaml': ['after: staging', 'after: staging, promotion: manual'] }
  const commit = `commit: ${'a'.repeat(40)}`
  holds([
    {
      title: 'that fit',
      changes: { ...manual, 'p.yaml': promotion(`service: shop, environment: production, ${commit}`) },
      problems: [],
    },
    {
      title: 'to an environment that takes all by itself, or that is not there, of a service that is not there, twice',
      changes: {
        ...manual,
        'a.yaml': promotion(`service: shop, environment: staging, ${commit}`),
        'b.yaml': promotion(`service: shop, environment: produktion, ${commit}`),
        'c.yaml': promotion(`service: shopp, environment: production, ${commit}`),
        'd.yaml': promotion(`service: shop, environment: production, ${commit}`),
        'e.yaml': promotion(`service: shop, environment: production, ${commit}`),
        'f.yaml': promotion('service: shop, environment: production, commit: main'),
      },
      problems: [
        'a.yaml:3:37 staging takes what is proven by itself: nothing has to be promoted there | remove this document, or write promotion: manual there',
        'b.yaml:3:37 there is no environment produktion | did you mean production?',
        'c.yaml:3:18 production has no service shopp | remove this document with the service',
        'e.yaml:3:7 shop is promoted to production at d.yaml:3:7 already | keep one',
        'f.yaml:3:57 commit "main" is not in the right form | The environment runs the service as this commit of the branch asks for it.',
      ],
    },
    {
      title: 'a soak after nothing',
      changes: { 'fleet.yaml': ['nodes: { env: staging }', 'nodes: { env: staging }, soak: 5m'] },
      problems: [
        'fleet.yaml:7:55 staging comes after nothing that a change could soak in | add `after:` with the environment before, or take soak out',
      ],
    },
  ])
})
