import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startFleet, type Fleet } from './fleet/fleet.ts'
import { servePackages } from './fleet/packageSource.ts'
import { describeLab } from './require.ts'
import { eventually, type Finished } from './run.ts'

const host = 'web-1'

const fleetFile = `apiVersion: holdfast/v1
kind: Fleet
metadata:
  name: packages
spec:
  defaults:
    ssh: { user: deploy, become: sudo }
    rollout:
      canaryBakeTime: 0s
      minHealthyTime: 2s
      healthyDeadline: 15s
      progressDeadline: 2m
      confirmTimeout: 30s
  environments:
    - { name: staging, nodes: { env: staging } }
`

const serviceOf = (version: string, reboot = ''): string => `apiVersion: holdfast/v1
kind: Service
metadata:
  name: probe
spec:
  nodes: { role: web }
  packages:
    - { name: hf-probe, version: "${version}", hold: true, prune: true }
${reboot && `  reboot: { when: ${reboot}, timeout: 2m }\n`}  units:
    - { name: hf-probe.service, enabled: true, state: running }
`

async function prepare(directory: string): Promise<void> {
  for (const name of ['services', 'README.md']) await rm(join(directory, name), { recursive: true })
  await writeFile(join(directory, 'fleet.yaml'), fleetFile)
  await writeFile(join(directory, 'service.yaml'), serviceOf('1.0'))
}

describeLab('packages on a real host', () => {
  let fleet: Fleet

  beforeAll(async () => {
    fleet = await startFleet({ environments: { staging: [host] }, prepare })
    await servePackages(fleet.lab, [host])
  })
  afterAll(() => fleet?.close())
  beforeEach(async () => void (await on('rm -rf /tmp/source && cp -a /opt/source /tmp/source')))

  async function on(command: string): Promise<string> {
    const done = await fleet.lab.exec(host, command, { timeoutMs: 120_000 })
    expect(done.code, `${command}: ${done.stderr}`).toBe(0)
    return done.stdout.trim()
  }

  /** Brings a version by a commit, in one run of the product. */
  async function deploy(version: string, reboot = ''): Promise<Finished> {
    await fleet.alice.git('pull', '-q')
    await fleet.alice.write('service.yaml', serviceOf(version, reboot))
    await fleet.alice.commitAndPush(`Bring hf-probe ${version}`)
    return once()
  }

  const once = (): Promise<Finished> => fleet.verb(['run', '--once', '--timeout', '4m'], 270_000)
  const installed = (): Promise<string> => on("dpkg-query -W -f='${db:Status-Abbrev}${Version}' hf-probe")

  /** What is told of the newest rollout. */
  async function told(): Promise<string> {
    const { stdout } = await fleet.verb(['history'])
    const newest = /[0-9a-f]{8}-\d+/.exec(stdout)?.[0] ?? ''
    return (await fleet.verb(['show', newest])).stdout
  }

  test('one is installed, raised with what it needs, and what its scripts restarted is told', async () => {
    const first = await once()
    expect(first.code, first.stdout).toBe(0)
    expect(await installed()).toBe('hi 1.0')
    await on('echo "# ours" >>/etc/hf-probe/hf-probe.conf')
    const plan = await fleet.verb(['plan'])
    expect(plan.stdout).toMatch(/nothing|no changes|0 /i)
    await fleet.alice.write('service.yaml', serviceOf('1.1'))
    await fleet.alice.commitAndPush('Bring hf-probe 1.1')
    const before = await fleet.verb(['plan'])
    expect(before.stdout).toContain('1.0 → 1.1')
    expect(before.stdout).toContain('hf-lib')
    expect(before.stdout).toContain('may restart units')
    const second = await once()
    expect(second.code, second.stdout).toBe(0)
    expect(await installed()).toBe('hi 1.1')
    expect(await on('cat /etc/hf-probe/hf-probe.conf')).toBe('version = 1.0\n# ours')
    expect(await on('apt-mark showauto hf-lib hf-probe')).toBe('hf-lib')
    expect(await told()).toContain('restarted hf-probe.service')
  })

  test('one whose script fails is taken back, with what was changed by hand in place, and reverted', async () => {
    const run = await deploy('2.0')
    expect(run.code, run.stdout).not.toBe(0)
    expect(await installed()).toBe('hi 1.1')
    expect(await on('cat /etc/hf-probe/hf-probe.conf')).toBe('version = 1.0\n# ours')
    expect(await on('systemctl is-active hf-probe.service')).toBe('active')
    expect(await told()).toContain('it does not come up')
    expect((await fleet.subjects())[0]).toContain('Revert')
  })

  test('one whose unit dies goes back without any network', async () => {
    const run = await deploy('3.0')
    expect(run.code, run.stdout).not.toBe(0)
    expect((await fleet.lab.exec(host, 'test -e /opt/source')).code).not.toBe(0)
    expect(await installed()).toBe('hi 1.1')
    expect(await on('systemctl is-active hf-probe.service')).toBe('active')
    await on('cp -a /tmp/source /opt/source')
  })

  test('a lock of somebody else is waited for, blames nobody, and is tried again', async () => {
    const shape = 'my $l = pack("s s x4 q q l x4", F_WRLCK, 0, 0, 0, 0);'
    const lock = `use Fcntl; ${shape} open(F, "+>>", "/var/lib/dpkg/lock-frontend"); fcntl(F, F_SETLK, $l) or die; sleep 80`
    await on(`setsid perl -e '${lock}' >/dev/null 2>&1 </dev/null & sleep 1; pgrep -x perl`)
    const run = await deploy('1.0')
    expect(run.code, run.stdout).toBe(0)
    expect(await installed()).toBe('hi 1.0')
    expect(await told()).toContain('Could not get lock')
  })

  test('a dpkg that was killed is ended before anything else', async () => {
    const run = 'apt-get install -y -q hf-lib && exec dpkg --force-confold -i /opt/source/hf-probe_4.0_all.deb'
    await on(`setsid sh -c '${run}' >/dev/null 2>&1 </dev/null & sleep 8; pkill -9 -x dpkg`)
    expect(await installed()).toMatch(/^.[^i] 4.0$/)
    const done = await deploy('1.1')
    expect(done.code, done.stdout).toBe(0)
    expect(await installed()).toBe('hi 1.1')
  })

  test('a host that loses its power in the midst of a change is back at what it had', async () => {
    const daemon = fleet.start()
    await fleet.alice.git('pull', '-q')
    await fleet.alice.write('service.yaml', serviceOf('4.0'))
    await fleet.alice.commitAndPush('Bring hf-probe 4.0')
    const begun = await eventually(async () => ((await installed()).includes('4.0') ? true : undefined), 90_000)
    expect(begun).toBe(true)
    await daemon.kill()
    await fleet.lab.crash(host)
    const back = await eventually(async () => {
      const said = await on('cat /var/lib/holdfast/restored/*.node || true')
      return said.includes('the machine restarted before') ? true : undefined
    }, 120_000)
    expect(back, await on('journalctl -b --no-pager -o cat -u "holdfast-*"')).toBe(true)
    expect(await installed()).toBe('hi 1.1')
    expect(await on('systemctl is-active hf-probe.service')).toBe('active')
  })

  test('a declared restart happens once, and the change is confirmed when the host is well again', async () => {
    const before = fleet.lab.bootId(host)
    const run = await deploy('1.0', 'packages')
    expect(run.code, run.stdout).toBe(0)
    expect(await installed()).toBe('hi 1.0')
    expect(fleet.lab.bootId(host)).not.toBe(before)
    expect(await told()).toContain('the machine was restarted')
    const after = fleet.lab.bootId(host)
    expect((await once()).code).toBe(0)
    expect(fleet.lab.bootId(host)).toBe(after)
  })

  test('a change that is not well after its restart goes back, with a restart of its own', async () => {
    const before = fleet.lab.bootId(host)
    const run = await deploy('3.0', 'packages')
    expect(run.code, run.stdout).not.toBe(0)
    expect(await installed()).toBe('hi 1.0')
    expect(await on('systemctl is-active hf-probe.service')).toBe('active')
    expect(fleet.lab.bootId(host)).not.toBe(before)
    expect(await on('find /var/lib/holdfast/generations -name returned | wc -l')).toBe('1')
  })
})
