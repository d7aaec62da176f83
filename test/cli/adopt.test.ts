import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { addAdopt } from '../../src/cli/adopt.ts'
import { sha256 } from '../../src/core/fleet/digest.ts'
import { hostKey } from '../daemon/source/shop.ts'
import { closeSandbox, makeVerbWorld, type VerbWorld } from './verbWorld.ts'

const fleet = `apiVersion: holdfast/v1
kind: Fleet
metadata: { name: shop }
spec: { environments: [{ name: production, nodes: { matchExpressions: [{ key: env, operator: NotIn, values: [x] }] } }] }
`
const nodes = `# Our hosts.
apiVersion: holdfast/v1
kind: Nodes
spec:
  defaults: { labels: { rack: one } }
  nodes:
    - name: web-1 # the old one
      labels: { env: production }
      hostKeys: ["${hostKey}"]
      state: observe
    - { name: web-2, labels: { env: production }, hostKeys: ["${hostKey}"] }
    - address: 10.0.0.4
      name: web-4
      hostKeys: ["${hostKey}"]
    - name: web-3
      labels:
        env: production
        zone: c
      hostKeys: ["${hostKey}"]
`

let world: VerbWorld
beforeEach(() => {
  world = makeVerbWorld()
  world.context.environment = { GIT_AUTHOR_NAME: 'Bob', GIT_AUTHOR_EMAIL: 'bob@example.org' }
  world.git.publish('Begin', { 'fleet.yaml': fleet, 'nodes.yaml': nodes })
})
afterEach(() => world.close())
afterAll(() => closeSandbox())

const remote = (...args: string[]) => world.git.git('--git-dir', world.git.bare, ...args)
const shown = (branch: string, path: string) => world.git.raw('--git-dir', world.git.bare, 'show', `${branch}:${path}`)

function put(name: string, path: string, text: string, mode = '0644'): void {
  const host = world.nodes.host(name)
  host.files.set(path, { type: 'file', mode, owner: 'root', group: 'root', sha256: sha256(text) })
  host.contents.set(sha256(text), Buffer.from(text))
}

/** A host as somebody set it up by hand. */
function furnish(name: string): void {
  const host = world.nodes.host(name)
  put(name, '/etc/motd', 'Hello: "world"\n')
  put(name, '/etc/app.key', 'secret\n', '0600')
  put(name, '/etc/systemd/system/app.service', '[Service]\nExecStart=/bin/app\n')
  put(name, '/etc/systemd/system/app.service.d/limits.conf', '[Service]\nLimitNOFILE=9\n')
  const folder = '/etc/systemd/system/app.service.d'
  host.files.set(folder, { type: 'directory', mode: '0755', owner: 'root', group: 'root' })
  host.files.set('/srv/app', { type: 'directory', mode: '0750', owner: 'app', group: 'app' })
  host.files.set('/etc/app', { type: 'link', target: '/srv/app' })
  host.users.set('app', {
    type: 'user',
    system: true,
    uid: 990,
    group: 'app',
    home: '/srv/app',
    shell: '/bin/false',
    groups: ['adm'],
  })
  host.groups.set('app', 990)
  host.units.set('app.service', { active: 'active', enabled: true, restarts: 0, starts: 1 })
  host.packages.installed.set('curl', { version: '8.1-1', held: false, whole: true })
}

const all =
  '/etc/motd /srv/app /etc/app /etc/app.key /etc/gone --unit app.service --user app --group app --package curl'.split(
    ' ',
  )

describe('adopt', () => {
  test('writes what is on a host into a branch, and leaves main and the host alone', async () => {
    furnish('web-1')
    const main = remote('rev-parse', 'main')
    const { out, err, error, code } = await world.run(addAdopt, 'adopt', 'web-1', ...all)
    expect([error, code]).toEqual([undefined, 0])
    const branch = 'holdfast/adopt-web-1'
    expect(out).toContain(`pushed ${remote('rev-parse', '--short=7', branch)} to ${branch}: 5 files`)
    expect(err).toContain('left out /etc/app.key: its mode is 0600: it may hold a secret')
    expect(err).toContain('left out /etc/gone is not there')
    expect(remote('rev-parse', 'main')).toBe(main)
    expect(world.nodes.host('web-1').log).toEqual([])
    expect(shown(branch, 'services/web-1-present/service.yaml')).toMatchInlineSnapshot(`
      "# Written by \`holdfast adopt web-1\` from the host as it was at 2026-01-05 12:00 UTC.
      apiVersion: holdfast/v1
      kind: Service
      metadata: { name: web-1-present }
      spec:
        nodes: { host: web-1 }
        groups:
          - name: app
            gid: 990
        users:
          - name: app
            uid: 990
            group: app
            home: /srv/app
            shell: /bin/false
            groups: ["adm"]
        packages:
          - name: curl
        files:
          - path: /etc/motd
            source: etc/motd
            owner: root
            group: root
            mode: "0644"
        directories:
          - path: /srv/app
            owner: app
            group: app
            mode: "0750"
        links:
          - path: /etc/app
            target: /srv/app
        units:
          - name: app.service
            source: etc/systemd/system/app.service
            enabled: true
            state: running
            dropIns:
              - { name: limits.conf, source: etc/systemd/system/app.service.d/limits.conf }
      "
    `)
    expect(shown(branch, 'services/web-1-present/etc/motd')).toBe('Hello: "world"\n')
    expect(shown(branch, 'nodes.yaml')).toBe(
      nodes.replace(
        '- name: web-1 # the old one\n      labels: { env',
        '- name: web-1 # the old one\n      labels: { host: web-1, env',
      ),
    )
    expect(remote('log', '-1', '--format=%an%n%B', branch)).toMatchInlineSnapshot(`
      "Bob
      Adopt what is on web-1: 1 group, 1 user, 1 package, 1 file, 1 directory, 1 link, 1 unit

      Written by holdfast adopt from the host as it was at 2026-01-05 12:00 UTC.
      Merging it changes nothing on web-1.

      Left out:
      * /etc/app.key: its mode is 0600: it may hold a secret, which does not belong into Git
      * /etc/gone is not there"
    `)
  })

  test.each([
    ['web-2', 'nodes: { host: web-2 }', '- { name: web-2,', '- { name: web-2,', '{ env', '{ host: web-2, env'],
    ['web-3', 'nodes: { zone: "c" }', '', '', '', ''],
    ['web-4', 'nodes: { host: web-4 }', 'name: web-4\n', 'name: web-4\n      labels: { host: web-4 }\n', '', ''],
  ])('places it on %s alone, however its entry is written', async (name, selector, from, to, more, evenMore) => {
    put(name, '/etc/motd', 'hi\n')
    expect((await world.run(addAdopt, 'adopt', name, '/etc/motd')).error).toBeUndefined()
    const branch = `holdfast/adopt-${name}`
    const cut = nodes.indexOf(from)
    const expected = nodes.slice(0, cut) + nodes.slice(cut).replace(from, to).replace(more, evenMore)
    expect(shown(branch, 'nodes.yaml')).toBe(expected)
    expect(shown(branch, `services/${name}-present/service.yaml`)).toContain(selector)
  })

  test('pushes nothing that is not valid, and nothing that would change the host', async () => {
    const host = world.nodes.host('web-1')
    put('web-1', '/etc/motd', 'hi\n')
    host.files.set('/etc/odd', { type: 'link', target: '../x' })
    host.files.set('/var/lib/holdfast', { type: 'directory', mode: '0700', owner: 'root', group: 'root' })
    const invalid = await world.run(addAdopt, 'adopt', 'web-1', '/var/lib/holdfast')
    expect(invalid.error).toMatchObject({ message: expect.stringContaining('it cannot be written'), exitCode: 1 })
    const read = world.nodes.read.bind(world.nodes)
    world.context.nodes = async () => ({
      ...world.nodes,
      read: async (target, paths) => {
        const answer = await read(target, paths)
        put('web-1', '/etc/motd', 'edited meanwhile\n')
        return answer
      },
    })
    const raced = await world.run(addAdopt, 'adopt', 'web-1', '/etc/motd')
    expect(raced.error?.message).toContain(
      'it would not leave web-1 as it is, and nothing was pushed\n  ~ file /etc/motd',
    )
    expect(remote('for-each-ref', '--format=%(refname)', 'refs/heads')).toBe('refs/heads/main')
  })

  test('moves no branch that is there', async () => {
    put('web-1', '/etc/motd', 'hi\n')
    await world.run(addAdopt, 'adopt', 'web-1', '/etc/motd')
    put('web-1', '/etc/motd', 'ho\n')
    const again = await world.run(addAdopt, 'adopt', 'web-1', '/etc/motd')
    expect(again.error?.message).toBe('there is a branch holdfast/adopt-web-1 already')
    expect((await world.run(addAdopt, 'adopt', 'web-1', '/etc/motd', '--branch', 'adopt-two')).code).toBe(0)
    const asJson = await world.run(addAdopt, 'adopt', 'web-1', '/etc/motd', '--branch', 'adopt-3', '-o', 'json')
    expect(JSON.parse(asJson.out)).toMatchObject({ branch: 'holdfast/adopt-3', left: [] })
  })

  test.each([
    [['web-9', '/etc/motd'], 'there is no node web-9', 2],
    [['web-1'], 'nothing is named', 2],
    [['web-1', 'etc/motd'], 'etc/motd is no path of the host', 2],
    [['web-1', '--unit', 'nginx'], 'nginx is no unit', 2],
    [['web-1', '/etc/none'], 'nothing is left to adopt: /etc/none is not there', 1],
  ])('refuses %j', async (args, message, code) => {
    const { error } = await world.run(addAdopt, 'adopt', ...args)
    expect([error?.message, error?.exitCode]).toEqual([message, code])
  })

  test('says when the node does not answer', async () => {
    world.nodes.host('web-1').reachable = false
    const { error } = await world.run(addAdopt, 'adopt', 'web-1', '/etc/motd')
    expect(error).toMatchObject({ message: expect.stringContaining('the node does not answer'), exitCode: 3 })
  })
})
