import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSshChannels } from '../../src/adapters/channels/ssh2/channels.ts'
import { createPosixNodes } from '../../src/adapters/nodes/posix/nodes.ts'
import type { AttemptRecord, Nodes } from '../../src/adapters/nodes/port.ts'
import type { Target } from '../../src/core/fleet/node.ts'
import type { Step } from '../../src/core/plan/plan.ts'
import { makeArchive } from '../contracts/nodes-archive.ts'
import { absent, fileOf, type OrderOptions, orderOf, path, readHeld } from '../contracts/nodes-plans.ts'
import { epoch, type NodesSubject } from '../contracts/nodes-bench.ts'
import { nodesContract } from '../contracts/nodes.ts'
import { type Lab, up } from './lab.ts'
import { describeLab } from './require.ts'
import { eventually } from './run.ts'

/** All of a host that the contract may change, except what is Holdfast's own. */
const digestScript = `
  cd /; find srv etc/systemd/system ! -path '*holdfast-restore*' ! -name system ! -name '*.wants' ! -name base -printf '%p %y %m %u %g %l\\n' | sort
  cat etc/passwd etc/group; cut -d: -f1,2 etc/shadow
  find srv etc/systemd/system -type f ! -path '*holdfast-restore*' -exec sha256sum {} + | sort
  systemctl list-units --all --plain --no-legend 'hf-*' | sort`

const cleanScript = `
  systemctl list-units --all --plain --no-legend 'holdfast-*' 'hf-*' | while read -r unit rest; do systemctl stop "$unit"; done
  rm -rf /var/lib/holdfast /srv/* /etc/systemd/system/hf-* /etc/systemd/system/*.wants/hf-*
  systemctl daemon-reload; systemctl reset-failed; mkdir -p /srv/base`

let lab: Lab
let nodes: Nodes
let marks = 0

function targetOf(name: string, user: string): Target {
  const { address, port, hostKeys } = lab.host(name)
  return { node: name, via: 'ssh', address, port, user, become: user === 'root' ? 'none' : 'sudo', hostKeys }
}

async function on(host: string, command: string, input = ''): Promise<string> {
  const done = await lab.exec(host, command, { input })
  if (done.code !== 0) throw new Error(`${command}: ${done.stderr}`)
  return done.stdout
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

async function makeSubject(host: string, user: string): Promise<NodesSubject> {
  await on(host, cleanScript)
  marks += 1
  return {
    nodes,
    target: targetOf(host, user),
    base: '/srv/base',
    mark: `m${marks}`,
    real: (name) => name,
    write: async (name, text) => void (await on(host, `cat >${quote(name)} && chmod 644 ${quote(name)}`, text)),
    remove: async (name) => void (await on(host, `rm ${quote(name)}`)),
    read: async (name) => {
      const done = await lab.exec(host, ['cat', name])
      return done.code === 0 ? done.stdout : undefined
    },
    digest: () => on(host, digestScript),
    reboot: () => lab.crash(host),
    pass: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    killRunner: async (attempt) =>
      void (await on(host, `kill -9 -- $(cut -d' ' -f1 /var/lib/holdfast/running/${attempt})`)),
    archive: await makeArchive(),
    close: async () => undefined,
  }
}

async function apply(target: Target, options: OrderOptions): Promise<AttemptRecord> {
  const sent = await nodes.apply(target, orderOf(options), readHeld)
  if (sent.answer !== 'ok') throw new Error(JSON.stringify(sent))
  return follow(target, options.attempt)
}

async function follow(target: Target, attempt: string): Promise<AttemptRecord> {
  const record = await nodes.follow(target, attempt, 30_000)
  if (record.answer !== 'ok') throw new Error(JSON.stringify(record))
  return record.value
}

/** Processes below the last one whose command line ends so, itself included. */
function countStarted(trace: string, commandEnd: string): number {
  const lines = trace.split('\n')
  const program = lines.findLast((line) => line.includes('execve(') && line.includes(commandEnd))?.split(/\s+/)[0]
  if (program === undefined) return 0
  const family = new Set([program])
  for (const line of lines) {
    const [, parent = '', child = ''] = /^(\d+)\s+.*\b(?:v?fork|clone3?)\b.*= (\d+)$/.exec(line) ?? []
    if (family.has(parent) && child !== '') family.add(child)
  }
  return family.size
}

describeLab('nodes in the lab', () => {
  beforeAll(async () => {
    lab = await up({ hosts: 2 })
    const channels = createSshChannels({
      identities: [{ path: lab.identityFile, key: readFileSync(lab.identityFile) }],
    })
    nodes = createPosixNodes({ channels })
  })
  afterAll(async () => {
    await nodes?.close()
    await lab?.down()
  })

  nodesContract('a real host as root', () => makeSubject('web-1', 'root'))
  nodesContract('a real host through sudo', () => makeSubject('web-2', 'deploy'))

  describe('what only a real host shows', () => {
    const sshd = '/etc/ssh/sshd_config'

    /** A plan that makes sshd listen where nobody asks. */
    async function breakSshd(attempt: string, deadlineSeconds: number): Promise<OrderOptions> {
      const before = await on('web-1', `cat ${sshd}`)
      return {
        attempt,
        deadlineSeconds,
        steps: [
          path(sshd, fileOf(before), fileOf(`Port 2222\n${before}`)),
          { kind: 'unit', action: 'restart', unit: 'ssh.service' },
        ],
        undoLast: [{ kind: 'unit', action: 'restart', unit: 'ssh.service' }],
      }
    }

    test('a broken sshd is undone by the timer, and the node says so', async () => {
      const { target } = await makeSubject('web-1', 'root')
      const before = await on('web-1', `sha256sum ${sshd}`)
      await nodes.apply(target, orderOf(await breakSshd('ssh-1', 15)), readHeld)
      expect(
        await eventually(
          async () => (await on('web-1', 'cat /etc/ssh/sshd_config')).startsWith('Port 2222') || undefined,
          20_000,
        ),
      ).toBe(true)
      const restored = await eventually(async () => {
        const answer = await nodes.follow(target, 'ssh-1', 0)
        return answer.answer === 'ok' && answer.value.outcome === 'restored' ? answer.value : undefined
      }, 60_000)
      expect(restored).toMatchObject({ steps: 'applied', outcome: 'restored', by: 'node' })
      expect(await on('web-1', `sha256sum ${sshd}`)).toBe(before)
    })

    test('a broken sshd is undone by the next boot, before anybody asks', async () => {
      const { target } = await makeSubject('web-1', 'root')
      const before = await on('web-1', `sha256sum ${sshd}`)
      await nodes.apply(target, orderOf(await breakSshd('ssh-2', 3000)), readHeld)
      await eventually(
        async () => ((await lab.exec('web-1', 'test -e /var/lib/holdfast/done/ssh-2')).code === 0 ? true : undefined),
        20_000,
      )
      expect(await on('web-1', `sha256sum ${sshd}`)).not.toBe(before)
      await lab.crash('web-1')
      expect(await on('web-1', `sha256sum ${sshd}`)).toBe(before)
      expect(await follow(target, 'ssh-2')).toMatchObject({ outcome: 'restored', by: 'node' })
    })

    test('nginx -t and sshd -t judge the staged files and leave the live ones alone', async () => {
      const { target } = await makeSubject('web-1', 'root')
      const site = '/etc/nginx/conf.d/new.conf'
      const judge = (attempt: string, nginx: string, ssh: string): OrderOptions => ({
        attempt,
        steps: [
          { kind: 'validate', argv: ['/usr/sbin/nginx', '-t'], path: site, timeoutSeconds: 20 },
          {
            kind: 'validate',
            argv: ['/usr/sbin/sshd', '-t'],
            path: '/etc/ssh/sshd_config.d/new.conf',
            timeoutSeconds: 20,
          },
          path(site, absent, fileOf(nginx)),
          path('/etc/ssh/sshd_config.d/new.conf', absent, fileOf(ssh)),
        ],
      })
      const good = 'server { listen 8081; }\n'
      const bad = await apply(
        target,
        judge('nginx-1', 'server { listen nowhere nothing; }\n', 'PermitEmptyPasswords no\n'),
      )
      expect(bad).toMatchObject({ steps: 'failed', step: 0, validatorRefused: true })
      expect(bad.detail).toContain('nginx')
      await nodes.restore(target, { attempt: 'nginx-1', epoch })
      await follow(target, 'nginx-1')
      const worse = await apply(target, judge('nginx-2', good, 'NoSuchWord yes\n'))
      expect(worse).toMatchObject({ steps: 'failed', step: 1, validatorRefused: true })
      expect(worse.detail).toContain('NoSuchWord')
      await nodes.restore(target, { attempt: 'nginx-2', epoch })
      await follow(target, 'nginx-2')
      expect((await lab.exec('web-1', `ls ${site} /etc/ssh/sshd_config.d/new.conf`)).code).not.toBe(0)
      expect(await apply(target, judge('nginx-3', good, 'PermitEmptyPasswords no\n'))).toMatchObject({
        steps: 'applied',
      })
      expect(await on('web-1', `cat ${site}`)).toBe(good)
      expect(await on('web-1', 'grep -c ^holdfast /proc/mounts || true')).toBe('0\n')
      await nodes.restore(target, { attempt: 'nginx-3', epoch })
      expect(await follow(target, 'nginx-3')).toMatchObject({ outcome: 'restored' })
    })

    test('a port is asked through the connection', async () => {
      const { target } = await makeSubject('web-1', 'root')
      await on('web-1', 'systemctl start nginx')
      const http = { type: 'http', scheme: 'http', host: '127.0.0.1', port: 80, timeoutMs: 5000 } as const
      const answer = await nodes.probe(target, [
        { ...http, path: '/', status: 200 },
        { ...http, path: '/none', status: 200 },
        { type: 'tcp', host: '127.0.0.1', port: 80, timeoutMs: 5000 },
        { type: 'tcp', host: '127.0.0.1', port: 81, timeoutMs: 5000 },
      ])
      expect(answer).toMatchObject({
        value: [
          { status: 'pass' },
          { status: 'fail', detail: expect.stringContaining('404') as string },
          { status: 'pass' },
          { status: 'fail' },
        ],
      })
      await on('web-1', 'systemctl stop nginx')
    })

    test('an observe of everything starts eight processes at most', async () => {
      const { target } = await makeSubject('web-1', 'root')
      const { digest } = await makeArchive()
      const steps: Step[] = [path('/srv/base/f', absent, fileOf('1'))]
      expect(await apply(target, { attempt: 'count', steps })).toMatchObject({ steps: 'applied' })
      await nodes.confirm(target, { attempt: 'count', epoch, as: 'healthy' })
      const pid = (await on('web-1', 'systemctl show -P MainPID ssh')).trim()
      const traced = lab.exec(
        'web-1',
        `timeout -s INT 6 strace -f -qq -e trace=execve,clone,clone3,fork,vfork -o /tmp/trace -p ${pid}; true`,
        { timeoutMs: 30_000 },
      )
      await eventually(
        async () =>
          (await lab.exec('web-1', 'test -e /tmp/trace && grep -q "^TracerPid:.*[1-9]" /proc/' + pid + '/status'))
            .code === 0
            ? true
            : undefined,
        5000,
      )
      const fresh = createPosixNodes({
        channels: createSshChannels({ identities: [{ path: lab.identityFile, key: readFileSync(lab.identityFile) }] }),
      })
      const seen = await fresh.observe(target, {
        paths: Array.from({ length: 20 }, (_, index) => ({
          path: index ? `/srv/base/${index}` : '/srv/base/f',
          size: 1,
        })),
        trees: [{ directory: '/srv/base', digest }],
        users: ['root', 'deploy'],
        groups: ['root'],
        units: ['nginx.service', 'ssh.service'],
      })
      expect(seen).toMatchObject({ answer: 'ok', value: { managed: [] } })
      await fresh.close()
      await traced
      const trace = await on('web-1', 'cat /tmp/trace')
      expect(countStarted(trace, '"observe"]')).toBeGreaterThan(4)
      expect(countStarted(trace, '"observe"]')).toBeLessThanOrEqual(8)
    })
  })
})
