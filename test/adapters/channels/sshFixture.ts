import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest'
import type { Channels } from '../../../src/adapters/channels/port.ts'
import { createSshChannels } from '../../../src/adapters/channels/ssh2/channels.ts'
import type { SshOptions } from '../../../src/adapters/channels/ssh2/channels.ts'
import type { SshLimits } from '../../../src/adapters/channels/ssh2/limits.ts'
import type { Target } from '../../../src/core/fleet/node.ts'
import { startFaultProxy } from './faultProxy.ts'
import { startSshd, whySshdIsMissing } from './sshd.ts'
import type { Sshd } from './sshd.ts'

/** Why a test file about SSH is skipped, said as a test of its own. */
export const missing = whySshdIsMissing()
if (missing) it.skip(`SSH channels against a real sshd: ${missing}`, () => undefined)

/** For a command that is to end well. */
export const quick = { timeoutMs: 20_000 }

/** One sshd for a test file, and whatever a test opens, ended after it. To be called within a describe. */
export function useSsh() {
  let sshd: Sshd
  let endings: (() => Promise<void>)[] = []
  beforeAll(async () => {
    sshd = await startSshd()
  })
  afterEach(async () => {
    for (const end of endings.toReversed()) await end()
    endings = []
  })
  afterAll(() => sshd.stop())

  const create = (options: SshOptions) => {
    const channels = createSshChannels(options)
    endings.push(() => channels.close())
    return channels
  }
  return {
    sshd: () => sshd,
    /** Channels with any options. */
    create,
    /** Channels that a server lets in. */
    open: (server = sshd, limits: Partial<SshLimits> = {}) =>
      create({ identities: [server.identity], limits: { backoffMs: 20, ...limits } }),
    /** Another sshd. */
    server: async (settings: string[], keyTypes?: string[]) => {
      const started = await startSshd(settings, keyTypes)
      endings.push(() => started.stop())
      return started
    },
    /** A proxy before a server, and the target that goes through it. */
    proxy: async (to = sshd) => {
      const proxy = await startFaultProxy(to)
      endings.push(() => proxy.close())
      return { proxy, target: { ...to.target, port: proxy.port } as Target }
    },
  }
}

/** Bytes as text. */
export function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString()
}

/** Runs a command that is to end well. */
export function run(channels: Channels, target: Target, command = 'echo ok') {
  return channels.exec(target, command, quick)
}

/** A command that runs until it is ended, and when the host has started it. */
export function watchFor(channels: Channels, target: Target) {
  const directory = mkdtempSync(join(tmpdir(), 'holdfast-ssh-'))
  const mark = join(directory, 'started')
  const dark = channels.exec(target, `touch ${mark}; sleep 60`, { timeoutMs: 60_000 })
  const started = vi
    .waitFor(() => expect(existsSync(mark)).toBe(true), { timeout: 10_000 })
    .finally(() => rmSync(directory, { recursive: true }))
  return { dark, started }
}
