import { expect, it } from 'vitest'
import type { Step } from '../../src/core/plan/plan.ts'
import { type Bench, epoch } from './nodes-bench.ts'
import { absent, directory, fileOf, hold, orderOf, path } from './nodes-plans.ts'

/** Names that break what is not careful. */
export const hostileNames = [
  ' leading and  double blanks ',
  `quotes ' " \` $(touch x) $HOME; rm -rf *`,
  '*',
  '[a-z]?',
  '-n',
  '--help',
  'ünïcödé 日本 \u{1F600}',
  '%s%n',
  '~root',
  '#comment',
  '{a,b}',
]

/** What an attempt does to paths, and when it does not. */
export function applyContract(bench: Bench): void {
  it('brings files, directories and links, and records what it manages', async () => {
    const { at } = bench
    const manage = [
      {
        origin: 'created' as const,
        subject: 'path' as const,
        name: at('dir/a b'),
        prune: true,
        notify: [{ action: 'reload' as const, unit: 'a-b.service' }],
      },
      { origin: 'taken' as const, subject: 'unit' as const, name: 'a-b.service' },
    ]
    const steps: Step[] = [
      path(at('dir'), absent, { ...directory, mode: '0750' }),
      path(at('dir/a b'), absent, fileOf('hello\n', '0640')),
      path(at('link'), absent, { type: 'link', target: `to 'a' "b" \\ $x ` }),
    ]
    const record = await bench.apply({ attempt: 'a1', steps, manage })
    expect(record).toMatchObject({ steps: 'applied', outcome: 'armed' })
    const seen = await bench.look({
      paths: [{ path: at('dir') }, { path: at('dir/a b'), size: 6 }, { path: at('link') }],
    })
    expect(seen).toMatchObject({ armed: 'a1', epoch, managed: manage.map((thing) => ({ service: 'web', ...thing })) })
    expect(seen.busy).toBeUndefined()
    expect(seen.paths[at('dir')]).toMatchObject({ value: { type: 'directory', mode: '0750' } })
    expect(seen.paths[at('dir/a b')]).toMatchObject({ value: { mode: '0640', sha256: hold('hello\n').sha256 } })
    expect(seen.paths[at('link')]).toEqual({ seen: 'present', value: { type: 'link', target: `to 'a' "b" \\ $x ` } })
    expect(await bench.confirm('a1')).toMatchObject({ steps: 'applied', outcome: 'healthy', by: 'controller' })
    expect((await bench.look()).armed).toBeUndefined()
  })

  it('survives hostile names', async () => {
    const { at } = bench
    const before = await bench.subject.digest()
    const steps = hostileNames.map((name) => path(at(name), absent, fileOf(name)))
    expect(await bench.apply({ attempt: 'hostile', steps })).toMatchObject({ steps: 'applied' })
    const paths = hostileNames.map((name) => ({ path: at(name), size: Buffer.byteLength(name) }))
    const seen = await bench.look({ paths })
    for (const name of hostileNames) {
      expect(seen.paths[at(name)], name).toMatchObject({ value: { sha256: hold(name).sha256 } })
    }
    expect(await bench.restore('hostile')).toMatchObject({ outcome: 'restored' })
    expect(await bench.subject.digest()).toBe(before)
  })

  it('changes and removes what is there, and leaves what others put into a directory', async () => {
    const { at, subject } = bench
    await bench.apply({
      attempt: 'b1',
      steps: [path(at('d'), absent, directory), path(at('f'), absent, fileOf('1')), path(at('g'), absent, fileOf('g'))],
    })
    await bench.confirm('b1')
    await subject.write(at('d/theirs'), 'x')
    const before = await subject.digest()
    const steps = [
      path(at('f'), fileOf('1'), fileOf('2', '0600')),
      path(at('g'), fileOf('g'), absent),
      path(at('d'), directory, absent),
    ]
    expect(await bench.apply({ attempt: 'b2', steps })).toMatchObject({ steps: 'applied' })
    expect(await subject.read(at('f'))).toBe('2')
    expect(await subject.read(at('g'))).toBeUndefined()
    expect(await subject.read(at('d/theirs'))).toBe('x')
    expect(await bench.restore('b2')).toMatchObject({ outcome: 'restored', by: 'controller' })
    expect(await subject.digest()).toBe(before)
  })

  it('does an attempt once however often it is sent', async () => {
    const { at, subject } = bench
    const order = orderOf({ attempt: 'c1', steps: [path(at('f'), absent, fileOf('1'))] })
    await bench.apply(order)
    await subject.remove(at('f'))
    const again = await bench.apply(order)
    expect(again).toMatchObject({ steps: 'applied', outcome: 'armed' })
    expect(await subject.read(at('f'))).toBeUndefined()
  })

  it('changes nothing when anything differs from what was expected', async () => {
    const { at, subject } = bench
    await subject.write(at('second'), 'by hand')
    const before = await subject.digest()
    const steps = [path(at('first'), absent, fileOf('1')), path(at('second'), absent, fileOf('2'))]
    const record = await bench.apply({ attempt: 'd1', steps })
    expect(record).toMatchObject({ steps: 'stale', outcome: 'none', detail: `path ${at('second')}` })
    expect(await subject.digest()).toBe(before)
    const modes = [path(at('second'), fileOf('by hand', '0600'), absent)]
    expect(await bench.apply({ attempt: 'd2', steps: modes })).toMatchObject({ steps: 'stale' })
    const owners = [path(at('second'), fileOf('by hand', '0644', 'daemon'), absent)]
    expect(await bench.apply({ attempt: 'd3', steps: owners })).toMatchObject({ steps: 'stale' })
    const contents = [path(at('second'), fileOf('By hand'), absent)]
    expect(await bench.apply({ attempt: 'd4', steps: contents })).toMatchObject({ steps: 'stale' })
  })

  it('stops at the step that fails and names it', async () => {
    const { at, subject } = bench
    const before = await subject.digest()
    const steps = [
      path(at('d'), absent, directory),
      path(at('missing/folder'), absent, fileOf('1')),
      path(at('never'), absent, { type: 'link', target: 'x' }),
    ]
    const record = await bench.apply({ attempt: 'e1', steps })
    expect(record).toMatchObject({ steps: 'failed', outcome: 'armed', step: 1 })
    expect(record.detail).not.toBe('')
    expect((await bench.look({ paths: [{ path: at('never') }] })).paths[at('never')]).toEqual({ seen: 'absent' })
    expect(await bench.restore('e1')).toMatchObject({ steps: 'failed', outcome: 'restored' })
    expect(await subject.digest()).toBe(before)
  })
}
