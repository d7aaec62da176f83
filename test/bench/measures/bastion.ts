import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pLimit from 'p-limit'
import { startSshd, type Sshd } from '../../adapters/channels/sshd.ts'
import { createSshChannels } from '../../../src/adapters/channels/ssh2/channels.ts'
import type { Channels } from '../../../src/adapters/channels/port.ts'
import type { Target } from '../../../src/core/fleet/node.ts'
import type { Row } from '../row.ts'
import { sumUp } from '../samples.ts'

const nodes = 500
/** As many as the daemon looks at together, and as many as an Ansible play of this size would. */
const atOnce = 64
const forks = 50

/** P10: 500 addresses behind one bastion whose sshd has the defaults; nobody of them may seem to be away. */
export async function measureBastion(runs: number, say: (line: string) => void): Promise<Row[]> {
  const bastion = await startSshd()
  // One sshd stands for 500: it has to bear the logins that 500 would share.
  const host = await startSshd(['MaxStartups 1000'], ['ed25519'], '0.0.0.0')
  try {
    const away: number[] = []
    const logins: number[] = []
    for (let run = 1; run <= runs; run++) {
      const before = acceptedBy(bastion)
      const lost = await sweep(bastion, host)
      away.push(lost.size)
      for (const [node, why] of lost) say(`P10: ${node}: ${why}`)
      logins.push(acceptedBy(bastion) - before)
      say(`P10: run ${run}: ${away.at(-1)} unreachable, ${logins.at(-1)} connections to the bastion`)
    }
    const before = acceptedBy(bastion)
    const lost = await sweepByHand(bastion, host)
    const measure = `${nodes} nodes behind a bastion with sshd's defaults`
    const theirs = (value: number) => ({ name: `ssh -J, ${forks} at a time`, samples: sumUp([value]) })
    return [
      {
        id: 'P10 unreachable',
        measure: `${measure}: unreachable`,
        unit: 'nodes',
        ours: sumUp(away),
        theirs: theirs(lost),
        goal: { is: 'limit', value: 0 },
      },
      {
        id: 'P10 connections',
        measure: `${measure}: logins there`,
        unit: 'connections',
        ours: sumUp(logins),
        theirs: theirs(acceptedBy(bastion) - before),
        goal: { is: 'limit', value: 1 },
      },
    ]
  } finally {
    await bastion.stop()
    await host.stop()
  }
}

function acceptedBy({ log }: Sshd): number {
  return log.filter((line) => line.startsWith('Accepted publickey')).length
}

function addressOf(index: number): string {
  return `127.1.${Math.floor(index / 250)}.${(index % 250) + 1}`
}

/** Every node is asked cold, on the kept connection, and on a fresh one as a confirmation is; answers which ever failed, and how. */
async function sweep(bastion: Sshd, host: Sshd): Promise<Map<string, string>> {
  const channels = createSshChannels({ identities: [bastion.identity, host.identity] })
  const { user, hostKeys } = bastion.target
  const jump = { name: 'bastion-1', address: '127.0.0.1', port: bastion.port, user, hostKeys }
  const targets = Array.from({ length: nodes }, (_, index): Target => ({
    ...host.target,
    node: `node-${index}`,
    address: addressOf(index),
    jump,
  }))
  const lost = new Map<string, string>()
  try {
    for (const fresh of [false, false, true]) {
      const turns = pLimit(atOnce)
      await Promise.all(targets.map((target) => turns(() => ask(channels, target, fresh, lost))))
    }
  } finally {
    await channels.close()
  }
  return lost
}

async function ask(channels: Channels, target: Target, fresh: boolean, lost: Map<string, string>): Promise<void> {
  try {
    const { code } = await channels.exec(target, 'true', { timeoutMs: 60_000, fresh })
    if (code !== 0) lost.set(target.node, `ended with ${code}`)
  } catch (error) {
    lost.set(target.node, (error as Error).message)
  }
}

/** The same once by OpenSSH as people script it: a jump of its own for each node. */
async function sweepByHand(bastion: Sshd, host: Sshd): Promise<number> {
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-jump-'))
  const config = join(directory, 'config')
  const { user } = bastion.target
  const lines = [
    'Host *',
    '  BatchMode yes',
    '  StrictHostKeyChecking no',
    '  UserKnownHostsFile /dev/null',
    '  LogLevel ERROR',
    '  ConnectTimeout 60',
    `  User ${user}`,
    `  IdentityFile ${bastion.identity.path}`,
    `  IdentityFile ${host.identity.path}`,
    'Host bastion',
    '  HostName 127.0.0.1',
    `  Port ${bastion.port}`,
    'Host 127.1.*',
    `  Port ${host.port}`,
    '  ProxyJump bastion',
  ]
  writeFileSync(config, `${lines.join('\n')}\n`)
  const turns = pLimit(forks)
  try {
    const codes = await Promise.all(
      Array.from({ length: nodes }, (_, index) =>
        turns(async () => {
          const child = spawn('ssh', ['-F', config, addressOf(index), 'true'], { stdio: 'ignore' })
          const [code] = (await once(child, 'exit')) as [number | null]
          return code
        }),
      ),
    )
    return codes.filter((code) => code !== 0).length
  } finally {
    rmSync(directory, { recursive: true })
  }
}
