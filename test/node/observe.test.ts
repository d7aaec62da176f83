import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, chmodSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sha256 } from '../../src/core/fleet/digest.ts'
import { makeArchive } from '../contracts/nodes-archive.ts'
import { nothing } from '../contracts/nodes-bench.ts'
import { absent, hold, orderOf, readHeld } from '../contracts/nodes-plans.ts'
import { createFolderHost, type FolderHost, interpreters } from './host.ts'

const isRoot = process.getuid?.() === 0
let host: FolderHost
beforeEach(() => {
  host = createFolderHost('dash')
})
afterEach(() => host.close())

/** Processes the program started, itself included; the channel's own shell is not. */
function countProcesses(interpreter: string, request: string): number {
  const trace = join(host.root, 'trace')
  const argv = ['-f', '-qq', '-e', 'trace=process', '-o', trace, ...interpreter.split(' '), host.program(), 'observe']
  spawnSync('strace', argv, {
    input: request,
    env: { ...host.env, PATH: `${host.root}/quiet:${host.env.PATH}`, LC_ALL: 'C' },
  })
  return new Set(
    readFileSync(trace, 'utf8')
      .split('\n')
      .flatMap((line) => /^(\d+)/.exec(line)?.[1] ?? []),
  ).size
}

/** A look at so many of everything but releases. */
function requestOf(count: number): string {
  const paths = Array.from({ length: count }, (_, index) => `path 1 /srv/${index ? `name-${index}\\0040` : 'a\\0040b'}`)
  const units = Array.from({ length: count }, (_, index) => `unit unit-${index}.service`)
  const users = Array.from({ length: count }, (_, index) => `user user-${index}`)
  const packages = Array.from({ length: count }, (_, index) => `package package-${index}`)
  return [
    'holdfast 1',
    'nonce ab',
    ...paths,
    `tree ${'a'.repeat(64)} /srv`,
    'user root',
    'group root',
    ...users,
    ...units,
    ...packages,
    'end',
    '',
  ].join('\n')
}

describe.skipIf(!isRoot)('an observe', () => {
  const hasStrace = spawnSync('strace', ['-V']).status === 0
  for (const [name, command] of Object.entries(interpreters)) {
    it.skipIf(!hasStrace)(
      `costs at most eight processes under ${name}, however long the lists`,
      { timeout: 60_000 },
      async () => {
        await host.nodes.observe(host.target, nothing)
        const quiet = join(host.root, 'quiet')
        mkdirSync(quiet)
        // A systemctl of one process, as the real one is.
        writeFileSync(join(quiet, 'systemctl'), '#!/bin/true\n')
        chmodSync(join(quiet, 'systemctl'), 0o755)
        writeFileSync(join(host.root, 'srv/a b'), '1')
        for (let index = 1; index < 500; index += 1) writeFileSync(join(host.root, `srv/name-${index} `), '1')
        const passwd = Array.from({ length: 500 }, (_, index) => `user-${index}:x:${index}:0::/:/bin/sh\n`)
        appendFileSync(join(host.root, 'etc/passwd'), passwd.join(''))
        const few = countProcesses(command, requestOf(1))
        expect(few).toBeLessThanOrEqual(8)
        expect(few).toBeGreaterThan(4)
        expect(countProcesses(command, requestOf(1000))).toBe(few)
      },
    )
  }

  it('sends no content of any file', async () => {
    writeFileSync(join(host.root, 'srv/secret'), 'sesame open')
    await host.nodes.observe(host.target, nothing)
    const answer = host.ask('observe', 'holdfast 1\nnonce ab\npath 11 /srv/secret\nend\n')
    expect(answer.stdout).toContain(sha256('sesame open'))
    expect(answer.stdout).not.toContain('sesame')
  })

  it('takes a thousand paths, and does not take "I cannot tell" for absent', async () => {
    const paths = Array.from({ length: 1000 }, (_, index) => ({ path: `/srv/${'deep '.repeat(20)}${index}`, size: 3 }))
    for (const { path: name } of paths.slice(0, 500)) writeFileSync(join(host.root, name), 'abc')
    const loop = join(host.root, 'srv/loop')
    symlinkSync('loop', loop)
    const tooLong = `/srv/${'x'.repeat(300)}`
    const seen = await host.nodes.observe(host.target, {
      ...nothing,
      paths: [{ path: '/srv/loop/x' }, ...paths, { path: tooLong }],
    })
    if (seen.answer !== 'ok') throw new Error(JSON.stringify(seen))
    expect(seen.value.paths['/srv/loop/x']).toMatchObject({
      seen: 'unknown',
      why: expect.stringContaining('Too many levels') as string,
    })
    expect(seen.value.paths[tooLong]).toMatchObject({ seen: 'unknown' })
    const states = paths.map(({ path: name }) => seen.value.paths[name])
    expect(
      states
        .slice(0, 500)
        .every((one) => one?.seen === 'present' && one.value.type === 'file' && one.value.sha256 === sha256('abc')),
    ).toBe(true)
    expect(states.slice(500).every((one) => one?.seen === 'absent')).toBe(true)
  })

  it('tells mount points and what cannot be written', async () => {
    const at = join(host.root, 'srv/mo unt')
    mkdirSync(at)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'ro', 'holdfast-test', at])
    try {
      const seen = await host.nodes.observe(host.target, {
        ...nothing,
        paths: [{ path: '/srv/mo unt' }, { path: '/srv/mo unt/x' }, { path: '/srv' }],
      })
      if (seen.answer !== 'ok') throw new Error(JSON.stringify(seen))
      expect(seen.value.paths['/srv/mo unt']?.trait).toEqual({ mountPoint: true, readOnly: true })
      expect(seen.value.paths['/srv/mo unt/x']).toEqual({
        seen: 'absent',
        trait: { mountPoint: false, readOnly: true },
      })
      expect(seen.value.paths['/srv']?.trait).toBeUndefined()
    } finally {
      execFileSync('umount', [at])
    }
  })

  it('asks for several releases at once after it saw them right', async () => {
    const { bytes, digest } = await makeArchive()
    const to = { type: 'tree' as const, digest, archive: hold(bytes).sha256 }
    const folders = ['/srv/r/1', '/srv/r/2', '/srv/r/3 b']
    await host.nodes.apply(
      host.target,
      orderOf({ attempt: 't', steps: folders.map((directory) => ({ kind: 'tree', directory, from: absent, to })) }),
      readHeld,
    )
    expect(await host.nodes.follow(host.target, 't', 10_000)).toMatchObject({ value: { steps: 'applied' } })
    const trees = folders.map((directory) => ({ directory, digest }))
    const right = Object.fromEntries(folders.map((directory) => [directory, { seen: 'present', value: true }]))
    for (let round = 0; round < 2; round += 1) {
      expect(await host.nodes.observe(host.target, { ...nothing, trees })).toMatchObject({ value: { trees: right } })
    }
    writeFileSync(join(host.root, 'srv/r/2/foreign'), '')
    expect(await host.nodes.observe(host.target, { ...nothing, trees })).toMatchObject({
      value: { trees: { ...right, '/srv/r/2': { seen: 'present', value: false } } },
    })
  })
})
