import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sha256 } from '../../src/core/fleet/digest.ts'
import { makeFleet, packRelease, writeNodes, type ConfigFleet, type Files } from '../bench/fleet.ts'
import { makeAnsible, type Ansible, type PlaybookRun } from './ansible/ansible.ts'
import { type Lab, up } from './lab.ts'
import { describeLab } from './require.ts'
import { must } from './run.ts'

const sources = fileURLToPath(new URL('ansible/fleet/', import.meta.url))
const playbook = fileURLToPath(new URL('ansible/judge.yaml', import.meta.url))
const program = '#!/bin/sh\nexec sleep infinity\n'

function readSources(): Files {
  const entries = readdirSync(sources, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = entries.map((entry) => join(entry.parentPath, entry.name))
  return Object.fromEntries(paths.map((path) => [path.slice(sources.length), readFileSync(path, 'utf8')]))
}

describeLab('Ansible as an independent judge', () => {
  let lab: Lab
  let fleet: ConfigFleet
  let ansible: Ansible
  let release: string
  let files: Files

  beforeAll(async () => {
    lab = await up({ hosts: 3, python: true })
    const archive = await packRelease({ 'bin/shop': program })
    release = `releases/2.5.0-${sha256(archive).slice(0, 12)}`
    files = { ...readSources(), 'nodes.yaml': writeNodes(lab.hosts, 'deploy'), 'shop/shop-2.5.0.tar.gz': archive }
    fleet = await makeFleet(lab, files)
    ansible = makeAnsible(lab)
  })
  afterAll(async () => {
    await ansible?.remove()
    fleet?.remove()
    await lab?.down()
  })

  /** One reconcile by the product; answers its last line. */
  async function reconcile(): Promise<string> {
    const done = await fleet.holdfast(['run', '--once', '--timeout', '4m'])
    if (done.code !== 0) throw new Error(`run --once ended with ${done.code}:\n${done.stdout}${done.stderr}`)
    return done.stdout.trim().split('\n').at(-1) ?? ''
  }

  /** The judge's word on every node; it must have reached all of them and failed nowhere. */
  async function judge(word: string): Promise<PlaybookRun> {
    const said = await ansible.play(playbook, { check: true, variables: { release, program, word } })
    const wrong = Object.values(said.recap).filter(
      ({ ok, failed, unreachable }) => ok !== 16 || failed + unreachable > 0,
    )
    if (said.code !== 0 || wrong.length > 0) throw new Error(said.output)
    expect(Object.keys(said.recap).toSorted()).toEqual(['web-1', 'web-2', 'web-3'])
    return said
  }

  test('finds what a person broke, and agrees once Holdfast has mended it', async () => {
    expect(await reconcile()).toContain('changes applied')
    await must(lab.execArgv('web-2', 'chmod 0666 /etc/shop/motd'))
    await must(lab.execArgv('web-2', 'chown nobody /etc/shop/shop.env'))
    await must(lab.execArgv('web-2', 'sed -i s/says/shouts/ /etc/nginx/conf.d/shop.conf; nginx -s reload'))
    await must(lab.execArgv('web-2', 'systemctl disable --now shop.service'))
    await must(lab.execArgv('web-3', 'ln -sfn /bin/true /usr/local/bin/shop; gpasswd -d shop adm'))
    const found = await judge('one')
    expect(found.changed).toEqual({
      'web-2': ['file', 'template', 'unit', 'nginx configuration', 'nginx has read its configuration'],
      'web-3': ['user', 'link'],
    })
    expect(found.output).toContain('-  location / { return 200 "web-2 shouts one"; }')

    await reconcile()
    const agreed = await judge('one')
    expect(agreed.changed).toEqual({})
    expect(Object.values(agreed.recap).map(({ changed }) => changed)).toEqual([0, 0, 0])
    expect(await reconcile()).toContain('3 nodes, 2 services: 0 changes')
  })

  function nginxPids(): Promise<string[]> {
    return Promise.all(lab.hosts.map((host) => must(lab.execArgv(host, 'systemctl show -P MainPID nginx'))))
  }

  test('agrees that a changed configuration is what nginx runs, though it was never restarted', async () => {
    const before = await nginxPids()
    const service = String(files['edge/service.yaml'])
    await fleet.commit('Say two', { 'edge/service.yaml': service.replace('word: one', 'word: two') })
    await reconcile()
    expect((await judge('two')).changed).toEqual({})
    expect(await nginxPids()).toEqual(before)
  })
})
