import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { startFleet, type Fleet } from './fleet/fleet.ts'
import { describeLab } from './require.ts'
import { eventually } from './run.ts'

// A host somebody set up by hand is taken up, and one is let go, on real systemd.

const unit = '[Service]\nExecStart=/bin/sleep infinity\n[Install]\nWantedBy=multi-user.target\n'

let fleet: Fleet

beforeAll(async () => {
  fleet = await startFleet({ environments: { staging: ['old-1'], production: ['old-2'] } })
})
afterEach(({ task }) => {
  if (task.result?.state === 'fail') console.error(`the journal ends with\n${fleet.journal.tell(60)}`)
})
afterAll(() => fleet?.close())

async function on(name: string, command: string): Promise<string> {
  const host = fleet.lab.hosts.find((one) => one.name === name)
  if (!host) throw new Error(`no host ${name}`)
  const { code, stdout, stderr } = await fleet.lab.exec(host, command)
  expect(code, `${command}: ${stdout}${stderr}`).toBe(0)
  return stdout.trim()
}

describeLab('the life of a host', () => {
  test('what was set up by hand is adopted, and merging that changes nothing', async () => {
    await on('old-1', `printf 'by hand\\n' > /etc/hand.conf && printf '${unit}' > /etc/systemd/system/hand.service`)
    await on('old-1', 'systemctl daemon-reload && systemctl enable --now hand.service && useradd -m hand')
    const before = await on('old-1', 'systemctl show -p InvocationID hand.service; stat -c "%i %Y" /etc/hand.conf')
    const adopted = await fleet.verb(['adopt', 'old-1', '/etc/hand.conf', '--unit', 'hand.service', '--user', 'hand'])
    expect(`${adopted.code} ${adopted.stderr}`).toBe('0 ')
    await fleet.alice.git('fetch', '-q', 'origin')
    await fleet.alice.git('merge', '-q', '--no-edit', 'origin/holdfast/adopt-old-1')
    await fleet.alice.git('push', '-q', 'origin', 'HEAD:main')
    const run = await fleet.verb(['run', '--once'], 240_000)
    expect(`${run.code} ${run.stderr}`).toBe('0 ')
    expect(await on('old-1', 'systemctl show -p InvocationID hand.service; stat -c "%i %Y" /etc/hand.conf')).toBe(
      before,
    )
    expect(await on('old-1', 'curl -s http://127.0.0.1:8080/')).toContain('version 1.0.0')
  })

  test('a retired host loses what was created there, keeps what was there before, and is called clean', async () => {
    const daemon = fleet.start()
    await fleet.alice.edit('nodes.yaml', '- name: old-1\n', '- name: old-1\n      state: retired\n')
    await fleet.alice.commitAndPush('Retire old-1')
    const clean = await eventually(async () => {
      const { stdout } = await fleet.verb(['nodes', '-o', 'json'])
      const { nodes } = JSON.parse(stdout) as { nodes: { name: string; word: string }[] }
      return nodes.find(({ name, word }) => name === 'old-1' && word === 'clean')
    }, 120_000)
    expect(clean).toBeDefined()
    expect(
      await on('old-1', 'ls -d /etc/hello /srv/hello/current /etc/systemd/system/hello.service 2>&1 || true'),
    ).not.toMatch(/^\//m)
    expect(await on('old-1', 'systemctl is-active hello.service || true')).toBe('inactive')
    expect(await on('old-1', 'systemctl is-active hand.service; cat /etc/hand.conf; id -un hand')).toBe(
      'active\nby hand\nhand',
    )
    expect(await on('old-2', 'curl -s http://127.0.0.1:8080/')).toContain('version 1.0.0')
    const nodes = await readFile(join(fleet.alice.directory, 'nodes.yaml'), 'utf8')
    await fleet.alice.write('nodes.yaml', nodes.slice(nodes.indexOf('---\n') + 4))
    await fleet.alice.git('rm', '-rq', 'services/old-1-present')
    await fleet.alice.commitAndPush('Forget old-1')
    await fleet.journal.await('old-1 is forgotten', ({ type }) => type === 'node-forgotten', { timeoutMs: 30_000 })
    await daemon.stop()
  })
})
