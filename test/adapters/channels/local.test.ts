import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it, vi } from 'vitest'
import { createLocalChannels } from '../../../src/adapters/channels/local/local.ts'
import type { Target } from '../../../src/core/fleet/node.ts'
import { channelsContract } from '../../contracts/channels.ts'

const target: Target = {
  node: 'here',
  via: 'local',
  address: '127.0.0.1',
  port: 0,
  user: 'root',
  become: 'none',
  hostKeys: [],
}

channelsContract('local', async () => {
  const channels = createLocalChannels()
  return { channels, target, close: () => channels.close() }
})

describe('local channels', () => {
  it('build the environment from empty', async () => {
    process.env['HOLDFAST_TEST_LEAK'] = 'leaked'
    const channels = createLocalChannels({ env: { HOLDFAST_ROOT: '/tmp/x' } })
    const { stdout } = await channels.exec(target, 'env', { timeoutMs: 10_000 })
    delete process.env['HOLDFAST_TEST_LEAK']
    const names = Buffer.from(stdout)
      .toString()
      .trim()
      .split('\n')
      .map((line) => line.split('=')[0])
      .filter((name) => !['PWD', 'OLDPWD', '_', 'SHLVL'].includes(name!))
    expect(names.toSorted()).toEqual(['HOLDFAST_ROOT', 'HOME', 'LC_ALL', 'PATH'])
  })

  it('kill what the shell started when its time is over', async () => {
    const channels = createLocalChannels()
    const marker = `3600.${process.pid}${Math.floor(performance.now() * 1_000)}`
    const command = `sleep ${marker} & sleep ${marker}; true`
    await expect(channels.exec(target, command, { timeoutMs: 300 })).rejects.toMatchObject({ code: 'timeout' })
    await vi.waitFor(() => expect(commandLines().filter((line) => line.includes(marker))).toEqual([]))
  })

  it('use the shell they are given', async () => {
    const channels = createLocalChannels({ shell: ['/bin/bash', '-c'] })
    const { stdout } = await channels.exec(target, 'echo "${BASH_VERSION:+bash}"', { timeoutMs: 10_000 })
    expect(Buffer.from(stdout).toString()).toBe('bash\n')
  })

  it('name a shell that is not there', async () => {
    const channels = createLocalChannels({ shell: ['/no/such/shell', '-c'] })
    const ran = channels.exec(target, 'true', { timeoutMs: 10_000 })
    await expect(ran).rejects.toMatchObject({ code: 'connect', message: expect.stringContaining('/no/such/shell') })
  })
})

function commandLines(): string[] {
  const pids = readdirSync('/proc').filter((name) => /^[0-9]+$/.test(name))
  return pids.map((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8')
    } catch {
      return '' // ended meanwhile
    }
  })
}
