import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { DurableEntry } from '../../src/core/journal/entry.ts'
import type { Controller } from './fleet/controller.ts'
import type { Told } from './fleet/journalTail.ts'
import { hostPairs, openProbe, type Kind, type Probe } from './fleet/probe.ts'
import { up, type Lab } from './lab.ts'
import { describeLab } from './require.ts'

// What happens to hosts and cables in the midst of a rollout, with the real daemon. Each fault ends with the fleet at
// the commit or, by one revert, byte for byte where it was; several fleets at a time, since most of it is waiting.

const laneCount = 3
const settleMs = 120_000

/** A fleet with its daemon. */
interface Lane extends Probe {
  daemon: Controller
  /** Reverts by Holdfast that had to come so far. */
  reverts: number
}

interface Fault {
  name: string
  run: (lane: Lane) => Promise<void>
}

/** What a node does, or is in the midst of, when it is struck. */
type Moment = 'applying' | 'verifying' | 'restoring' | 'confirmed'

const signOf: Record<Moment, DurableEntry['type']> = {
  applying: 'attempt-received',
  verifying: 'steps-ended',
  restoring: 'restore-intended',
  confirmed: 'outcome',
}

const hasEnded = (entry: Told) => entry.type === 'rollout-ended'
const hasFailed = (entry: Told) => entry.type === 'rollout-failed'
const isOwnRestore = (entry: Told) => entry.type === 'outcome' && entry.outcome === 'restored' && entry.by === 'node'

let lab: Lab
const lanes: Lane[] = []

beforeAll(async () => {
  const pairs = hostPairs(laneCount)
  lab = await up({ hosts: pairs.flat() })
  for (const hosts of pairs) {
    const probe = await openProbe(lab, hosts)
    // Long enough for a short cut to pass.
    await probe.fleet.alice.edit('fleet.yaml', 'healthyDeadline: 3s', 'healthyDeadline: 9s')
    await probe.fleet.alice.commitAndPush('Wait longer for health')
    lanes.push({ ...probe, daemon: probe.fleet.start(), reverts: 0 })
  }
})
afterAll(async () => {
  for (const { fleet } of lanes) await fleet.close()
  await lab?.down()
})

/** Waits until branch and hosts stand as they should after a change; `sick` is one that is taken back. */
async function settled(lane: Lane, ends: Kind, commit: string, before: string[]): Promise<void> {
  if (ends === 'sick') lane.reverts += 1
  const stands = async (): Promise<void> => {
    expect(openRollouts(lane)).toEqual([])
    await lane.prove(ends, commit, before)
  }
  await vi.waitFor(stands, { timeout: settleMs, interval: 1_000 })
}

function openRollouts({ fleet }: Lane): string[] {
  const entries = fleet.journal.entries()
  const ended = entries.flatMap((entry) => (entry.type === 'rollout-ended' ? [entry.rollout] : []))
  return entries.flatMap((entry) =>
    entry.type === 'rollout-started' && !ended.includes(entry.rollout) ? [entry.rollout] : [],
  )
}

/** The node of the first attempt since `from` that comes to a moment. */
async function nodeAt(lane: Lane, moment: Moment, from: number): Promise<string> {
  const { journal } = lane.fleet
  const fits = (entry: Told): boolean => entry.type === signOf[moment]
  const entry = await journal.await(`an attempt that is ${moment}`, fits, { from, timeoutMs: 60_000 })
  const id = 'attempt' in entry ? entry.attempt : ''
  const intended = journal.entries().find((one) => one.type === 'attempt-intended' && one.attempt === id)
  if (intended?.type !== 'attempt-intended') throw new Error(`nobody intended ${id}`)
  return intended.node
}

async function onEach(lane: Lane, command: string): Promise<void> {
  for (const host of lane.hosts) expect((await lab.exec(host, command)).code).toBe(0)
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms))

async function cut(host: string, seconds: number): Promise<void> {
  await lab.cutNetwork(host)
  await pause(seconds * 1_000)
  await lab.restoreNetwork(host)
}

/** A host that is struck at a moment; `ends` differs from `kind` where the fault itself condemns the commit. */
function struck(name: string, kind: Kind, moment: Moment, strike: (host: string) => Promise<void>, ends = kind): Fault {
  return {
    name: `${name} while it is ${moment} (${kind})`,
    run: async (lane) => {
      const before = await lane.digests()
      // Slow enough to be met in the midst of its steps.
      if (moment === 'applying') await onEach(lane, 'echo 3 >/run/probe-slow')
      const from = lane.fleet.journal.mark()
      const commit = await lane.change(kind)
      await strike(await nodeAt(lane, moment, from))
      if (moment === 'applying') await onEach(lane, 'rm -f /run/probe-slow')
      await settled(lane, ends, commit, before)
    },
  }
}

const crash = (host: string): Promise<void> => lab.crash(host)
const reboot = (host: string): Promise<void> => lab.reboot(host)
const cutShortly = (host: string): Promise<void> => cut(host, 4)
const cutLong = (host: string): Promise<void> => cut(host, 45)

const cutBefore: Fault = {
  name: 'a host that is out of reach before it is touched',
  run: async (lane) => {
    const before = await lane.digests()
    const [first = ''] = lane.hosts
    await lab.cutNetwork(first)
    const from = lane.fleet.journal.mark()
    const commit = await lane.change('well')
    const end = await lane.fleet.journal.await('the end of the rollout', hasEnded, { from, timeoutMs: 90_000 })
    expect(end).toMatchObject({ result: 'succeeded-with-deferred', counts: { healthy: 1, deferred: 1 } })
    await lab.restoreNetwork(first)
    await settled(lane, 'well', commit, before)
  },
}

const brokenInterface: Fault = {
  name: 'a commit that takes the network down',
  run: async (lane) => {
    const before = await lane.digests()
    const { alice, journal } = lane.fleet
    const from = journal.mark()
    const down =
      '[Service]\nType=oneshot\nRemainAfterExit=yes\nExecStart=/bin/ip link set host0 down\nExecStop=/bin/ip link set host0 up\n'
    await alice.write('quiet.service', down)
    await alice.edit(
      'service.yaml',
      '  units:\n',
      '  units:\n    - { name: quiet.service, source: quiet.service, state: running }\n',
    )
    const commit = await alice.commitAndPush('Be quiet')
    await journal.await('the host to take it back', isOwnRestore, { from, timeoutMs: settleMs })
    const made = (entry: Told) => entry.type === 'revert-made' && entry.reverts.includes(commit)
    await journal.await('its revert', made, { from, timeoutMs: 60_000 })
    lane.reverts += 1
    await alice.git('pull', '-q')
    expect(await lane.digests()).toEqual(before)
  },
}

const fullDisk: Fault = {
  name: 'a host whose disk is full',
  run: async (lane) => {
    const before = await lane.digests()
    const [first = ''] = lane.hosts
    const home = '/var/lib/holdfast'
    // A small disk of its own for what Holdfast keeps there, filled to the brim.
    const fill = `set -e; cp -a ${home} /run/kept; mount -t tmpfs -o size=8m tmpfs ${home}; cp -a /run/kept/. ${home}/
      dd if=/dev/zero of=${home}/filler bs=4k status=none || true`
    expect((await lab.exec(first, fill)).code).toBe(0)
    const from = lane.fleet.journal.mark()
    const commit = await lane.change('well')
    const failed = await lane.fleet.journal.await('the rollout to fail', hasFailed, { from, timeoutMs: 90_000 })
    expect(failed).toMatchObject({ blame: 'node', node: first, why: expect.stringContaining('No space left') })
    await lane.fleet.journal.await('the end of the rollout', hasEnded, { from, timeoutMs: 60_000 })
    expect((await lab.exec(first, `rm ${home}/filler`)).code).toBe(0)
    const retried = await lane.fleet.verb(['retry', 'probe', '--in', 'staging', '--why', 'there is room again'])
    expect(retried.code, `${retried.stdout}${retried.stderr}`).toBe(0)
    await settled(lane, 'well', commit, before)
  },
}

const newImage: Fault = {
  name: 'a host that was installed anew and shows another key',
  run: async (lane) => {
    const before = await lane.digests()
    const { alice, journal } = lane.fleet
    const [, second = ''] = lane.hosts
    const renew = `rm /etc/ssh/ssh_host_*; ssh-keygen -A >/dev/null; systemctl restart ssh; pkill -f '^sshd: deploy' || true
      cat /etc/ssh/ssh_host_ed25519_key.pub`
    const [type, key] = (await lab.exec(second, renew)).stdout.split(' ')
    const from = journal.mark()
    await lane.change('well')
    const lost = (entry: Told) => entry.type === 'node-lost' && entry.node === second
    expect(await journal.await('the host to be refused', lost, { from, timeoutMs: 90_000 })).toMatchObject({
      phase: 'hostKey',
    })
    await journal.await('the end of the rollout', hasEnded, { from, timeoutMs: 90_000 })
    const old = lab.host(second).hostKeys[0] ?? ''
    await alice.edit('nodes.yaml', old, `${type} ${key}`)
    const commit = await alice.commitAndPush('Trust the new key')
    await settled(lane, 'well', commit, before)
  },
}

const fewLogins: Fault = {
  name: 'a host whose sshd turns connections away at random',
  run: async (lane) => {
    const before = await lane.digests()
    const [first = ''] = lane.hosts
    const file = '/etc/ssh/sshd_config.d/few.conf'
    await onEach(lane, `echo 'MaxStartups 2:50:4' >${file}; systemctl restart ssh; pkill -f '^sshd: deploy' || true`)
    const { address, port } = lab.host(first)
    const idle: Socket[] = [1, 2].map(() => connect({ host: address, port }).on('error', () => undefined))
    try {
      const from = lane.fleet.journal.mark()
      const commit = await lane.change('well')
      await settled(lane, 'well', commit, before)
      expect(lane.fleet.journal.entries().slice(from)).not.toContainEqual(
        expect.objectContaining({ type: 'node-lost' }),
      )
    } finally {
      for (const socket of idle) socket.destroy()
      await onEach(lane, `rm ${file}; systemctl restart ssh`)
    }
  },
}

const faults: Fault[] = [
  struck('a host cut off for long', 'well', 'verifying', cutLong, 'sick'),
  struck('a host cut off for long', 'well', 'applying', cutLong, 'sick'),
  struck('a host cut off for long', 'sick', 'restoring', cutLong),
  brokenInterface,
  fullDisk,
  newImage,
  cutBefore,
  fewLogins,
  struck('a host that loses its power', 'well', 'applying', crash),
  struck('a host that loses its power', 'well', 'verifying', crash),
  struck('a host that loses its power', 'sick', 'restoring', crash),
  struck('a host that loses its power', 'well', 'confirmed', crash),
  struck('a host that reboots', 'well', 'applying', reboot),
  struck('a host that reboots', 'well', 'verifying', reboot),
  struck('a host cut off shortly', 'well', 'applying', cutShortly),
  struck('a host cut off shortly', 'well', 'verifying', cutShortly),
]

describeLab('a fault in the midst of a rollout', () => {
  test('ends with the fleet at the commit, or where it was by one revert', { timeout: 900_000 }, async () => {
    const left = [...faults]
    const drive = async (lane: Lane): Promise<void> => {
      await lane.fleet.journal.await('the first deployment', hasEnded, { timeoutMs: 90_000 })
      for (let next = left.shift(); next !== undefined; next = left.shift()) {
        const { name } = next
        const from = lane.fleet.journal.mark()
        await next.run(lane).catch((error: Error) => {
          const said = lane.fleet.journal.entries().slice(from).length
          throw new Error(`${name}: ${error.message}\n${lane.fleet.journal.tell(said)}`, { cause: error })
        })
      }
      await lane.daemon.stop()
      const last = await lane.fleet.verb(['run', '--once'], 120_000)
      expect(last.stdout).toMatch(/: 0 changes\n$/)
      const log = await lane.fleet.alice.git('log', '--format=%an', 'origin/main')
      expect(log.split('\n').filter((author) => author === 'Holdfast')).toHaveLength(lane.reverts)
    }
    await Promise.all(lanes.map(drive))
  })
})
