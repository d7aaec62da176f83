import { expect, it } from 'vitest'
import { type Bench, value } from './nodes-bench.ts'
import { directory, hold } from './nodes-plans.ts'

/** What a look at a host has to tell apart. */
export function observeContract(bench: Bench): void {
  it('tells present, absent and other sizes apart', async () => {
    const { at, subject } = bench
    await subject.write(at('a file'), 'text')
    const seen = await bench.look({
      paths: [
        { path: at('a file'), size: 4 },
        { path: subject.base },
        { path: at('none') },
        { path: at('a file/below'), size: 4 },
      ],
    })
    const { sha256 } = hold('text')
    const file = { type: 'file', mode: '0644', owner: 'root', group: 'root', size: 4 }
    expect(seen.paths[at('a file')]).toEqual({ seen: 'present', value: { ...file, sha256 } })
    expect(seen.paths[subject.base]).toEqual({ seen: 'present', value: directory })
    expect(seen.paths[at('none')]).toEqual({ seen: 'absent' })
    expect(seen.paths[at('a file/below')]).toEqual({ seen: 'absent' })
    const again = await bench.look({ paths: [{ path: at('a file'), size: 5 }] })
    expect(again.paths[at('a file')]).toEqual({ seen: 'present', value: { ...file, sha256: undefined } })
  })

  it('answers about a host nobody touched', async () => {
    const seen = await bench.look({
      users: ['root', `no${bench.subject.mark}`],
      groups: ['root'],
      units: ['no-such.service'],
    })
    expect(seen).toMatchObject({ managed: [], owed: [] })
    expect(seen.epoch).toBeUndefined()
    expect(seen.users.root).toMatchObject({ seen: 'present', value: { uid: 0, group: 'root' } })
    expect(seen.users[`no${bench.subject.mark}`]).toEqual({ seen: 'absent' })
    expect(seen.groups.root).toMatchObject({ seen: 'present', value: { gid: 0 } })
    expect(seen.units['no-such.service']).toMatchObject({
      seen: 'present',
      value: { loadState: 'not-found', activeState: 'inactive', enablement: 'absent' },
    })
  })
}

/** Looks that are asked for one by one. */
export function lookContract(bench: Bench): void {
  it('reads contents for a diff', async () => {
    const { at, subject } = bench
    await subject.write(at('text'), 'some\ntext\n')
    const contents = value(await subject.nodes.read(subject.target, [at('text'), at('none'), subject.base]))
    expect(Buffer.from(contents[at('text')] ?? '').toString()).toBe('some\ntext\n')
    expect(contents[at('none')]).toBeUndefined()
    expect(contents[subject.base]).toBeUndefined()
  })

  it('quotes the last lines of a unit, however little it said', async () => {
    const lines = value(await bench.subject.nodes.lastLines(bench.subject.target, 'no-such.service'))
    expect(lines.length).toBeLessThanOrEqual(20)
  })

  it('asks health, one result a check, in order', async () => {
    const { subject } = bench
    const results = value(
      await subject.nodes.probe(subject.target, [
        { type: 'command', argv: ['/bin/true', 'a b', '$x'], timeoutMs: 10_000 },
        { type: 'command', argv: ['/bin/true'], timeoutMs: 10_000 },
      ]),
    )
    expect(results).toMatchObject([
      { check: '/bin/true a b $x', status: 'pass' },
      { check: '/bin/true', status: 'pass' },
    ])
  })
}
