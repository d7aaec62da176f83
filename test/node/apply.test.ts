import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import type { AttemptRecord } from '../../src/adapters/nodes/port.ts'
import { epoch } from '../contracts/nodes-bench.ts'
import { absent, fileOf, orderOf, type OrderOptions, path, readHeld } from '../contracts/nodes-plans.ts'
import { createFolderHost, type FolderHost } from './host.ts'

const isRoot = process.getuid?.() === 0
const hasStrace = spawnSync('strace', ['-V']).status === 0
let host: FolderHost | undefined
afterEach(() => host?.close())

async function apply(on: FolderHost, options: OrderOptions): Promise<AttemptRecord> {
  const sent = await on.nodes.apply(on.target, orderOf(options), readHeld)
  if (sent.answer !== 'ok') throw new Error(JSON.stringify(sent))
  for (;;) {
    const record = await on.nodes.follow(on.target, options.attempt, 30_000)
    if (record.answer !== 'ok') throw new Error(JSON.stringify(record))
    if (record.value.steps !== 'running') return record.value
  }
}

describe.skipIf(!isRoot)('an apply', () => {
  it.skipIf(!hasStrace)(
    'starts at most three processes a file, and syncs in batches',
    { timeout: 120_000 },
    async () => {
      const trace = `/dev/shm/holdfast-trace-${process.pid}`
      const runner = `strace -f -qq -e trace=execve,fsync -o ${trace} dash`
      const on = createFolderHost('dash', runner)
      host = on
      const count = 400
      const names = Array.from({ length: count }, (_, index) => `/srv/${index}`)
      expect(
        await apply(on, { attempt: 'new', steps: names.map((name) => path(name, absent, fileOf(name))) }),
      ).toMatchObject({ steps: 'applied' })
      await on.nodes.confirm(on.target, { attempt: 'new', epoch, as: 'healthy' })
      const steps = names.map((name) => path(name, fileOf(name), fileOf(`${name} changed`)))
      expect(await apply(on, { attempt: 'changed', steps })).toMatchObject({ steps: 'applied' })
      const lines = readFileSync(trace, 'utf8').split('\n')
      spawnSync('rm', ['-f', trace])
      const started = lines.filter((line) => line.includes('execve(') && line.endsWith('= 0'))
      // Pre-image, temporary, rename; and a constant number for everything else.
      expect(started.length).toBeLessThan(3 * count + 80)
      expect(started.filter((line) => line.includes('/sync"')).length).toBeLessThan(30)
      expect(lines.filter((line) => line.includes('fsync(')).length).toBeGreaterThan(2 * count)
    },
  )

  it('keeps for good what was there before its first takeover, and only that', async () => {
    const on = createFolderHost('dash')
    host = on
    writeFileSync(join(on.root, 'srv/the file'), 'original', { mode: 0o644 })
    const manage = [{ origin: 'taken' as const, subject: 'path' as const, name: '/srv/the file', prune: true }]
    const file = '/srv/the file'
    await apply(on, { attempt: 'a', steps: [path(file, fileOf('original'), fileOf('1'))], manage })
    await on.nodes.confirm(on.target, { attempt: 'a', epoch, as: 'healthy' })
    await apply(on, { attempt: 'b', steps: [path(file, fileOf('1'), fileOf('2'))], manage })
    await on.nodes.confirm(on.target, { attempt: 'b', epoch, as: 'healthy' })
    const kept = join(on.root, 'var/lib/holdfast/originals', on.root, 'srv/the file')
    expect(readFileSync(kept, 'utf8')).toBe('original')
  })

  it('keeps ten generations of a service, and no content nobody waits for', { timeout: 60_000 }, async () => {
    const on = createFolderHost('dash')
    host = on
    const home = join(on.root, 'var/lib/holdfast')
    for (let round = 0; round < 12; round += 1) {
      const from = round === 0 ? absent : fileOf(String(round - 1))
      await apply(on, { attempt: `g${round}`, steps: [path('/srv/f', from, fileOf(String(round)))] })
      await on.nodes.confirm(on.target, { attempt: `g${round}`, epoch, as: 'healthy' })
    }
    expect(readdirSync(join(home, 'generations/web'))).toHaveLength(10)
    expect(readdirSync(join(home, 'contents'))).toEqual([])
    expect(await on.nodes.restore(on.target, { attempt: 'g11', epoch })).toMatchObject({ answer: 'ok' })
    await on.nodes.follow(on.target, 'g11', 10_000)
    expect(readFileSync(join(on.root, 'srv/f'), 'utf8')).toBe('10')
  })

  it('is followed on where a cut left it', async () => {
    const on = createFolderHost('dash')
    host = on
    const steps = Array.from({ length: 60 }, (_, index) => path(`/srv/${index}`, absent, { type: 'link', target: 'x' }))
    await on.nodes.apply(on.target, orderOf({ attempt: 'cut', steps }), readHeld)
    // Each of these connections ends before the steps do; none of them matters to the steps.
    const looks = [0, 1, 50, 100]
    for (const waitMs of looks) expect(await on.nodes.follow(on.target, 'cut', waitMs)).toMatchObject({ answer: 'ok' })
    expect(await on.nodes.follow(on.target, 'cut', 30_000)).toMatchObject({
      value: { steps: 'applied', outcome: 'armed' },
    })
  })

  it('says what systemd said when it cannot start the steps, and is none then', async () => {
    const on = createFolderHost('dash')
    host = on
    await on.nodes.observe(on.target, { paths: [], trees: [], users: [], groups: [], units: [] })
    on.breakUnits()
    const sent = await on.nodes.apply(on.target, orderOf({ attempt: 'x', steps: [] }), readHeld)
    expect(sent).toMatchObject({
      answer: 'refused',
      code: 'system',
      message: expect.stringContaining('Failed to start') as string,
    })
    expect(existsSync(join(on.root, 'var/lib/holdfast/pending/x'))).toBe(false)
  })
})
