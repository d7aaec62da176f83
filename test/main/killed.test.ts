import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'vitest'
import { digestHost, readText } from '../../src/adapters/nodes/memory/host.ts'
import type { ContentRef } from '../../src/core/fleet/value.ts'
import { fleetTest as test, webFiles, type TestFleet } from './fleet.ts'

const entry = fileURLToPath(new URL('./process.ts', import.meta.url))

/** Runs the daemon in a process of its own and kills it the moment it has said a text. */
async function killAt(fleet: TestFleet, text: string): Promise<void> {
  const child = fork(entry, ['run'], {
    execArgv: ['--import', 'tsx'],
    serialization: 'advanced',
    silent: true,
    env: { ...fleet.environment, NODE_NO_WARNINGS: '1' },
  })
  const exit = once(child, 'exit')
  child.on(
    'message',
    async ({ call, verb, args }: { call: number; verb: keyof TestFleet['nodes']; args: unknown[] }) => {
      const contents = args[2]
      if (contents instanceof Map) args[2] = async ({ sha256 }: ContentRef) => contents.get(sha256)
      const method = fleet.nodes[verb] as (...given: unknown[]) => Promise<unknown>
      const answer = await method(...args)
      if (child.connected) child.send({ call, answer })
    },
  )
  let out = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (said: string) => {
      out += said
      if (out.includes(text)) child.kill('SIGKILL')
    })
  }
  const [, signal] = (await exit) as [number | null, string | null]
  expect(signal, out).toBe('SIGKILL')
}

test.for(['applied, now verified', 'wave 2'])(
  'killed at "%s", the next start finishes what was begun',
  { timeout: 180_000 },
  async (moment, { fleet }) => {
    await killAt(fleet, moment)
    expect(existsSync(fleet.socket)).toBe(true)
    const rest = await fleet.holdfast('run', '--once')
    expect(rest, rest.out).toMatchObject({ code: 0, err: '' })
    for (const name of ['test-1', 'web-1', 'web-2']) {
      expect(readText(fleet.nodes.host(name), '/etc/web.conf')).toBe('one\n')
    }
    expect((await fleet.holdfast('run', '--once')).out.trimEnd()).toMatch(/: 0 changes$/)
    expect(existsSync(join(fleet.directory, 'state', 'holdfast.sock'))).toBe(false)
  },
)

test.for(['is held', 'failed; what it touched'])(
  'killed at "%s" of a bad commit, there is one revert and nothing is left of it',
  { timeout: 180_000 },
  async (moment, { fleet }) => {
    await fleet.holdfast('run', '--once')
    const before = ['test-1', 'web-1', 'web-2'].map((name) => digestHost(fleet.nodes.host(name)))
    await fleet.commit('Say two', webFiles('two fails'))
    await killAt(fleet, moment)
    await fleet.holdfast('run', '--once')
    expect((await fleet.holdfast('run', '--once')).code).toBe(0)
    expect(await fleet.git('--git-dir', fleet.remote, 'log', '--format=%s', 'main')).toBe(
      'Revert "Say two"\nSay two\nBegin',
    )
    expect(['test-1', 'web-1', 'web-2'].map((name) => digestHost(fleet.nodes.host(name)))).toEqual(before)
  },
)
