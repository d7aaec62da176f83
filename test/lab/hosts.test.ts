import { spawn } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { greets } from './host.ts'
import { attach, down, up } from './lab.ts'
import type { Lab } from './lab.ts'
import { describeLab } from './require.ts'
import { eventually, must, run } from './run.ts'
import { readState, stateDirectory } from './state.ts'

const cli = ['node', '--import', 'tsx', fileURLToPath(new URL('cli.ts', import.meta.url))]

/** The lines that speak of a lab; kernel threads, which ps puts in brackets, come and go by themselves. */
function ours(text: string): string[] {
  return text.split('\n').filter((line) => /holdfast-lab|nspawn|netns/.test(line) && !line.startsWith('['))
}

/** Everything of the machine a lab touches; equal before and after, or the lab left something behind. */
async function traces(): Promise<Record<string, string | string[]>> {
  return {
    mounts: ours(readFileSync('/proc/self/mountinfo', 'utf8')),
    links: ours(await must(['ip', '-o', 'link'])),
    routes: ours(await must(['ip', 'route', 'show', 'table', 'all'])),
    namespaces: await must(['ip', 'netns', 'list']),
    processes: ours(await must(['ps', '-eo', 'args='])),
    groups: (await run(['find', '/sys/fs/cgroup', '-name', 'holdfast-lab*'])).stdout,
    inotify: readFileSync('/proc/sys/fs/inotify/max_user_instances', 'utf8'),
    files: ['', '.lock', '/state.json'].filter((end) => existsSync(`${stateDirectory}${end}`)).join(),
    directories: ['/run/netns', '/run/systemd/nspawn'].filter((path) => existsSync(path)).join(),
  }
}

describeLab('the lab', () => {
  let before: Record<string, string | string[]>

  beforeAll(async () => {
    // What a killed run left is not what this run shall compare with.
    if (!(await attach())) await down()
    before = await traces()
  })

  describe('with three hosts', () => {
    let lab: Lab

    beforeAll(async () => {
      lab = await up({ hosts: 3 })
    })
    afterAll(async () => {
      await lab?.down()
    })

    test('runs systemd on each, all of it started', async () => {
      expect(lab.hosts.map((host) => host.name)).toEqual(['web-1', 'web-2', 'web-3'])
      for (const host of lab.hosts) {
        const asked = await lab.exec(host, ['systemctl', 'is-system-running'])
        expect(asked.stdout.trim()).toBe('running')
        expect((await lab.exec(host, 'cat /proc/1/comm; hostname; pwd')).stdout).toBe(`systemd\n${host.name}\n/\n`)
      }
    })

    test('lets root and deploy in by key, under pinned host keys', async () => {
      expect((await lab.ssh('web-1', 'id -un')).stdout).toBe('root\n')
      const deploy = await lab.ssh('web-2', 'id -un; sudo -n id -un', { user: 'deploy' })
      expect(deploy.stdout).toBe('deploy\nroot\n')
    })

    test('gives each host keys of its own, so that a wrong pin is refused', async () => {
      const file = join(stateDirectory, 'wrong_hosts')
      writeFileSync(file, `web-1 ${lab.host('web-2').hostKeys[0]}\n`)
      const ssh = await run(['ssh', '-F', lab.sshConfig, '-o', `UserKnownHostsFile=${file}`, 'web-1', 'true'])
      expect(ssh.code).toBe(255)
      expect(ssh.stderr).toContain('Host key verification failed')
    })

    test('has an nginx that is off until it is started, and then serves', async () => {
      expect((await lab.exec('web-3', 'systemctl is-active nginx; systemctl is-enabled nginx')).stdout).toBe(
        'inactive\ndisabled\n',
      )
      expect((await lab.ssh('web-3', 'systemctl start nginx')).code).toBe(0)
      const page = await fetch(`http://${lab.host('web-3').address}/`)
      expect(await page.text()).toContain('Welcome to nginx')
    })

    test('lets hosts reach one another by name, and nothing else', async () => {
      expect((await lab.exec('web-1', 'curl -s -o /dev/null -w "%{http_code}" http://web-3/')).stdout).toBe('200')
      expect((await lab.exec('web-1', 'ip route show default')).stdout).toBe('')
    })

    test('reboots a host, whose disk stays and whose boot id is new', async () => {
      const former = lab.bootId('web-1')
      await lab.exec('web-1', 'echo kept > /etc/kept; echo lost > /run/lost')
      await lab.reboot('web-1')
      expect(lab.bootId('web-1')).not.toBe(former)
      expect((await lab.ssh('web-1', 'cat /etc/kept; ls /run/lost')).stdout).toBe('kept\n')
      expect((await lab.ssh('web-1', 'cat /proc/sys/kernel/random/boot_id')).stdout.trim()).toBe(lab.bootId('web-1'))
    })

    test('takes a host’s power away without a goodbye', async () => {
      const former = lab.bootId('web-2')
      await lab.powerOff('web-2')
      expect(lab.bootId('web-2')).toBeUndefined()
      await expect(lab.exec('web-2', 'true')).rejects.toThrow('web-2 is off')
      await lab.powerOn('web-2')
      await lab.crash('web-2')
      expect([undefined, former]).not.toContain(lab.bootId('web-2'))
      expect((await lab.ssh('web-2', 'hostname')).stdout).toBe('web-2\n')
    })

    test('cuts one host off the network and mends it', async () => {
      await lab.cutNetwork('web-2')
      expect(await greets(lab.host('web-2'), 500)).toBeUndefined()
      expect(await greets(lab.host('web-1'))).toBe(true)
      expect((await lab.exec('web-2', 'hostname')).stdout).toBe('web-2\n')
      await lab.restoreNetwork('web-2')
      expect(await eventually(() => greets(lab.host('web-2')), 20_000)).toBe(true)
    })

    test('bounds a command that does not end', async () => {
      await expect(lab.exec('web-1', 'sleep 600', { timeoutMs: 300 })).rejects.toThrow('took longer than 300 ms')
    })

    test('refuses a second lab and names the first', async () => {
      await expect(up({ hosts: ['db-1'] })).rejects.toThrow(/already up .*web-1 web-2 web-3\): down it first/)
    })

    test('leaves nothing behind when it is downed', async () => {
      await lab.down()
      expect(await attach()).toBeUndefined()
      expect(await traces()).toEqual(before)
    })
  })

  test('started by the command line, outlives it until it is downed', async () => {
    const started = await must([...cli, 'up', 'db-1'], { timeoutMs: 200_000 })
    expect(started).toContain('db-1 is up')
    const lab = await attach()
    expect((await lab?.ssh('db-1', 'hostname'))?.stdout).toBe('db-1\n')
    const status = JSON.parse(await must([...cli, 'status', '-o', 'json'])) as { hosts: unknown[] }
    expect(status.hosts).toMatchObject([{ name: 'db-1', state: 'up' }])
    expect(await must([...cli, 'exec', 'db-1', '--', 'hostname'])).toBe('db-1\n')
    await must([...cli, 'down'])
    expect(await traces()).toEqual(before)
  })

  test('clears what a killed run left, at whatever moment it was killed', async () => {
    for (const moment of ['keeper', 'boot'] as const) {
      const [command = '', ...rest] = [...cli, 'up', '4']
      const child = spawn(command, rest, { stdio: 'ignore' })
      const reached = await eventually(
        () => {
          const state = readState()
          const host = `/proc/${state?.keeper?.pid}/root${stateDirectory}/hosts/web-2/console.log`
          return (moment === 'keeper' ? state?.keeper : existsSync(host) || undefined) ? true : undefined
        },
        60_000,
        2,
      )
      child.kill('SIGKILL')
      expect(reached).toBe(true)
      expect(await attach()).toBeUndefined()
      const lab = await up({ hosts: ['web-9'] })
      expect((await lab.ssh('web-9', 'hostname')).stdout).toBe('web-9\n')
      await lab.down()
      expect(await traces()).toEqual(before)
    }
  })
})
