import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { packFiles } from '../../src/adapters/nodes/posix/upload.ts'
import { sha256 } from '../../src/core/fleet/digest.ts'
import { encodePlan } from '../../src/node/encode.ts'
import { epoch, nothing } from '../contracts/nodes-bench.ts'
import { absent, fileOf, hold, orderOf, path, readHeld } from '../contracts/nodes-plans.ts'
import { createFolderHost, type FolderHost, interpreters } from './host.ts'

const isRoot = process.getuid?.() === 0
let host: FolderHost
beforeEach(() => {
  host = createFolderHost('dash')
})
afterEach(() => host.close())

describe.skipIf(!isRoot)('what a node takes', () => {
  it('asks once, and once more only to install the program', async () => {
    await host.nodes.observe(host.target, nothing)
    expect(host.commands).toHaveLength(3)
    await host.nodes.observe(host.target, nothing)
    expect(host.commands).toHaveLength(4)
    expect(readFileSync(host.program(), 'utf8')).not.toMatch(/^\s*#/m)
    expect(sha256(readFileSync(host.program()))).toBe(host.program().slice(-64))
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
    const head = `holdfast 1\nnonce ab\nattempt cut\nepoch 1 aaaaaaaa\nservice web\nplan ${sha256(plan)}\nundo ${sha256(undo)}\ndeadline 60\nconfirm 60\nfile ${digest}\nneed ${digest}\nend\n`
    const whole = Buffer.concat([Buffer.from(head), tar])
    const shells = Object.values(interpreters)
    const lastContentByte = whole.length - 1024 - 72
    for (let round = 0; round < 45; round += 1) {
      const at = Math.floor((round * lastContentByte) / 45)
      const answer = host.ask('apply', whole.subarray(0, at), shells[round % 3])
      expect(answer.stdout, `cut at ${at}`).not.toContain('record')
      expect(existsSync(join(host.root, 'var/lib/holdfast/pending/cut')), `cut at ${at}`).toBe(false)
    }
    const flipped = Buffer.from(whole)
    flipped[head.length + 600] = (flipped[head.length + 600] ?? 0) ^ 1
    expect(host.ask('apply', flipped).stdout).toContain('refused')
    expect(host.ask('apply', whole).stdout).toContain('record cut')
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
    const head = `holdfast 1\nnonce ab\nattempt evil\nepoch 1 aaaaaaaa\nservice web\nplan ${sha256(plan)}\nundo ${sha256(undo)}\ndeadline 60\nconfirm 60\nend\n`
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
      const answer = host.ask('apply', Buffer.concat([Buffer.from(head), tar]))
      expect(answer.stdout, evil).toMatch(/refused system the upload (holds|did not)/)
    }
  })

  it('refuses requests that make no sense', async () => {
    await host.nodes.observe(host.target, nothing)
    for (const lines of ['attempt ../../etc', 'attempt -rf', 'attempt a b;id', 'as whatever', 'epoch x y', '$(id)']) {
      const answer = host.ask('confirm', `holdfast 1\nnonce ab\n${lines}\nend\n`)
      expect(answer.stdout, lines).toMatch(/refused system/)
    }
    expect(host.ask('observe', 'holdfast 1\nnonce ab\npath - /etc\n').stdout).toContain(
      'refused system the request was cut short',
    )
    expect(host.ask('observe', 'nonsense\n')).toMatchObject({ status: 2, stdout: '' })
    expect(host.ask('nonsense', '')).toMatchObject({ status: 2, stdout: '' })
  })
})
