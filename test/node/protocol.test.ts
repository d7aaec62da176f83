import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { channelError, type Channels } from '../../src/adapters/channels/port.ts'
import { createPosixNodes } from '../../src/adapters/nodes/posix/nodes.ts'
import { packFiles } from '../../src/adapters/nodes/posix/upload.ts'
import { sha256 } from '../../src/core/fleet/digest.ts'
import { encodePlan } from '../../src/node/encode.ts'
import { makeArchive } from '../contracts/nodes-archive.ts'
import { absent, fileOf, hold, orderOf, path, readHeld } from '../contracts/nodes-plans.ts'
import { createFolderHost, type FolderHost, interpreters } from './host.ts'

const isRoot = process.getuid?.() === 0
const epoch = { number: 1, controller: 'aaaaaaaa' }
const nothing = { paths: [], trees: [], users: [], groups: [], units: [] }
let host: FolderHost
beforeEach(() => {
  host = createFolderHost('dash')
})
afterEach(() => host.close())

function programOf(on: FolderHost): string {
  const bin = join(on.root, 'var/lib/holdfast/bin')
  return join(bin, readdirSync(bin).find((name) => name.length === 64) ?? '')
}

function ask(verb: string, input: string | Buffer, shell = ['dash']): { status: number | null; stdout: string } {
  return spawnSync(shell[0] ?? '', [...shell.slice(1), programOf(host), verb], {
    input,
    env: { ...host.env, LC_ALL: 'C' },
    encoding: 'utf8',
  })
}

describe.skipIf(!isRoot)('what a node takes', () => {
  it('asks once, and once more only to install the program', async () => {
    await host.nodes.observe(host.target, nothing)
    expect(host.commands).toHaveLength(3)
    await host.nodes.observe(host.target, nothing)
    expect(host.commands).toHaveLength(4)
    expect(readFileSync(programOf(host), 'utf8')).not.toMatch(/^\s*#/m)
    expect(sha256(readFileSync(programOf(host)))).toBe(programOf(host).slice(-64))
    expect(readdirSync(join(host.root, 'var/lib/holdfast'))).toEqual(['bin'])
  })

  it('uploads only what the node lacks, and a second time nothing', async () => {
    const steps = [path('/srv/a', absent, fileOf('aaaa')), path('/srv/b', absent, fileOf('bbbb'))]
    const read: string[] = []
    const reading = (ref: Parameters<typeof readHeld>[0]): ReturnType<typeof readHeld> => {
      read.push(ref.sha256)
      return readHeld(ref)
    }
    await host.nodes.apply(host.target, orderOf({ attempt: 'a', steps }), reading)
    expect(read.toSorted()).toEqual([hold('aaaa').sha256, hold('bbbb').sha256].toSorted())
    await host.nodes.follow(host.target, 'a', 10_000)
    await host.nodes.confirm(host.target, { attempt: 'a', epoch, as: 'kept' })
    const more = [path('/srv/c', absent, fileOf('aaaa'))]
    await host.nodes.apply(host.target, orderOf({ attempt: 'b', steps: more }), reading)
    expect(read).toHaveLength(2)
  })

  it('refuses an upload cut anywhere, and keeps nothing of it', { timeout: 120_000 }, async () => {
    await host.nodes.observe(host.target, nothing)
    const order = orderOf({ attempt: 'cut', steps: [path('/srv/a', absent, fileOf('x'.repeat(3000)))] })
    const plan = encodePlan(order.plan)
    const undo = encodePlan(order.undo)
    const digest = hold('x'.repeat(3000)).sha256
    const files = [
      { name: 'plan', read: async () => Buffer.from(plan) },
      { name: sha256(undo), read: async () => Buffer.from(undo) },
      { name: digest, read: () => readHeld({ sha256: digest, size: 0, secret: false }) },
    ]
    const chunks: Uint8Array[] = []
    for await (const chunk of packFiles(files)) chunks.push(chunk)
    const tar = Buffer.concat(chunks)
    const head = `holdfast 1\nnonce ab\nattempt cut\nepoch 1 aaaaaaaa\nservice web\nplan ${sha256(plan)}\nundo ${sha256(undo)}\ndeadline 60\nfile ${digest}\nneed ${digest}\nend\n`
    const whole = Buffer.concat([Buffer.from(head), tar])
    const shells = Object.values(interpreters).map((command) => command.split(' '))
    const lastContentByte = whole.length - 1024 - 72
    for (let round = 0; round < 45; round += 1) {
      const at = Math.floor((round * lastContentByte) / 45)
      const answer = ask('apply', whole.subarray(0, at), shells[round % 3])
      expect(answer.stdout, `cut at ${at}`).not.toContain('record')
      expect(existsSync(join(host.root, 'var/lib/holdfast/pending/cut')), `cut at ${at}`).toBe(false)
    }
    const flipped = Buffer.from(whole)
    flipped[head.length + 600] = (flipped[head.length + 600] ?? 0) ^ 1
    expect(ask('apply', flipped).stdout).toContain('refused')
    expect(ask('apply', whole).stdout).toContain('record cut')
    await host.nodes.follow(host.target, 'cut', 10_000)
    expect(readFileSync(join(host.root, 'srv/a'), 'utf8')).toBe('x'.repeat(3000))
    expect(readdirSync(join(host.root, 'var/lib/holdfast/incoming')).filter((name) => name.startsWith('cut'))).toEqual(
      [],
    )
  })

  it('accepts nothing in an upload but announced files', async () => {
    await host.nodes.observe(host.target, nothing)
    const order = orderOf({ attempt: 'evil', steps: [] })
    const [plan, undo] = [encodePlan(order.plan), encodePlan(order.undo)]
    const head = `holdfast 1\nnonce ab\nattempt evil\nepoch 1 aaaaaaaa\nservice web\nplan ${sha256(plan)}\nundo ${sha256(undo)}\ndeadline 60\nend\n`
    const box = join(host.root, 'box')
    for (const evil of ['link', 'extra', 'folder', '.hidden']) {
      execFileSync('rm', ['-rf', box])
      mkdirSync(box)
      writeFileSync(join(box, 'plan'), plan)
      writeFileSync(join(box, sha256(undo)), undo)
      if (evil === 'link') symlinkSync('/etc/shadow', join(box, 'a'.repeat(64)))
      else if (evil === 'folder') mkdirSync(join(box, 'a'.repeat(64)))
      else writeFileSync(join(box, evil), '')
      const tar = execFileSync('sh', ['-c', 'cd "$1" && tar -cf - -- * .[!.]* 2>/dev/null || true', 'x', box])
      const answer = ask('apply', Buffer.concat([Buffer.from(head), tar]))
      expect(answer.stdout, evil).toMatch(/refused system the upload (holds|did not)/)
    }
  })

  it('refuses requests that make no sense', async () => {
    await host.nodes.observe(host.target, nothing)
    for (const lines of ['attempt ../../etc', 'attempt -rf', 'attempt a b;id', 'as whatever', 'epoch x y', '$(id)']) {
      const answer = ask('confirm', `holdfast 1\nnonce ab\n${lines}\nend\n`)
      expect(answer.stdout, lines).toMatch(/refused system/)
    }
    expect(ask('observe', 'holdfast 1\nnonce ab\npath - /etc\n').stdout).toContain(
      'refused system the request was cut short',
    )
    expect(ask('observe', 'nonsense\n')).toMatchObject({ status: 2, stdout: '' })
    expect(ask('nonsense', '')).toMatchObject({ status: 2, stdout: '' })
  })
})

describe.skipIf(!isRoot)('an observe', () => {
  /** Processes the program started, itself included; the channel's own shell is not. */
  function countProcesses(interpreter: string, request: string): number {
    const trace = join(host.root, 'trace')
    const argv = [
      '-f',
      '-qq',
      '-e',
      'trace=process',
      '-o',
      trace,
      ...interpreter.split(' '),
      programOf(host),
      'observe',
    ]
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
        const requestOf = (count: number): string => {
          const paths = Array.from(
            { length: count },
            (_, index) => `path 1 /srv/${index ? `name-${index}\\0040` : 'a\\0040b'}`,
          )
          const units = Array.from({ length: count }, (_, index) => `unit unit-${index}.service`)
          const users = Array.from({ length: count }, (_, index) => `user user-${index}`)
          return [
            'holdfast 1',
            'nonce ab',
            ...paths,
            `tree ${'a'.repeat(64)} /srv`,
            'user root',
            'group root',
            ...users,
            ...units,
            'end',
            '',
          ].join('\n')
        }
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
    const answer = ask('observe', 'holdfast 1\nnonce ab\npath 11 /srv/secret\nend\n')
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

describe('a conversation that breaks', () => {
  const target = {
    node: 'n',
    via: 'ssh' as const,
    address: 'h',
    port: 22,
    user: 'ann',
    become: 'sudo' as const,
    hostKeys: [],
  }
  const answering = (stdout: string, stderr: string, code: number | undefined): Channels => ({
    exec: async () => ({ code, stdout: Buffer.from(stdout), stderr: Buffer.from(stderr), truncated: false }),
    dial: () => Promise.reject(new Error('unused')),
    close: async () => undefined,
  })

  it('names the sudoers line that is missing', async () => {
    const nodes = createPosixNodes({ channels: answering('', 'sudo: a password is required\n', 1) })
    const answer = await nodes.observe(target, nothing)
    expect(answer).toMatchObject({
      answer: 'lost',
      phase: 'become',
      message: expect.stringContaining('ann ALL=') as string,
    })
  })

  it('shows what is no answer, without obeying it', async () => {
    const nodes = createPosixNodes({ channels: answering('\u001b[2Jrm -rf?', '', 0) })
    const answer = await nodes.observe(target, nothing)
    expect(answer).toMatchObject({
      answer: 'lost',
      phase: 'program',
      message: expect.stringContaining('\\u{1b}[2Jrm') as string,
    })
  })

  it('takes a signal for a cut', async () => {
    const nodes = createPosixNodes({ channels: answering('', '', undefined) })
    expect(await nodes.follow(target, 'a', 0)).toMatchObject({ answer: 'lost', phase: 'cut' })
  })

  it('keeps the phase a channel names', async () => {
    for (const code of ['connect', 'hostKey', 'login', 'cut', 'timeout'] as const) {
      const channels = { ...answering('', '', 0), exec: () => Promise.reject(channelError(code, code)) }
      expect(await createPosixNodes({ channels }).observe(target, nothing)).toMatchObject({
        answer: 'lost',
        phase: code,
      })
    }
  })
})
